"""A model: a folder with a ledger of deals between firms."""

from __future__ import annotations

import datetime
import html
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from .command import result, run
from .errors import Diagnostic

__all__ = ["Measure", "Measures", "Model", "Rule", "Stress", "Verdict"]

Day = str | datetime.date


@dataclass(frozen=True)
class Measure:
    """One number with where it comes from.

    ``value`` in ``unit`` (``money`` is in the base currency), ``None`` where the model does not say enough: ``missing`` then says what. ``grade`` is that of the
    weakest source behind it (Admiralty code), ``sources`` their ids.
    """

    id: str
    title: str
    value: float | None
    unit: str
    grade: str | None
    formula: str
    sources: tuple[str, ...]
    missing: tuple[str, ...]


class Measures(Mapping[str, Measure]):
    """The measures of a model by id."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._measures = {measure.id: measure for measure in measures}

    def __getitem__(self, name: str) -> Measure:
        return self._measures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._measures)

    def __len__(self) -> int:
        return len(self._measures)

    def __repr__(self) -> str:
        return f"<{len(self)} measures>"

    def _records(self) -> list[dict[str, Any]]:
        return [
            {"id": m.id, "title": m.title, "value": m.value, "unit": m.unit, "grade": m.grade, "sources": len(m.sources)}
            for m in self.values()
        ]

    def to_pandas(self) -> Any:
        """A data frame, one row a measure."""
        import pandas

        return pandas.DataFrame(self._records())

    def to_polars(self) -> Any:
        """A data frame, one row a measure."""
        import polars

        return polars.DataFrame(self._records())


@dataclass(frozen=True)
class Rule:
    """How a number stands against its limit: ``state`` is pass, waived, warn, fail or indeterminate."""

    id: str
    title: str
    state: str
    value: float | None
    limit: float | None
    unit: str
    why: str
    file: str
    line: int


@dataclass(frozen=True)
class Verdict:
    """The gate's verdict. ``state`` is the worst of its rules; ``document`` is everything that ``check --format json`` says."""

    state: str
    rules: tuple[Rule, ...]
    document: dict[str, Any] = field(repr=False)

    @property
    def passed(self) -> bool:
        """Whether nothing failed and nothing is indeterminate."""
        return self.state not in ("fail", "indeterminate")

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(rule.state)}</td><td>{html.escape(rule.title)}</td><td>{html.escape(rule.id)}</td><td>{html.escape(rule.why)}</td></tr>"
            for rule in self.rules
            if rule.state != "pass"
        )
        return f"<p>The gate: <b>{html.escape(self.state)}</b>, {len(self.rules)} rules</p><table>{rows}</table>"


@dataclass(frozen=True)
class Stress:
    """What a stress test says; ``document`` is everything that ``stress --format json`` says. Money in ``unit``."""

    unit: str
    document: dict[str, Any] = field(repr=False)

    def cash_out(self) -> list[dict[str, Any]]:
        """Chance that a firm has run out of cash by the end of a quarter: one record a scenario, firm and quarter, with its interval."""
        return [
            {
                "scenario": scenario["id"],
                "firm": firm["firm"],
                "quarter": cell["quarter"],
                "probability": cell["value"],
                "low": cell["low"],
                "high": cell["high"],
            }
            for scenario in self.document["scenarios"]
            for firm in scenario["firms"]
            for cell in firm["cashOutProbability"]
        ]

    def to_pandas(self) -> Any:
        """:meth:`cash_out` as a data frame."""
        import pandas

        return pandas.DataFrame(self.cash_out())


