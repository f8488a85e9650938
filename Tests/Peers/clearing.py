"""DebtRank against a numba loop, Eisenberg-Noe against scipy's sparse products: same networks, one run.

Prints medians over the repetitions and ratios. Exits 1 when results differ or a target is missed: DebtRank of every firm
at least 10 times as fast as the loop, clearing in under 4 times the time of 20 products.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numba
import numpy
import scipy.sparse

DEBTRANK_TARGET = 10.0
CLEARING_TARGET = 4.0


@numba.njit
def debtrank_loop(start, debtor, weight, equity_weight, tolerance, most):
    """Differential DebtRank of every firm, one after another; weight is claim over equity, by creditor."""
    firms = len(start) - 1
    impact = numpy.empty(firms)
    stress, fresh, new = numpy.empty(firms), numpy.empty(firms), numpy.empty(firms)
    for source in range(firms):
        stress[:] = 0.0
        fresh[:] = 0.0
        stress[source] = 1.0
        fresh[source] = 1.0
        for _ in range(most):
            largest = 0.0
            for firm in range(firms):
                new[firm] = 0.0
                if stress[firm] < 1.0:
                    total = 0.0
                    for claim in range(start[firm], start[firm + 1]):
                        total += weight[claim] * fresh[debtor[claim]]
                    new[firm] = min(total, 1.0 - stress[firm])
                    largest = max(largest, new[firm])
            for firm in range(firms):
                fresh[firm] = new[firm]
                stress[firm] += new[firm]
            if largest < tolerance:
                break
        total = 0.0
        for firm in range(firms):
            total += equity_weight[firm] * stress[firm]
        impact[source] = total - equity_weight[source]
    return impact


def network(firms, claims, seed, radius=None):
    """Uniform random debts; `radius` scales equity so that the claims over equity have this spectral radius."""
    generator = numpy.random.default_rng(seed)
    debtors = generator.integers(0, firms, claims, dtype=numpy.int32)
    creditors = generator.integers(0, firms, claims, dtype=numpy.int32)
    creditors = numpy.where(creditors == debtors, (creditors + 1) % firms, creditors).astype(numpy.int32)
    amounts = generator.lognormal(0.0, 1.0, claims)
    equity = 10 * generator.lognormal(0.0, 0.5, firms)
    claims_matrix = scipy.sparse.csr_matrix((amounts, (creditors, debtors)), shape=(firms, firms))
    if radius is not None:
        vector = numpy.ones(firms)
        for _ in range(200):
            vector = claims_matrix @ vector / equity
            norm = numpy.linalg.norm(vector)
            vector /= norm
        equity *= norm / radius
    owed = numpy.bincount(debtors, weights=amounts, minlength=firms)
    return {"firms": firms, "debtors": debtors, "creditors": creditors, "amounts": amounts,
            "cash": generator.uniform(0, 1, firms) * owed * 0.5, "outside": generator.uniform(0, 1, firms) * owed,
            "equity": equity}


def write(web, path):
    with open(path, "wb") as file:
        numpy.array([web["firms"], len(web["amounts"])], dtype=numpy.int64).tofile(file)
        for name in ("debtors", "creditors", "amounts", "cash", "outside", "equity"):
            web[name].tofile(file)


def ours(binary, *arguments):
    done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def timed(repetitions, body):
    seconds = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        result = body()
        seconds.append(time.perf_counter() - begin)
    return result, seconds


def main():
    binary, quick = sys.argv[1], "--quick" in sys.argv[2:]
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "network"), os.path.join(folder, "result")

        def debtrank(firms, claims, radius):
            web = network(firms, claims, 3, radius)
            write(web, path)
            matrix = scipy.sparse.csr_matrix(
                (web["amounts"] / web["equity"][web["creditors"]], (web["creditors"], web["debtors"])),
                shape=(firms, firms))
            weights = web["equity"] / web["equity"].sum()
            arguments = (matrix.indptr, matrix.indices, matrix.data, weights, 1e-12, 100000)
            small = network(10, 20, 1)
            tiny = scipy.sparse.csr_matrix((small["amounts"], (small["creditors"], small["debtors"])), shape=(10, 10))
            debtrank_loop(tiny.indptr, tiny.indices, tiny.data, numpy.ones(10) / 10, 1e-12, 100)
            one = ours(binary, "debtrank", path, out, 1, 1)["seconds"]
            two = ours(binary, "debtrank", path, out, os.cpu_count(), 1)["seconds"]
            mine = numpy.fromfile(out)
            theirs, seconds = timed(1, lambda: debtrank_loop(*arguments))
            worst = numpy.abs(mine - theirs).max()
            peer = statistics.median(seconds)
            print(f"DebtRank of {firms} firms, {len(web['amounts'])} claims, spectral radius {radius}: ours {one[0]:.2f} s on one "
                  f"thread, {two[0]:.2f} s on {os.cpu_count()}; numba loop {peer:.2f} s; numba/ours {peer / one[0]:.1f} on one "
                  f"thread, {peer / two[0]:.1f} on {os.cpu_count()}; largest difference {worst:.1e}", flush=True)
            if worst > 1e-9:
                failures.append(f"DebtRank differs from the loop by {worst}")
            if not quick and peer / two[0] < DEBTRANK_TARGET:
                failures.append(f"DebtRank: {peer / two[0]:.1f} times the loop, the target is {DEBTRANK_TARGET}")

        def clearing(firms, claims):
            web = network(firms, claims, 5)
            write(web, path)
            owed = numpy.bincount(web["debtors"], weights=web["amounts"], minlength=firms) + web["outside"]
            shares = web["amounts"] / owed[web["debtors"]]
            matrix = scipy.sparse.csr_matrix((shares, (web["creditors"], web["debtors"])), shape=(firms, firms))

            def products():
                vector = owed
                for _ in range(20):
                    vector = matrix @ vector
                return vector

            found, products_seconds = None, []
            mine, both = [], []
            for _ in range(5):
                found = ours(binary, "clearing", path, out, 1, 1)
                mine += found["seconds"]
                both += found["bothSeconds"]
                products_seconds += timed(1, products)[1]
            paid = numpy.fromfile(out)
            plain = owed
            for _ in range(400):
                plain = numpy.minimum(owed, web["cash"] + matrix @ plain)
            worst = (numpy.abs(paid - plain) / numpy.maximum(owed, 1e-300))[owed > 0].max()
            a, b, c = map(statistics.median, (mine, products_seconds, both))
            print(f"Eisenberg-Noe, {firms} firms, {len(web['amounts'])} claims: {a:.4f} s ({found['iterations']} sweeps, residual "
                  f"{found['residual']:.1e}, {found['defaulted']} default), greatest and least {c:.4f} s; 20 products of scipy "
                  f"{b:.4f} s; ratio {a / b:.2f}; largest difference {worst:.1e}", flush=True)
            if worst > 1e-9:
                failures.append(f"clearing differs from Picard iteration by {worst}")
            if not quick and a / b > CLEARING_TARGET:
                failures.append(f"clearing takes {a / b:.2f} times 20 products, the target is {CLEARING_TARGET}")

        if quick:
            debtrank(1_000, 10_000, 0.5)
            clearing(10_000, 100_000)
        else:
            if "--clearing" not in sys.argv:
                debtrank(10_000, 100_000, 0.5)
                debtrank(10_000, 100_000, 1.5)
            clearing(100_000, 1_000_000)
            large = ours(binary, "large", 1_000_000, 10_000_000)
            print(f"Eisenberg-Noe, 1000000 firms, 10000000 claims, greatest and least: {large['seconds'][0]:.2f} s, peak memory "
                  f"{large['peakBytes'] / 2**20:.0f} MiB, residual {large['residual']:.1e}, {large['defaulted']} default")
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
