"""Firms as a user names them, and as the engine numbers them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Union

from ._arrays import Column, integers, numpy
from .errors import InputError

Firms = Union[Sequence[Hashable], Iterable[Hashable], Any]
Amounts = Union[Sequence[int], Sequence[float], Sequence[Decimal], Any]


class Rows:
    """Two columns of firms with the same numbering, and the names behind the numbers."""

    __slots__ = ("count", "from_", "names", "size", "to")

    def __init__(self, payers: Firms, receivers: Firms, firms: int | Sequence[Hashable] | None) -> None:
        left, right = _sequence(payers), _sequence(receivers)
        if len(left) != len(right):
            raise InputError(f"{len(left)} payers and {len(right)} receivers; give one of each a row")
        self.size = len(left)
        self.names: Sequence[Hashable]
        if _is_numbers(left) and _is_numbers(right) and not (firms is not None and not isinstance(firms, int)):
            self.from_ = integers("int32", left, "payers")
            self.to = integers("int32", right, "receivers")
            largest = max(_largest(self.from_), _largest(self.to))
            if firms is None and largest > 1_000_000 + 4 * self.size:
                raise InputError(
                    f"firm {largest} of {self.size} rows: whole numbers are places from 0; give account numbers as text"
                )
            self.count = max(largest + 1, 0) if firms is None else firms
            self.names = range(self.count)
        else:
            places: dict[Hashable, int] = {}
            if firms is not None:
                if isinstance(firms, int):
                    raise InputError("firms is a number, but the rows name firms; leave it out or give the names")
                for name in firms:
                    places.setdefault(name, len(places))
            numbered = []
            for column in (left, right):
                numbered.append([places.setdefault(name, len(places)) for name in column])
            if firms is not None and len(places) > len(set(firms)):
                raise InputError(f"the rows name {list(places)[len(set(firms))]!r}, which is not among firms")
            self.from_ = integers("int32", numbered[0], "payers")
            self.to = integers("int32", numbered[1], "receivers")
            self.names = list(places)
            self.count = len(self.names)


def _sequence(values: Any) -> Any:
    # pandas and polars: the values behind a series.
    if hasattr(values, "to_numpy"):
        values = values.to_numpy()
    return values if hasattr(values, "__len__") and hasattr(values, "__getitem__") else list(values)


def _is_numbers(values: Any) -> bool:
    if numpy is not None and isinstance(values, numpy.ndarray):
        return values.dtype.kind in "iu"
    return all(isinstance(value, int) and not isinstance(value, bool) for value in values)


def _largest(column: Column) -> int:
    if not column.count:
        return -1
    if numpy is None:
        return int(max(column.values))
    # A reduction costs more than a small list.
    return int(max(column.values.tolist()) if column.count < 200 else column.values.max())


def units(amounts: Amounts, scale: int, count: int) -> Column:
    """Amounts as whole units, ``scale`` units to 1; never rounded in silence.

    An amount that is a binary number counts as the decimal that it prints as: 0.1 is a tenth.
    """
    if scale < 1 or 10 ** (len(str(scale)) - 1) != scale:
        raise InputError(f"scale is {scale}; give a power of ten, such as 100 for cents")
    amounts = _sequence(amounts)
    if len(amounts) != count:
        raise InputError(f"{len(amounts)} amounts for {count} rows")
    if numpy is not None and isinstance(amounts, numpy.ndarray) and amounts.dtype.kind in "iu":
        if scale == 1:
            return integers("int64", amounts, "amounts")
        amounts = amounts.tolist()
    elif numpy is not None and isinstance(amounts, numpy.ndarray):
        amounts = amounts.tolist()
    if scale == 1 and all(isinstance(amount, int) for amount in amounts):
        return integers("int64", amounts, "amounts")
    whole = []
    for row, amount in enumerate(amounts):
        try:
            exact = Fraction(float.__repr__(amount) if isinstance(amount, float) else amount) * scale
        except (TypeError, ValueError, OverflowError):
            raise InputError(f"amounts[{row}] is {amount!r}, not a finite number") from None
        if exact.denominator != 1:
            raise InputError(
                f"amounts[{row}] is {amount!r}, no whole number of units at scale {scale}; give a scale such as 100, or round first"
            )
        whole.append(exact.numerator)
    return integers("int64", whole, "amounts")


def flags(values: Sequence[bool] | Any, name: str, count: int) -> Column:
    """True and false as bytes."""
    values = _sequence(values)
    if len(values) != count:
        raise InputError(f"{name} has {len(values)} values for {count} rows")
    if numpy is not None and isinstance(values, numpy.ndarray) and values.dtype.kind == "b":
        return Column(values.astype(numpy.uint8))
    return integers("byte", [int(bool(value)) for value in values], name)
