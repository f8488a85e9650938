"""Series against plain regressions in NumPy, and fits against series that were made."""

import math

import numpy
import pytest

import ouroboros_ledger as ob


def walk(count: int, seed: int) -> numpy.ndarray:
    return numpy.cumsum(numpy.random.default_rng(seed).standard_normal(count))


def adf(y: numpy.ndarray, lag: int) -> float:
    """t of the level in the regression of changes, by the normal equations."""
    change = numpy.diff(y)
    rows = len(change) - lag
    columns = [numpy.ones(rows), y[lag:-1]] + [change[lag - i : len(change) - i] for i in range(1, lag + 1)]
    x, z = numpy.column_stack(columns), change[lag:]
    inverse = numpy.linalg.inv(x.T @ x)
    b = inverse @ x.T @ z
    residual = z - x @ b
    return float(b[1] / math.sqrt(residual @ residual / (rows - len(b)) * inverse[1, 1]))


@pytest.mark.parametrize("lag", [0, 1, 3])
def test_sequences_are_those_of_plain_regressions(lag):
    y, window = walk(60, 7), 20
    found = ob.gsadf(y, lag=lag, window=window, starts=True)
    for end in (window - 1, 40, 59):
        all_starts = [adf(y[start : end + 1], lag) for start in range(end - window + 2)]
        assert found.bsadf[end] == pytest.approx(max(all_starts), rel=1e-9)
        assert found.badf[end] == pytest.approx(all_starts[0], rel=1e-9)
        assert found.starts[end] == int(numpy.argmax(all_starts))
    assert found.gsadf == max(found.bsadf[window - 1 :])
    assert numpy.isnan(found.bsadf[: window - 1]).all()
    assert found.window[1] == int(numpy.nanargmax(found.bsadf))


@pytest.mark.parametrize("lag", [0, 1, 2, 4, 6])
def test_the_vector_kernel_gives_the_bits_of_the_plain_one(lag):
    for y in (walk(90, 3), numpy.repeat(walk(30, 4), 3), numpy.exp(walk(90, 5) / 5)):
        plain, fast = ob.gsadf(y, lag=lag, starts=True), ob.gsadf(y, lag=lag)
        assert plain.badf.tobytes() == fast.badf.tobytes() and plain.bsadf.tobytes() == fast.bsadf.tobytes()
        assert (plain.adf, plain.sadf, plain.gsadf, plain.window) == (fast.adf, fast.sadf, fast.gsadf, fast.window)
        assert fast.starts is None


def test_an_explosive_stretch_is_dated():
    rng = numpy.random.default_rng(11)
    y = [100.0]
    for t in range(1, 160):
        y.append((1.06 if 90 <= t < 130 else 1.0) * y[-1] + rng.standard_normal())
        if t == 130:
            y[-1] = 100.0
    found = ob.datestamp(y, replicates=499, seed=3)
    assert found.is_explosive and found.p_value <= 0.05
    assert any(90 <= e.start < 115 and 125 <= e.end <= 131 for e in found.episodes)
    assert found.critical_values[0.95] < found.critical_values[0.99] < found.statistics.gsadf
    assert "explosive" in found._repr_html_()


def test_threads_change_nothing():
    y = walk(80, 5)
    one, three = (ob.datestamp(y, replicates=99, seed=9, threads=n) for n in (1, 3))
    assert one.p_value == three.p_value
    assert list(one.boundary[20:]) == list(three.boundary[20:])


def test_a_made_power_law_is_found_again():
    t = numpy.arange(300.0)
    tc, m, omega = 320.0, 0.5, 7.0
    distance = (tc - t) ** m
    y = 5 - 0.05 * distance + 0.01 * distance * numpy.cos(omega * numpy.log(tc - t))
    found = ob.lppls_fit(y)
    assert (found.tc, found.m, found.omega) == pytest.approx((tc, m, omega), rel=1e-3)
    assert found.sum_of_squares < 1e-8
    assert not found.on_bound


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ob.gsadf([1.0, 2.0]), "2 observations"),
        (lambda: ob.gsadf([]), "0 observations"),
        (lambda: ob.gsadf([1.0] * 100), "vary"),
        (lambda: ob.gsadf([1.0, float("nan")] * 50), "observation 2 is not a finite number"),
        (lambda: ob.gsadf(walk(50, 1), lag=99), "lag 99"),
        (lambda: ob.gsadf(walk(50, 1), lag="hq"), "'hq'"),
        (lambda: ob.gsadf(walk(50, 1), window=51), "needs 51"),
        (lambda: ob.gsadf(walk(50, 1), window=2), "no degree of freedom"),
        (lambda: ob.gsadf(walk(50, 1).reshape(25, 2)), "2 dimensions"),
        (lambda: ob.gsadf(["a"] * 50), "not a number"),
        (lambda: ob.datestamp(walk(50, 1), level=1.0), "level 1"),
        (lambda: ob.datestamp(walk(50, 1), replicates=1), "1 replicates"),
        (lambda: ob.datestamp(walk(50, 1), replicates=2**31 - 1), "replicates"),
        (lambda: ob.datestamp(walk(50, 1), duration_factor=float("inf")), "duration_factor"),
        (lambda: ob.datestamp(walk(50, 1), seed=-1), "seed"),
        (lambda: ob.lppls_fit(walk(20, 1)), "too few"),
        (lambda: ob.lppls_fit(walk(50, 1), m=(2, 1)), "bounds of m"),
        (lambda: ob.lppls_fit(walk(50, 1), tc=(float("nan"), 1)), "tc"),
    ],
)
def test_bad_series_are_exceptions_with_a_sentence(call, message):
    with pytest.raises(ob.InputError, match=message):
        call()


def test_arrays_that_cannot_be_written_or_are_not_in_one_piece_are_read():
    y = walk(120, 9)
    frozen = y.copy()
    frozen.setflags(write=False)
    spread = numpy.repeat(y, 2)[::2]
    expected = ob.gsadf(y).gsadf
    assert ob.gsadf(frozen).gsadf == ob.gsadf(spread).gsadf == expected
    places, amounts = numpy.array([0, 9, 1, 9, 2, 9], numpy.int32)[::2], numpy.array([5, 4, 3])
    amounts.setflags(write=False)
    found = ob.circulation(places, numpy.array([1, 2, 0], numpy.int32), amounts)
    found.verify()
    assert found.value == 9
