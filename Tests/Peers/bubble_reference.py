"""Quantiles of the composite and the sieve bootstrap by the Python package pyexuber.

    python3 Tests/Peers/bubble_reference.py > Tests/Fixtures/bubble/critical_values/pyexuber.json

Needs `pip install pyexuber==0.1.0`. Standard errors are half the distance between the quantiles one binomial
standard error above and below.
"""

import csv
import json
import math
import os

import exuber
import numpy as np

FOLDER = os.path.join(os.path.dirname(__file__), "..", "Fixtures", "bubble", "series")


def series(name):
    with open(os.path.join(FOLDER, name + ".csv")) as file:
        return np.array([float(row["y"]) for row in csv.DictReader(file)])


def quantiles(sample):
    sample = np.sort(np.asarray(sample).ravel())
    out = {}
    for level in (0.9, 0.95, 0.99):
        step = math.sqrt(level * (1 - level) / len(sample))
        low, mid, high = np.quantile(sample, [level - step, level, level + step])
        out[str(level)] = [float(mid), float(high - low) / 2]
    return out


composite = exuber.radf_wb_ps_distr(series("rw_T200_seed43"), minw=27, nboot=6000, adflag=0, seed=1)
columns = np.column_stack([series("exuber_sim_psy1"), series("exuber_sim_evans"), series("rw_T100_seed42")])
panel = exuber.radf(columns, minw=19, lag=1)


def sieve_null(columns, order, replicates, seed):
    """Panel GSADF under the null, the statistic by pyexuber. The draw of pyexuber itself is not used: it centres the
    drawn residuals anew in each replicate, which takes the drift out of every replicate."""
    rng = np.random.default_rng(seed)
    changes = np.diff(columns, axis=0)
    fits, residuals = [], []
    for series_changes in changes.T:
        design = np.column_stack(
            [np.ones(len(series_changes) - order)]
            + [series_changes[order - i : len(series_changes) - i] for i in range(1, order + 1)])
        response = series_changes[order:]
        fit = np.linalg.lstsq(design, response, rcond=None)[0]
        fits.append(fit)
        residuals.append(response - design @ fit)
    residuals = np.column_stack(residuals)
    out = []
    for _ in range(replicates):
        drawn = residuals[rng.integers(0, len(residuals), size=len(residuals))]
        walk = np.zeros_like(columns)
        for j, fit in enumerate(fits):
            path = list(changes[:order, j])
            for shock in drawn[:, j]:
                path.append(fit[0] + sum(fit[i] * path[-i] for i in range(1, order + 1)) + shock)
            walk[1:, j] = np.cumsum(path)
        out.append(exuber.radf(walk, minw=19, lag=1).gsadf_panel)
    return out


sieve = sieve_null(columns, 1, 4000, 2)
print(json.dumps({
    "composite_rw_T200_seed43": {
        "ADF": quantiles(composite.adf_distr),
        "SADF": quantiles(composite.sadf_distr),
        "GSADF": quantiles(composite.gsadf_distr),
    },
    "panel": {
        "gsadf": float(panel.gsadf_panel),
        "bsadf": [float(x) for x in panel.bsadf_panel],
        "sieve_order": 1,
        "null": quantiles(sieve),
    },
}, indent=1))
