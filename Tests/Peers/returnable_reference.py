"""The numbers of Tests/Fixtures/circularity/returnable.json by two formulations that share nothing with ours.

A linear programme (GLOP) over the legs and what turns at each firm, and a minimum-cost flow on firms of four nodes (financing and orders, in and
out). Exits 1 when one of them differs from the file.

    python Tests/Peers/returnable_reference.py     (packages: requirements.txt)
"""

import json
import os
import sys

from ortools.graph.python import min_cost_flow
from ortools.linear_solver import pywraplp


def linear_programme(firms, legs):
    solver = pywraplp.Solver.CreateSolver("GLOP")
    amounts = [solver.NumVar(0, weight, "") for _, _, weight, _ in legs]
    turned = [solver.NumVar(0, solver.infinity(), "") for _ in range(firms)]
    for firm in range(firms):
        into = sum(x for x, leg in zip(amounts, legs) if leg[1] == firm)
        out = sum(x for x, leg in zip(amounts, legs) if leg[0] == firm)
        financed = sum(x for x, leg in zip(amounts, legs) if leg[1] == firm and leg[3] == "F")
        ordered = sum(x for x, leg in zip(amounts, legs) if leg[0] == firm and leg[3] == "P")
        solver.Add(into - out == 0)
        solver.Add(turned[firm] - financed <= 0)
        solver.Add(turned[firm] - ordered <= 0)
    solver.Maximize(sum(turned))
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        sys.exit("the linear programme has no optimum")
    return solver.Objective().Value()


def four_nodes(firms, legs):
    solver = min_cost_flow.SimpleMinCostFlow()
    wide = sum(leg[2] for leg in legs) + 1
    for start, end, weight, kind in legs:
        side = 0 if kind == "F" else 1
        solver.add_arc_with_capacity_and_unit_cost(4 * start + 2 + side, 4 * end + side, weight, 0)
    for firm in range(firms):
        for into in (0, 1):
            for out in (2, 3):
                cost = -1 if (into, out) == (0, 3) else 0
                solver.add_arc_with_capacity_and_unit_cost(4 * firm + into, 4 * firm + out, wide, cost)
    if solver.solve() != solver.OPTIMAL:
        sys.exit("the minimum-cost flow has no optimum")
    return -solver.optimal_cost()


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "../Fixtures/circularity/returnable.json"), encoding="utf-8") as file:
        cases = json.load(file)
    wrong = 0
    for case in cases:
        values = linear_programme(case["firms"], case["legs"]), four_nodes(case["firms"], case["legs"])
        if any(abs(value - case["returnable"]) > 1e-6 * max(1, case["returnable"]) for value in values):
            print(f"{case['name']}: {case['returnable']} in the file, {values}")
            wrong += 1
    print(f"{len(cases)} networks, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
