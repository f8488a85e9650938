"""Measures of a network of firms: what goes round, what can come back, and through which circuits."""

from __future__ import annotations

import ctypes
import html
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from ._arrays import copied, empty, numpy
from ._firms import Amounts, Firms, Rows, flags, units
from ._library import call, library
from .errors import DefectError

__all__ = [
    "Circuit",
    "CircuitCounts",
    "Circuits",
    "Circulation",
    "ReturnableFinancing",
    "circuit_counts",
    "circuits",
    "circulation",
    "returnable_financing",
]

# Rows from which a call may take long enough that somebody wants to stop it.
_LONG = 5_000


def _number(value: int, scale: int) -> int | float:
    """Units as an amount: whole where nothing is lost."""
    return value if scale == 1 else float(Fraction(value, scale))


@dataclass(frozen=True)
class _Columns:
    """The rows that a result belongs to, for its check."""

    payers: Any = field(repr=False)
    receivers: Any = field(repr=False)
    units: Any = field(repr=False)
    financing: Any = field(repr=False, default=None)


@dataclass(frozen=True)
class Circulation:
    """The most money that can be going round, each unit once.

    ``units``: C* in whole units, ``scale`` units to 1 of the input. ``row_units``: [rows] what of each row goes round; of parallel
    rows the first are filled first. ``potentials``: [firms] the certificate. ``names``: [firms].
    """

    units: int
    scale: int
    row_units: Any = field(repr=False)
    potentials: Any = field(repr=False)
    names: Sequence[Hashable] = field(repr=False)
    _columns: _Columns = field(repr=False, compare=False)

    @property
    def value(self) -> int | float:
        """C* in the unit of the input."""
        return _number(self.units, self.scale)

    @cached_property
    def total_units(self) -> int:
        """All money between different firms."""
        return _sum(self._columns)

    @property
    def share(self) -> float | None:
        """C* over all money between different firms; ``None`` where there is none."""
        return self.units / self.total_units if self.total_units else None

    def verify(self) -> None:
        """Adds everything up again in Python: amounts within their rows, as much into every firm as out of it, and a bound that equals the value.

        Raises :class:`DefectError` where something does not hold.
        """
        columns = self._columns
        balance = [0] * len(self.names)
        turned = bound = 0
        for payer, receiver, most, amount in _rows(columns, self.row_units):
            if not 0 <= amount <= most:
                raise DefectError(f"{amount} goes round on a row of {most}")
            balance[payer] -= amount
            balance[receiver] += amount
            turned += amount
            if payer != receiver:
                bound += most * max(0, 1 + int(self.potentials[payer]) - int(self.potentials[receiver]))
        _settle(balance, self.names)
        if not turned == bound == self.units:
            raise DefectError(f"{turned} goes round, the bound is {bound}, the value {self.units}")


@dataclass(frozen=True)
class ReturnableFinancing:
    """The most of the financing that can come back as orders, each unit counted once.

    ``units``: R* in whole units. ``row_units``: [rows] what of each row goes round. ``arrival``, ``held``, ``departure``: [firms] the
    certificate.
    """

    units: int
    scale: int
    row_units: Any = field(repr=False)
    arrival: Any = field(repr=False)
    held: Any = field(repr=False)
    departure: Any = field(repr=False)
    names: Sequence[Hashable] = field(repr=False)
    _columns: _Columns = field(repr=False, compare=False)

    @property
    def value(self) -> int | float:
        """R* in the unit of the input."""
        return _number(self.units, self.scale)

    @cached_property
    def financing_units(self) -> int:
        """All financing between different firms."""
        return _sum(self._columns, 1)

    @property
    def share(self) -> float | None:
        """R* over all financing between different firms; ``None`` where there is none."""
        return self.units / self.financing_units if self.financing_units else None

    def verify(self) -> None:
        """Adds the solution and its certificate up again in Python; raises :class:`DefectError` where something does not hold."""
        columns = self._columns
        for firm, name in enumerate(self.names):
            arrival, held, departure = (int(side[firm]) for side in (self.arrival, self.held, self.departure))
            if not (arrival <= held <= departure and arrival < departure):
                raise DefectError(f"the potentials of {name!r} bound nothing")
        balance = [0] * len(self.names)
        received = [0] * len(self.names)
        paid = [0] * len(self.names)
        bound = 0
        for (payer, receiver, most, amount), kind in zip(_rows(columns, self.row_units), columns.financing):
            if not 0 <= amount <= most:
                raise DefectError(f"{amount} goes round on a row of {most}")
            balance[payer] -= amount
            balance[receiver] += amount
            if kind:
                received[receiver] += amount
            else:
                paid[payer] += amount
            if payer != receiver:
                price = self.held[payer] - self.arrival[receiver] if kind else self.departure[payer] - self.held[receiver]
                bound += most * max(0, int(price))
        _settle(balance, self.names)
        turned = sum(min(a, b) for a, b in zip(received, paid))
        if not turned == bound == self.units:
            raise DefectError(f"{turned} comes back, the bound is {bound}, the value {self.units}")

    def _repr_html_(self) -> str:
        share = "—" if self.share is None else f"{self.share:.1%}"
        return f"<p>At most <b>{self.value:,}</b> of {_number(self.financing_units, self.scale):,} of financing ({share}) can come back as orders.</p>"


