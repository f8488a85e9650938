"""Payments made into edges on one machine, by DuckDB: as many as the disk holds, in bounded memory.

::

    python -m ouroboros_ledger.duckdb edges payments.parquet --from payer --to payee --amount amount -o edges.csv

Needs ``duckdb``. The same query, rules and bytes as ``ouroboros_ledger.spark``.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from ._edges import KEPT, REFUSED, SUMS, Dialect, Grouping, add_verb, asked, is_csv, write
from .errors import InputError, OuroborosError

__all__ = ["edges"]

# Memory that DuckDB may use before it writes to disk.
DEFAULT_MEMORY = "1GB"
# Rows that come out of DuckDB at once.
BATCH = 10_000

_DIALECT = Dialect(
    quote=lambda name: '"' + name.replace('"', '""') + '"',
    matches=lambda text, pattern: f"regexp_full_match({text}, '{pattern}')",
)
_WHOLE = {"tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"}


def edges(
    connection: DuckDBPyConnection, payments: str, sender: str, receiver: str, amount: str, *, by: Sequence[str] = (), decimals: int = 2
) -> DuckDBPyConnection:
    """Payments of a table or view grouped into edges ``src, dst, weight, payments``, sorted; sums are exact decimals.

    Args:
        payments: the name of the table.
        amount: a column of decimals, whole numbers or text. Floats are refused: their sum depends on the order.
        by: columns that keep payments apart, such as kind and currency; they stand behind ``dst``.
        decimals: of the sums; an amount with more is refused.

    Payments to oneself are left out. The edges are fetched from what is returned.

    Raises:
        InputError: a column that is not there, or a payment without payer, payee or an exact amount.
    """
    grouping = Grouping(sender, receiver, amount, tuple(by), decimals)
    kinds = {name: kind.lower() for name, kind, *_ in connection.execute(f"describe {_DIALECT.quote(payments)}").fetchall()}
    grouping.check(list(kinds))
    kind = kinds[amount]
    if kind not in _WHOLE and kind != "varchar" and not kind.startswith("decimal"):
        raise grouping.inexact(kind)
    rows = f"with rows as (select {', '.join(grouping.rows(_DIALECT))} from {_DIALECT.quote(payments)})"
    bad = connection.execute(f"{rows} select src, dst, given from rows where {REFUSED} limit 1").fetchone()
    if bad is not None:
        raise grouping.refusal(*bad)
    keys = ", ".join(map(_DIALECT.quote, grouping.keys))
    return connection.execute(f"{rows} select {keys}, {', '.join(SUMS)} from rows where {KEPT} group by {keys} order by {keys}")


def _view(connection: DuckDBPyConnection, path: str) -> str:
    """The payments of a file, or of the files of a folder, as a view."""
    if not Path(path).exists():
        raise InputError(f"{path}: there is no such file")
    named = ("/".join([path, "**", "*.parquet"]) if Path(path).is_dir() else path).replace("'", "''")
    # Text, so that amounts stay as they are written.
    source = f"read_csv('{named}', header = true, all_varchar = true)" if is_csv(path) else f"read_parquet('{named}')"
    connection.execute(f"create view payments as from {source}")
    return "payments"


def _streamed(edges: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := edges.fetchmany(BATCH):
        yield from batch


def _write(connection: DuckDBPyConnection, grouping: Grouping, options: argparse.Namespace) -> str:
    found = edges(
        connection,
        _view(connection, options.payments),
        grouping.sender,
        grouping.receiver,
        grouping.amount,
        by=grouping.by,
        decimals=grouping.decimals,
    )
    return write([column[0] for column in found.description or ()], _streamed(found), grouping.decimals, options.output)


def _peak() -> float:
    """Most memory that this process had, MiB."""
    try:
        # Linux counts in ru_maxrss what the process that started this one had, too.
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (2**20 if sys.platform == "darwin" else 1024)


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m ouroboros_ledger.duckdb", description="Payments by the million become edges, with exact sums and in bounded memory."
    )
    verb = add_verb(parser.add_subparsers(dest="verb", required=True))
    verb.add_argument("--memory", default=DEFAULT_MEMORY, help="memory that DuckDB may use before it writes to disk (default: %(default)s)")
    verb.add_argument("--threads", type=int, help="by default as many as there are processors")
    options = parser.parse_args(given)
    try:
        with tempfile.TemporaryDirectory(prefix="ouroboros-") as spill:
            settings: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": options.memory,
                "temp_directory": spill,
                "preserve_insertion_order": False,
            }
            if options.threads is not None:
                settings["threads"] = options.threads
            with duckdb.connect(config=settings) as connection:
                said = _write(connection, asked(options), options)
        print(f"{said}, peak memory {_peak():,.0f} MiB", file=sys.stderr)
        return 0
    except (duckdb.Error, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except OuroborosError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 70


if __name__ == "__main__":
    sys.exit(main())
