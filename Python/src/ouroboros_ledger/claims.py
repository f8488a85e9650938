"""Debts that fall due together, and stress that spreads through claims."""

from __future__ import annotations

import ctypes
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ._arrays import Column, doubles, empty
from ._firms import Firms, Rows
from ._library import call
from .errors import InputError

__all__ = ["Clearing", "DebtRank", "clearing", "debtrank"]

_LONG = 5_000


@dataclass(frozen=True)
class Clearing:
    """Who pays what. Amounts in the unit of the input; every array is [firms].

    ``payments``: paid in all, to the network and outside. ``equity``: left to owners. ``defaulted``: 1 where a firm cannot pay in full. These are
    the greatest solution, the best that can happen; ``least_…`` is what happens when everyone expects the worst. ``residual``: largest distance
    from the model's equation, as a share of obligations.
    """

    names: Sequence[Hashable] = field(repr=False)
    payments: Any
    equity: Any
    defaulted: Any
    least_payments: Any = field(repr=False)
    least_equity: Any = field(repr=False)
    least_defaulted: Any = field(repr=False)
    residual: float


@dataclass(frozen=True)
class DebtRank:
    """How far stress spreads.

    ``stress``: [firms] share of its equity that each firm has lost in the end, 0 to 1. ``direct``, ``passed_on``: [firms] money lost on the firms
    that the shock hit, and in later rounds. ``impact``: share of all equity lost because of the shock, the shock itself not counted.
    """

    names: Sequence[Hashable] = field(repr=False)
    stress: Any
    direct: Any = field(repr=False)
    passed_on: Any = field(repr=False)
    impact: float


def _figure(given: Any, rows: Rows, name: str) -> Column:
    """One number a firm: a column in the order of the firms, or a mapping from names; who is not in it has 0."""
    if hasattr(given, "keys"):
        unknown = [firm for firm in given if firm not in rows.names]
        if unknown:
            raise InputError(f"{name} names {unknown[0]!r}, which no claim and no `firms` names")
        return doubles([given[firm] if firm in given else 0.0 for firm in rows.names], name)
    column = doubles(given, name)
    if column.count != rows.count:
        raise InputError(f"{name} has {column.count} values for {rows.count} firms")
    return column


def clearing(
    debtors: Firms,
    creditors: Firms,
    amounts: Any,
    *,
    cash: Any,
    outside: Any = None,
    alpha: float = 1.0,
    beta: float = 1.0,
    firms: int | Sequence[Hashable] | None = None,
) -> Clearing:
    """Who can pay what when all debts fall due together (Eisenberg and Noe 2001; Rogers and Veraart 2013).

    Args:
        debtors, creditors: [claims] firms, by name or by place.
        amounts: [claims] what is owed, in any one unit of money.
        cash: [firms] what each can pay with before it receives anything; or a mapping from firms.
        outside: [firms] what each owes outside the network; or a mapping. By default nothing.
        alpha, beta: shares of a failed firm's cash and of its receipts that are recovered, 0 to 1.

    Raises:
        InputError: a figure that is negative or not finite, a firm that owes itself.
    """
    rows = Rows(debtors, creditors, firms)
    amount = doubles(amounts, "amounts")
    if amount.count != rows.size:
        raise InputError(f"{amount.count} amounts for {rows.size} claims")
    own = _figure(cash, rows, "cash")
    owed = _figure({} if outside is None else outside, rows, "outside")
    payments, equity, least_payments, least_equity = (empty("double", rows.count) for _ in range(4))
    defaulted, least_defaulted = empty("byte", rows.count), empty("byte", rows.count)
    residual = ctypes.c_double()
    call(
        "ouroboros_clearing",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        own.address,
        owed.address,
        alpha,
        beta,
        payments.address,
        equity.address,
        defaulted.address,
        least_payments.address,
        least_equity.address,
        least_defaulted.address,
        ctypes.addressof(residual),
        is_long=rows.size > _LONG,
    )
    return Clearing(
        rows.names,
        payments.values,
        equity.values,
        defaulted.values,
        least_payments.values,
        least_equity.values,
        least_defaulted.values,
        residual.value,
    )


def debtrank(
    debtors: Firms,
    creditors: Firms,
    amounts: Any,
    *,
    equity: Any,
    shock: Any,
    single_hit: bool = False,
    firms: int | Sequence[Hashable] | None = None,
) -> DebtRank:
    """How stress spreads when the value of a claim falls with its debtor's equity (Bardoscia and others 2015).

    Args:
        debtors, creditors, amounts: as in :func:`clearing`.
        equity: [firms] what each can lose; or a mapping.
        shock: [firms] share of its equity that each loses first, 0 to 1; or a mapping.
        single_hit: a firm passes stress on once (Battiston and others 2012), which understates loops.
    """
    rows = Rows(debtors, creditors, firms)
    amount = doubles(amounts, "amounts")
    if amount.count != rows.size:
        raise InputError(f"{amount.count} amounts for {rows.size} claims")
    own = _figure(equity, rows, "equity")
    first = _figure(shock, rows, "shock")
    stress, direct, passed_on = (empty("double", rows.count) for _ in range(3))
    impact = ctypes.c_double()
    call(
        "ouroboros_debtrank",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        own.address,
        first.address,
        int(single_hit),
        stress.address,
        direct.address,
        passed_on.address,
        ctypes.addressof(impact),
        is_long=rows.size > _LONG,
    )
    return DebtRank(rows.names, stress.values, direct.values, passed_on.values, impact.value)
