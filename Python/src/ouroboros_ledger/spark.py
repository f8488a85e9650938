"""Large runs on Apache Spark, and payments made into edges there.

::

    python -m ouroboros_ledger.spark stress MODEL --count 1e9 --parts 4096 --master spark://head:7077
    python -m ouroboros_ledger.spark edges payments.parquet --from payer --to payee --amount amount -o edges.csv

Needs ``pyspark`` and Java on this machine. Executors need Python alone: command and model are shipped to them. A worker that dies is replaced by Spark and its jobs
run again; parts that ran twice are dropped; a job that cannot be done ends the run by its name.
"""

from __future__ import annotations

import argparse
import atexit
import functools
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

from ._edges import KEPT, REFUSED, SUMS, Dialect, Grouping, add_verb, is_csv
from ._edges import asked as grouping_asked
from ._edges import write as write_edges
from ._shards import COMMAND, MODEL, arguments, asked, command, merged, packed, worker, write
from .errors import InputError, OuroborosError

__all__ = ["edges", "run"]


def run(session: SparkSession, model: str | os.PathLike[str], jobs: Sequence[str]) -> str:
    """Does the jobs of ``ouroboros shard plan`` on Spark; the whole run as JSON.

    Raises:
        RefusedJob: a job that cannot be done, by its name.
    """
    context, work = session.sparkContext, worker()
    tool = _ship(context.addFile, COMMAND, command().read_bytes())
    folder = _ship(context.addArchive, MODEL, packed(model))

    def on_executor(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
        import os

        from pyspark import SparkFiles

        place = SparkFiles.get(tool)
        if not os.access(place, os.X_OK):
            os.chmod(place, 0o755)
        for line in lines:
            yield work(place, SparkFiles.get(folder), line)

    outcomes = context.parallelize(list(jobs), max(1, len(jobs))).mapPartitions(on_executor).collect()
    return merged(jobs, outcomes)


def _ship(add: Callable[[str], None], name: str, content: bytes) -> str:
    """Gives executors a file, also those that come later, and the name that they know it by: it says what is in the file, since Spark keeps the first one of a name."""
    stem, dot, ending = name.partition(".")
    shipped = f"{stem}-{hashlib.sha256(content).hexdigest()[:16]}{dot}{ending}"
    place = _shipments() / shipped
    if not place.exists():
        place.write_bytes(content)
    add(str(place))
    return shipped


@functools.cache
def _shipments() -> Path:
    """A folder that lives as long as the session may: whoever replaces a worker fetches from it."""
    folder = tempfile.mkdtemp(prefix="ouroboros-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


_DIALECT = Dialect(
    quote=lambda name: "`" + name.replace("`", "``") + "`",
    matches=lambda text, pattern: f"regexp_like({text}, '^({pattern})$')",
)


def edges(
    payments: DataFrame, sender: str, receiver: str, amount: str, *, by: Sequence[str] = (), decimals: int = 2
) -> DataFrame:
    """Payments grouped into edges ``src, dst, weight, payments``, sorted; sums are exact decimals.

    Args:
        amount: a column of decimals, whole numbers or text. Floats are refused: their sum depends on the order.
        by: columns that keep payments apart, such as kind and currency; they stand behind ``dst``.
        decimals: of the sums; an amount with more is refused.

    Payments to oneself are left out.

    Raises:
        InputError: a column that is not there, or a payment without payer, payee or an exact amount.
    """
    grouping = Grouping(sender, receiver, amount, tuple(by), decimals)
    grouping.check(payments.columns)
    kind = payments.schema[amount].dataType
    if not isinstance(kind, (T.DecimalType, T.IntegralType, T.StringType)):
        raise grouping.inexact(kind.simpleString())
    rows = payments.selectExpr(*grouping.rows(_DIALECT))
    bad = rows.where(REFUSED).select("src", "dst", "given").first()
    if bad is not None:
        raise grouping.refusal(*bad)
    keys = [_DIALECT.quote(name) for name in grouping.keys]
    return rows.where(KEPT).groupBy(*keys).agg(*map(F.expr, SUMS)).orderBy(*keys)


def _read(session: SparkSession, path: str) -> DataFrame:
    if is_csv(path):
        # Text, so that amounts stay as they are written.
        return session.read.csv(path, header=True)
    return session.read.parquet(path)


def _session(master: str | None) -> SparkSession:
    builder = SparkSession.builder.appName("ouroboros")
    return (builder.master(master) if master else builder).getOrCreate()


def _arguments() -> argparse.ArgumentParser:
    parser, verbs = arguments("spark")
    add_verb(verbs)
    for each in verbs.choices.values():
        each.add_argument("--master", help="such as spark://head:7077 or local[4]; by default as spark-submit says")
    return parser


def main(given: Sequence[str] | None = None) -> int:
    options = _arguments().parse_args(given)
    try:
        if options.verb == "edges":
            grouping = grouping_asked(options)
            found = edges(
                _read(_session(options.master), options.payments),
                grouping.sender,
                grouping.receiver,
                grouping.amount,
                by=grouping.by,
                decimals=grouping.decimals,
            )
            # One part at a time comes here.
            print(write_edges(found.columns, found.toLocalIterator(), grouping.decimals, options.output), file=sys.stderr)
            return 0
        jobs = asked(options)
        write(run(_session(options.master), options.model, jobs), options.output)
        return 0
    except OuroborosError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 70


if __name__ == "__main__":
    sys.exit(main())
