# Ouroboros: `make report` and `make test` install what is missing, build, and run.

SWIFT ?= swift
MODEL ?= Models/ai-infrastructure
# However its path is written: `Models/demo/`, `./Models/demo`.
MODEL_PATH := $(patsubst $(CURDIR)/%,%,$(abspath $(MODEL)))
# Where the model's own day is committed (Scripts/reports.txt), else a folder of the model's name.
REPORT ?= Reports/$(or $(shell awk '"Models/" $$1 == "$(MODEL_PATH)" && $$2 == "-" { print $$3 }' Scripts/reports.txt),$(notdir $(MODEL_PATH)))
PDF ?= .build/pdf/$(notdir $(MODEL_PATH))
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# What `--version` names.
export OUROBOROS_COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null)
DIST_BUILD ?= .build-dist

.PHONY: dist dist-build wheel test-python test-dist test-action image completions man report reports critical-values pdf check test build release setup setup-tests lint format format-check stale bench bench-python fuzz sanitize docs smoke clean help test-exports test-all test-engines test-tutorial

help:
	@echo "make report   build in release mode and write $(REPORT)/"
	@echo "make reports  write all committed reports (Scripts/reports.txt)"
	@echo "make critical-values  make the tables of Models/critical-values again"
	@echo "make pdf      print a one-page summary and the report of $(MODEL) into $(PDF)/, in both languages"
	@echo "make test     build with warnings as errors, run all tests, check that Reports/ is current"
	@echo "make test-exports  read exports back with networkx, LibreOffice, DuckDB, followthemoney, libcovebods; hold JSON against its schemas"
	@echo "make check    hold $(MODEL) against its policy"
	@echo "make lint     diagnostics of $(MODEL)"
	@echo "make fuzz     feed every reader with changed inputs: SECONDS=60"
	@echo "make sanitize run the tests under the address, undefined and thread sanitizers"
	@echo "make smoke    the fast tests of the parts, on what is built: under a minute"
	@echo "make docs     the library's documentation as pages, in dist/docs"
	@echo "make bench    speed beside the peers (makes a Python environment for them)"
	@echo "make bench-python  speed of the Python package beside its peers, on arrays"
	@echo "make completions  scripts for bash, zsh and fish in dist/completions"
	@echo "make man      manual pages in dist/man"
	@echo "make dist     static executable, archive, Debian package, checksums, bill of materials in dist/"
	@echo "make wheel    the Python package with the command and the library, in dist/"
	@echo "make test-python  the tests of the Python package, in an environment of their own"
	@echo "make test-dist    runs the release in empty roots (as root; makes them with debootstrap)"
	@echo "make test-action  plays the steps of the action with the release of dist/"
	@echo "make test-engines  large runs on local clusters of Spark and Dask, with workers killed (installs both)"
	@echo "make test-tutorial  runs the tutorial as it is written"
	@echo "make test-all  all of these and make test: an hour or more on two cores"
	@echo "make format   format the sources in place"

setup-tests:
	@Scripts/setup.sh --tests

setup:
	@Scripts/setup.sh

release: setup
	@$(SWIFT) build -c release --product ouroboros -j $(JOBS) --quiet

report: release
	@.build/release/ouroboros report $(MODEL) --lang en,ko -o $(REPORT)

reports: release
	@Scripts/write-reports.sh .build/release/ouroboros Reports

# Simulated tables: the same bytes unless their method changes.
critical-values: release
	@Scripts/write-critical-values.sh .build/release/ouroboros Models/critical-values

# Not beside the report: a print carries its date, so it is never the same twice.
pdf: release
	@Scripts/setup.sh --pdf
	@.build/release/ouroboros report $(MODEL) -o $(PDF) --lang en,ko --html --quiet
	@Scripts/print-page.sh --one-page $(PDF)/summary.html $(PDF)/summary.ko.html
	@Scripts/print-page.sh $(PDF)/report.html $(PDF)/report.ko.html

check: release
	@.build/release/ouroboros check $(MODEL)

lint: release
	@.build/release/ouroboros lint $(MODEL)

build: setup-tests
	OUROBOROS_STRICT=1 $(SWIFT) build --build-tests -j $(JOBS)

test: build
	OUROBOROS_STRICT=1 $(SWIFT) test --skip-build --parallel
	@$(MAKE) --no-print-directory stale

