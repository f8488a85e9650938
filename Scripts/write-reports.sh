#!/usr/bin/env bash
# Writes the committed reports (Scripts/reports.txt) below a folder: write-reports.sh COMMAND FOLDER
set -euo pipefail
tool=$1
root=$2
while read -r model day folder; do
    case $model in ''|'#'*) continue ;; esac
    if [ "$day" = backtest ]; then
        "$tool" backtest "Models/$model" --report "$root/$folder" --quiet
        continue
    fi
    if [ "$day" = validation ]; then
        "$tool" stress "Models/$model" --validation "$root/$folder" --quiet
        continue
    fi
    if [ "$day" = - ]; then asof=(); else asof=(--as-of "$day"); fi
    "$tool" report "Models/$model" ${asof[@]+"${asof[@]}"} --lang en,ko -o "$root/$folder" --quiet
done < "$(dirname "$0")/reports.txt"
