"""The C interface (``ouroboros.h``) through ctypes."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from .errors import DefectError, InputError, OuroborosError

INTERFACE: Final = 1
ERROR_SIZE: Final = 2048

# Statuses of ouroboros.h.
OK: Final = 0
INVALID: Final = 2

_folder = Path(__file__).resolve().parent / "bin"


class Scan(ctypes.Structure):
    _fields_ = [
        ("lag_rule", ctypes.c_int32),
        ("lag", ctypes.c_int32),
        ("window", ctypes.c_int32),
        ("unit", ctypes.c_int32),
    ]


class Suprema(ctypes.Structure):
    _fields_ = [
        ("adf", ctypes.c_double),
        ("sadf", ctypes.c_double),
        ("gsadf", ctypes.c_double),
        ("gsadf_start", ctypes.c_int64),
        ("gsadf_end", ctypes.c_int64),
        ("sadf_end", ctypes.c_int64),
        ("first_end", ctypes.c_int64),
        ("lag", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class Dating(ctypes.Structure):
    _fields_ = [
        ("null_model", ctypes.c_int32),
        ("replicates", ctypes.c_int32),
        ("seed", ctypes.c_uint64),
        ("level", ctypes.c_double),
        ("boundary", ctypes.c_int32),
        ("screened", ctypes.c_int32),
        ("duration_factor", ctypes.c_double),
        ("threads", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class EpisodeOfC(ctypes.Structure):
    _fields_ = [
        ("start", ctypes.c_int64),
        ("end", ctypes.c_int64),
        ("peak", ctypes.c_int64),
        ("statistic", ctypes.c_double),
        ("ongoing", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class Evidence(ctypes.Structure):
    _fields_ = [
        ("adf_critical", ctypes.c_double * 3),
        ("sadf_critical", ctypes.c_double * 3),
        ("gsadf_critical", ctypes.c_double * 3),
        ("adf_p", ctypes.c_double),
        ("sadf_p", ctypes.c_double),
        ("gsadf_p", ctypes.c_double),
        ("minimum_duration", ctypes.c_int64),
    ]


class LpplsBounds(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_double)
        for name in ("tc_low", "tc_high", "m_low", "m_high", "omega_low", "omega_high")
    ]


class LpplsOfC(ctypes.Structure):
    _fields_ = [
        *[
            (name, ctypes.c_double)
            for name in (
                "tc",
                "m",
                "omega",
                "a",
                "b",
                "c1",
                "c2",
                "sum_of_squares",
                "relative_error",
                "oscillations",
                "damping",
            )
        ],
        ("on_bound", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


_pointer = ctypes.c_void_p
_network = [ctypes.c_int32, ctypes.c_int64, _pointer, _pointer, _pointer]
_search = [ctypes.c_int32, ctypes.c_int64]
_error = [ctypes.c_char_p, ctypes.c_size_t]

# Arguments of every function, without the two of the error at the end.
_SIGNATURES: Final[dict[str, list[Any]]] = {
    "ouroboros_circulation": [*_network, _pointer, _pointer, _pointer],
    "ouroboros_returnable_financing": [*_network, *[_pointer] * 6],
    "ouroboros_circuit_counts": [*_network, *_search, _pointer, _pointer],
    "ouroboros_circuits": [
        *_network,
        *_search,
        ctypes.c_int32,
        ctypes.c_int64,
        *[_pointer] * 5,
    ],
    "ouroboros_clearing": [
        *_network,
        _pointer,
        _pointer,
        ctypes.c_double,
        ctypes.c_double,
        *[_pointer] * 7,
    ],
    "ouroboros_debtrank": [*_network, _pointer, _pointer, ctypes.c_int32, *[_pointer] * 4],
    "ouroboros_gsadf": [ctypes.c_int64, *[_pointer] * 6],
    "ouroboros_datestamp": [ctypes.c_int64, *[_pointer] * 10],
    "ouroboros_lppls_fit": [ctypes.c_int64, *[_pointer] * 3],
}


def _open() -> ctypes.CDLL:
    path = Path(os.environ.get("OUROBOROS_LIBRARY") or _folder / "libouroboros.so")
    if not path.exists():
        raise OuroborosError(
            f"{path}: the engine is not in this installation; install the wheel, or name a library that `make dist-build` "
            "built in OUROBOROS_LIBRARY"
        )
    library = ctypes.CDLL(str(path))
    library.ouroboros_interface.restype = ctypes.c_int32
    if library.ouroboros_interface() != INTERFACE:
        raise OuroborosError(
            f"{path}: interface {library.ouroboros_interface()}, but this package needs {INTERFACE}; install both from one release"
        )
    for name in ("ouroboros_version", "ouroboros_build_commit"):
        getattr(library, name).restype = ctypes.c_char_p
    library.ouroboros_free.argtypes = [_pointer]
    library.ouroboros_free.restype = None
    for name, arguments in _SIGNATURES.items():
        function = getattr(library, name)
        function.argtypes = [*arguments, *_error]
        function.restype = ctypes.c_int32
    return library


class _Library:
    """The library, opened when it is first needed: the command does not need it."""

    def __init__(self) -> None:
        self.library: ctypes.CDLL | None = None
        self._lock = threading.Lock()

    def get(self) -> ctypes.CDLL:
        if self.library is None:
            with self._lock:
                if self.library is None:
                    self.library = _open()
        return self.library


_library = _Library()


def library() -> ctypes.CDLL:
    """The open library."""
    return _library.get()


def call(name: str, *arguments: Any, is_long: bool = False) -> None:
    """Calls a function of the interface; other threads of Python run meanwhile.

    A long call from the main thread can be interrupted: it runs on a thread of its own, which keeps the arrays alive, finishes in the
    background after Ctrl-C, and whose result is then dropped.
    """
    function = getattr(_library.library or library(), name)
    error = ctypes.create_string_buffer(ERROR_SIZE)
    if is_long and threading.current_thread() is threading.main_thread():
        status = _interruptible(lambda: int(function(*arguments, error, ERROR_SIZE)))
    else:
        status = function(*arguments, error, ERROR_SIZE)
    if status == OK:
        return
    message = error.value.decode("utf-8", "replace")
    raise (InputError if status == INVALID else DefectError)(message)


def _interruptible(body: Callable[[], int]) -> int:
    result: list[int] = []
    done = threading.Event()

    def work() -> None:
        try:
            result.append(body())
        finally:
            done.set()

    threading.Thread(target=work, name="ouroboros", daemon=True).start()
    # A wait without end would not see the interrupt on every system.
    while not done.wait(0.2):
        pass
    if not result:
        raise DefectError("the call ended without a status")
    return result[0]


def version() -> str:
    """Version and commit of the engine, such as ``0.1.0 (61f15357abcd)``."""
    opened = library()
    commit = opened.ouroboros_build_commit().decode()
    number: str = opened.ouroboros_version().decode()
    return f"{number} ({commit})" if commit else number
