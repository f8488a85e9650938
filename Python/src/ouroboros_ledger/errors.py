"""Errors: what was wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DefectError", "Diagnostic", "InputError", "OuroborosError"]


@dataclass(frozen=True)
class Diagnostic:
    """One problem of a file, with its place.

    Lines and columns count from 1; ``column`` counts characters. ``code`` can be explained: ``ouroboros explain W201``.
    """

    code: str
    severity: str
    message: str
    file: str
    line: int | None = None
    column: int | None = None
    help: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        text = f"{place}: {self.severity}[{self.code}]: {self.message}"
        return f"{text}\n   = help: {self.help}" if self.help else text


class OuroborosError(Exception):
    """The engine gave no result; the message says why and how to mend it."""


class InputError(OuroborosError, ValueError):
    """The input makes no problem of this kind.

    Where the input is a file, ``file``, ``line``, ``column`` and ``code`` say where the first problem is, and ``diagnostics`` holds all
    of them; otherwise they are ``None`` and empty.
    """

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
        first = diagnostics[0] if diagnostics else None
        self.file = first.file if first else None
        self.line = first.line if first else None
        self.column = first.column if first else None
        self.code = first.code if first else None


class DefectError(OuroborosError, RuntimeError):
    """A solution failed its own check, or the engine ended in a way it must not: a defect of Ouroboros, to be reported with the input."""
