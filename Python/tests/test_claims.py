"""Clearing and DebtRank on chains that can be worked out by hand."""

import pytest

import ouroboros_ledger as ob

# 0 owes 1 ten, 1 owes 2 four; 0 has one.
CHAIN = ([0, 1], [1, 2], [10.0, 4.0])


def test_a_chain_pays_what_the_first_has():
    found = ob.clearing(*CHAIN, cash=[1, 0, 0])
    assert list(found.payments) == [1, 1, 0]
    assert list(found.equity) == [0, 0, 1]
    assert list(found.defaulted) == [1, 1, 0]
    assert list(found.least_payments) == [1, 1, 0]
    assert found.residual < 1e-12


def test_recovery_takes_its_share_at_every_firm():
    found = ob.clearing(*CHAIN, cash=[1, 0, 0], alpha=0.5, beta=0.5)
    assert list(found.payments) == pytest.approx([0.5, 0.25, 0])


def test_two_firms_that_owe_each_other_can_both_fail_of_expectation():
    found = ob.clearing([0, 1], [1, 0], [10, 10], cash=[0, 0], alpha=0.5, beta=0.5)
    assert list(found.payments) == [10, 10]
    assert list(found.least_payments) == pytest.approx([0, 0])


def test_stress_passes_down_a_chain():
    found = ob.debtrank(*CHAIN, equity={0: 10, 1: 20, 2: 5}, shock={0: 1.0})
    assert list(found.stress) == pytest.approx([1, 0.5, 0.4])
    assert found.impact == pytest.approx((20 * 0.5 + 5 * 0.4) / 35)
    assert list(found.direct) == pytest.approx([0, 10, 0])
    assert list(found.passed_on) == pytest.approx([0, 0, 2])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ob.clearing(*CHAIN, cash=[1, 0]), "cash has 2 values for 3 firms"),
        (lambda: ob.clearing(*CHAIN, cash=[1, 0, -1]), "the cash of firm 2"),
        (lambda: ob.clearing(*CHAIN, cash=[1, 0, 0], alpha=2), "alpha is 2"),
        (lambda: ob.clearing([0], [0], [1], cash=[1]), "to itself"),
        (lambda: ob.clearing([0], [1], [float("inf")], cash=[1, 1]), "finite"),
        (lambda: ob.clearing(*CHAIN, cash={"x": 1}), "'x'"),
        (lambda: ob.debtrank(*CHAIN, equity=[1, 1, 1], shock=[2, 0, 0]), "shock is 2"),
        (lambda: ob.debtrank(*CHAIN, equity=[1, 1, float("nan")], shock=[0, 0, 0]), "equity"),
    ],
)
def test_bad_figures_are_named(call, message):
    with pytest.raises(ob.InputError, match=message):
        call()
