#!/usr/bin/env bash
# Builds the command as one static executable, and the library with the Swift runtime in it: OUT/ouroboros and OUT/libouroboros.so.
# Usage: build.sh OUT [SCRATCH] [JOBS]
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:?a folder to write into} scratch=${2:-.build-dist} jobs=${3:-$(getconf _NPROCESSORS_ONLN)}
swift=${SWIFT:-swift}
[ "$(uname -s)" = Linux ] || { echo "Static executables are built on Linux; on other systems: swift build -c release" >&2; exit 1; }
mkdir -p "$out"

# No debug information: it would hold paths of this machine.
flags=(-c release --static-swift-stdlib --scratch-path "$scratch" -j "$jobs" -Xswiftc -gnone -Xcc -g0 --quiet)
"$swift" build "${flags[@]}" --product COuroboros
"$swift" build "${flags[@]}" --product ouroboros
built=$("$swift" build "${flags[@]}" --show-bin-path)

# The driver links, since it knows the runtime's archives; SwiftPM has no switch for a fully static executable.
link=("${swift}c" -use-ld=lld -Xlinker --gc-sections -Xlinker --strip-all -Xlinker --build-id=sha1)
libraries=(-lgsl -lgslcblas -lyaml -lcrypto -lm)
"${link[@]}" -static-executable -o "$out/ouroboros" "@$built/ouroboros.product/Objects.LinkFileList" "${libraries[@]}" 2> "$out/link.log" || {
    cat "$out/link.log" >&2
    exit 1
}

# Only the interface is visible: a program may have another GSL of its own. Debian's archives hold no position-independent tables
# that another library could replace, hence -Bsymbolic.
printf '{ global: ouroboros_*; local: *; };\n' > "$out/exports.map"
"${link[@]}" -emit-library -static-stdlib -o "$out/libouroboros.so" "@$built/COuroboros.product/Objects.LinkFileList" \
    -Xlinker -soname=libouroboros.so -Xlinker --version-script="$out/exports.map" -Xlinker -Bsymbolic \
    -Xlinker --exclude-libs=ALL -Xclang-linker -static-libstdc++ -Xclang-linker -static-libgcc \
    -lgsl -lgslcblas -lyaml -lm
rm -f "$out/exports.map" "$out/link.log"
