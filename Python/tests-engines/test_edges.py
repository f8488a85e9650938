"""Payments made into edges: the same bytes from Spark, DuckDB and the command's import, exact, and refused where they cannot be."""

import random
import re
import subprocess
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from ouroboros_ledger import InputError, spark
from ouroboros_ledger import duckdb as by_duckdb
from ouroboros_ledger.command import run

COLUMNS = ["--from", "payer", "--to", "payee"]


@pytest.fixture(params=["spark", "duckdb"])
def edges(request, tmp_path):
    """The edges of a file as lines, by an engine's command line."""
    module = {"spark": spark, "duckdb": by_duckdb}[request.param]
    if request.param == "spark":
        request.getfixturevalue("session")

    def made(payments: Path, *options: str) -> list[str]:
        target = tmp_path / "edges.csv"
        status = module.main(["edges", str(payments), *options, "-o", str(target)])
        if status != 0:
            assert not list(tmp_path.glob("edges.csv*")), "half a file is left"
            return []
        return target.read_text().splitlines()

    return made


def parquet(path: Path, query: str) -> Path:
    with duckdb.connect() as connection:
        connection.execute(f"copy ({query}) to '{path}' (format parquet)")
    return path


def test_sums_are_exact(edges, tmp_path):
    count, pairs = 200_000, 7
    # Cents that no binary fraction holds; the sums are known.
    payments = parquet(
        tmp_path / "payments.parquet",
        f"select 'f' || i % {pairs} as payer, 'f' || i % {pairs} + 1 as payee, cast(i as decimal(20, 2)) + 0.01 as amount from range({count}) r(i)",
    )
    lines = edges(payments, *COLUMNS)
    assert lines[0] == "src,dst,weight,payments" and len(lines) == pairs + 1
    for line, rest in zip(lines[1:], range(pairs)):
        numbers = range(rest, count, pairs)
        assert line == f"f{rest},f{rest + 1},{sum(numbers) + len(numbers) * Decimal('0.01')},{len(numbers)}"


def test_the_edges_are_those_of_import(edges, tmp_path):
    random_ = random.Random(7)
    firms = ["Chip Co", "Lab", "Cloud", "Bank"]
    rows = []
    for _ in range(2_000):
        payer, payee = random_.choice(firms), random_.choice(firms)
        # Blanks around a name are none of it; a payment to oneself is in no sum.
        amount = f"{random_.randrange(1, 10**9)}.{random_.randrange(100):02}{random_.choice(['', '0', '00'])}"
        rows.append(f"{random_.choice(['', ' '])}{payer},{payee}{random_.choice(['', '  '])},{amount},{random_.choice(['USD', 'EUR'])},{random_.choice(['purchase', 'equity'])}\n")
    payments = tmp_path / "payments.csv"
    payments.write_text("payer,payee,amount,currency,kind\n" + "".join(rows))
    found = Counter()
    for line in edges(payments, *COLUMNS, "--by", "currency", "--by", "kind")[1:]:
        payer, payee, currency, kind, weight, _ = line.split(",")
        found[slug(payer), slug(payee), kind, f"{currency} {plain(weight)}"] += 1
    assert found == imported(payments, tmp_path / "model")
    assert len(found) == 4 * 3 * 2 * 2


