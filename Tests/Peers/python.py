"""The Python package beside pyexuber, igraph and OR-tools: the same arrays, one run, least processor time of alternating rounds.

Prints ratios, and exits 1 when a result differs or a target is missed: GSADF 20 times as fast as pyexuber, circuits 10 times as fast as
igraph, circulation in at most 1.25 times the time of OR-tools, 50 microseconds for a call on a network in which nothing goes round.
Processor time on both sides: the clock of a shared machine says little. Run by `make bench-python`.
"""

import math
import os
import sys
import time

for name in ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[name] = "1"

import exuber
import igraph
import numpy
from ortools.graph.python import min_cost_flow

import ouroboros_ledger as ob

ROUNDS = 7
GSADF_TARGET = 20.0
CIRCUITS_TARGET = 10.0
CIRCULATION_TARGET = 1 / 1.25
OVERHEAD_TARGET = 50e-6
failures, missed = [], []


def beside(what, ours, theirs, target, repetitions=1):
    """Both in turns: how many times as fast as the peer."""
    mine = other = math.inf
    for _ in range(ROUNDS):
        for body, is_mine in ((ours, True), (theirs, False)):
            start = time.process_time()
            for _ in range(repetitions):
                body()
            took = (time.process_time() - start) / repetitions
            mine, other = (min(mine, took), other) if is_mine else (mine, min(other, took))
    ratio = other / mine
    print(f"{what:44} ours {mine * 1e3:10.4f} ms  peer {other * 1e3:10.3f} ms  {ratio:7.2f}x  (target {target:g}x)", flush=True)
    if ratio < target:
        missed.append(f"{what}: {ratio:.2f}x, the target is {target:g}x")


def network(generator, firms, rows, largest):
    pairs = set()
    while len(pairs) < rows:
        u, v = generator.integers(0, firms, 2)
        if u != v:
            pairs.add((int(u), int(v)))
    pairs = sorted(pairs)
    columns = numpy.array(pairs, dtype=numpy.int32)
    return numpy.ascontiguousarray(columns[:, 0]), numpy.ascontiguousarray(columns[:, 1]), generator.integers(1, largest, rows)


generator = numpy.random.default_rng(7)

for length in (400, 1600):
    walk = numpy.cumsum(generator.standard_normal(length))
    for lag in (0, 1):
        rows = int((0.01 + 1.8 / math.sqrt(length)) * length) - lag - 1
        exuber.radf(walk[:120], minw=30, lag=lag)
        peer = float(numpy.max(exuber.radf(walk, minw=rows, lag=lag).gsadf))
        found = ob.gsadf(walk, lag=lag, window=rows, unit="rows").gsadf
        if abs(peer - found) > 1e-6:
            failures.append(f"GSADF of {length}, lag {lag}: {found} against {peer}")
        beside(
            f"gsadf, T = {length}, lag {lag}",
            lambda: ob.gsadf(walk, lag=lag, window=rows, unit="rows"),
            lambda: exuber.radf(walk, minw=rows, lag=lag),
            GSADF_TARGET,
            10 if length < 1000 else 2,
        )

payers, receivers, amounts = network(generator, 2_000, 6_000, 10**6)
graph = igraph.Graph(n=2_000, edges=list(zip(payers.tolist(), receivers.tolist())), directed=True)
mine = ob.circuits(payers, receivers, amounts, max_length=8, widest=False, limit=10**7)
theirs = graph.simple_cycles(max=8)
if len(mine) != len(theirs):
    failures.append(f"{len(mine)} circuits against {len(theirs)}")
beside(
    f"circuits of up to 8, {len(mine)} of them",
    lambda: ob.circuits(payers, receivers, amounts, max_length=8, widest=False, limit=10**7),
    lambda: graph.simple_cycles(max=8),
    CIRCUITS_TARGET,
)


def ortools(payers, receivers, amounts):
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(payers, receivers, amounts, numpy.full(len(amounts), -1))
    solver.set_nodes_supplies(numpy.arange(max(payers.max(), receivers.max()) + 1), numpy.zeros(max(payers.max(), receivers.max()) + 1))
    solver.solve_max_flow_with_min_cost()
    return -solver.optimal_cost()


# Below the smallest, what a call costs is most of the time; how long one takes hangs on the network, so that it is measured on twelve.
for firms, rows, networks in ((30, 90, 12), (2_000, 6_000, 1), (20_000, 80_000, 1)):
    drawn = [network(generator, firms, rows, 10**6) for _ in range(networks)]
    if any(ob.circulation(*one).value != ortools(*one) for one in drawn):
        failures.append(f"circulation of {firms} firms")
    beside(
        f"circulation, {firms} firms, {rows} rows" + (f", {networks} of them" if networks > 1 else ""),
        lambda: [ob.circulation(*one) for one in drawn],
        lambda: [ortools(*one) for one in drawn],
        CIRCULATION_TARGET,
        20 if firms == 30 else 1,
    )

# What a call costs beyond the engine: a network on which nothing can go round.
payers, receivers = numpy.arange(29, dtype=numpy.int32), numpy.arange(1, 30, dtype=numpy.int32)
amounts = numpy.ones(29, dtype=numpy.int64)
overhead = math.inf
for _ in range(ROUNDS):
    start = time.process_time()
    for _ in range(2_000):
        ob.circulation(payers, receivers, amounts)
    overhead = min(overhead, (time.process_time() - start) / 2_000)
print(f"a call on 30 firms with nothing going round  {overhead * 1e6:.1f} µs  (target {OVERHEAD_TARGET * 1e6:g} µs)")
if overhead > OVERHEAD_TARGET:
    missed.append(f"a call: {overhead * 1e6:.1f} µs")

for failure in failures:
    print(f"differs: {failure}", file=sys.stderr)
for target in missed:
    print(f"missed: {target}", file=sys.stderr)
sys.exit(1 if failures or missed else 0)
