#!/usr/bin/env bash
# Installs the C libraries that the package links with, where they are missing, and says so.
# With --tests also what the tests look at results with, with --pdf what prints them.
set -euo pipefail

missing=()
command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
has() { command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$1"; }

if [ "$(uname -s)" = Darwin ]; then
    has gsl || missing+=(gsl)
    has yaml-0.1 || missing+=(libyaml)
    for keg in libxml2 zlib; do
        [ -d "$(brew --prefix 2>/dev/null)/opt/$keg" ] || missing+=("$keg")
    done
    [ -d "$(brew --prefix 2>/dev/null)/opt/openssl@3" ] || missing+=(openssl@3)
    [ ${#missing[@]} -eq 0 ] && exit 0
    echo "Installing with Homebrew: ${missing[*]}" >&2
    exec brew install --quiet "${missing[@]}"
fi

has gsl || missing+=(libgsl-dev)
has yaml-0.1 || missing+=(libyaml-dev)
has libcrypto || missing+=(libssl-dev)
has libxml-2.0 || missing+=(libxml2-dev)
has zlib || missing+=(zlib1g-dev)
# The tests render the report with cmark-gfm; everything else works without it.
# They also hold the gate's SARIF and JUnit against the published schemas.
if [ "${1:-}" = --tests ]; then
    command -v cmark-gfm >/dev/null 2>&1 || missing+=(cmark-gfm)
    command -v xmllint >/dev/null 2>&1 || missing+=(libxml2-utils)
    python3 -c 'import jsonschema' >/dev/null 2>&1 || /usr/bin/python3 -c 'import jsonschema' >/dev/null 2>&1 ||
        missing+=(python3-jsonschema)
fi
# A browser opens, clicks and prints the page.
has_browser() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
        command -v google-chrome >/dev/null 2>&1
}
wanted=()
case "${1:-}" in --tests | --pdf) has_browser || wanted+=(chromium) ;; esac
# Without a face for Hangul the Korean page would print boxes.
[ "${1:-}" = --pdf ] && { ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=ko)" ]; } &&
    wanted+=(fonts-noto-cjk)
[ ${#missing[@]} -eq 0 ] && [ ${#wanted[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install: ${missing[*]} ${wanted[*]} (the names are Debian's)" >&2
    exit 1
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "Please run as root: apt-get install ${missing[*]} ${wanted[*]}" >&2
        exit 1
    }
    sudo=sudo
fi
echo "Installing with apt-get: ${missing[*]} ${wanted[*]}" >&2
$sudo apt-get update -qq >&2
export DEBIAN_FRONTEND=noninteractive
[ ${#missing[@]} -eq 0 ] || $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
# What a distribution does not have keeps nobody from building: the tests of the page then skip and say so.
[ ${#wanted[@]} -eq 0 ] || $sudo apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null ||
    echo "Could not install ${wanted[*]}: the page is neither tested in a browser nor printed." >&2
