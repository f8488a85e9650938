"""Models through the command."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import ouroboros_ledger as ob

MODELS = Path(os.environ["OUROBOROS_MODELS"])


@pytest.fixture(scope="module")
def demo() -> ob.Model:
    return ob.Model.open(MODELS / "demo")


def test_a_measure_knows_its_sources(demo):
    measures = demo.measures(stress=False, draws=0)
    # Models/demo/README.md works it out: of the financing 8 bn can come back in the order of its dates.
    dated = measures["returnable-dated"]
    assert (dated.value, dated.unit, dated.grade) == (8_000_000_000, "money", "A2")
    assert dated.sources and not dated.missing
    assert measures["backlog@chipco"].value is None and measures["backlog@chipco"].missing
    assert set(measures.to_pandas().columns) >= {"id", "value", "grade"}


def test_an_earlier_day_knows_less(demo):
    def legs(model: ob.Model) -> int:
        return model.circularity()["coverage"]["legs"]

    assert legs(demo.as_of("2025-07-01")) < legs(demo)


def test_a_wrong_ledger_says_where_and_how_to_mend_it(tmp_path):
    broken = tmp_path / "demo"
    shutil.copytree(MODELS / "demo", broken)
    deals = broken / "deals" / "deals.yaml"
    lines = deals.read_text(encoding="utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if "amount: USD 10bn" in line)
    lines[place] = lines[place].replace("USD 10bn", "USD ten", 1)
    deals.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ob.InputError) as raised:
        ob.Model.open(broken)
    error = raised.value
    assert error.file == str(deals)
    assert error.line == place + 1
    assert error.column and error.code and error.code[0] == "E"
    assert error.diagnostics


def test_a_model_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(ob.InputError, match="nowhere"):
        ob.Model.open(tmp_path / "nowhere")


def test_stress_gives_the_same_for_the_same_seed(demo):
    first, second = (demo.stress(paths=200, seed=4).cash_out() for _ in range(2))
    assert first == second
    assert {"scenario", "firm", "quarter", "probability", "low", "high"} == set(first[0])


def test_the_gate_gives_a_verdict_with_places(tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text(POLICY, encoding="utf-8")
    verdict = ob.Model.open(MODELS / "cases" / "telecom-vendors-1998").check(policy)
    assert verdict.state == "fail" and not verdict.passed
    rule = verdict.rules[0]
    assert (rule.state, rule.line) == ("fail", 4)
    assert "fail" in verdict._repr_html_()


POLICY = """\
version: 1
rules:
  # A limit that this control is over.
  - {id: returnable-share, layer: announced, fail: 0.0000001, reason: a limit that this control is over}
"""


def test_a_report_is_written(demo, tmp_path):
    folder = demo.report(tmp_path / "report", languages=("en", "ko"), paths=0)
    assert (folder / "report.md").exists() and (folder / "report.ko.md").exists()


def test_an_interrupt_ends_the_command():
    program = f"""
import signal
import ouroboros_ledger as ob
# Whoever runs the tests in the background ignores it.
signal.signal(signal.SIGINT, signal.default_int_handler)
print("begins", flush=True)
try:
    ob.Model({str(MODELS / "ai-infrastructure")!r}).stress(paths=4_000_000)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    sent = time.monotonic()
    assert process.stdout.readline() == "interrupted\n"
    assert time.monotonic() - sent < 1
    process.wait(timeout=10)