def _rows(columns: _Columns, amounts: Any) -> Iterator[tuple[int, int, int, int]]:
    # Python's whole numbers have no limit, as the check wants.
    for payer, receiver, most, amount in zip(columns.payers, columns.receivers, columns.units, amounts):
        yield int(payer), int(receiver), int(most), int(amount)


def _settle(balance: list[int], names: Sequence[Hashable]) -> None:
    for firm, left in enumerate(balance):
        if left:
            raise DefectError(f"what enters {names[firm]!r} does not leave it: {left}")


def _sum(columns: _Columns, kind: int | None = None) -> int:
    """Units between different firms."""
    if numpy is not None:
        counted = columns.payers != columns.receivers
        if kind is not None:
            counted &= columns.financing == kind
        # The engine refuses more than 64 bits in all.
        return int(columns.units[counted].sum())
    total = 0
    for row, (payer, receiver, most) in enumerate(zip(columns.payers, columns.receivers, columns.units)):
        if payer != receiver and (kind is None or columns.financing[row] == kind):
            total += int(most)
    return total


def circulation(
    payers: Firms,
    receivers: Firms,
    amounts: Amounts,
    *,
    firms: int | Sequence[Hashable] | None = None,
    scale: int = 1,
) -> Circulation:
    """Maximum circulation C*: the most money that can be going round, with a certificate that it is not more.

    Args:
        payers, receivers: [rows] firms, by name or by place from 0 (whole numbers).
        amounts: [rows] what the payer pays the receiver, at least 0; exact: whole numbers, decimals, or floats that are whole
            units at ``scale``.
        firms: names, or their number where rows give places; by default what the rows name.
        scale: units to 1 of ``amounts``, a power of ten: 100 computes in cents.

    Raises:
        InputError: a firm that does not exist, a negative amount, an amount that is no whole number of units.

    Cost scaling (Goldberg 1997), exact on whole numbers.
    """
    rows = Rows(payers, receivers, firms)
    amount = units(amounts, scale, rows.size)
    row_units, potentials = empty("int64", rows.size), empty("int64", rows.count)
    value = ctypes.c_int64()
    call(
        "ouroboros_circulation",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        ctypes.addressof(value),
        row_units.address,
        potentials.address,
        is_long=rows.size > _LONG,
    )
    columns = _Columns(rows.from_.values, rows.to.values, amount.values)
    return Circulation(
        value.value, scale, row_units.values, potentials.values, rows.names, columns
    )


def returnable_financing(
    payers: Firms,
    receivers: Firms,
    amounts: Amounts,
    *,
    financing: Sequence[bool] | Any,
    firms: int | Sequence[Hashable] | None = None,
    scale: int = 1,
) -> ReturnableFinancing:
    """Returnable financing R*: the most of the financing that can come back as orders, each unit counted once.

    Args:
        payers, receivers, amounts, firms, scale: as in :func:`circulation`.
        financing: [rows] true for equity, loans and prepayments, false for purchases, leases and licences.

    Raises:
        InputError: as :func:`circulation`.

    Money that enters a firm as financing and leaves it as an order is one returned unit, however many rows it passes. The certificate prices
    every row so that the sum of amounts times prices bounds R* from above, and equals it: :meth:`ReturnableFinancing.verify`.
    """
    rows = Rows(payers, receivers, firms)
    amount = units(amounts, scale, rows.size)
    kinds = flags(financing, "financing", rows.size)
    row_units = empty("int64", rows.size)
    arrival, held, departure = (empty("int64", rows.count) for _ in range(3))
    value = ctypes.c_int64()
    # Without firms there is no place for a certificate, and none is needed.
    call(
        "ouroboros_returnable_financing",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        kinds.address,
        ctypes.addressof(value),
        row_units.address,
        arrival.address,
        held.address,
        departure.address,
        is_long=rows.size > _LONG,
    )
    columns = _Columns(rows.from_.values, rows.to.values, amount.values, kinds.values)
    return ReturnableFinancing(
        value.value,
        scale,
        row_units.values,
        arrival.values,
        held.values,
        departure.values,
        rows.names,
        columns,
    )


@dataclass(frozen=True)
class CircuitCounts:
    """Elementary circuits by length: no firm occurs twice in one.

    ``by_length``: number of circuits of each length that occurs. ``exact_through``: counts up to this length are exact, longer ones lower
    bounds; ``None`` where all are exact.
    """

    by_length: dict[int, int]
    exact_through: int | None

    @property
    def total(self) -> int:
        """Circuits of all lengths; a lower bound where :attr:`exact_through` says so."""
        return sum(self.by_length.values())


