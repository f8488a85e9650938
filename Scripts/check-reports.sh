#!/usr/bin/env bash
# Writes every committed report anew beside the old one and fails when a byte differs.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=.build/debug/ouroboros
[ -x "$tool" ] || tool=.build/release/ouroboros
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
status=0
for report in Reports/*/; do
    name=$(basename "$report")
    "$tool" report "Models/$name" --lang en,ko -o "$fresh/$name" --quiet
    if ! diff -rq "$report" "$fresh/$name" >&2; then
        echo "Reports/$name is stale: run \`make report MODEL=Models/$name\` and commit it" >&2
        status=1
    fi
done
[ $status -eq 0 ] && echo "Reports are current."
exit $status
