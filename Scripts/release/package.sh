#!/usr/bin/env bash
# Puts a release together: archive, Debian package, bill of materials, checksums. The same bytes for the same commit and toolchain.
# Usage: package.sh BUILT OUT    (BUILT holds what build.sh made)
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$(realpath "${1:?the folder of the executable}")
mkdir -p "${2:?a folder to write into}"
out=$(realpath "$2")

version=$("$built/ouroboros" --version | sed -n 's/^ouroboros \([^ ]*\).*/\1/p')
commit=$("$built/ouroboros" --version | sed -n 's/.*(commit \(.*\))$/\1/p')
grep -q "^## $version\b" CHANGELOG.md || { echo "CHANGELOG.md: error: no entry for $version" >&2; exit 1; }
# Every time in the archives is the commit's.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export LC_ALL=C TZ=UTC
name=ouroboros-$version-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tree=$work/$name
mkdir -p "$tree/bin" "$tree/lib" "$tree/include" "$tree/man/man1" "$tree/completions"
install -m 755 "$built/ouroboros" "$tree/bin/ouroboros"
install -m 644 "$built/libouroboros.so" "$tree/lib/libouroboros.so"
install -m 644 Sources/COuroboros/include/ouroboros.h "$tree/include/ouroboros.h"
tool=$tree/bin/ouroboros
"$tool" manual -o "$work/man" --quiet
cp "$work"/man/* "$tree/man/man1/"
"$tool" --generate-completion-script bash > "$tree/completions/ouroboros.bash"
"$tool" --generate-completion-script zsh > "$tree/completions/_ouroboros"
"$tool" --generate-completion-script fish > "$tree/completions/ouroboros.fish"
Scripts/release/notices.sh "$work/notices" "$built/archives.txt"
cp -r "$work/notices/NOTICE" "$work/notices/licences" "$tree/"
cp LICENSE CHANGELOG.md "$tree/"
cp Documentation/install.md "$tree/INSTALL.md"
chmod -R u=rwX,go=rX "$tree"

python3 Scripts/release/sbom.py "$version" "$commit" "$SOURCE_DATE_EPOCH" "$work/notices/components.tsv" "$tool" > "$out/$name.spdx.json"

tar -C "$work" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "$name" |
    gzip -n9 > "$out/$name.tar.gz"

# The Debian package: the command alone, which depends on nothing.
deb=$work/deb
mkdir -p "$deb/DEBIAN" "$deb/usr/bin" "$deb/usr/share/man/man1" "$deb/usr/share/doc/ouroboros" \
    "$deb/usr/share/bash-completion/completions" "$deb/usr/share/zsh/vendor-completions" "$deb/usr/share/fish/vendor_completions.d"
install -m 755 "$tool" "$deb/usr/bin/ouroboros"
for page in "$tree"/man/man1/*; do gzip -n9c "$page" > "$deb/usr/share/man/man1/$(basename "$page").gz"; done
cp "$tree/completions/ouroboros.bash" "$deb/usr/share/bash-completion/completions/ouroboros"
cp "$tree/completions/_ouroboros" "$deb/usr/share/zsh/vendor-completions/_ouroboros"
cp "$tree/completions/ouroboros.fish" "$deb/usr/share/fish/vendor_completions.d/ouroboros.fish"
cp "$tree/NOTICE" "$deb/usr/share/doc/ouroboros/copyright"
cp -r "$tree/licences" "$deb/usr/share/doc/ouroboros/licences"
gzip -n9c CHANGELOG.md > "$deb/usr/share/doc/ouroboros/changelog.gz"
architecture=$(dpkg --print-architecture)
cat > "$deb/DEBIAN/control" <<CONTROL
Package: ouroboros
Version: $version
Architecture: $architecture
Maintainer: The authors of Ouroboros <authors@ouroboros.invalid>
Section: science
Priority: optional
Installed-Size: $(du -sk --apparent-size "$deb/usr" | cut -f1)
Description: finds money that goes round in a circle
 Reads a ledger of investments and purchase commitments between firms, measures
 how much of the money can be the same money coming back, with a proof that it
 is not more, and writes the analyst's report.
CONTROL
chmod -R u=rwX,go=rX "$deb"
find "$deb" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/ouroboros_${version}_$architecture.deb" >/dev/null

(cd "$out" && sha256sum "$name.tar.gz" "$name.spdx.json" "ouroboros_${version}_$architecture.deb" > SHA256SUMS && cat SHA256SUMS)
