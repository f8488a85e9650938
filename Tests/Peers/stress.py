"""The burn-rate simulation against numpy (paths without clearing) and a numba loop (clearing in every quarter): same model, one
run, one core each.

Prints medians over the repetitions, which take turns, and ratios. Exits 1 when results differ by more than four standard errors or a target is
missed: 5 times numpy without clearing, 3 times numba with it.
"""

import json
import os
import statistics
import subprocess
import sys
import time

# One core each, before the libraries start their threads.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numba  # noqa: E402
import numpy  # noqa: E402

NUMPY_TARGET = 5.0
NUMBA_TARGET = 3.0
PARAMETERS = os.path.join(os.path.dirname(__file__), "..", "Fixtures", "stress", "mc_reference.json")
# Whom a firm buys from where it is cleared: (steps ahead in the list, share); the rest comes from outside. Fixed costs are doubled there, so that
# firms fail.
SUPPLIERS = ((3, 0.5), (7, 0.3))


def numpy_paths(p, paths, seed, batch):
    """All firms of a batch of paths at once, quarter by quarter; nothing is cleared."""
    generator = numpy.random.default_rng(seed)
    firms, quarters = p["NF"], p["T"]
    factor = numpy.linalg.cholesky(p["corr"]).T.copy()
    sigma, usage, fixed = p["sigma"], p["usage"], p["fixed"]
    gap_sum, gap_squares, out = numpy.zeros(firms), numpy.zeros(firms), numpy.zeros(firms)
    done = 0
    while done < paths:
        size = min(batch, paths - done)
        log_revenue = numpy.tile(numpy.log(p["R0"]), (size, 1))
        cash = numpy.tile(p["C0"], (size, 1))
        lowest = numpy.zeros((size, firms))
        for t in range(quarters):
            shocks = generator.standard_normal((size, firms)) @ factor
            log_revenue += p["drift"][t] + sigma * shocks
            revenue = numpy.exp(log_revenue)
            cash += revenue - fixed - numpy.maximum(p["K"][:, t], usage * revenue)
            cash += numpy.where(revenue >= p["milestone"][:, t], p["tranche"][:, t], 0.0)
            numpy.minimum(lowest, cash, out=lowest)
        gap_sum += -lowest.sum(axis=0)
        gap_squares += (lowest * lowest).sum(axis=0)
        out += (lowest < 0).sum(axis=0)
        done += size
    mean = gap_sum / paths
    error = numpy.sqrt(numpy.maximum(0.0, gap_squares / paths - mean * mean) / paths)
    return mean, error, out / paths


@numba.njit
def numba_paths(paths, seed, quarters, opening, revenue0, sigma, usage, fixed, take_or_pay, tranche, milestone, drift, factor,
                steps, shares):
    """One path after another, cleared in every quarter: at full payment first, then sweeps down where somebody is short."""
    numpy.random.seed(seed)
    firms = len(opening)
    suppliers = len(steps)
    gap_sum, gap_squares, out = numpy.zeros(firms), numpy.zeros(firms), numpy.zeros(firms)
    cash, revenue, lost, lowest = numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms)
    failed = numpy.empty(firms, numpy.bool_)
    z, own, due, paid, received = (numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms),
                                   numpy.empty(firms))
    for _ in range(paths):
        for i in range(firms):
            cash[i], revenue[i], lost[i], lowest[i], failed[i] = opening[i], revenue0[i], 0.0, 0.0, False
        for t in range(quarters):
            for i in range(firms):
                z[i] = numpy.random.standard_normal()
            for i in range(firms):
                shock = 0.0
                for j in range(i + 1):
                    shock += factor[i, j] * z[j]
                revenue[i] *= numpy.exp(drift[t, i] + sigma[i] * shock)
                net = cash[i] + revenue[i] - fixed[i]
                if revenue[i] >= milestone[i, t]:
                    net += tranche[i, t]
                own[i] = net
                due[i] = max(take_or_pay[i, t], usage[i] * revenue[i])
                paid[i] = due[i]
                if net < 0.0:
                    lost[i] -= net
                    failed[i] = True
                    own[i] = 0.0
            moved = True
            while moved:
                moved = False
                for i in range(firms):
                    received[i] = 0.0
                for i in range(firms):
                    for k in range(suppliers):
                        received[(i + steps[k]) % firms] += shares[k] * paid[i]
                for i in range(firms):
                    value = min(due[i], own[i] + received[i])
                    if value < paid[i] - 1e-12 * due[i]:
                        paid[i] = value
                        moved = True
            for i in range(firms):
                cash[i] = max(0.0, own[i] + received[i] - paid[i])
                unpaid = due[i] - paid[i]
                if unpaid > 1e-12 * due[i]:
                    failed[i] = True
                    lost[i] += unpaid
                level = cash[i] - lost[i]
                if level < lowest[i]:
                    lowest[i] = level
        for i in range(firms):
            gap_sum[i] -= lowest[i]
            gap_squares[i] += lowest[i] * lowest[i]
            if failed[i]:
                out[i] += 1.0
    mean = gap_sum / paths
    variance = gap_squares / paths - mean * mean
    return mean, numpy.sqrt(numpy.maximum(variance, numpy.zeros(firms)) / paths), out / paths


