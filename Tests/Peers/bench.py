"""Circuits against igraph (and networkx), maximum circulation and returnable financing against OR-tools: same networks, one run.

Then the largest networks that the design promises: both of 10^6 legs in 2 GB, time and peak memory.
Prints medians over the repetitions and peer time over ours. Exits 1 when results differ or a target is missed:
circuits at least 10 times as fast as igraph, circulation in at most 1.25 times and returnable financing in at most 1.5 times the time of OR-tools.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

import igraph
import networkx
import numpy
from ortools.graph.python import min_cost_flow

CIRCUITS_TARGET = 10.0
CIRCULATION_TARGET = 1.25
RETURNABLE_TARGET = 1.5
FINANCING_SHARE = 0.3
MEMORY_TARGET = 2 * 2**30


def random_network(firms, legs, seed):
    """Distinct directed legs between uniformly drawn firms, log-normal amounts in cents."""
    generator = random.Random(seed)
    found = {}
    while len(found) < legs:
        u, v = generator.randrange(firms), generator.randrange(firms)
        if u != v and (u, v) not in found:
            found[u, v] = max(1, int(100 * generator.lognormvariate(6, 1.5)))
    return found


def write(network, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("src,dst,weight_cents\n")
        file.writelines(f"{u},{v},{w}\n" for (u, v), w in network.items())


def write_kinds(network, path, seed=7):
    """The same with a column kind; returns which legs are financing."""
    generator = random.Random(seed)
    financing = [generator.random() < FINANCING_SHARE for _ in network]
    with open(path, "w", encoding="utf-8") as file:
        file.write("src,dst,weight_cents,kind\n")
        file.writelines(f"{u},{v},{w},{'financing' if f else 'order'}\n"
                        for ((u, v), w), f in zip(network.items(), financing))
    return numpy.array(financing)


def ours(binary, *arguments):
    done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def timed(repetitions, body):
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = body()
        seconds.append(time.perf_counter() - start)
    return result, seconds


def by_length(circuits):
    counts = {}
    for circuit in circuits:
        counts[str(len(circuit))] = counts.get(str(len(circuit)), 0) + 1
    return counts


def igraph_circuits(network, firms, longest):
    graph = igraph.Graph(n=firms, edges=list(network), directed=True)
    return lambda: by_length(graph.simple_cycles(min=2, max=longest))


def networkx_circuits(network, longest):
    graph = networkx.DiGraph(list(network))
    return lambda: by_length(networkx.simple_cycles(graph, length_bound=longest))


def ortools_circulation(network):
    tails = numpy.array([u for u, _ in network], dtype=numpy.int32)
    heads = numpy.array([v for _, v in network], dtype=numpy.int32)
    weights = numpy.array(list(network.values()), dtype=numpy.int64)

    def solve():
        solver = min_cost_flow.SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(tails, heads, weights, -numpy.ones_like(weights))
        if solver.solve() != solver.OPTIMAL:
            sys.exit("OR-tools found no optimum")
        return -solver.optimal_cost()

    return solve


def ortools_returnable(network, firms, financing):
    """Minimum-cost flow on firms split as ours are: where financing arrives, where money is held, where orders leave."""
    tails = numpy.array([u for u, _ in network], dtype=numpy.int64)
    heads = numpy.array([v for _, v in network], dtype=numpy.int64)
    weights = numpy.array(list(network.values()), dtype=numpy.int64)
    received = numpy.bincount(heads[financing], weights=weights[financing], minlength=firms).astype(numpy.int64)
    paid = numpy.bincount(tails[~financing], weights=weights[~financing], minlength=firms).astype(numpy.int64)
    sold = numpy.bincount(heads[~financing], minlength=firms) > 0
    invests = numpy.bincount(tails[financing], minlength=firms) > 0
    turns = (received > 0) & (paid > 0)
    three = turns & (sold | invests)
    nodes = 1 + turns.astype(numpy.int64) + three
    arrival = numpy.concatenate(([0], numpy.cumsum(nodes)[:-1]))
    held = arrival + three
    departure = numpy.where(turns, arrival + nodes - 1, arrival)
    arcs = [numpy.concatenate(part) for part in (
        (numpy.where(financing, held[tails], departure[tails]), arrival[turns], arrival[three], held[three]),
        (numpy.where(financing, arrival[heads], held[heads]), departure[turns], held[three], departure[three]),
        (weights, numpy.minimum(received, paid)[turns] + 1, received[three] + 1, paid[three] + 1))]
    costs = numpy.zeros(len(arcs[0]), dtype=numpy.int64)
    costs[len(weights):len(weights) + int(turns.sum())] = -1

    def solve():
        solver = min_cost_flow.SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(
            arcs[0].astype(numpy.int32), arcs[1].astype(numpy.int32), arcs[2], costs)
        if solver.solve() != solver.OPTIMAL:
            sys.exit("OR-tools found no optimum")
        return -solver.optimal_cost()

    return solve


def line(name, mine, peer, peer_name):
    a, b = statistics.median(mine), statistics.median(peer)
    print(f"{name:<44} ours {a:9.4f} s   {peer_name:<9} {b:9.4f} s   {peer_name}/ours {b / a:8.2f}", flush=True)
    return b / a


def main():
    binary, quick = sys.argv[1], "--quick" in sys.argv[2:]
    repetitions = 1 if quick else 3
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "edges.csv")

        def circuits(firms, legs, longest, peer_name, seed=7):
            network = random_network(firms, legs, seed)
            write(network, path)
            mine = ours(binary, "circuits", path, longest, 5 * repetitions)
            peer = {"igraph": lambda: igraph_circuits(network, firms, longest),
                    "networkx": lambda: networkx_circuits(network, longest)}[peer_name]()
            theirs, seconds = timed(repetitions, peer)
            if theirs != mine["byLength"]:
                failures.append(f"circuits differ from {peer_name}: {mine['byLength']} and {theirs}")
            name = f"circuits up to {longest}, {firms} firms, {legs} legs"
            ratio = line(name, mine["seconds"], seconds, peer_name)
            if peer_name == "igraph" and ratio < CIRCUITS_TARGET:
                failures.append(f"{name}: {ratio:.2f} times igraph, the target is {CIRCUITS_TARGET}")

        def circulation(firms, legs, seed=7):
            network = random_network(firms, legs, seed)
            write(network, path)
            peer = ortools_circulation(network)
            mine, theirs, value = [], [], None
            # Taken in turns, so that both meet the same moments of a busy machine.
            for _ in range(repetitions):
                found = ours(binary, "circulation", path, 1)
                mine += found["seconds"]
                value, seconds = timed(1, peer)
                theirs += seconds
                if value != found["value"]:
                    failures.append(f"circulation {found['value']} differs from OR-tools {value}")
            name = f"circulation, {firms} firms, {legs} legs"
            ratio = line(name, mine, theirs, "ortools")
            if 1 / ratio > CIRCULATION_TARGET:
                failures.append(f"{name}: {1 / ratio:.2f} of OR-tools' time, the target is {CIRCULATION_TARGET}")

        def returnable(firms, legs, seed=7):
            network = random_network(firms, legs, seed)
            peer = ortools_returnable(network, firms, write_kinds(network, path))
            mine, theirs = [], []
            for _ in range(repetitions):
                found = ours(binary, "returnable", path, 1)
                mine += found["seconds"]
                value, seconds = timed(1, peer)
                theirs += seconds
                if value != found["value"]:
                    failures.append(f"returnable financing {found['value']} differs from OR-tools {value}")
            name = f"returnable financing, {firms} firms, {legs} legs"
            ratio = line(name, mine, theirs, "ortools")
            if 1 / ratio > RETURNABLE_TARGET:
                failures.append(f"{name}: {1 / ratio:.2f} of OR-tools' time, the target is {RETURNABLE_TARGET}")

        def memory(what, firms, legs, seed=7):
            write_kinds(random_network(firms, legs, seed), path)
            with open(os.path.join(folder, "out"), "w+b") as out:
                child = subprocess.Popen([binary, what, path, "1"], stdout=out)
                _, status, usage = os.wait4(child.pid, 0)
                out.seek(0)
                found = out.read()
            if os.waitstatus_to_exitcode(status) != 0:
                sys.exit(f"{what} of {legs} legs ended with status {os.waitstatus_to_exitcode(status)}: {found!r}")
            # Linux counts in KiB, macOS in bytes.
            peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            name = f"{what}, {firms} firms, {legs} legs"
            print(f"{name:<44} ours {json.loads(found)['seconds'][0]:9.4f} s   peak memory {peak / 2**20:9.1f} MiB", flush=True)
            if peak > MEMORY_TARGET:
                failures.append(f"{name}: {peak / 2**20:.0f} MiB, the target is {MEMORY_TARGET / 2**20:.0f}")

        circuits(1_000, 3_000, 5, "networkx")
        circuits(10_000, 30_000, 5, "igraph")
        circulation(10_000, 30_000)
        returnable(10_000, 30_000)
        if not quick:
            circulation(100_000, 300_000)
            returnable(100_000, 300_000)
            memory("circulation", 333_000, 1_000_000)
            memory("returnable", 333_000, 1_000_000)
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
