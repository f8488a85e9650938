"""Is a series explosive, and since when? Is it a log-periodic power law?"""

from __future__ import annotations

import ctypes
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ._arrays import Column, doubles, empty
from ._library import Dating, EpisodeOfC, Evidence, LpplsBounds, LpplsOfC, Scan, Suprema, call, library
from .errors import InputError

__all__ = [
    "Datestamp",
    "Episode",
    "Gsadf",
    "Lppls",
    "bsadf",
    "datestamp",
    "gsadf",
    "lppls_fit",
]

Lag = int | Literal["aic", "bic"]

_UNITS = {"levels": 0, "rows": 1}
_NULLS = {"random-walk": 0, "wild": 1, "composite": 2}
_BOUNDARIES = {"pointwise": 0, "sadf": 1, "familywise": 2}


@dataclass(frozen=True)
class Gsadf:
    """Recursive right-tailed unit-root statistics. Observations are numbered from 0.

    ``adf`` of the whole series, ``sadf``, ``gsadf``: suprema; ``None`` where no window has a statistic. ``window``: first and last observation of the
    window that attains the GSADF. ``badf``, ``bsadf``: [count] sequences, NaN before ``first_end``. ``starts``: [count] first observation of
    the window behind ``bsadf``, −1 where there is none; ``None`` where it was not asked for.
    """

    adf: float | None
    sadf: float | None
    gsadf: float
    window: tuple[int, int]
    first_end: int
    lag: int
    badf: Any = field(repr=False)
    bsadf: Any = field(repr=False)
    starts: Any = field(repr=False)


@dataclass(frozen=True)
class Episode:
    """A stretch over which the series is explosive: first and last observation above the boundary, the one with the largest statistic, and whether the
    series ends before the episode does."""

    start: int
    end: int
    peak: int
    statistic: float
    ongoing: bool


@dataclass(frozen=True)
class Datestamp:
    """The whole test.

    ``p_value``: of the GSADF. ``critical_values``: of the GSADF at 0.90, 0.95 and 0.99. ``boundary``: [count] what the BSADF must cross, NaN before
    the first end. ``minimum_duration``: observations an episode lasts at least.
    """

    statistics: Gsadf
    p_value: float
    sadf_p_value: float | None
    critical_values: dict[float, float]
    sadf_critical_values: dict[float, float]
    boundary: Any = field(repr=False)
    episodes: tuple[Episode, ...]
    minimum_duration: int
    level: float

    @property
    def is_explosive(self) -> bool:
        """Whether the GSADF rejects at the level."""
        return self.p_value <= 1 - self.level + 1e-12

    def _repr_html_(self) -> str:
        verdict = "explosive" if self.is_explosive else "no evidence of explosiveness"
        rows = "".join(f"<tr><td>{e.start}</td><td>{e.end}</td><td>{e.statistic:.2f}</td></tr>" for e in self.episodes)
        table = f"<table><tr><th>from</th><th>to</th><th>BSADF</th></tr>{rows}</table>" if rows else ""
        return f"<p>GSADF {self.statistics.gsadf:.3f}, p = {self.p_value:.3g}: <b>{verdict}</b> at {self.level:.0%}</p>{table}"


@dataclass(frozen=True)
class Lppls:
    """``ln p = a + f·(b + c1·cos(ω·ln(tc − t)) + c2·sin(ω·ln(tc − t)))``, ``f = (tc − t)^m``; time in observations from 0.

    ``relative_error``: mean of |price/fitted price − 1|. ``on_bound``: the search ended on a side of its bounds, and the best answer may lie beyond.
    """

    tc: float
    m: float
    omega: float
    a: float
    b: float
    c1: float
    c2: float
    sum_of_squares: float
    relative_error: float
    oscillations: float
    damping: float
    on_bound: bool


def _column(values: Any, name: str) -> Column:
    if hasattr(values, "to_numpy"):
        values = values.to_numpy()
    return doubles(values, name)


