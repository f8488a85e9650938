#!/usr/bin/env bash
# Installs the wheel in a fresh environment and runs the package's tests and type checks there.
# Usage: test-python.sh WHEEL
set -euo pipefail
cd "$(dirname "$0")/../.."
wheel=$(realpath "${1:?the wheel}")
environment=.build-python/test
rm -rf "$environment"
python3 -m venv "$environment"
python=$PWD/$environment/bin/python
"$python" -m pip install --quiet --disable-pip-version-check "$wheel" pytest numpy pandas mypy
mkdir -p .build-python/run
cp -r Python/tests Python/pyproject.toml .build-python/run/
cd .build-python/run
OUROBOROS_MODELS=$OLDPWD/Models "$python" -m pytest -q tests
# What a user's type checker sees: the installed package and the tests that use it.
"$python" -m mypy --strict --no-error-summary -p ouroboros_ledger --config-file pyproject.toml
"$python" -m mypy --config-file /dev/null tests/typed_use.py
"$environment/bin/ouroboros" --version 2>/dev/null || "$(dirname "$python")/ouroboros" --version
