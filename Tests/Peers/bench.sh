#!/usr/bin/env bash
# Runs our algorithms and the peers' on the same networks in one run and prints the ratios.
#   Tests/Peers/bench.sh [--quick]
# Creates .venv-peers/graphs/ with the packages of requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Peers/environment.sh
peer_environment graphs requirements.txt
benchmark CircularityBenchmarks
# Calibration and power of the permutation tests: fails when a demand is not met.
"$bench" significance
exec "$venv/bin/python" Tests/Peers/bench.py "$bench" "$@"