def _choice(table: dict[str, int], given: str, name: str) -> int:
    if given not in table:
        raise InputError(f"{name} is {given!r}; give one of {', '.join(table)}")
    return table[given]


def _whole(given: int | None, name: str) -> int:
    if given is None:
        return 0
    if not 1 <= given < 2**31:
        raise InputError(f"{name} is {given}; give a number of observations")
    return given


def _scan(lag: Lag, max_lag: int, window: int | None, unit: str) -> Scan:
    rule = {"aic": 1, "bic": 2}.get(lag, -1) if isinstance(lag, str) else 0
    if rule < 0:
        raise InputError(f"lag is {lag!r}; give a number, 'aic' or 'bic'")
    number = max_lag if isinstance(lag, str) else lag
    if not 0 <= number < 2**31:
        raise InputError(f"lag {number} is negative or far too large")
    return Scan(rule, number, _whole(window, "window"), _choice(_UNITS, unit, "unit"))


def _statistics(found: Suprema, badf: Any, bsadf: Any, starts: Any) -> Gsadf:
    def known(value: float) -> float | None:
        return None if math.isnan(value) else value

    return Gsadf(
        known(found.adf),
        known(found.sadf),
        found.gsadf,
        (found.gsadf_start, found.gsadf_end),
        found.first_end,
        found.lag,
        badf,
        bsadf,
        starts,
    )


def gsadf(
    series: Sequence[float] | Any,
    *,
    lag: Lag = 0,
    max_lag: int = 6,
    window: int | None = None,
    unit: Literal["levels", "rows"] = "levels",
    starts: bool = False,
) -> Gsadf:
    """The recursive right-tailed unit-root statistics of one series (Phillips, Wu and Yu 2011; Phillips, Shi and Yu 2015).

    Args:
        series: [count] evenly spaced observations, in logarithms where wanted; at most 20,000.
        lag: lagged changes in the regression, or ``"aic"`` or ``"bic"`` to choose up to ``max_lag``.
        window: shortest window; ``None`` for the rule of Phillips, Shi and Yu, 0.01·T + 1.8·√T.
        unit: what the window counts, ``"levels"`` (the paper) or ``"rows"`` of the regression (R's exuber).
        starts: whether the window behind every value of ``bsadf`` is wanted, which takes several times as long.

    Raises:
        InputError: an observation that is no finite number, a series too short or without variation.
    """
    column = _column(series, "series")
    scan = _scan(lag, max_lag, window, unit)
    found = Suprema()
    badf, backward = empty("double", column.count), empty("double", column.count)
    windows = empty("int64", column.count) if starts else None
    call(
        "ouroboros_gsadf",
        column.count,
        column.address,
        ctypes.addressof(scan),
        ctypes.addressof(found),
        badf.address,
        backward.address,
        windows.address if windows else None,
        is_long=column.count > 3_000,
    )
    return _statistics(found, badf.values, backward.values, windows.values if windows else None)


def bsadf(
    series: Sequence[float] | Any,
    *,
    lag: Lag = 0,
    max_lag: int = 6,
    window: int | None = None,
    unit: Literal["levels", "rows"] = "levels",
) -> Any:
    """The backward sequence alone: [count], NaN before the first possible end. For arguments see :func:`gsadf`."""
    return gsadf(series, lag=lag, max_lag=max_lag, window=window, unit=unit).bsadf


