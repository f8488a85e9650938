#!/usr/bin/env bash
# Runs the burn-rate simulation beside numpy and numba on the same model in one run and prints the ratios.
#   Tests/Peers/stress.sh [--quick]
# Shares .venv-peers/clearing/ and its packages with clearing.sh.
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
swift build -c release --product StressBenchmarks >&2
exec "$venv/bin/python" Tests/Peers/stress.py "$(swift build -c release --show-bin-path)/StressBenchmarks" "$@"
