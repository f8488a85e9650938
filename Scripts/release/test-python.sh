#!/usr/bin/env bash
# Installs the wheel in a fresh environment and runs the package's tests, notebooks and type checks there.
# Usage: test-python.sh WHEEL
set -euo pipefail
cd "$(dirname "$0")/../.."
wheel=$(realpath "${1:?the wheel}")
environment=.build-python/test
rm -rf "$environment"
python3 -m venv "$environment"
python=$PWD/$environment/bin/python
"$python" -m pip install --quiet --disable-pip-version-check "$wheel" pytest numpy pandas mypy 'pyright[nodejs]' nbclient ipykernel

# The first lines of the start page, as they are written, where nothing is installed: an answer in under a minute.
first=$PWD/.build-python/first
rm -rf "$first"
python3 -m venv "$first"
awk '/^```sh$/ { inside = 1; next } /^```$/ { exit } inside' README.md > "$first/lines.sh"
(cd "$(dirname "$wheel")" && PATH=$first/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 timeout 60 bash -euo pipefail "$first/lines.sh") > "$first/out.txt"
# Lines are broken at the width of a page.
tr -s '\n ' ' ' < "$first/out.txt" > "$first/text.txt"
grep -q 'Financing that can come back as orders, R\* 70 ' "$first/text.txt" || {
    cat "$first/out.txt" >&2
    echo "README.md: error: its first lines do not give the answer" >&2
    exit 1
}

rm -rf .build-python/run
mkdir -p .build-python/run
cp -r Python/tests Python/notebooks Python/pyproject.toml .build-python/run/
cd .build-python/run
OUROBOROS_MODELS=$OLDPWD/Models "$python" -m pytest -q tests
# What a user's type checker sees: the installed package and the tests that use it.
"$python" -m mypy --strict --no-error-summary -p ouroboros_ledger --config-file pyproject.toml
"$python" -m mypy --config-file /dev/null tests/typed_use.py
"$python" -m pyright --pythonpath "$python" tests/typed_use.py
"$environment/bin/ouroboros" --version 2>/dev/null || "$(dirname "$python")/ouroboros" --version