def circuit_counts(
    payers: Firms,
    receivers: Firms,
    amounts: Amounts | None = None,
    *,
    max_length: int | None = None,
    step_limit: int | None = None,
    firms: int | Sequence[Hashable] | None = None,
    scale: int = 1,
) -> CircuitCounts:
    """Number of elementary circuits by length (Johnson 1975).

    Args:
        payers, receivers, firms: as in :func:`circulation`.
        amounts: [rows]; rows of 0 are no legs. By default every row is one.
        max_length: most legs of a circuit, at least 2; ``None`` for no limit.
        step_limit: legs to look at before giving up, since the number of circuits can be exponential; 2·10⁹ by default.
    """
    rows = Rows(payers, receivers, firms)
    amount = units([1] * rows.size if amounts is None else amounts, scale, rows.size)
    counts = empty("int64", rows.count + 1)
    exact = ctypes.c_int32()
    call(
        "ouroboros_circuit_counts",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        _length(max_length),
        step_limit or 0,
        counts.address,
        ctypes.addressof(exact),
        is_long=rows.size > 60,
    )
    found = {length: int(count) for length, count in enumerate(counts.values) if count}
    return CircuitCounts(found, None if exact.value >= rows.count else exact.value)


def _length(given: int | None) -> int:
    # 0 is "no limit" to the library, and no length at all to a user.
    return 0 if given is None else (given if given != 0 else -1)


@dataclass(frozen=True)
class Circuit:
    """Firms in the order of the money, the last paying the first, and the smallest amount on the way: at most this can have gone round."""

    firms: tuple[Hashable, ...]
    width: int | float


class Circuits(Sequence[Circuit]):
    """Circuits that were found. Circuits share legs: their widths are never added up.

    ``members``, ``starts`` and ``widths`` are the columns behind it: circuit ``i`` has the firms ``members[starts[i]:starts[i + 1]]`` (places), and
    at most ``widths[i]`` units go round it. ``truncated``: there are, or may be, more.
    """

    def __init__(
        self,
        starts: Any,
        members: Any,
        widths: Any,
        names: Sequence[Hashable],
        scale: int,
        truncated: bool,
    ) -> None:
        self.starts, self.members, self.widths = starts, members, widths
        self.names, self.scale, self.truncated = names, scale, truncated

    def __len__(self) -> int:
        return len(self.widths)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(f"circuit {place} of {len(self)}")
        firms = self.members[int(self.starts[place]) : int(self.starts[place + 1])]
        return Circuit(
            tuple(self.names[int(firm)] for firm in firms),
            _number(int(self.widths[place]), self.scale),
        )

    def __repr__(self) -> str:
        return f"<{len(self)} circuits{', and there may be more' if self.truncated else ''}>"

    def to_pandas(self) -> Any:
        """A data frame with the columns ``circuit`` (text), ``length`` and ``width``."""
        import pandas

        return pandas.DataFrame(
            [(" → ".join(str(firm) for firm in (*c.firms, c.firms[0])), len(c.firms), c.width) for c in self],
            columns=["circuit", "length", "width"],
        )

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(' → '.join(str(firm) for firm in (*c.firms, c.firms[0])))}</td><td align=right>{c.width:,}</td></tr>"
            for c in self[:20]
        )
        more = "" if len(self) <= 20 and not self.truncated else f"<caption>{len(self)} circuits, 20 shown</caption>"
        return f"<table>{more}<tr><th>circuit</th><th>at most</th></tr>{rows}</table>"


def circuits(
    payers: Firms,
    receivers: Firms,
    amounts: Amounts | None = None,
    *,
    max_length: int | None = None,
    limit: int = 100_000,
    widest: bool = True,
    step_limit: int | None = None,
    firms: int | Sequence[Hashable] | None = None,
    scale: int = 1,
) -> Circuits:
    """Elementary circuits, one by one.

    Args:
        payers, receivers, amounts, max_length, step_limit, firms, scale: as in :func:`circuit_counts`.
        limit: most circuits.
        widest: those through which most can travel come first; otherwise in the order of their firms' places, which is faster.
    """
    rows = Rows(payers, receivers, firms)
    amount = units([1] * rows.size if amounts is None else amounts, scale, rows.size)
    count, truncated = ctypes.c_int64(), ctypes.c_int32()
    starts, members, widths = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    call(
        "ouroboros_circuits",
        rows.count,
        rows.size,
        rows.from_.address,
        rows.to.address,
        amount.address,
        _length(max_length),
        step_limit or 0,
        int(widest),
        limit,
        ctypes.addressof(count),
        ctypes.addressof(starts),
        ctypes.addressof(members),
        ctypes.addressof(widths),
        ctypes.addressof(truncated),
        is_long=rows.size > 60,
    )
    try:
        of_starts = copied("int64", starts.value, count.value + 1)
        return Circuits(
            of_starts,
            copied("int32", members.value, int(of_starts[count.value])),
            copied("int64", widths.value, count.value),
            rows.names,
            scale,
            bool(truncated.value),
        )
    finally:
        for made in (starts, members, widths):
            library().ouroboros_free(made)
