#!/usr/bin/env bash
# Ends runs by a signal at random moments and looks at what is left: kill-runs.sh COMMAND ROUNDS [SIGNAL [SEED]]
#
# A round kills `report`, `check --update-baseline`, `fmt` and `stress -o` once each. Afterwards the old result must be there whole, or the new one;
# nothing else may be left in the folder; and the next run must work. Of `fmt`, which rewrites several files, each file is the old one or the new one.
set -uo pipefail
tool=$1
rounds=$2
signal=${3:-9}
RANDOM=${4:-1}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

few=(-q --paths 200 --draws 0 --replicates 0)
faults=0
left=0
runs=0
ended=0

fault() { echo "fault: $*" >&2; faults=$((faults + 1)); }

# Milliseconds that a run takes, measured once.
span() {
    local start=${EPOCHREALTIME//[.,]/}
    "$@" > /dev/null 2>&1
    echo $(((${EPOCHREALTIME//[.,]/} - start) / 1000 + 1))
}

# Starts a run and ends it at a random moment of a little more than its time.
cut_short() {
    local most=$1
    shift
    "$@" > /dev/null 2>&1 &
    local process=$!
    local wait=$((RANDOM % (most + most / 10 + 1)))
    sleep "$((wait / 1000)).$(printf %03d $((wait % 1000)))"
    kill -"$signal" "$process" 2> /dev/null && ended=$((ended + 1))
    wait "$process" 2> /dev/null
    runs=$((runs + 1))
}

# Names in a folder that an interrupted run has left.
leftovers() { find "$1" -name '.ouroboros-*' | wc -l | tr -d ' '; }

same() { diff -r "$1" "$2" > /dev/null 2>&1; }

cp -r "$root/Models/demo" model
chmod -R u+w model
printf 'version: 1\nrules:\n  - {id: circulation-share, layer: binding, warn: 0.99}\n' > model/policy.yaml

mkdir report stress fmt check
"$tool" report model -o old "${few[@]}" --as-of 2025-10-15
"$tool" report model -o new "${few[@]}" --lang en,ko
"$tool" stress model --paths 400 --no-explain -q --format json -o stress/old --seed 1
"$tool" stress model --paths 400 --no-explain -q --format json -o stress/new --seed 2
"$tool" check model --baseline check/old --update-baseline -q --seed 1 > /dev/null
cp check/old check/new
"$tool" check model --baseline check/new --update-baseline -q --seed 2 --as-of 2025-10-15 > /dev/null
# Out of shape: one blank too many in every file.
cp -r model crooked
for file in crooked/*.yaml crooked/*/*.yaml; do sed -i.bak 's/: /:   /' "$file" && rm -f "$file.bak"; done
cp model/policy.yaml crooked/policy.yaml
cp -r crooked straight
"$tool" fmt straight -q || fault "fmt does not work"

report_time=$(span "$tool" report model -o time "${few[@]}" --lang en,ko)
stress_time=$(span "$tool" stress model --paths 400 --no-explain -q --format json -o time.json --seed 2)
check_time=$(span "$tool" check model --baseline time.base --update-baseline -q --seed 2 --as-of 2025-10-15)
cp -r crooked time.model
fmt_time=$(span "$tool" fmt time.model -q)

for ((round = 0; round < rounds; round++)); do
    rm -rf report/r
    cp -r old report/r
    cut_short "$report_time" "$tool" report model -o report/r "${few[@]}" --lang en,ko
    same report/r old || same report/r new || fault "report: neither the old one nor the new one"
    left=$((left + $(leftovers report)))
    sleep 0.15
    "$tool" report model -o report/r "${few[@]}" --lang en,ko || fault "report: the next run fails"
    same report/r new || fault "report: the next run writes another report"
    [ "$(leftovers report)" = 0 ] || fault "report: the next run leaves what the killed one left"

    cp stress/old stress/r
    cut_short "$stress_time" "$tool" stress model --paths 400 --no-explain -q --format json -o stress/r --seed 2
    # Ctrl-C asks for what is done by then, which says so.
    same stress/r stress/old || same stress/r stress/new ||
        { [ "$signal" = 2 ] && grep -q '"isComplete" : false' stress/r && [ "$(tail -c 2 stress/r)" = "}" ]; } ||
        fault "stress -o: neither the old result nor the new one"
    left=$((left + $(leftovers stress)))
    "$tool" stress model --paths 400 --no-explain -q --format json -o stress/r --seed 2 || fault "stress -o: the next run fails"

    cp check/old check/r
    cut_short "$check_time" "$tool" check model --baseline check/r --update-baseline -q --seed 2 --as-of 2025-10-15
    same check/r check/old || same check/r check/new || fault "check --update-baseline: neither the old baseline nor the new one"
    left=$((left + $(leftovers check)))
    "$tool" check model --baseline check/r -q > /dev/null 2>&1
    case $? in 0 | 1 | 3) ;; *) fault "check: the next run fails" ;; esac

    rm -rf fmt/m
    cp -r crooked fmt/m
    cut_short "$fmt_time" "$tool" fmt fmt/m -q
    (cd fmt/m && find . -type f ! -name '.ouroboros-*') | while read -r file; do
        cmp -s "fmt/m/$file" "crooked/$file" || cmp -s "fmt/m/$file" "straight/$file" || echo "$file"
    done > mixed
    [ -s mixed ] && fault "fmt: $(tr '\n' ' ' < mixed)is neither the old file nor the new one"
    left=$((left + $(leftovers fmt)))
    "$tool" fmt fmt/m -q || fault "fmt: the next run fails"
    same fmt/m straight || fault "fmt: the next run does not finish the work"
done

echo "$runs runs, $ended ended by signal $signal: $faults faults, $left temporary names left for the next run to remove"
[ "$faults" -eq 0 ]
