"""Divided runs on every engine: one contract, one set of tests."""

import os
import signal
import threading
import time

import pytest

from ouroboros_ledger._shards import RefusedJob, plan


@pytest.mark.parametrize(("operation", "count"), [("stress", 200_000), ("nulls", 3_000), ("bootstrap", 2_500), ("sobol", 512)])
def test_any_division_gives_the_bytes_of_the_undivided_run(engine, model_of, undivided, operation, count):
    whole = undivided(operation, count)
    for parts in (1, 7, 32):
        assert engine.run(model_of(operation), plan(operation, model_of(operation), count, parts)) == whole


def test_a_killed_worker_changes_nothing(engine, demo, undivided, is_working):
    count = 1_000_000
    killed = []

    def kill():
        workers = engine.workers()
        for _ in range(2_400):
            if is_working():
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    document = engine.run(demo, plan("stress", demo, count, 8))
    thread.join()
    assert killed
    assert document == undivided("stress", count)


def test_a_job_that_cannot_be_done_ends_the_run_by_its_name(engine, demo):
    jobs = plan("stress", demo, 20_000, 4)
    jobs[2] = jobs[2].replace('"seed":"1"', '"seed":"2"')
    name = jobs[2].split('"job":"')[1].split('"')[0]
    with pytest.raises(RefusedJob, match=name):
        engine.run(demo, jobs)
