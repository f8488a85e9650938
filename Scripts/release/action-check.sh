#!/usr/bin/env bash
# Second step of the action: all outputs in one run. Writes `status` to $GITHUB_OUTPUT and ends with it.
# Reads TOOL, MODEL, POLICY, BASELINE, AS_OF, SARIF, JUNIT, JSON, SUMMARY, WARN_EXIT.
set -uo pipefail
options=(--format github --summary "${SUMMARY:-$GITHUB_STEP_SUMMARY}")
[ -z "${POLICY:-}" ] || options+=(--policy "$POLICY")
[ -z "${BASELINE:-}" ] || options+=(--baseline "$BASELINE")
[ -z "${AS_OF:-}" ] || options+=(--as-of "$AS_OF")
[ -z "${SARIF:-}" ] || options+=(--sarif "$SARIF")
[ -z "${JUNIT:-}" ] || options+=(--junit "$JUNIT")
[ -z "${JSON:-}" ] || options+=(--json "$JSON")
[ "${WARN_EXIT:-false}" != true ] || options+=(--warn-exit)
status=0
"$TOOL" check "${options[@]}" -- "$MODEL" || status=$?
echo "status=$status" >> "$GITHUB_OUTPUT"
exit $status
