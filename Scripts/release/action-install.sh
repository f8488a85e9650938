#!/usr/bin/env bash
# First step of the action: the release that is asked for, or else a build from source. Writes `folder` to $GITHUB_OUTPUT.
# Reads REPOSITORY, VERSION, CHECKSUM, FOLDER.
set -euo pipefail
cd "$(dirname "$0")/../.."
status=0
if [ "$VERSION" = source ]; then
    status=75
else
    Scripts/release/install.sh "$REPOSITORY" "$VERSION" "$FOLDER" "$CHECKSUM" || status=$?
fi
case $status in
    0) folder=$FOLDER/bin ;;
    75)
        # A checksum says which bytes are wanted: others are no answer.
        [ -z "$CHECKSUM" ] || { echo "::error::no release $VERSION to hold against the checksum" >&2; exit 1; }
        echo "Building from source, which takes minutes." >&2
        Scripts/setup.sh
        swift build -c release --product ouroboros
        folder=$PWD/.build/release
        ;;
    *) exit "$status" ;;
esac
echo "folder=$folder" >> "$GITHUB_OUTPUT"
