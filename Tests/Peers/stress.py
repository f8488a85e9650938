"""The burn-rate simulation against numpy (paths without clearing) and a numba loop (clearing in every quarter): same model, one
run, one core each; then both again with everything that feeds back.

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
# What feeds back, as in Documentation/stress-feedback.md and Tests/Benchmarks/Stress: elasticity, slack, share of costs that buys capacity, long-run elasticity
# and adjustment; buffer (a share of the opening cash), discretionary share of costs, take-or-pay floor; probability of a tranche, its answer, that of its amount.
FEEDBACK = {"epsilon": 0.5, "slack": 0.25, "chi": 0.5, "theta": 0.5, "delta": 0.16, "buffer": 0.1, "omega": 0.3, "floor": 0.8, "probability": 0.8, "b": 2.0,
            "gamma": 1.0}


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


def numpy_feedback_paths(p, paths, seed, batch):
    """As numpy_paths, with everything that feeds back: what is bought is paid, as nothing is cleared."""
    generator = numpy.random.default_rng(seed)
    firms, quarters, k = p["NF"], p["T"], FEEDBACK
    factor = numpy.linalg.cholesky(p["corr"]).T.copy()
    sigma, usage, fixed = p["sigma"], p["usage"], p["fixed"]
    point = statistics.NormalDist().inv_cdf(k["probability"])
    bought, room, buffer = k["chi"] * fixed, k["omega"] * fixed, k["buffer"] * p["C0"]
    planned = numpy.maximum(p["K"].T, usage * p["plan"])
    whole = planned + bought
    gap_sum, gap_squares, out = numpy.zeros(firms), numpy.zeros(firms), numpy.zeros(firms)
    done = 0
    while done < paths:
        size = min(batch, paths - done)
        log_demand = numpy.tile(numpy.log(p["R0"]), (size, 1))
        cash = numpy.tile(p["C0"], (size, 1))
        lowest, lost, over = numpy.zeros((size, firms)), numpy.zeros((size, firms)), numpy.zeros((size, firms))
        available, kept = numpy.ones((size, firms)), numpy.ones((size, firms))
        drawn = generator.standard_normal((size, firms))
        for t in range(quarters):
            log_demand += p["drift"][t] + sigma * (generator.standard_normal((size, firms)) @ factor)
            ratio = (planned[t] * available + bought * kept) / whole[t]
            lost = (1 - k["delta"]) * lost + k["delta"] * k["theta"] * numpy.log(numpy.clip(ratio, 1e-12, 1.0))
            wanted = numpy.exp(log_demand + lost)
            served = numpy.minimum(1.0, (1 + k["slack"]) * ratio / numpy.minimum(1.0, wanted / p["plan"][t]))
            revenue = wanted * served ** k["epsilon"]
            comes = (revenue >= p["milestone"][:, t]) & (drawn < point + k["b"] * over)
            cash += revenue + numpy.where(comes, p["tranche"][:, t] * numpy.exp(k["gamma"] * numpy.minimum(over, 0.0)), 0.0)
            due = numpy.maximum(p["K"][:, t], usage * revenue)
            missing = numpy.maximum(0.0, buffer - (cash - fixed - due))
            saved = numpy.minimum(missing, room)
            taken = numpy.minimum(missing - saved, (1 - k["floor"]) * due)
            cash -= (fixed - saved) + (due - taken)
            kept = 1 - saved / fixed
            available = 1 - numpy.divide(taken, due, out=numpy.zeros_like(due), where=due > 0)
            over = numpy.log(revenue / p["plan"][t])
            numpy.minimum(lowest, cash, out=lowest)
        gap_sum += -lowest.sum(axis=0)
        gap_squares += (lowest * lowest).sum(axis=0)
        out += (lowest < 0).sum(axis=0)
        done += size
    mean = gap_sum / paths
    error = numpy.sqrt(numpy.maximum(0.0, gap_squares / paths - mean * mean) / paths)
    return mean, error, out / paths


@numba.njit
def clear(own, due, paid, received, cash, lost, lowest, failed, steps, shares):
    """A quarter's clearing: at full payment first, then sweeps down where somebody is short; then what is left."""
    firms = len(own)
    suppliers = len(steps)
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


@numba.njit
def means(gap_sum, gap_squares, out, paths):
    """Mean gap, its standard error, and the share of paths that run out."""
    mean = gap_sum / paths
    variance = gap_squares / paths - mean * mean
    return mean, numpy.sqrt(numpy.maximum(variance, numpy.zeros(len(out))) / paths), out / paths


