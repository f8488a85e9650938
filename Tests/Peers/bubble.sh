#!/usr/bin/env bash
# Runs the tests of series beside pyexuber and lppls on the same series in one run and prints the ratios.
#   Tests/Peers/bubble.sh [--quick]
# Creates .venv-peers/bubble/ with the packages of bubble-requirements.txt, once.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Peers/environment.sh
peer_environment bubble bubble-requirements.txt
benchmark BubbleBenchmarks
# How often the rules find something where there is nothing, and in sixty monthly looks: fails when 5 % is not kept.
"$bench" size 1000 499 "$(getconf _NPROCESSORS_ONLN)"
"$bench" looks 400 299 "$(getconf _NPROCESSORS_ONLN)"
"$bench" accuracy Models/ai-infrastructure/series/nasdaq-composite.csv 299 "$(getconf _NPROCESSORS_ONLN)" 2000-03 2007-10 2021-11
"$bench" accuracy Models/ai-infrastructure/series/sp500.csv 299 "$(getconf _NPROCESSORS_ONLN)" 2000-08 2007-10 2022-01
exec "$venv/bin/python" Tests/Peers/bubble.py "$bench" "$@"
