#!/usr/bin/env bash
# What is linked into the executable, with versions, and the licence texts: OUT/NOTICE, OUT/components.tsv and OUT/licences/.
# Usage: notices.sh OUT [ARCHIVES]    (ARCHIVES lists what was linked, as build.sh wrote it: one that no notice is about is an error)
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:?a folder to write into}
swift=${SWIFT:-swift}
mkdir -p "$out/licences"
if [ -n "${2:-}" ]; then
    while read -r archive; do
        case $archive in
            libgsl.a | libgslcblas.a | libyaml.a | libxml2.a | libz.a | liblzma.a | libcrypto.a) ;;
            # The C library, and what its linker script names.
            libc.a | libc_nonshared.a | libm.a | libm-*.a | libmvec.a | libpthread.a | libdl.a | librt.a | libutil.a) ;;
            libstdc++.a | libgcc.a | libgcc_eh.a) ;;
            libswift*.a | libFoundationEssentials.a | lib_Foundation*.a | libdispatch.a | libBlocksRuntime.a) ;;
            *)
                echo "$archive: error: it is linked in, and no notice is about it: add it to Scripts/release/notices.sh" >&2
                exit 1
                ;;
        esac
    done < "$2"
fi
common=/usr/share/common-licenses

# name, version, licence (SPDX), where it comes from
version() { dpkg-query -W -f '${Version}' "$1"; }
swift_version=$("${swift}" --version 2>&1 | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -1)
parser_version=$(python3 - <<'PY'
import json
print(next(p["state"]["version"] for p in json.load(open("Package.resolved"))["pins"] if p["identity"] == "swift-argument-parser"))
PY
)
compiler=$(dpkg-query -W -f '${Package}\n' 'libstdc++-*-dev' | sort -V | tail -1)
{
    printf 'GNU Scientific Library\t%s\tGPL-3.0-or-later\thttps://www.gnu.org/software/gsl/\n' "$(version libgsl-dev)"
    printf 'libyaml\t%s\tMIT\thttps://pyyaml.org/wiki/LibYAML\n' "$(version libyaml-dev)"
    printf 'libxml2\t%s\tMIT\thttps://gitlab.gnome.org/GNOME/libxml2\n' "$(version libxml2-dev)"
    printf 'zlib\t%s\tZlib\thttps://zlib.net/\n' "$(version zlib1g-dev)"
    printf 'liblzma\t%s\tLicenseRef-Public-Domain\thttps://tukaani.org/xz/\n' "$(version liblzma-dev)"
    printf 'OpenSSL (libcrypto)\t%s\tApache-2.0\thttps://www.openssl.org/\n' "$(version libssl-dev)"
    printf 'GNU C Library\t%s\tLGPL-2.1-or-later\thttps://www.gnu.org/software/libc/\n' "$(version libc6-dev)"
    printf 'GCC runtime (libstdc++, libgcc)\t%s\tGPL-3.0-or-later WITH GCC-exception-3.1\thttps://gcc.gnu.org/\n' "$(version "$compiler")"
    printf 'Swift runtime, Foundation essentials, libdispatch\t%s\tApache-2.0 WITH Swift-exception\thttps://www.swift.org/\n' "$swift_version"
    printf 'swift-argument-parser\t%s\tApache-2.0 WITH Swift-exception\thttps://github.com/apple/swift-argument-parser\n' "$parser_version"
} > "$out/components.tsv"

# Texts as the distribution and the toolchain ship them.
cp LICENSE "$out/licences/GPL-3.0.txt"
cp /usr/share/doc/libgsl-dev/copyright "$out/licences/gsl.txt"
cp /usr/share/doc/libyaml-dev/copyright "$out/licences/libyaml.txt"
cp /usr/share/doc/libxml2-dev/copyright "$out/licences/libxml2.txt"
cp /usr/share/doc/zlib1g-dev/copyright "$out/licences/zlib.txt"
cp /usr/share/doc/liblzma-dev/copyright "$out/licences/liblzma.txt"
cp /usr/share/doc/libssl-dev/copyright "$out/licences/openssl.txt"
cp /usr/share/doc/libc6-dev/copyright "$out/licences/glibc.txt"
cp "/usr/share/doc/$compiler/copyright" "$out/licences/gcc-runtime.txt" 2>/dev/null ||
    cp "/usr/share/doc/$(dpkg-query -W -f '${Package}\n' 'gcc-*-base' | sort -V | tail -1)/copyright" "$out/licences/gcc-runtime.txt"
cp "$common/LGPL-2.1" "$out/licences/LGPL-2.1.txt"
cp "$common/Apache-2.0" "$out/licences/Apache-2.0.txt"
toolchain=$(dirname "$(dirname "$(command -v "$swift" | xargs readlink -f)")")
cp "$toolchain/share/swift/LICENSE.txt" "$out/licences/swift.txt"

{
    cat <<'TEXT'
Ouroboros is free software under the GNU General Public License, version 3 or any later version (licences/GPL-3.0.txt).
Its complete source, from which this executable can be made again with `make dist`, is at the commit that `ouroboros --version` names.

Linked into the executable are:

TEXT
    while IFS=$'\t' read -r name version licence address; do
        printf '  %s %s\n      %s\n      %s\n' "$name" "$version" "$licence" "$address"
    done < "$out/components.tsv"
    printf '\nTheir copyright notices and licence texts are in licences/.\n'
} > "$out/NOTICE"