@dataclass(frozen=True)
class Model:
    """A ledger, read as it was known on a day.

    >>> model = Model.open("Models/demo")
    >>> model.measures(stress=False)["returnable-share@announced"].value

    Methods that read the ledger raise :class:`InputError` with file, line, column and code where it is wrong.
    """

    path: Path
    day: str | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Model:
        """The model in a folder; it is read, and what is wrong with it raised."""
        model = cls(Path(path))
        run(["lint", model.path, "--quiet"])
        return model

    def as_of(self, day: Day) -> Model:
        """The same ledger as it was known on a day."""
        return replace(self, day=day.isoformat() if isinstance(day, datetime.date) else day)

    def _day(self) -> list[str]:
        return ["--as-of", self.day] if self.day else []

    def lint(self) -> tuple[Diagnostic, ...]:
        """Warnings and remarks, all of them; errors are raised."""
        run(["lint", self.path, *self._day(), "--quiet"])
        found = result(["lint", self.path, *self._day()])["diagnostics"]
        return tuple(
            Diagnostic(
                problem["code"],
                problem["severity"],
                problem["message"],
                problem["file"],
                problem.get("line"),
                problem.get("column"),
                problem.get("help"),
            )
            for problem in found
        )

    def measures(self, *, stress: bool = True, paths: int | None = None, draws: int | None = None) -> Measures:
        """Every number of the model with its formula, grade and sources.

        Args:
            stress: whether the stress test is run for its numbers, which takes most of the time.
            paths: of every scenario; 100,000 by default.
            draws: of amounts and promises behind the intervals; 2,000 by default.
        """
        options = ["--paths", "0"] if not stress else ([] if paths is None else ["--paths", str(paths)])
        options += [] if draws is None else ["--draws", str(draws)]
        document = result(["trace", self.path, *self._day(), *options, "--quiet"])
        return Measures(
            [
                Measure(
                    row["id"],
                    row["title"],
                    row.get("value"),
                    row["unit"],
                    row.get("grade"),
                    row["formula"],
                    tuple(row["sources"]),
                    tuple(row["missing"]),
                )
                for row in document["measures"]
            ]
        )

    def circularity(self, *, max_length: int = 6) -> dict[str, Any]:
        """How much goes round, by layer, with the circuits: what ``circularity --format json`` says."""
        document: dict[str, Any] = result(["circularity", self.path, *self._day(), "--circuits", "--max-length", str(max_length)])
        return document

    def stress(
        self,
        *,
        scenarios: Sequence[str] = (),
        paths: int | None = None,
        seed: int | None = None,
        sampling: Literal["philox", "sobol"] = "philox",
        explain: bool = False,
    ) -> Stress:
        """Who runs out of cash, when, and how sure that is.

        Args:
            scenarios: ids; all by default.
            paths: of every scenario, 2 to 10,000,000; 100,000 by default.
            seed: the same seed gives the same bytes.
            explain: also take the base scenario apart (tornado, Sobol indices, freeze, going concern).
        """
        options = [part for name in scenarios for part in ("--scenario", name)]
        options += [] if paths is None else ["--paths", str(paths)]
        options += [] if seed is None else ["--seed", str(seed)]
        options += [] if explain else ["--no-explain"]
        document = result(["stress", self.path, *self._day(), *options, "--sampling", sampling, "--quiet"])
        return Stress(document["moneyUnit"], document)

    def check(self, policy: str | os.PathLike[str] | None = None, *, baseline: str | os.PathLike[str] | None = None) -> Verdict:
        """Holds the model against a policy; by default the ``policy.yaml`` in its folder."""
        options: list[str | os.PathLike[str]] = []
        options += [] if policy is None else ["--policy", policy]
        options += [] if baseline is None else ["--baseline", baseline]
        document = result(["check", self.path, *self._day(), *options, "--quiet"])
        rules = tuple(
            Rule(
                rule["id"],
                rule["title"],
                rule["state"],
                rule["value"],
                rule["limit"],
                rule["unit"],
                rule["why"],
                rule["file"],
                rule["line"],
            )
            for rule in document["rules"]
        )
        return Verdict(document["state"], rules, document)

    def report(
        self,
        folder: str | os.PathLike[str],
        *,
        languages: Sequence[Literal["en", "ko"]] = ("en",),
        page: bool = False,
        paths: int | None = None,
    ) -> Path:
        """Writes the analyst's report into a folder, which is returned.

        Args:
            languages: of the report.
            page: also one HTML page that needs nothing but itself.
            paths: of the stress test; 0 leaves it out.
        """
        options = ["--html"] if page else []
        options += [] if paths is None else ["--paths", str(paths)]
        run(["report", self.path, *self._day(), "-o", folder, "--lang", ",".join(languages), *options, "--quiet"])
        return Path(folder)
