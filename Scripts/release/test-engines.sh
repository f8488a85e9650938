#!/usr/bin/env bash
# Large runs on Spark and on Dask, each with a cluster of this machine: the bytes of the undivided run for any division, also when a worker is killed. Ten million
# payments made into edges by Spark and by DuckDB.
# Usage: test-engines.sh WHEEL
set -euo pipefail
cd "$(dirname "$0")/../.."
wheel=$(realpath "${1:?the wheel}")
command -v java >/dev/null 2>&1 || {
    command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] || { echo "Spark needs Java 17 or newer" >&2; exit 1; }
    echo "Installing with apt-get: openjdk-17-jre-headless" >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null
}
environment=.build-python/engines
[ -x "$environment/bin/python" ] || python3 -m venv "$environment"
python=$PWD/$environment/bin/python
"$python" -m pip install --quiet --disable-pip-version-check 'pyspark==4.0.1' 'dask[distributed]==2026.8.0' duckdb==2.0.1 pytest
"$python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheel"
run=.build-python/run-engines
rm -rf "$run"
mkdir -p "$run"
cp -r Python/tests-engines "$run/"
models=$PWD/Models
cd "$run"
# Executors run the Python of this environment.
PYSPARK_PYTHON=$python OUROBOROS_MODELS=$models "$python" -m pytest -q -p no:cacheprovider tests-engines
