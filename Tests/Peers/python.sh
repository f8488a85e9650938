#!/usr/bin/env bash
# Runs the Python package beside pyexuber, igraph and OR-tools on the same arrays in one run and prints the ratios.
#   Tests/Peers/python.sh WHEEL
# Creates .venv-peers/python/ with the packages of python-requirements.txt, once.
set -euo pipefail
wheel=$(realpath "${1:?the wheel}")
cd "$(dirname "$0")/../.."
. Tests/Peers/environment.sh
peer_environment python python-requirements.txt
"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
exec "$venv/bin/python" Tests/Peers/python.py
