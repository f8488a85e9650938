#!/usr/bin/env bash
# Runs the tests of series beside pyexuber and lppls on the same series in one run and prints the ratios.
#   Tests/Peers/bubble.sh [--quick]
# Creates .venv-peers/bubble/ with the packages of bubble-requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv-peers/bubble
wanted=Tests/Peers/bubble-requirements.txt
stamp="$venv/.requirements"
if ! cmp -s "$wanted" "$stamp" 2>/dev/null; then
    echo "installing the peers into $venv: $(tr '\n' ' ' <"$wanted")" >&2
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$stamp"
fi
swift build -c release --product BubbleBenchmarks >&2
exec "$venv/bin/python" Tests/Peers/bubble.py "$(swift build -c release --show-bin-path)/BubbleBenchmarks" "$@"
