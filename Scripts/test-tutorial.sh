#!/usr/bin/env bash
# Runs every shell block of the tutorial as it is written, and holds what it says about the results.
# Usage: test-tutorial.sh COMMAND
set -euo pipefail
tool=$(realpath "${1:?the command}")
tutorial=$(realpath "$(dirname "$0")/../Documentation/tutorial.md")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$tool" "$work/bin/ouroboros"
awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$tutorial" > "$work/blocks.sh"
cd "$work"
PATH=$work/bin:$PATH bash -euo pipefail blocks.sh > out.txt 2> messages.txt || { cat messages.txt >&2; exit 1; }
expect() { grep -q -- "$1" "$2" || { echo "tutorial.md: error: the results do not say: $1" >&2; exit 1; }; }
# Lines are broken at the width of a page.
tr -s '\n ' ' ' < out.txt > text.txt
expect 'Financing that can come back as orders, R\* 1450' text.txt
expect 'Financing 2500' text.txt
expect 'Hexa Labs → Nimbus Cloud → Volta Chips → Hexa Labs 900' text.txt
expect 'no problems' text.txt
expect 'paid \$2.2 bn \$0 ' text.txt
expect 'binding \$2.2 bn \$900 m .* announced \$2.5 bn \$1.2 bn \$0–1.2 bn 48% .* reported \$2.5 bn \$1.4 bn ' text.txt
expect 'gate: warn (1 warned)' text.txt
expect 'returnable-share@binding 40.9%' text.txt
for file in gate.xml gate.sarif page.md report/report.md report/report.ko.md report/legs.csv; do
    [ -s "$file" ] || { echo "tutorial.md: error: there is no $file" >&2; exit 1; }
done
echo "The tutorial runs as written."
