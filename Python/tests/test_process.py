"""The lock, the interrupt, and a Python without NumPy."""

import signal
import subprocess
import sys
import threading
import time

import numpy

import ouroboros_ledger as ob


def test_other_threads_run_while_the_engine_works():
    # Long enough that this thread has its turn on a busy machine, too.
    y = numpy.cumsum(numpy.random.default_rng(1).standard_normal(15_000))
    ob.gsadf(y[:100])
    worker = threading.Thread(target=lambda: ob.gsadf(y))
    turns = 0
    worker.start()
    while worker.is_alive():
        turns += 1
    # With the lock held there would be a turn or two.
    assert turns > 1_000


LONG = """
import numpy, signal, ouroboros_ledger as ob
# Whoever runs the tests in the background ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
y = numpy.cumsum(numpy.random.default_rng(1).standard_normal(3000))
print("begins", flush=True)
try:
    ob.datestamp(y, replicates=1999)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_an_interrupt_ends_a_long_call():
    process = subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    assert process.stdout.readline() == "interrupted\n"
    assert time.monotonic() - sent < 1
    process.wait(timeout=10)


WITHOUT = """
import sys
sys.modules["numpy"] = None
import ouroboros_ledger as ob
found = ob.circulation(["a", "b", "c"], ["b", "c", "a"], [5, 4, 3])
found.verify()
sequence = [float(i * i % 17) for i in range(60)]
print(found.value, type(found.row_units).__name__, ob.gsadf(sequence).gsadf, len(ob.circuits([0, 1], [1, 0])))
"""


def test_everything_works_without_numpy():
    run = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    value, kind, statistic, circuits = run.stdout.split()
    assert (value, kind, circuits) == ("9", "array", "1")
    assert float(statistic) == ob.gsadf([float(i * i % 17) for i in range(60)]).gsadf


def test_the_engine_says_its_version():
    assert ob.version().startswith(ob.__version__)