def datestamp(
    series: Sequence[float] | Any,
    *,
    lag: Lag = 0,
    max_lag: int = 6,
    window: int | None = None,
    unit: Literal["levels", "rows"] = "levels",
    null: Literal["random-walk", "wild", "composite"] = "wild",
    replicates: int = 1_999,
    seed: int = 20_260_101,
    level: float = 0.95,
    boundary: Literal["pointwise", "sadf", "familywise"] = "pointwise",
    screened: bool = True,
    duration_factor: float = 1.0,
    threads: int | None = None,
) -> Datestamp:
    """Statistics, p-values and dated episodes of one series.

    Args:
        series, lag, max_lag, window, unit: as in :func:`gsadf`.
        null: where critical values come from: ``"wild"`` (Harvey and others 2016, drift kept), ``"composite"`` (Phillips and Shi 2020) or
            ``"random-walk"`` (Phillips, Shi and Yu 2015).
        replicates, seed: of the simulation; the same seed gives the same numbers on any number of threads.
        level: of the boundary, such as 0.95.
        boundary: what the BSADF must cross for an episode.
        screened: episodes only where the GSADF rejects at the level.
        duration_factor: episodes shorter than this times ln(count) are dropped.
        threads: by default as many as there are processors.
    """
    column = _column(series, "series")
    scan = _scan(lag, max_lag, window, unit)
    if not 0 <= seed < 2**64:
        raise InputError(f"seed is {seed}; give a number from 0 to 2⁶⁴ − 1")
    workers = min(threads or os.cpu_count() or 1, 1024)
    dating = Dating(
        _choice(_NULLS, null, "null"),
        _whole(replicates, "replicates"),
        seed,
        level,
        _choice(_BOUNDARIES, boundary, "boundary"),
        int(screened),
        duration_factor,
        workers,
        0,
    )
    found, evidence = Suprema(), Evidence()
    badf, backward, line = (empty("double", column.count) for _ in range(3))
    count, episodes = ctypes.c_int64(), ctypes.c_void_p()
    call(
        "ouroboros_datestamp",
        column.count,
        column.address,
        ctypes.addressof(scan),
        ctypes.addressof(dating),
        ctypes.addressof(found),
        ctypes.addressof(evidence),
        badf.address,
        backward.address,
        line.address,
        ctypes.addressof(count),
        ctypes.addressof(episodes),
        is_long=True,
    )
    try:
        made = ctypes.cast(episodes, ctypes.POINTER(EpisodeOfC))
        dated = tuple(
            Episode(e.start, e.end, e.peak, e.statistic, bool(e.ongoing)) for e in (made[i] for i in range(count.value))
        )
    finally:
        library().ouroboros_free(episodes)
    levels = (0.90, 0.95, 0.99)
    return Datestamp(
        _statistics(found, badf.values, backward.values, None),
        evidence.gsadf_p,
        None if math.isnan(evidence.sadf_p) else evidence.sadf_p,
        dict(zip(levels, evidence.gsadf_critical)),
        dict(zip(levels, evidence.sadf_critical)),
        line.values,
        dated,
        evidence.minimum_duration,
        level,
    )


def lppls_fit(
    log_prices: Sequence[float] | Any,
    *,
    tc: tuple[float, float] = (0.001, 0.2),
    m: tuple[float, float] = (0.05, 1.0),
    omega: tuple[float, float] = (2.0, 25.0),
) -> Lppls:
    """Fits the log-periodic power law (Filimonov and Sornette 2013) to one window: the whole series.

    Args:
        log_prices: [count] evenly spaced logarithms of prices, 30 to 20,000.
        tc: bounds of the critical time, as shares of the window's length after its last observation.
        m, omega: bounds of the exponent and of the angular log-frequency.

    The same data give the same fit: the search starts from a fixed grid.
    """
    column = _column(log_prices, "log_prices")
    bounds = LpplsBounds(*tc, *m, *omega)
    fit = LpplsOfC()
    call(
        "ouroboros_lppls_fit",
        column.count,
        column.address,
        ctypes.addressof(bounds),
        ctypes.addressof(fit),
        is_long=column.count > 500,
    )
    return Lppls(
        fit.tc,
        fit.m,
        fit.omega,
        fit.a,
        fit.b,
        fit.c1,
        fit.c2,
        fit.sum_of_squares,
        fit.relative_error,
        fit.oscillations,
        fit.damping,
        bool(fit.on_bound),
    )
