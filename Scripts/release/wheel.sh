#!/usr/bin/env bash
# Builds the Python wheel, which carries the command and the library. The same bytes for the same commit and tools.
# Usage: wheel.sh BUILT OUT    (BUILT holds what build.sh made)
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$(realpath "${1:?the folder of the executable}")
mkdir -p "${2:?a folder to write into}"
out=$(realpath "$2")
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

version=$("$built/ouroboros" --version | sed -n 's/^ouroboros \([^ ]*\).*/\1/p')
grep -q "VERSION = \"$version\"" Python/src/ouroboros_ledger/_version.py || {
    echo "Python/src/ouroboros_ledger/_version.py: error: the engine is $version" >&2
    exit 1
}
environment=.build-python/build
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check 'setuptools==80.9.0' 'wheel==0.45.1'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r Python/pyproject.toml Python/setup.py Python/README.md Python/src "$work/"
find "$work" -name __pycache__ -prune -exec rm -rf {} +
package=$work/src/ouroboros_ledger
mkdir -p "$package/bin"
install -m 755 "$built/ouroboros" "$built/libouroboros.so" "$package/bin/"
Scripts/release/notices.sh "$work/notices" "$built/archives.txt"
cp -r "$work/notices/NOTICE" "$work/notices/licences" "$package/"
chmod -R u=rwX,go=rX "$work/src"

# The oldest C library that has every symbol the library asks for (PEP 600).
needed=$(objdump -T "$built/libouroboros.so" | sed -n 's/.*(\?GLIBC_\([0-9]*\.[0-9]*\).*/\1/p' | sort -Vu | tail -1)
OUROBOROS_PLATFORM="manylinux_${needed/./_}_$(uname -m)"
export OUROBOROS_PLATFORM
(cd "$work" && "$OLDPWD/$environment/bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir "$work/wheels" .)
cp "$work"/wheels/*.whl "$out/"
(cd "$out" && sha256sum ./*.whl)
