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
import contextlib
import csv
import functools
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

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


def edges(
    payments: DataFrame, sender: str, receiver: str, amount: str, *, decimals: int = 2
) -> DataFrame:
    """Payments grouped into edges ``src, dst, weight``, sorted; sums are exact decimals.

    Args:
        amount: a column of decimals, whole numbers or text. Floats are refused: their sum depends on the order.
        decimals: of the sums; an amount with more is refused.

    Raises:
        InputError: a column that is not there, or an amount that is no exact number.
    """
    if not 0 <= decimals <= 10:
        raise InputError(f"decimals is {decimals}; give a number from 0 to 10")
    for name in (sender, receiver, amount):
        if name not in payments.columns:
            raise InputError(f"there is no column '{name}'; there are {', '.join(payments.columns)}")
    kind = payments.schema[amount].dataType
    if not isinstance(kind, (T.DecimalType, T.IntegralType, T.StringType)):
        raise InputError(f"the column '{amount}' is {kind.simpleString()}: a sum of it is not exact; give decimals, whole numbers or text")
    # 28 digits, so that Spark's sum, which has ten more, never overflows its 38. The nested cast gives more places, to see what rounding would hide.
    fine = F.expr(f"try_cast(`{amount}` as decimal(38, {decimals + 8}))")
    exact = F.expr(f"try_cast(`{amount}` as decimal(28, {decimals}))")
    rows = payments.select(F.col(sender).alias("src"), F.col(receiver).alias("dst"), F.col(amount).alias("given"), exact.alias("weight"), fine.alias("fine"))
    bad = rows.where("src is null or dst is null or weight is null or fine is null or weight != fine").limit(1).collect()
    if bad:
        row = bad[0]
        raise InputError(
            f"a payment from {row['src']} to {row['dst']} of {row['given']}: it has no payer, payee or amount, or more than {decimals} decimals"
        )
    return rows.groupBy("src", "dst").agg(F.sum("weight").alias("weight")).orderBy("src", "dst")


def _read(session: SparkSession, path: str) -> DataFrame:
    if re.search(r"\.csv(\.gz)?$", path):
        # Text, so that amounts stay as they are written.
        return session.read.csv(path, header=True)
    return session.read.parquet(path)


def _session(master: str | None) -> SparkSession:
    builder = SparkSession.builder.appName("ouroboros")
    return (builder.master(master) if master else builder).getOrCreate()


def _arguments() -> argparse.ArgumentParser:
    parser = arguments("spark")
    verbs = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    verb = verbs.add_parser("edges", help="payments of a Parquet or CSV file, grouped into edges with exact sums")
    verb.add_argument("payments", help="the file or folder of payments")
    verb.add_argument("--from", dest="sender", default="src", help="column of the payer")
    verb.add_argument("--to", dest="receiver", default="dst", help="column of the payee")
    verb.add_argument("--amount", default="amount", help="column of the amount")
    verb.add_argument("--decimals", type=int, default=2)
    verb.add_argument("-o", "--output", help="write to a file instead of standard output")
    for each in verbs.choices.values():
        each.add_argument("--master", help="such as spark://head:7077 or local[4]; by default as spark-submit says")
    return parser


def main(given: Sequence[str] | None = None) -> int:
    options = _arguments().parse_args(given)
    try:
        if options.verb == "edges":
            frame = edges(
                _read(_session(options.master), options.payments), options.sender, options.receiver, options.amount, decimals=options.decimals
            )
            with contextlib.ExitStack() as stack:
                target = stack.enter_context(open(options.output, "w", encoding="utf-8", newline="")) if options.output else sys.stdout
                rows = csv.writer(target, lineterminator="\n")
                rows.writerow(frame.columns)
                # One part at a time comes here.
                rows.writerows(tuple(row) for row in frame.toLocalIterator())
            return 0
        jobs = asked(options)
        write(run(_session(options.master), options.model, jobs), options.output)
        return 0
    except OuroborosError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 70


if __name__ == "__main__":
    sys.exit(main())