def ours(binary, kind, paths, threads, repetitions):
    arguments = [binary, kind, PARAMETERS, str(paths), str(threads), str(repetitions)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def timed(body):
    begin = time.perf_counter()
    result = body()
    return result, time.perf_counter() - begin


def differences(mine, mine_paths, theirs, their_paths):
    """Largest differences of mean gap and share that runs out, in standard errors."""
    mean, error, out = theirs
    worst = 0.0
    for firm, (gap, own_error) in enumerate(mine["gap"]):
        both = (own_error ** 2 + error[firm] ** 2) ** 0.5
        if both > 0:
            worst = max(worst, abs(gap - mean[firm]) / both)
        pooled = (mine["out"][firm] * mine_paths + out[firm] * their_paths) / (mine_paths + their_paths)
        both = (pooled * (1 - pooled) * (1 / mine_paths + 1 / their_paths)) ** 0.5
        if both > 0:
            worst = max(worst, abs(mine["out"][firm] - out[firm]) / both)
    return worst


def main():
    binary, quick = sys.argv[1], "--quick" in sys.argv[2:]
    with open(PARAMETERS) as file:
        p = json.load(file)["params"]
    for name in ("R0", "C0", "sigma", "g0", "usage", "fixed", "K", "tranche", "milestone", "corr"):
        p[name] = numpy.array(p[name], dtype=float)
    decay = p["growth_decay"] ** numpy.arange(p["T"])[:, None]
    p["drift"] = p["g0"] * decay - p["sigma"] ** 2 / 2
    paths, peer_paths, repetitions = (20_000, 5_000, 1) if quick else (200_000, 50_000, 9)
    failures = []

    def compare(what, kind, peer, body, target):
        # Turn by turn, so that whatever else the machine does falls on both; the ratio is that of neighbours.
        rates, peer_rates, worst = [], [], 0.0
        for _ in range(repetitions):
            mine = ours(binary, kind, paths, 1, 1)
            theirs, seconds = timed(body)
            rates.append(paths / mine["seconds"][0])
            peer_rates.append(peer_paths / seconds)
            worst = max(worst, differences(mine, paths, theirs, peer_paths))
        ratio = statistics.median(a / b for a, b in zip(rates, peer_rates))
        print(f"{what}, {p['NF']} firms, {p['T']} quarters, one core: ours {statistics.median(rates) / 1e6:.3f}, {peer} "
              f"{statistics.median(peer_rates) / 1e6:.3f} million paths a second; ours/{peer} {ratio:.1f}; largest difference {worst:.1f} "
              "standard errors", flush=True)
        if worst > 4:
            failures.append(f"{what}: results differ by {worst:.1f} standard errors")
        if not quick and ratio < target:
            failures.append(f"{what}: {ratio:.1f} times {peer}, the target is {target}")

    compare("paths without clearing", "plain", "numpy", lambda: numpy_paths(p, peer_paths, 7, peer_paths), NUMPY_TARGET)
    compare("the same", "plain", "numpy in batches of 1024 that fit the cache", lambda: numpy_paths(p, peer_paths, 7, 1024), 0.0)
    arguments = (p["T"], p["C0"], p["R0"], p["sigma"], p["usage"], 2 * p["fixed"], p["K"], p["tranche"], p["milestone"], p["drift"],
                 numpy.linalg.cholesky(p["corr"]), numpy.array([s for s, _ in SUPPLIERS]),
                 numpy.array([share for _, share in SUPPLIERS]))
    numba_paths(10, 1, *arguments)
    compare("paths with clearing in every quarter", "cleared", "numba", lambda: numba_paths(peer_paths, 7, *arguments),
            NUMBA_TARGET)
    large = ours(binary, "cleared", 100_000 if quick else 1_000_000, 2, 1)
    print(f"{'a tenth of ' if quick else ''}10⁶ paths with clearing on two threads: {large['seconds'][0]:.1f} s, "
          f"{large['peakBytes'] / 1e6:.0f} MB at the most")
    for failure in failures:
        print(f"MISSED: {failure}")
    sys.exit(1 if failures else 0)


main()
