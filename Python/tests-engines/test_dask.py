"""Dask with two workers, each a process of its own."""

import os
import signal
import threading
import time

import pytest
from distributed import Client, LocalCluster

from ouroboros_ledger import dask
from ouroboros_ledger._shards import RefusedJob, plan


@pytest.fixture(scope="module")
def client():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster, Client(cluster) as made:
        yield made


@pytest.mark.parametrize(("operation", "count"), [("stress", 200_000), ("nulls", 3_000)])
def test_any_division_gives_the_bytes_of_the_undivided_run(client, demo, undivided, operation, count):
    whole = undivided(operation, count)
    for parts in (1, 7, 32):
        assert dask.run(client, demo, plan(operation, demo, count, parts)) == whole


def test_a_killed_worker_changes_nothing(client, demo, undivided, descendants):
    count = 1_000_000
    killed = []

    def kill():
        workers = {info["pid"] for info in client.run(lambda dask_worker: {"pid": os.getpid()}).values()}
        for _ in range(600):
            if any(" shard run " in line for line in descendants().values()):
                victim = workers.pop()
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    document = dask.run(client, demo, plan("stress", demo, count, 8))
    thread.join()
    assert killed
    assert document == undivided("stress", count)


def test_a_job_that_cannot_be_done_ends_the_run_by_its_name(client, demo):
    jobs = plan("stress", demo, 20_000, 4)
    jobs[2] = jobs[2].replace('"seed":"1"', '"seed":"2"')
    name = jobs[2].split('"job":"')[1].split('"')[0]
    with pytest.raises(RefusedJob, match=name):
        dask.run(client, demo, jobs)
