#!/usr/bin/env bash
# Runs the burn-rate simulation beside numpy and numba on the same model in one run and prints the ratios.
#   Tests/Peers/stress.sh [--quick]
# Shares .venv-peers/clearing/ and its packages with clearing.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Peers/environment.sh
peer_environment clearing clearing-requirements.txt
benchmark StressBenchmarks
exec "$venv/bin/python" Tests/Peers/stress.py "$bench" "$@"
