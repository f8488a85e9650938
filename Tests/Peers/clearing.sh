#!/usr/bin/env bash
# Runs clearing and DebtRank beside numba and scipy on the same networks in one run and prints the ratios.
#   Tests/Peers/clearing.sh [--quick | --clearing]
# Creates .venv-peers/clearing/ with the packages of clearing-requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Peers/environment.sh
peer_environment clearing clearing-requirements.txt
benchmark ClearingBenchmarks
exec "$venv/bin/python" Tests/Peers/clearing.py "$bench" "$@"
