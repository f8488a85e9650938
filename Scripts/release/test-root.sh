#!/usr/bin/env bash
# Unpacks a release in an empty root without Swift, runs it there, and holds what it writes against what another build writes here.
# Usage: test-root.sh ARCHIVE.tar.gz REFERENCE ROOT...
#   REFERENCE  the command of another build, such as .build/release/ouroboros
#   ROOT       the folder of a root (debootstrap --variant=minbase bookworm ROOT); needs to run as root, for chroot
set -euo pipefail
archive=$(realpath "${1:?the archive}") reference=$(realpath "${2:?the command of another build}")
shift 2
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || { echo "name a root" >&2; exit 64; }
work=$(mktemp -d)
mounted=()
finish() {
    for place in ${mounted[@]+"${mounted[@]}"}; do umount "$place"; done
    rm -rf "$work"
}
trap finish EXIT

# Run in a folder that holds Models/, with the command as the first argument: writes everything below out/.
cat > "$work/run.sh" <<'RUN'
set -eu
tool=$1
rm -rf out
mkdir out
status() { "$@" || echo "status $?" >> out/statuses; }
"$tool" report Models/demo --lang en,ko --html --paths 2000 -o out/demo --quiet
"$tool" report Models/cases/telecom-vendors-1998 --lang en,ko -o out/telecom-2000 --quiet
status "$tool" check Models/ai-infrastructure --quiet --format text=out/check.txt --json out/check.json --sarif out/check.sarif --junit out/check.xml --summary out/check.md
"$tool" stress Models/ai-infrastructure --paths 2000 --no-explain --quiet -o out/stress.txt
"$tool" stress Models/demo --paths 2000 --format json --quiet -o out/stress.json
"$tool" circularity Models/ai-infrastructure --circuits --format json --quiet -o out/circularity.json
"$tool" bubble Models/series/sp500-cape.csv --quiet -o out/bubble.txt
printf 'src,dst,weight\nchip,lab,100\nlab,cloud,60\ncloud,chip,40\nlab,chip,30\n' | "$tool" circularity - --format json -o out/edges.json
status "$tool" lint Models/ai-infrastructure --format json --quiet > out/lint.json
RUN

mkdir "$work/here"
cp -r Models "$work/here/Models"
(cd "$work/here" && bash "$work/run.sh" "$reference")

for root in "$@"; do
    [ ! -e "$root/usr/lib/swift" ] && ! chroot "$root" sh -c 'command -v swift' >/dev/null || { echo "$root has Swift" >&2; exit 1; }
    # Swift's runtime finds itself and its arguments there, as in every container.
    [ -e "$root/proc/self" ] || { mount -t proc proc "$root/proc" && mounted+=("$root/proc"); }
    place=$root/ouroboros-test
    rm -rf "$place"
    mkdir "$place"
    tar -xzf "$archive" -C "$place" --strip-components 1
    cp -r Models "$place/Models"
    cp "$work/run.sh" "$place/run.sh"
    chroot "$root" sh -c 'cd /ouroboros-test && bin/ouroboros --version && sh run.sh /ouroboros-test/bin/ouroboros'
    diff -r "$work/here/out" "$place/out"
    # What is committed must come out as well.
    diff -r Reports/telecom-2000 "$place/out/telecom-2000"
    name=$(. "$root/etc/os-release" && echo "$PRETTY_NAME")
    echo "$name: $(find "$place/out" -type f | wc -l) files, the same bytes as $(basename "$reference") writes here"
    rm -rf "$place"
done
