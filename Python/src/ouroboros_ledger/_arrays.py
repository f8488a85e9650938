"""Columns of numbers for the C interface: NumPy's arrays where NumPy is, else those of the standard library."""

from __future__ import annotations

import array
import ctypes
from collections.abc import Iterable, Sequence
from typing import Any, Final

from .errors import InputError

__all__ = ["Column", "copied", "doubles", "empty", "integers", "numpy"]

try:
    import numpy
except ImportError:  # Everything works without it.
    numpy = None  # type: ignore[assignment]

# Kinds of numbers: code of the array module, type of NumPy, type of C.
_CODES: Final = {"int32": "i", "int64": "q", "double": "d", "byte": "B"}
_TYPES: Final[dict[str, Any]] = (
    {} if numpy is None else {"int32": numpy.dtype("int32"), "int64": numpy.dtype("int64"), "double": numpy.dtype("float64"), "byte": numpy.dtype("uint8")}
)
_SIZES: Final = {"int32": 4, "int64": 8, "double": 8, "byte": 1}
_BYTE: Final = ctypes.c_char


class Column:
    """Numbers in one piece of memory. ``address`` is valid as long as the column is; ``values`` is what a user gets."""

    __slots__ = ("address", "count", "values")
    address: int | None

    def __init__(self, values: Any) -> None:
        self.values = values
        self.count = len(values)
        if not self.count:
            self.address = None
        elif isinstance(values, array.array):
            self.address = values.buffer_info()[0]
        elif values.flags.writeable:
            # A fifth of the time that the array's own description takes.
            self.address = ctypes.addressof(_BYTE.from_buffer(values))
        else:
            self.address = values.__array_interface__["data"][0]


def empty(kind: str, count: int) -> Column:
    """A place for results."""
    if numpy is not None:
        return Column(numpy.zeros(count, _TYPES[kind]))
    return Column(array.array(_CODES[kind], bytes(count * _SIZES[kind])))


def copied(kind: str, address: int | None, count: int) -> Any:
    """A copy of an array that the library made."""
    column = empty(kind, count)
    if count and address and column.address:
        ctypes.memmove(column.address, address, count * _SIZES[kind])
    return column.values


def doubles(values: Iterable[float], name: str) -> Column:
    """Numbers as they are; what is no number is refused with its place."""
    if numpy is not None:
        try:
            taken = numpy.ascontiguousarray(values, dtype=numpy.float64)
        except (TypeError, ValueError):
            taken = None
        if taken is not None:
            if taken.ndim != 1:
                raise InputError(f"{name} has {taken.ndim} dimensions; give one column of numbers")
            return Column(taken)
    numbers = array.array("d")
    for place, value in enumerate(values):
        try:
            numbers.append(value)
        except TypeError:
            raise InputError(f"{name}[{place}] is {value!r}, not a number") from None
    return Column(numbers)


def integers(kind: str, values: Sequence[int] | Any, name: str) -> Column:
    """Whole numbers; anything that would be rounded or cut is refused with its place."""
    if numpy is not None and isinstance(values, numpy.ndarray):
        if values.ndim != 1:
            raise InputError(f"{name} has {values.ndim} dimensions; give one column of numbers")
        target = _TYPES[kind]
        if values.dtype == target:
            return Column(values if values.flags.c_contiguous else numpy.ascontiguousarray(values))
        if values.dtype.kind in "iub":
            taken = values.astype(target)
            if not bool((taken == values).all()):
                place = int((taken != values).argmax())
                raise InputError(f"{name}[{place}] is {values[place]}, outside {target}")
            return Column(taken)
    numbers = array.array(_CODES[kind])
    for place, value in enumerate(values):
        try:
            numbers.append(value)
        except (TypeError, OverflowError):
            raise InputError(f"{name}[{place}] is {value!r}, not a whole number that fits") from None
    if numpy is not None:
        return Column(numpy.frombuffer(numbers, dtype=_TYPES[kind]) if len(numbers) else numpy.zeros(0, _TYPES[kind]))
    return Column(numbers)
