#!/usr/bin/env python3
"""Measures what a divided stress test costs on this machine, and what larger ones would take.

Usage: shard-cost.py COMMAND MODEL [MODEL ...]

For every model, one scenario and one core: processor time of a job of few paths and of many, whose difference is the cost of a path; bytes of a job and of a result; the
time of a merge of few and of many results. Then 10^9 and 10^11 paths of one scenario, from these numbers alone.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FEW, MANY = 8_192, 204_800
ROUNDS = 3
RESULTS = (64, 512)
PLANS = ((10**9, 4_096), (10**11, 65_536))
CORES = (32, 256)


def seconds(command, **options):
    """Processor time of a command."""
    process = subprocess.Popen([str(part) for part in command], **options)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {process.returncode}")
    return used.ru_utime + used.ru_stime


def scenario(tool, model):
    """The first scenario of a model."""
    plan = subprocess.run([tool, "shard", "plan", "stress", model, "--count", "1024", "--parts", "1"], capture_output=True, text=True, check=True)
    return json.loads(plan.stdout.splitlines()[0])["subject"]


def measured(tool, model, folder):
    name = scenario(tool, model)

    def planned(count, parts, file):
        seconds([tool, "shard", "plan", "stress", model, "--count", count, "--parts", parts, "--subject", name, "-o", file])
        return file

    costs = {}
    for count in (FEW, MANY):
        jobs = planned(count, 1, folder / f"jobs-{count}")
        with open(folder / f"results-{count}", "w") as out:
            costs[count] = min(seconds([tool, "shard", "run", model, jobs, "--threads", "1", "--quiet"], stdout=out) for _ in range(ROUNDS))
    result = (folder / f"results-{MANY}").read_text().splitlines()[0]
    tally = json.loads(result)["tally"]
    per_path = (costs[MANY] - costs[FEW]) / (MANY - FEW)

    # Merges cost by the line: jobs of the fewest paths make many lines.
    merges = {}
    for count in RESULTS:
        jobs, results = planned(count * 1_024, count, folder / f"merge-jobs-{count}"), folder / f"merge-results-{count}"
        with open(results, "w") as out:
            seconds([tool, "shard", "run", model, jobs, "--quiet"], stdout=out)
        merges[count] = min(seconds([tool, "shard", "merge", jobs, results, "-o", folder / "whole"]) for _ in range(ROUNDS))
    return {
        "model": Path(model).name,
        "scenario": name,
        "firms": len(tally["firms"]),
        "quarters": tally["quarters"],
        "path": per_path,
        "start": costs[FEW] - per_path * FEW,
        "job bytes": len((folder / f"jobs-{MANY}").read_text()),
        "result bytes": len(result) + 1,
        "merge": (merges[RESULTS[1]] - merges[RESULTS[0]]) / (RESULTS[1] - RESULTS[0]),
        "shipped": os.path.getsize(tool) + sum(file.stat().st_size for file in Path(model).rglob("*") if file.is_file()),
    }


def main():
    tool, models = sys.argv[1], sys.argv[2:]
    if not models:
        sys.exit(__doc__)
    found = []
    for model in models:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measured(tool, model, Path(folder)))
    print("| Model, scenario | Firms × quarters | A path | per firm and quarter | Start of a job | Job | Result | Merge of a result |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for f in found:
        cells = f["firms"] * f["quarters"]
        print(
            f"| {f['model']}, {f['scenario']} | {f['firms']} × {f['quarters']} | {f['path'] * 1e6:.2f} µs | {f['path'] / cells * 1e9:.0f} ns | "
            f"{f['start'] * 1e3:.0f} ms | {f['job bytes']} B | {f['result bytes'] / 1e3:.1f} kB | {f['merge'] * 1e3:.2f} ms |"
        )
    print()
    print(f"| Model | Paths | Jobs | Core-hours | {' | '.join(f'On {cores} cores' for cores in CORES)} | Shipped to each machine | Results | Merge |")
    print("|---|---:|---:|---:|" + "---:|" * len(CORES) + "---:|---:|---:|")
    for f in found:
        for paths, jobs in PLANS:
            core_seconds = paths * f["path"] + jobs * f["start"]
            hours = " | ".join(said(core_seconds / cores) for cores in CORES)
            print(
                f"| {f['model']} | {paths:.0e} | {jobs:,} | {core_seconds / 3600:,.1f} | {hours} | {f['shipped'] / 1e6:.0f} MB | "
                f"{jobs * f['result bytes'] / 1e6:,.0f} MB | {said(jobs * f['merge'])} |"
            )


def said(time):
    return f"{time:.0f} s" if time < 120 else f"{time / 60:.0f} min" if time < 7_200 else f"{time / 3600:.1f} h"


if __name__ == "__main__":
    main()
