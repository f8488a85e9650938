"""The command of the wheel: found, run, and its messages made into exceptions."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from .errors import DefectError, Diagnostic, InputError, OuroborosError

__all__ = ["executable", "main", "run"]

# Exit statuses of the command: passed, gate failed, indeterminate, warned.
RESULTS = frozenset({0, 1, 3, 4})

_PLACE = re.compile(r"^(?P<file>.+?):(?:(?P<line>\d+):(?P<column>\d+):)? (?P<severity>error|warning)(?:\[(?P<code>\w+)\])?: (?P<message>.*)$")
_HELP = re.compile(r"^\s*= help: (.*)$")


def executable() -> Path:
    """Where the command is: the one in ``OUROBOROS`` if set, else that of the wheel."""
    named = os.environ.get("OUROBOROS")
    path = Path(named) if named else Path(__file__).resolve().parent / "bin" / "ouroboros"
    if not path.exists():
        raise OuroborosError(
            f"{path}: the command is not in this installation; install the wheel, or name a command that `make dist` built in OUROBOROS"
        )
    return path


def run(arguments: Sequence[str | os.PathLike[str]], *, text: str | None = None) -> tuple[int, str]:
    """Runs the command; its exit status and what it wrote to standard output.

    Args:
        arguments: of the command, the verb first.
        text: standard input.

    Raises:
        InputError: invalid input or usage, with the places of all problems.
        DefectError: an internal error, or a signal.

    Ctrl-C ends the command, which leaves no half-written files, and is raised.
    """
    process = subprocess.Popen(
        [str(executable()), *map(str, arguments)],
        stdin=subprocess.PIPE if text is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    )
    try:
        output, messages = process.communicate(text)
    except BaseException:
        process.terminate()
        try:
            process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise
    if process.returncode in RESULTS:
        return process.returncode, output
    # `lint` writes its diagnostics to standard output: they are its data.
    messages = messages.strip() or output.strip()
    if process.returncode in (2, 64):
        raise InputError(messages, diagnostics(messages))
    raise DefectError(f"status {process.returncode}: {messages}")


def result(arguments: Sequence[str | os.PathLike[str]]) -> Any:
    """What a verb prints as JSON; numbers as Python reads them."""
    return json.loads(run([*arguments, "--format", "json"])[1])


def diagnostics(messages: str) -> tuple[Diagnostic, ...]:
    """The problems in what the command wrote to standard error, errors first."""
    found: list[Diagnostic] = []
    for line in messages.splitlines():
        if place := _PLACE.match(line):
            number = {key: int(value) if (value := place[key]) else None for key in ("line", "column")}
            found.append(
                Diagnostic(
                    place["code"] or "", place["severity"], place["message"], place["file"], number["line"], number["column"]
                )
            )
        elif found and (mend := _HELP.match(line)):
            last = found[-1]
            found[-1] = Diagnostic(last.code, last.severity, last.message, last.file, last.line, last.column, mend[1])
    return tuple(sorted(found, key=lambda problem: problem.severity != "error"))


def main() -> NoReturn:
    """Becomes the command."""
    try:
        path = executable()
    except OuroborosError as error:
        print(error, file=sys.stderr)
        sys.exit(70)
    if not os.access(path, os.X_OK):
        # Installers that unpack without permissions.
        path.chmod(path.stat().st_mode | 0o111)
    os.execv(path, ["ouroboros", *sys.argv[1:]])
