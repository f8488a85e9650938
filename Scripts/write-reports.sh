#!/usr/bin/env bash
# Writes the committed reports (Scripts/reports.txt) below a folder, two at a time: write-reports.sh COMMAND FOLDER
set -euo pipefail
export tool=$1 root=$2
write() {
    read -r model day folder <<< "$1"
    case $day in
    backtest) exec "$tool" backtest "Models/$model" --report "$root/$folder" --quiet ;;
    validation) exec "$tool" stress "Models/$model" --validation "$root/$folder" --quiet ;;
    -) exec "$tool" report "Models/$model" --lang en,ko -o "$root/$folder" --quiet ;;
    *) exec "$tool" report "Models/$model" --as-of "$day" --lang en,ko -o "$root/$folder" --quiet ;;
    esac
}
export -f write
grep -v -e '^#' -e '^[[:space:]]*$' "$(dirname "$0")/reports.txt" | tr '\n' '\0' |
    xargs -0 -n 1 -P 2 bash -c 'write "$0"'