# No peers, no browser, no report of a large model: what a change of one part is tried with first.
SMOKE_SKIPS = OuroborosCLITests ReportsTests BacktestTests GateTests AnalysisTests InChromiumTests LiquidityTests.*Sobol
smoke:
	OUROBOROS_STRICT=1 $(SWIFT) test --skip-build --parallel $(SMOKE_SKIPS:%=--skip '%')

docs: build
	@OUROBOROS_STRICT=1 Scripts/docs.sh dist/docs

# The committed reports must be what the models and the code give today.
stale:
	@Scripts/check-reports.sh

# Programs of others, from PyPI in .venv-peers and LibreOffice; slower than the tests, and they need the network once.
test-exports: release
	@Scripts/test-exports.sh .build/release/ouroboros $(MODEL)

completions: release
	@mkdir -p dist/completions
	@.build/release/ouroboros --generate-completion-script bash > dist/completions/ouroboros.bash
	@.build/release/ouroboros --generate-completion-script zsh > dist/completions/_ouroboros
	@.build/release/ouroboros --generate-completion-script fish > dist/completions/ouroboros.fish

man: release
	@.build/release/ouroboros manual -o dist/man

# The first build takes as long as `make release`, and half as much again for the library.
dist-build: setup
	@Scripts/release/build.sh $(DIST_BUILD)/out $(DIST_BUILD) $(JOBS)

dist: dist-build
	@Scripts/release/package.sh $(DIST_BUILD)/out dist

wheel: dist-build
	@Scripts/release/wheel.sh $(DIST_BUILD)/out dist

test-python: wheel
	@Scripts/release/test-python.sh dist/ouroboros_ledger-*.whl

test-action: dist
	@Scripts/release/test-action.sh dist

test-engines: wheel
	@Scripts/release/test-engines.sh dist/ouroboros_ledger-*.whl

test-tutorial: dist-build
	@Scripts/test-tutorial.sh $(DIST_BUILD)/out/ouroboros

# Everything, also what needs much time or room; each part installs what it needs.
TEST_ALL ?= test test-python test-tutorial test-engines test-action test-dist test-exports
test-all:
	@for part in $(TEST_ALL); do \
		echo "== $$part"; \
		$(MAKE) --no-print-directory $$part || { echo "== $$part failed"; exit 1; }; \
	done
	@echo "== passed: $(TEST_ALL)"

# Two distributions with different C libraries; the roots stay for the next time.
ROOTS ?= bookworm trixie
test-dist: dist release
	@for suite in $(ROOTS); do \
		[ -e .build-roots/$$suite/etc/os-release ] || { mkdir -p .build-roots && debootstrap --variant=minbase $$suite .build-roots/$$suite > .build-roots/$$suite.log || exit 1; }; \
	done
	@Scripts/release/test-root.sh dist/ouroboros-*-linux-$$(uname -m).tar.gz .build/release/ouroboros $(ROOTS:%=.build-roots/%)

image: dist
	@mkdir -p dist/image && tar -xzf dist/ouroboros-*-linux-$$(uname -m).tar.gz -C dist/image --strip-components 1
	@$(or $(shell command -v podman),docker) build -t ouroboros -f Containerfile .

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

format-check:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

# Changed inputs for every reader, SECONDS in all; more with FUZZ="--reader ledger --seed 7".
SECONDS_OF_FUZZ := $(if $(filter command line environment,$(origin SECONDS)),$(SECONDS),60)
fuzz: setup-tests
	OUROBOROS_STRICT=1 $(SWIFT) build --product ouroboros-fuzz -j $(JOBS) --quiet
	.build/debug/ouroboros-fuzz --seconds $(SECONDS_OF_FUZZ) $(FUZZ)

# Each sanitizer has a build of its own: about as long as three builds. Globals of Swift live to the end, which LeakSanitizer takes for leaks.
SANITIZERS ?= address undefined thread
sanitize: setup-tests
	@for kind in $(SANITIZERS); do \
		echo "sanitizer: $$kind"; \
		ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no OUROBOROS_STRICT=1 $(SWIFT) test --sanitize $$kind --scratch-path .build-$$kind -j $(JOBS) || exit 1; \
	done

bench: setup
	@Tests/Peers/bench.sh
	@Tests/Peers/clearing.sh
	@Tests/Peers/bubble.sh
	@Tests/Peers/stress.sh

bench-python: wheel
	@Tests/Peers/python.sh dist/ouroboros_ledger-*.whl

clean:
	rm -rf .build .build-dist .build-python .venv-peers