@numba.njit
def numba_feedback_paths(paths, seed, quarters, opening, revenue0, sigma, usage, fixed, take_or_pay, tranche, milestone, drift, factor, steps, shares, plan,
                         point, epsilon, slack, chi, theta, delta, buffer, omega, floor, b, gamma):
    """As numba_paths, with everything that feeds back."""
    numpy.random.seed(seed)
    firms = len(opening)
    suppliers = len(steps)
    gap_sum, gap_squares, out = numpy.zeros(firms), numpy.zeros(firms), numpy.zeros(firms)
    cash, demand, lost, lowest = numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms)
    failed = numpy.empty(firms, numpy.bool_)
    z, own, due, paid, received = (numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms),
                                   numpy.empty(firms))
    revenue, new, cut, toward, drawn = (numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms),
                                        numpy.empty(firms))
    forgone, over, available, kept = numpy.empty(firms), numpy.empty(firms), numpy.empty(firms), numpy.empty(firms)
    for _ in range(paths):
        for i in range(firms):
            cash[i], demand[i], lost[i], lowest[i], failed[i] = opening[i], revenue0[i], 0.0, 0.0, False
            forgone[i], over[i], available[i], kept[i] = 0.0, 0.0, 1.0, 1.0
            drawn[i] = numpy.random.standard_normal()
        for t in range(quarters):
            for i in range(firms):
                z[i] = numpy.random.standard_normal()
            for i in range(firms):
                shock = 0.0
                for j in range(i + 1):
                    shock += factor[i, j] * z[j]
                demand[i] *= numpy.exp(drift[t, i] + sigma[i] * shock)
                planned = max(take_or_pay[i, t], usage[i] * plan[t, i])
                ratio = (planned * available[i] + chi * fixed[i] * kept[i]) / (planned + chi * fixed[i])
                forgone[i] = (1.0 - delta) * forgone[i] + delta * theta * numpy.log(min(1.0, max(1e-12, ratio)))
                wanted = demand[i] * numpy.exp(forgone[i])
                need = min(1.0, wanted / plan[t, i])
                supply = (1.0 + slack) * ratio
                revenue[i] = wanted if supply >= need else wanted * (supply / need) ** epsilon
                net = cash[i] + revenue[i]
                if revenue[i] >= milestone[i, t] and drawn[i] < point + b * over[i]:
                    net += tranche[i, t] * numpy.exp(gamma * min(0.0, over[i]))
                own[i] = net
                new[i] = max(take_or_pay[i, t], usage[i] * revenue[i])
            for i in range(firms):
                toward[i] = 0.0
            for i in range(firms):
                for k in range(suppliers):
                    toward[(i + steps[k]) % firms] += shares[k] * new[i]
            for i in range(firms):
                missing = max(0.0, buffer * opening[i] - (own[i] - fixed[i] - new[i] + toward[i]))
                saved = min(missing, omega * fixed[i])
                cut[i] = min(missing - saved, (1.0 - floor) * new[i])
                kept[i] = 1.0 - saved / fixed[i]
                own[i] -= fixed[i] - saved
                due[i] = new[i] - cut[i]
                paid[i] = due[i]
                if own[i] < 0.0:
                    lost[i] -= own[i]
                    failed[i] = True
                    own[i] = 0.0
            clear(own, due, paid, received, cash, lost, lowest, failed, steps, shares)
            for i in range(firms):
                available[i] = 1.0
                if new[i] > 0.0:
                    available[i] = 1.0 - cut[i] / new[i]
                if due[i] > 0.0:
                    available[i] *= paid[i] / due[i]
                over[i] = numpy.log(max(1e-300, revenue[i] / plan[t, i]))
        for i in range(firms):
            gap_sum[i] -= lowest[i]
            gap_squares[i] += lowest[i] * lowest[i]
            if failed[i]:
                out[i] += 1.0
    return means(gap_sum, gap_squares, out, paths)


@numba.njit
def numba_paths(paths, seed, quarters, opening, revenue0, sigma, usage, fixed, take_or_pay, tranche, milestone, drift, factor,
                steps, shares):
    """One path after another, cleared in every quarter: at full payment first, then sweeps down where somebody is short."""
    numpy.random.seed(seed)
    firms = len(opening)
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
            clear(own, due, paid, received, cash, lost, lowest, failed, steps, shares)
        for i in range(firms):
            gap_sum[i] -= lowest[i]
            gap_squares[i] += lowest[i] * lowest[i]
            if failed[i]:
                out[i] += 1.0
    return means(gap_sum, gap_squares, out, paths)


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
    p["plan"] = p["R0"] * numpy.exp(numpy.cumsum(p["g0"] * decay, axis=0))
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
    compare("paths without clearing, with feedback", "plain-feedback", "numpy", lambda: numpy_feedback_paths(p, peer_paths, 7, 1024), NUMPY_TARGET)
    k = FEEDBACK
    fed = (p["plan"], statistics.NormalDist().inv_cdf(k["probability"]), k["epsilon"], k["slack"], k["chi"], k["theta"], k["delta"], k["buffer"], k["omega"],
           k["floor"], k["b"], k["gamma"])
    numba_feedback_paths(10, 1, *arguments, *fed)
    compare("paths with clearing and feedback", "cleared-feedback", "numba", lambda: numba_feedback_paths(peer_paths, 7, *arguments, *fed), NUMBA_TARGET)
    large = ours(binary, "cleared", 100_000 if quick else 1_000_000, 2, 1)
    print(f"{'a tenth of ' if quick else ''}10⁶ paths with clearing on two threads: {large['seconds'][0]:.1f} s, "
          f"{large['peakBytes'] / 1e6:.0f} MB at the most")
    for failure in failures:
        print(f"MISSED: {failure}")
    sys.exit(1 if failures else 0)


main()
