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
# Hashes that the compiler keeps for its next run; they hold the folder's name, so that another folder would give other bytes.
printf 'SECTIONS { /DISCARD/ : { *(.swift_modhash) } } INSERT AFTER .text;\n' > "$out/discard.ld"
link=("${swift}c" -use-ld=lld -Xlinker --gc-sections -Xlinker --strip-all -Xlinker --build-id=sha1 -Xlinker -T -Xlinker "$out/discard.ld")
# SwiftPM gives the entry point a name of its own, so that tests can link the command.
entry=()
# Read to its end: a reader that leaves early would make the pipe fail.
names=$(grep -o '[^ ]*OuroborosCLI[^ ]*\.o' "$built/ouroboros.product/Objects.LinkFileList" | xargs nm --defined-only 2>/dev/null | grep -c ' T OuroborosCLI_main$' || true)
[ "$names" = 0 ] || entry=(-Xlinker --defsym=main=OuroborosCLI_main)
# See there. The version of ICU that libxml2 was built with, where it was.
icu=$(nm "$(gcc -print-file-name=libxml2.a)" 2>/dev/null | sed -n 's/.* U ucnv_open\(.*\)/\1/p' | head -1)
clang=$(dirname "$(readlink -f "$(command -v "$swift")")")/clang
"$clang" -O2 -c ${icu:+"-DICU(name)=name##$icu"} Scripts/release/no_converters.c -o "$out/no_converters.o"

# Foundation's essentials need these archives, which objects do not name by themselves. All of Foundation would bring Unicode tables of 47 MB.
libraries=(-lFoundationEssentials -l_FoundationCollections -l_FoundationCShims -lgsl -lgslcblas -lyaml -lcrypto -lxml2 -lz -llzma -lm)
"${link[@]}" ${entry[@]+"${entry[@]}"} -Xlinker -Map="$out/link.map" -static-executable -o "$out/ouroboros" "@$built/ouroboros.product/Objects.LinkFileList" "$out/no_converters.o" "${libraries[@]}" 2> "$out/link.log" || {
    cat "$out/link.log" >&2
    exit 1
}

# What has to be in the notices.
sed -n 's|.*/\([^/ ]*\.a\)(.*|\1|p' "$out/link.map" | LC_ALL=C sort -u > "$out/archives.txt"
rm "$out/link.map"

# Archives before shared libraries of the same name, so that the library needs the C library alone.
archives=$out/archives
rm -rf "$archives"
mkdir -p "$archives"
for name in libgsl libgslcblas libyaml libcrypto libstdc++; do
    ln -s "$(realpath "$(gcc -print-file-name=$name.a)")" "$archives/$name.a"
done
# Only the functions of the header are visible: a program may have another GSL, or another Swift, of its own. Debian's archives are compiled for executables, whose
# tables nothing else can replace; -Bsymbolic promises the same of the library.
{
    printf '{ global:\n'
    grep -o '\bouroboros_[a-z_]*(' Sources/COuroboros/include/ouroboros.h | tr -d '(' | sort -u | sed 's/$/;/'
    printf 'local: *; };\n'
} > "$out/exports.map"
"${link[@]}" -emit-library -static-stdlib -o "$out/libouroboros.so" "@$built/COuroboros.product/Objects.LinkFileList" \
    -Xlinker -soname=libouroboros.so -Xlinker --version-script="$out/exports.map" -Xlinker -Bsymbolic \
    -Xlinker --exclude-libs=ALL -Xlinker --as-needed -Xlinker -z -Xlinker defs -Xclang-linker -static-libgcc \
    -L "$archives" -lgsl -lgslcblas -lyaml -lcrypto -lm
needed=$(readelf -d "$out/libouroboros.so" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | grep -vE '^(libc|libm|ld-linux-x86-64)\.so' || true)
[ -z "$needed" ] || { echo "libouroboros.so: error: needs $needed" >&2; exit 1; }
rm -rf "$archives" "$out/exports.map" "$out/link.log" "$out/no_converters.o" "$out/discard.ld"
