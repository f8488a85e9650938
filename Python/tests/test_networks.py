"""Networks against numbers that are worked out by hand or by a closed form."""

import itertools
import math
from decimal import Decimal

import numpy
import pytest

import ouroboros_ledger as ob

PAYERS = ["chip", "lab", "cloud", "lab"]
RECEIVERS = ["lab", "cloud", "chip", "chip"]
AMOUNTS = [100, 60, 40, 30]


def test_the_circulation_is_both_loops_and_its_certificate_adds_up():
    # 30 goes chip → lab → chip, 40 chip → lab → cloud → chip.
    found = ob.circulation(PAYERS, RECEIVERS, AMOUNTS)
    assert found.value == 2 * 30 + 3 * 40
    assert list(found.row_units) == [70, 40, 40, 30]
    assert found.share == 180 / 230
    found.verify()


def test_returnable_financing_counts_a_unit_once():
    found = ob.returnable_financing(PAYERS, RECEIVERS, AMOUNTS, financing=[True, False, False, False])
    # Of the 100 that the lab got, it pays 30 straight back and 40 through the cloud.
    assert found.value == 70
    assert found.share == 0.7
    found.verify()


def test_a_forged_certificate_does_not_add_up():
    found = ob.returnable_financing(PAYERS, RECEIVERS, AMOUNTS, financing=[True, False, False, False])
    found.arrival[0] -= 5
    found.row_units[0] -= 1
    with pytest.raises(ob.DefectError):
        found.verify()


def test_amounts_are_exact_decimals():
    found = ob.circulation(["a", "b"], ["b", "a"], [0.1, Decimal("0.30")], scale=100)
    assert (found.units, found.value) == (20, 0.2)
    with pytest.raises(ob.InputError, match=r"amounts\[1\] is 0.305"):
        ob.circulation(["a", "b"], ["b", "a"], [0.1, 0.305], scale=100)


def test_parallel_rows_are_filled_from_the_first():
    found = ob.circulation([0, 0, 1], [1, 1, 0], [10, 10, 15])
    assert list(found.row_units) == [10, 5, 15]
    found.verify()


@pytest.mark.parametrize("kind", ["list", "int32", "int64", "names"])
def test_every_way_to_name_firms_gives_the_same(kind):
    places = {"chip": 0, "lab": 1, "cloud": 2}
    payers, receivers = [places[p] for p in PAYERS], [places[r] for r in RECEIVERS]
    if kind == "names":
        payers, receivers = PAYERS, RECEIVERS
    elif kind != "list":
        payers, receivers = numpy.array(payers, kind), numpy.array(receivers, kind)
    assert ob.circulation(payers, receivers, numpy.array(AMOUNTS)).value == 180


def test_circuits_of_a_complete_network_are_counted_by_the_formula():
    firms = 7
    payers, receivers = zip(*itertools.permutations(range(firms), 2))
    found = ob.circuit_counts(payers, receivers)
    assert found.by_length == {k: math.comb(firms, k) * math.factorial(k - 1) for k in range(2, firms + 1)}
    assert found.exact_through is None
    assert len(ob.circuits(payers, receivers, widest=False)) == found.total


def test_a_search_that_gives_up_says_how_far_it_is_exact():
    payers, receivers = zip(*itertools.permutations(range(12), 2))
    found = ob.circuit_counts(payers, receivers, step_limit=20_000)
    assert found.exact_through is not None and found.exact_through < 12
    assert found.by_length[2] == 66


def test_the_widest_circuit_comes_first():
    found = ob.circuits(PAYERS, RECEIVERS, AMOUNTS)
    assert [(set(c.firms), c.width) for c in found] == [({"chip", "lab", "cloud"}, 40), ({"chip", "lab"}, 30)]
    assert not found.truncated
    assert "→" in found._repr_html_()
    assert ob.circuits(PAYERS, RECEIVERS, AMOUNTS, limit=1).truncated
    assert list(found.to_pandas()["width"]) == [40, 30]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ob.circulation([0], [1], [-1]), "leg 0 has a negative weight"),
        (lambda: ob.circulation([0], [5], [1], firms=2), "leg 0 names a firm"),
        (lambda: ob.circulation([0, 1], [1], [1, 1]), "2 payers and 1 receivers"),
        (lambda: ob.circulation([0], [1], [1, 2]), "2 amounts for 1 rows"),
        (lambda: ob.circulation([0], [1], [float("nan")]), "not a finite number"),
        (lambda: ob.circulation([0], [1], ["12"], scale=3), "power of ten"),
        (lambda: ob.circulation([0, 0], [1, 1], [2**62, 2**62]), "more than"),
        (lambda: ob.circulation([0], [1], [2**63]), "fits"),
        (lambda: ob.circulation([0], [2_000_000_000], [1]), "account numbers as text"),
        (lambda: ob.circuit_counts([0], [1], max_length=1), "max_length is 1"),
        (lambda: ob.circuit_counts([0], [1], max_length=0), "max_length"),
        (lambda: ob.circuits([0], [1], limit=-1), "limit is -1"),
        (lambda: ob.circulation([-1], [1], [1], firms=2), "leg 0 names a firm"),
    ],
)
def test_bad_input_is_an_exception_with_a_sentence(call, message):
    with pytest.raises(ob.InputError, match=message.replace("(", r"\(")):
        call()


def test_nothing_goes_round_in_nothing():
    found = ob.circulation([], [], [])
    assert (found.value, found.share) == (0, None)
    assert ob.returnable_financing([], [], [], financing=[]).value == 0
    assert len(ob.circuits([], [])) == 0