def imported(payments: Path, model: Path) -> Counter:
    """The legs that the command's import makes of a table of payments."""
    (model / "imports").mkdir(parents=True)
    (model / "model.yaml").write_text(
        "id: m\ntitle: m\nbase_currency: USD\nas_of: 2026-06-30\nuniverse: [other]\n"
        "files: {entities: [entities*.yaml], sources: [sources*.yaml], fx: [fx*.yaml], deals: [deals/*.yaml]}\n"
    )
    (model / "entities.yaml").write_text("entities: {other: {name: Other, kind: company}}\n")
    (model / "imports" / "wires.yaml").write_text(
        f"import: wires\nreads: {{kind: payments, file: {payments.name}}}\n"
        "columns: {payer: payer, payee: payee, amount: amount, currency: currency, kind: kind}\n"
        "currency: {rates: {EUR: 0.9}}\non_unknown: add\non_missing: {date: known}\nknown: 2026-06-30\n"
    )
    run(["import", "apply", model, payments, "--quiet"])
    legs = re.findall(
        r"\{from: wires-([a-z-]+), to: wires-([a-z-]+), kind: (\w+), amount: (\w+ [0-9.]+)", (model / "deals" / "imported-wires.yaml").read_text()
    )
    return Counter(legs)


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def plain(weight: str) -> str:
    """Without the zeros at the end of decimals, as the ledger writes amounts."""
    return weight.rstrip("0").rstrip(".")


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("cast(i as double)", "not exact"),
        ("i || '.001'", "more than 2 decimals"),
        # Beyond what a rounded comparison would see.
        ("i || '.000000000000001'", "more than 2 decimals"),
        ("cast(i as decimal(20, 5)) + 0.00001", "more than 2 decimals"),
        ("if(i = 3, '-1', '1')", "below zero"),
        ("if(i = 3, 'x', '1')", "no plain number"),
        ("if(i = 3, '1e3', '1')", "no plain number"),
        ("if(i = 3, null, '1')", "no amount"),
    ],
)
def test_amounts_that_cannot_be_added_exactly_are_refused(edges, tmp_path, capfd, expression, message):
    payments = parquet(tmp_path / "p.parquet", f"select 'a' as src, 'b' as dst, {expression} as amount from range(10) r(i)")
    assert edges(payments) == []
    assert message in capfd.readouterr().err


@pytest.mark.parametrize(("payer", "payee", "message"), [("null", "'b'", "no payer"), ("'a'", "'  '", "no payee")])
def test_a_payment_without_a_party_is_refused(edges, tmp_path, capfd, payer, payee, message):
    payments = parquet(tmp_path / "p.parquet", f"select if(i = 3, {payer}, 'a') as src, if(i = 3, {payee}, 'b') as dst, 1 as amount from range(10) r(i)")
    assert edges(payments) == []
    assert message in capfd.readouterr().err


def test_small_sums_have_no_exponent(edges, tmp_path):
    payments = parquet(tmp_path / "p.parquet", "select 'a' as src, 'b' as dst, '.0000000001' as amount from range(3)")
    assert edges(payments, "--decimals", "10")[1:] == ["a,b,0.0000000003,3"]


def test_a_column_that_is_not_there_is_named(session):
    with pytest.raises(InputError, match="no column 'amount'"):
        spark.edges(session.range(3), "id", "id", "amount")
    with duckdb.connect() as connection, pytest.raises(InputError, match="no column 'amount'"):
        connection.execute("create table payments as select 1 as id")
        by_duckdb.edges(connection, "payments", "id", "id", "amount")


@pytest.mark.parametrize("name", ["spark", "duckdb"])
def test_ten_million_payments_become_edges_with_exact_sums(tmp_path, name, capfd):
    count, pairs = 10_000_000, 9_973
    payments = parquet(
        tmp_path / "payments.parquet",
        f"select 'f' || i % {pairs} as payer, 'f' || i % {pairs} + 1 as payee, cast(i as decimal(20, 2)) + 0.01 as amount from range({count}) r(i)",
    )
    target = tmp_path / "edges.csv"
    options = {"spark": ["--master", "local[2]"], "duckdb": ["--memory", "300MB"]}[name]
    # A process of its own: what it took is its own, too.
    command = [sys.executable, "-m", f"ouroboros_ledger.{name}", "edges", str(payments), *COLUMNS, *options, "-o", str(target)]
    began = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    with capfd.disabled():
        print(f"\n{name}: {done.stderr.splitlines()[-1]}, {time.monotonic() - began:.1f} s")
    if name == "duckdb":
        # What --memory bounds, and Python beside it.
        assert float(done.stderr.split("peak memory ")[1].split(" ")[0].replace(",", "")) < 600
    lines = target.read_text().splitlines()[1:]
    assert len(lines) == pairs
    for line in lines:
        payer, payee, weight, number = line.split(",")
        rest = int(payer.removeprefix("f"))
        numbers = range(rest, count, pairs)
        # First plus last, times half their number: sums of an arithmetic sequence.
        assert payee == f"f{rest + 1}" and int(number) == len(numbers)
        assert Decimal(weight) == Decimal(len(numbers) * (numbers[0] + numbers[-1]) // 2) + len(numbers) * Decimal("0.01")
