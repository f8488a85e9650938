#!/usr/bin/env bash
# Prints pages that `ouroboros report --html` wrote, with headless Chromium: report.html becomes report.pdf beside it.
set -euo pipefail

browser=""
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        browser=$name
        break
    fi
done
[ -n "$browser" ] || { echo "Chromium is missing; run Scripts/setup.sh --pdf" >&2; exit 1; }

# As root the browser refuses its sandbox.
sandbox=()
[ "$(id -u)" -eq 0 ] && sandbox=(--no-sandbox)

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for page in "$@"; do
    path=$(cd "$(dirname "$page")" && pwd)/$(basename "$page")
    pdf=${path%.html}.pdf
    "$browser" --headless=new "${sandbox[@]}" --disable-gpu --disable-dev-shm-usage --no-first-run \
        --user-data-dir="$profile" --no-pdf-header-footer --print-to-pdf="$pdf.part" \
        "file://$path" >/dev/null 2>&1
    head -c 5 "$pdf.part" | grep -q '%PDF-' || { echo "Chromium did not print $page" >&2; exit 1; }
    mv "$pdf.part" "$pdf"
    echo "Wrote $pdf"
done
