#!/usr/bin/env bash
# Downloads a release, holds it against its checksum, and puts the command into a folder; prints the folder.
# Usage: install.sh REPOSITORY VERSION FOLDER [SHA256]
#   REPOSITORY  such as https://github.com/OWNER/ouroboros, or a folder that holds the files of a release
#   SHA256      of the archive; by default the one in the release's SHA256SUMS
# Status 75: this machine has no such release, and the caller may build from source. Status 1: the bytes are not what they should be.
set -euo pipefail
repository=${1:?the repository} version=${2:?the version} folder=${3:?a folder} expected=${4:-}
name=ouroboros-$version-linux-$(uname -m)
[ "$(uname -s)" = Linux ] || { echo "no release for $(uname -s)" >&2; exit 75; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

get() {
    if [ -d "$repository" ]; then
        cp "$repository/$1" "$work/$1"
    else
        curl --fail --silent --show-error --location --retry 3 --max-time 300 -o "$work/$1" "$repository/releases/download/v$version/$1"
    fi
}
get "$name.tar.gz" 2>"$work/why" || { echo "no release $version for $(uname -m): $(head -1 "$work/why")" >&2; exit 75; }
if [ -z "$expected" ]; then
    get SHA256SUMS || { echo "the release $version has no SHA256SUMS" >&2; exit 1; }
    expected=$(awk -v file="$name.tar.gz" '$2 == file { print $1 }' "$work/SHA256SUMS")
fi
found=$(sha256sum "$work/$name.tar.gz" | cut -d ' ' -f 1)
[ "$found" = "$expected" ] || {
    echo "$name.tar.gz: error: the checksum is $found, not $expected: nothing was installed" >&2
    exit 1
}
mkdir -p "$folder"
tar -xzf "$work/$name.tar.gz" -C "$folder" --strip-components 1
echo "$folder/bin"
