"""Divided runs by lines of JSON: what the engines of clusters have in common.

``ouroboros shard plan`` writes jobs, any worker does them with ``ouroboros shard run``, ``ouroboros shard merge`` puts the results together. Here is how an engine
hands jobs out: it ships the command and the model, a worker runs one job at a time, and what comes back are lines.
"""

from __future__ import annotations

import argparse
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from .command import executable, run
from .errors import InputError, OuroborosError

Operation = Literal["stress", "nulls", "bootstrap", "sobol"]
Worker = Callable[[str, str, str], tuple[str, str]]

DEFAULT_PARTS = 32
# Names of what is shipped.
COMMAND, MODEL = "ouroboros", "ouroboros-model.tar"


class RefusedJob(OuroborosError):
    """A job that no worker can do: trying again would give the same. The message names it."""


def plan(
    operation: Operation,
    model: str | os.PathLike[str],
    count: int,
    parts: int = DEFAULT_PARTS,
    *,
    subjects: Sequence[str] = (),
    seed: int = 1,
    horizon: int | None = None,
    as_of: str | None = None,
) -> list[str]:
    """The jobs of a run, one a line."""
    arguments = ["shard", "plan", operation, str(model), "--count", str(count), "--parts", str(parts), "--seed", str(seed)]
    for subject in subjects:
        arguments += ["--subject", subject]
    if horizon is not None:
        arguments += ["--horizon", str(horizon)]
    if as_of is not None:
        arguments += ["--as-of", as_of]
    return run(arguments)[1].splitlines()


def worker() -> Worker:
    """What does a job somewhere else: command, folder of the model and job in; ``("result", line)`` or ``("refused", why)`` out.

    It is a function in a function, so that it is shipped as itself: the other machine needs no package of this name.
    """

    def work(command: str, model: str, job: str) -> tuple[str, str]:
        import subprocess

        process = subprocess.run(
            [command, "shard", "run", model, "--threads", "1", "--quiet"], input=job + "\n", capture_output=True, text=True
        )
        if process.returncode in (64, 65):
            return "refused", process.stderr.strip()
        if process.returncode != 0:
            # The engine tries again, on another worker.
            raise RuntimeError(f"the command ended with {process.returncode} on {job}: {process.stderr.strip()}")
        line, trailer = process.stdout.splitlines()
        if '"end":1' not in trailer:
            raise RuntimeError(f"the command did not come to its end on {job}")
        return "result", line

    return work


def packed(model: str | os.PathLike[str]) -> bytes:
    """The files of a model as an archive; what begins with a dot is left out."""
    folder = Path(model)
    if not (folder / "model.yaml").is_file():
        raise InputError(f"{folder}: this is no folder with a model.yaml")
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                archive.add(path, arcname=str(name), recursive=False)
    return buffer.getvalue()


def merged(jobs: Iterable[str], outcomes: Iterable[tuple[str, str]]) -> str:
    """The run as JSON, the same bytes for any division of it.

    Raises:
        RefusedJob: a worker said that a job cannot be done.
        OuroborosError: results are missing.
    """
    lines = []
    for kind, text in outcomes:
        if kind == "refused":
            raise RefusedJob(text)
        lines.append(text)
    with tempfile.TemporaryDirectory() as folder:
        plan_file, results = Path(folder) / "jobs", Path(folder) / "results"
        plan_file.write_text("".join(f"{job}\n" for job in jobs), encoding="utf-8")
        end = f'{{"v":1,"end":{len(lines)}}}\n'
        results.write_text("".join(f"{line}\n" for line in lines) + end, encoding="utf-8")
        status, document = run(["shard", "merge", plan_file, results])
    if status != 0:
        raise OuroborosError(f"{len(lines)} results for more jobs: some are missing")
    return document


def arguments(engine: str) -> tuple[argparse.ArgumentParser, Any]:
    """What the runners of all engines are asked: the parser and its verbs."""
    parser = argparse.ArgumentParser(
        prog=f"python -m ouroboros_ledger.{engine}",
        description="A large run on a cluster: the bytes are those of the undivided run, whatever the division and whoever fails meanwhile.",
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name, what in (
        ("stress", "paths of every scenario"),
        ("nulls", "replicates of every null model"),
        ("bootstrap", "replicates of the test of every series"),
        ("sobol", "rows of the design of every scenario and firm"),
    ):
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("model", help="the model's folder")
        verb.add_argument("--count", type=_whole, required=True, help=f"{what}, such as 1e9")
        verb.add_argument("--parts", type=_whole, default=DEFAULT_PARTS, help="jobs of every subject")
        verb.add_argument(
            "--subject", action="append", default=[], help="this scenario, null model, series, or scenario and firm; may be repeated"
        )
        verb.add_argument("--seed", type=int, default=1)
        verb.add_argument("--as-of", help="the day whose knowledge counts, YYYY-MM-DD")
        if name in ("stress", "sobol"):
            verb.add_argument("--horizon", type=int, help="quarters")
        verb.add_argument("-o", "--output", help="write to a file instead of standard output")
    return parser, verbs


def asked(options: argparse.Namespace) -> list[str]:
    """The plan that a command line asks for."""
    return plan(
        options.verb,
        options.model,
        options.count,
        options.parts,
        subjects=options.subject,
        seed=options.seed,
        horizon=getattr(options, "horizon", None),
        as_of=options.as_of,
    )


def write(document: str, output: str | None) -> None:
    if output is None:
        print(document, end="")
    else:
        Path(output).write_text(document, encoding="utf-8")


def command() -> Path:
    """The command that is shipped: this machine's, so that all workers run one program."""
    return executable()


def _whole(text: str) -> int:
    """A whole number, also as 1e9."""
    number = float(text)
    if not number.is_integer() or number < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number")
    return int(number)
