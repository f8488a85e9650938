"""Spark with two executors, each a process of its own."""

import os
import signal
import threading
import time
from decimal import Decimal

import pytest
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from ouroboros_ledger import InputError, spark
from ouroboros_ledger._shards import RefusedJob, plan


@pytest.fixture(scope="session")
def session():
    made = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("ouroboros")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "512m")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.speculation", "true")
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.mark.parametrize(("operation", "count"), [("stress", 200_000), ("nulls", 3_000)])
def test_any_division_gives_the_bytes_of_the_undivided_run(session, demo, undivided, operation, count):
    whole = undivided(operation, count)
    for parts in (1, 7, 32):
        assert spark.run(session, demo, plan(operation, demo, count, parts)) == whole


def test_a_killed_worker_changes_nothing(session, demo, undivided, descendants):
    count = 1_000_000
    killed = []

    def kill():
        # An executor in the middle of a job.
        for _ in range(600):
            if any(" shard run " in line for line in descendants().values()):
                victims = [process for process, line in descendants().items() if "CoarseGrainedExecutorBackend" in line]
                os.kill(victims[0], signal.SIGKILL)
                killed.append(victims[0])
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    document = spark.run(session, demo, plan("stress", demo, count, 8))
    thread.join()
    assert killed
    assert document == undivided("stress", count)


def test_a_job_that_cannot_be_done_ends_the_run_by_its_name(session, demo):
    jobs = plan("stress", demo, 20_000, 4)
    jobs[2] = jobs[2].replace('"seed":"1"', '"seed":"2"')
    name = jobs[2].split('"job":"')[1].split('"')[0]
    with pytest.raises(RefusedJob, match=name):
        spark.run(session, demo, jobs)


def test_payments_become_edges_with_exact_sums(session, tmp_path):
    count = 200_000
    # Cents that no binary fraction holds; the sums are known.
    payments = session.range(count).select(
        F.concat(F.lit("f"), F.col("id") % 7).alias("payer"),
        F.concat(F.lit("f"), F.col("id") % 7 + 1).alias("payee"),
        F.expr("cast(id as decimal(20,2)) + 0.01bd").alias("amount"),
    )
    payments.write.parquet(str(tmp_path / "payments"))
    target = tmp_path / "edges.csv"
    assert spark.main(["edges", str(tmp_path / "payments"), "--from", "payer", "--to", "payee", "-o", str(target)]) == 0
    lines = target.read_text().splitlines()
    assert lines[0] == "src,dst,weight" and len(lines) == 8
    for line, rest in zip(lines[1:], range(7)):
        numbers = range(rest, count, 7)
        assert line == f"f{rest},f{rest + 1},{sum(numbers) + len(numbers) * Decimal('0.01')}"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("cast(id as double)", "not exact"),
        ("concat(id, '.001')", "more than 2 decimals"),
        ("if(id = 3, 'x', '1')", "no payer, payee or amount"),
        ("if(id = 3, null, '1')", "no payer, payee or amount"),
    ],
)
def test_amounts_that_cannot_be_added_exactly_are_refused(session, expression, message):
    payments = session.range(10).select(F.lit("a").alias("src"), F.lit("b").alias("dst"), F.expr(expression).alias("amount"))
    with pytest.raises(InputError, match=message):
        spark.edges(payments, "src", "dst", "amount")


def test_a_column_that_is_not_there_is_named(session):
    with pytest.raises(InputError, match="no column 'amount'"):
        spark.edges(session.range(3), "id", "id", "amount")
