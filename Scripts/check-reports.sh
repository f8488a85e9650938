#!/usr/bin/env bash
# Writes every committed report anew beside the old one and fails when a byte differs, or when Reports/ has what nobody writes.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=.build/debug/ouroboros
[ -x "$tool" ] || tool=.build/release/ouroboros
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
Scripts/write-reports.sh "$tool" "$fresh"
if ! diff -rq Reports "$fresh" >&2; then
    echo "Reports/ is stale: run \`make reports\` and commit it" >&2
    exit 1
fi
echo "Reports are current."
