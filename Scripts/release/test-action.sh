#!/usr/bin/env bash
# Plays a runner: the two steps of action.yml with a release from a folder, all outputs in one run, a pass, a failure, and wrong bytes.
# Usage: test-action.sh FOLDER    (FOLDER holds what package.sh wrote)
set -euo pipefail
release=$(realpath "${1:?the folder of a release}")
cd "$(dirname "$0")/../.."
grep -q 'run: Scripts/release/action-install.sh' action.yml
grep -q 'Scripts/release/action-check.sh' action.yml
archive=$(basename "$release"/ouroboros-*-linux-"$(uname -m)".tar.gz)
version=${archive#ouroboros-}
version=${version%%-linux*}
# The version that the action downloads unless told otherwise.
grep -A2 '^  version:' action.yml | grep -q "default: $version" || { echo "action.yml: error: its default version is not $version" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GITHUB_OUTPUT=$work/output GITHUB_STEP_SUMMARY=$work/summary.md
output() { sed -n "s/^$1=//p" "$GITHUB_OUTPUT" | tail -1; }
failed() { echo "test-action: $1" >&2; exit 1; }

began=$(date +%s%N)
REPOSITORY=$release VERSION=$version CHECKSUM='' FOLDER=$work/tool Scripts/release/action-install.sh
status=0
TOOL=$(output folder)/ouroboros MODEL=Models/acyclic-control POLICY=Models/ai-infrastructure/policy.yaml SARIF=$work/gate.sarif JUNIT=$work/gate.xml \
    JSON=$work/gate.json Scripts/release/action-check.sh > "$work/annotations" || status=$?
took=$((($(date +%s%N) - began) / 1000000))
[ "$status" = "$(output status)" ] || failed "the status is $status, the output says $(output status)"
for file in gate.sarif gate.xml gate.json summary.md; do [ -s "$work/$file" ] || failed "no $file"; done
python3 -c 'import json, sys, xml.dom.minidom as x; json.load(open(sys.argv[1])); json.load(open(sys.argv[2])); x.parse(sys.argv[3])' \
    "$work/gate.sarif" "$work/gate.json" "$work/gate.xml"
echo "a model under a policy: status $status, text, SARIF, JUnit, JSON and summary in $took ms"
[ "$took" -lt 15000 ] || failed "that is more than 15 s"

status=0
TOOL=$(output folder)/ouroboros MODEL=Models/cases/telecom-vendors-1998 POLICY=Models/ai-infrastructure/policy.yaml Scripts/release/action-check.sh > "$work/annotations" || status=$?
[ "$status" = 1 ] || failed "the control that has to fail ends with $status"
grep -q '^::error' "$work/annotations" || failed "no annotation"

status=0
REPOSITORY=$release VERSION=$version CHECKSUM=$(printf '0%.0s' {1..64}) FOLDER=$work/other Scripts/release/action-install.sh 2>"$work/why" || status=$?
[ "$status" = 1 ] && [ ! -e "$work/other" ] || failed "an archive with another checksum was installed"
echo "the control fails with annotations, and an archive with another checksum is refused"
