#!/usr/bin/env bash
# Runs our algorithms and the peers' on the same networks in one run and prints the ratios.
#   Tests/Peers/bench.sh [--quick]
# Creates .venv-peers/ with the packages of requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-peers
stamp="$venv/.requirements"
if ! cmp -s Tests/Peers/requirements.txt "$stamp" 2>/dev/null; then
    echo "installing the peers into $venv: $(tr '\n' ' ' <Tests/Peers/requirements.txt)" >&2
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r Tests/Peers/requirements.txt
    cp Tests/Peers/requirements.txt "$stamp"
fi
swift build -c release --product OuroborosBenchmarks >&2
# Calibration and power of the permutation tests: fails when a demand is not met.
"$(swift build -c release --show-bin-path)/OuroborosBenchmarks" significance
exec "$venv/bin/python" Tests/Peers/bench.py "$(swift build -c release --show-bin-path)/OuroborosBenchmarks" "$@"
