#!/usr/bin/env bash
# Prints pages that `ouroboros report --html` wrote, with headless Chromium: report.html becomes report.pdf beside it.
# With --one-page a print of more than one sheet is an error.
set -euo pipefail

sheets=0
if [ "${1:-}" = "--one-page" ]; then
    sheets=1
    shift
fi

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
    if [ "$sheets" -gt 0 ]; then
        printed=$(LC_ALL=C grep -a -c '/Type /Page$' "$pdf.part" || true)
        [ "$printed" -eq "$sheets" ] || { echo "$page takes $printed sheets, not $sheets" >&2; exit 1; }
    fi
    mv "$pdf.part" "$pdf"
    echo "Wrote $pdf"
done
