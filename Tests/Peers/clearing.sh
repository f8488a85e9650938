#!/usr/bin/env bash
# Runs clearing and DebtRank beside numba and scipy on the same networks in one run and prints the ratios.
#   Tests/Peers/clearing.sh [--quick | --clearing]
# Creates .venv-peers/clearing/ with the packages of clearing-requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-peers/clearing
wanted=Tests/Peers/clearing-requirements.txt
stamp="$venv/.requirements"
if ! cmp -s "$wanted" "$stamp" 2>/dev/null; then
    echo "installing the peers into $venv: $(tr '\n' ' ' <"$wanted")" >&2
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$stamp"
fi
swift build -c release --product ClearingBenchmarks >&2
exec "$venv/bin/python" Tests/Peers/clearing.py "$(swift build -c release --show-bin-path)/ClearingBenchmarks" "$@"
