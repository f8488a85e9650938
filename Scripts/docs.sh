#!/usr/bin/env bash
# Writes the documentation of the library as a static site: one archive of each module, merged under one landing page.
#   Scripts/docs.sh OUTPUT     from the debug build that is there
set -euo pipefail
cd "$(dirname "$0")/.."
output=${1:?Scripts/docs.sh OUTPUT}
modules=$(swift build --show-bin-path)/Modules
triple=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)",/\1/p')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archives=()
includes=()
for module in Sources/C*; do
    for folder in "$module" "$module/include"; do
        [ -e "$folder/module.modulemap" ] && includes+=(-Xcc "-fmodule-map-file=$folder/module.modulemap")
    done
done
for map in .build/debug/C*.build/module.modulemap; do includes+=(-Xcc "-fmodule-map-file=$map"); done
for flag in $(pkg-config --cflags-only-I libxml-2.0 gsl yaml-0.1 libcrypto zlib); do includes+=("$flag"); done
docc convert Documentation/Ouroboros.docc --output-path "$work/Ouroboros.doccarchive" > /dev/null
for catalogue in Sources/*/*.docc; do
    module=$(basename "$catalogue" .docc)
    mkdir "$work/$module"
    swift symbolgraph-extract -module-name "$module" -target "$triple" -I "$modules" "${includes[@]}" \
        -minimum-access-level public -skip-synthesized-members -output-dir "$work/$module"
    docc convert "$catalogue" --additional-symbol-graph-dir "$work/$module" \
        --fallback-display-name "$module" --fallback-bundle-identifier "$module" \
        --transform-for-static-hosting --output-path "$work/$module.doccarchive" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    # A page that names what is not there is an error; a comment may name what another module has.
    if grep -B 1 -A 8 -- "--> .*$module.md" "$work/log"; then exit 1; fi
    archives+=("$work/$module.doccarchive")
done
rm -rf "$output"
docc merge "$work/Ouroboros.doccarchive" "${archives[@]}" --synthesized-landing-page-name Ouroboros \
    --output-path "$output" > /dev/null
echo "$output: ${#archives[@]} modules"
