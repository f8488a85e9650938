# Ouroboros: `make report` and `make test` install what is missing, build, and run.

SWIFT ?= swift
MODEL ?= Models/ai-infrastructure
# Where the model's own day is committed (Scripts/reports.txt), else a folder of the model's name.
REPORT ?= Reports/$(or $(shell awk '$$1 == "$(notdir $(MODEL))" && $$2 == "-" { print $$3 }' Scripts/reports.txt),$(notdir $(MODEL)))
PDF ?= .build/pdf/$(notdir $(MODEL))
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.PHONY: completions man report reports critical-values pdf check test build release setup setup-tests lint format format-check stale bench fuzz sanitize clean help

help:
	@echo "make report   build in release mode and write $(REPORT)/"
	@echo "make reports  write all committed reports (Scripts/reports.txt)"
	@echo "make critical-values  make the tables of Models/critical-values again"
	@echo "make pdf      print the report of $(MODEL) into $(PDF)/, in both languages"
	@echo "make test     build with warnings as errors, run all tests, check that Reports/ is current"
	@echo "make check    hold $(MODEL) against its policy"
	@echo "make lint     diagnostics of $(MODEL)"
	@echo "make fuzz     feed every reader with changed inputs: SECONDS=60"
	@echo "make sanitize run the tests under the address, undefined and thread sanitizers"
	@echo "make bench    speed beside the peers (makes a Python environment for them)"
	@echo "make completions  scripts for bash, zsh and fish in dist/completions"
	@echo "make man      manual pages in dist/man"
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

# The committed reports must be what the models and the code give today.
stale:
	@Scripts/check-reports.sh

completions: release
	@mkdir -p dist/completions
	@.build/release/ouroboros --generate-completion-script bash > dist/completions/ouroboros.bash
	@.build/release/ouroboros --generate-completion-script zsh > dist/completions/_ouroboros
	@.build/release/ouroboros --generate-completion-script fish > dist/completions/ouroboros.fish

man: release
	@.build/release/ouroboros manual -o dist/man

format:
	$(SWIFT) format -i -r Sources Tests Package.swift

format-check:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

# Changed inputs for every reader, SECONDS in all; more with FUZZ="--reader ledger --seed 7".
SECONDS_OF_FUZZ := $(if $(filter command line environment,$(origin SECONDS)),$(SECONDS),60)
fuzz: setup-tests
	OUROBOROS_STRICT=1 $(SWIFT) build --product ouroboros-fuzz -j $(JOBS) --quiet
	.build/debug/ouroboros-fuzz --seconds $(SECONDS_OF_FUZZ) $(FUZZ)

# Each sanitizer has a build of its own: about as long as three builds.
SANITIZERS ?= address undefined thread
sanitize: setup-tests
	@for kind in $(SANITIZERS); do \
		echo "sanitizer: $$kind"; \
		SWIFT_BACKTRACE=enable=no OUROBOROS_STRICT=1 $(SWIFT) test --sanitize $$kind --scratch-path .build-$$kind -j $(JOBS) || exit 1; \
	done

bench: setup
	@Tests/Peers/bench.sh
	@Tests/Peers/clearing.sh
	@Tests/Peers/bubble.sh
	@Tests/Peers/stress.sh

clean:
	rm -rf .build .venv-peers
