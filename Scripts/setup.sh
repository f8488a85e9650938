#!/usr/bin/env bash
# Installs the C libraries that the package links with, where they are missing, and says so.
set -euo pipefail

missing=()
command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
has() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1"; }

if [ "$(uname -s)" = Darwin ]; then
    has gsl || missing+=(gsl)
    has yaml-0.1 || missing+=(libyaml)
    [ -d "$(brew --prefix 2>/dev/null)/opt/openssl@3" ] || missing+=(openssl@3)
    [ ${#missing[@]} -eq 0 ] && exit 0
    echo "Installing with Homebrew: ${missing[*]}" >&2
    exec brew install --quiet "${missing[@]}"
fi

has gsl || missing+=(libgsl-dev)
has yaml-0.1 || missing+=(libyaml-dev)
has libcrypto || missing+=(libssl-dev)
# The tests render the report with cmark-gfm; everything else works without it.
[ "${1:-}" = --tests ] && ! command -v cmark-gfm >/dev/null 2>&1 && missing+=(cmark-gfm)
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install: ${missing[*]} (the names are Debian's)" >&2
    exit 1
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "Please run as root: apt-get install ${missing[*]}" >&2
        exit 1
    }
    sudo=sudo
fi
echo "Installing with apt-get: ${missing[*]}" >&2
$sudo apt-get update -qq >&2
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
