#!/usr/bin/env bash
# Exports a model in every format and reads it back with the programs that the formats are for.
#   Scripts/test-exports.sh OUROBOROS [MODEL]
# networkx, followthemoney, libcovebods, duckdb from PyPI in .venv-peers/exports/, once; LibreOffice where it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
. Tests/Peers/environment.sh
peer_environment exports exports-requirements.txt
command=$(realpath "$1")
model=${2:-Models/demo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$venv/bin/python" Tests/Peers/exports.py "$command" "$model" "$folder"
"$venv/bin/python" Scripts/json-schemas.py "$command" --check
