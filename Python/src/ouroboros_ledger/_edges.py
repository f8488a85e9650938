"""Payments made into edges: the parts of the query that every engine runs, and what is refused.

The rules are those of ``ouroboros import`` for tables of payments: names without the blanks around them, payments to oneself left out, every amount exact and at least 0.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from .errors import InputError

# Digits of an amount; sums have ten more, the 38 of decimals.
DIGITS = 28
MOST_DECIMALS = 10
COLUMNS = ("src", "dst")
RESULTS = ("weight", "payments")
# Of rows: those that cannot be added, those that make edges, and what is added up.
REFUSED = "coalesce(src, '') = '' or coalesce(dst, '') = '' or weight is null"
KEPT = "src <> dst"
SUMS = ("sum(weight) as weight", "count(*) as payments")


@dataclass(frozen=True)
class Dialect:
    """What engines write differently: a name in quotes, and whether a text as a whole is of a pattern."""

    quote: Callable[[str], str]
    matches: Callable[[str, str], str]


@dataclass(frozen=True)
class Grouping:
    """How payments become edges.

    ``by``: columns that keep payments apart, such as the kind and the currency. ``decimals``: of amounts and sums.
    """

    sender: str
    receiver: str
    amount: str
    by: Sequence[str] = field(default=())
    decimals: int = 2

    def check(self, columns: Sequence[str]) -> None:
        if not 0 <= self.decimals <= MOST_DECIMALS:
            raise InputError(f"decimals is {self.decimals}; give a number from 0 to {MOST_DECIMALS}")
        for name in (self.sender, self.receiver, self.amount, *self.by):
            if name not in columns:
                raise InputError(f"there is no column '{name}'; there are {', '.join(columns)}")
        taken = [name for name in self.by if name in COLUMNS + RESULTS]
        if taken or len(set(self.by)) < len(self.by):
            raise InputError(f"the columns {', '.join(self.by)} cannot all stand beside {', '.join(COLUMNS + RESULTS)}: give each a name of its own")

    def inexact(self, kind: str) -> InputError:
        return InputError(f"the column '{self.amount}' is {kind}: a sum of it is not exact; give decimals, whole numbers or text")

    @property
    def pattern(self) -> str:
        """An amount that fits: digits, and after a point no more decimals than wanted, zeros aside."""
        whole, part = DIGITS - self.decimals, self.decimals
        return rf"0*[0-9]{{1,{whole}}}([.][0-9]{{0,{part}}}0*)?" + (rf"|[.][0-9]{{1,{part}}}0*" if part else "")

    def rows(self, dialect: Dialect) -> list[str]:
        """A payment as ``src``, ``dst``, ``given`` (the amount as it is written), ``weight`` (null: no amount that fits) and the columns of ``by``."""

        def text(name: str) -> str:
            return f"trim(cast({dialect.quote(name)} as string))"

        given = text(self.amount)
        weight = f"case when {dialect.matches(given, self.pattern)} then try_cast({given} as decimal({DIGITS}, {self.decimals})) end"
        columns = [f"{text(self.sender)} as src", f"{text(self.receiver)} as dst", f"{given} as given", f"{weight} as weight"]
        return columns + [f"coalesce({text(name)}, '') as {dialect.quote(name)}" for name in self.by]

    @property
    def keys(self) -> list[str]:
        """What an edge is told by."""
        return [*COLUMNS, *self.by]

    def refusal(self, src: str | None, dst: str | None, given: str | None) -> InputError:
        """Why a payment cannot be added."""
        if not src or not dst:
            why = f"no {'payer' if not src else 'payee'}"
        elif not given:
            why = "no amount"
        elif re.fullmatch(r"[0-9]*[.]?[0-9]*", given):
            why = f"more than {self.decimals} decimals, or more than {DIGITS} digits"
        elif re.fullmatch(r"-[0-9]*[.]?[0-9]*", given):
            why = "an amount below zero: turn payer and payee round"
        else:
            why = "an amount that is no plain number: write digits, with a point before decimals"
        return InputError(f"a payment from {src or '?'} to {dst or '?'} of {given or '?'}: it has {why}")


def add_verb(verbs: Any) -> argparse.ArgumentParser:
    """The verb ``edges`` of an engine's command line."""
    verb: argparse.ArgumentParser = verbs.add_parser("edges", help="payments of a Parquet or CSV file, grouped into edges with exact sums")
    verb.add_argument("payments", help="the file or folder of payments")
    verb.add_argument("--from", dest="sender", default="src", help="column of the payer")
    verb.add_argument("--to", dest="receiver", default="dst", help="column of the payee")
    verb.add_argument("--amount", default="amount", help="column of the amount")
    verb.add_argument(
        "--by", action="append", default=[], metavar="COLUMN", help="keep payments apart by this column, such as kind or currency; may be repeated"
    )
    verb.add_argument("--decimals", type=int, default=2, help="of amounts and sums; an amount with more is refused")
    verb.add_argument("-o", "--output", help="write to a file instead of standard output")
    return verb


def asked(options: argparse.Namespace) -> Grouping:
    """The grouping that a command line asks for."""
    return Grouping(options.sender, options.receiver, options.amount, tuple(options.by), options.decimals)


def is_csv(path: str) -> bool:
    return re.search(r"\.csv(\.gz)?$", path) is not None


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], decimals: int, output: str | None) -> str:
    """Writes edges as CSV, the same bytes whichever engine made them; how many there are, in words. A file is there when it is whole."""
    edges = payments = 0

    def counted() -> Iterable[list[Any]]:
        nonlocal edges, payments
        for row in rows:
            edges += 1
            payments += row[-1]
            # With the decimals asked for whatever the engine's type has, and without an exponent.
            yield [format(value, f".{decimals}f") if isinstance(value, Decimal) else value for value in row]

    def into(file: Any) -> None:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(columns)
        lines.writerows(counted())

    if output is None:
        into(sys.stdout)
    else:
        part = Path(f"{output}.part")
        try:
            with open(part, "w", encoding="utf-8", newline="") as file:
                into(file)
            os.replace(part, output)
        finally:
            part.unlink(missing_ok=True)
    return f"{payments:,} payments, {edges:,} edges"
