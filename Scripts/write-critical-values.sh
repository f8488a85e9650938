#!/usr/bin/env bash
# Makes the committed tables of critical values again: a few lengths, and those of the series of the models.
#   Scripts/write-critical-values.sh [OUROBOROS] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
ouroboros=${1:-.build/release/ouroboros}
folder=${2:-Models/critical-values}
mkdir -p "$folder"
# The NASDAQ of 1994–2000 has 323 weeks.
for length in 100 200 323 400 800 1600; do
    for lag in 0 1 2; do
        "$ouroboros" critical-values --length "$length" --lag "$lag" --output "$folder/T$length-lag$lag.csv"
    done
done
