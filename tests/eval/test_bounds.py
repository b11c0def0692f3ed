"""The bounds are those of Clopper and Pearson."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.bounds import beta_share, clopper_pearson, rate


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),
        (10, 10, 0.6915, 1.0),
        (5, 10, 0.1871, 0.8129),
        (1, 1, 0.025, 1.0),
        (93, 100, 0.8611, 0.9714),
    ],
)
def test_the_bounds_are_those_of_the_tables(successes: int, n: int, low: float, high: float) -> None:
    assert clopper_pearson(successes, n) == pytest.approx((low, high), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(n=st.integers(1, 2000), share=st.floats(0, 1))
def test_the_bounds_agree_with_scipy(n: int, share: float) -> None:
    special = pytest.importorskip("scipy.special")
    k = share * n
    low = 0.0 if k <= 0 else special.betaincinv(k, n - k + 1, 0.025)
    high = 1.0 if k >= n else special.betaincinv(k + 1, n - k, 0.975)
    assert clopper_pearson(k, n) == pytest.approx((low, high), abs=1e-6)


@given(x=st.floats(0.01, 0.99), a=st.floats(0.5, 300), b=st.floats(0.5, 300))
def test_the_beta_function_lies_between_0_and_1_and_mirrors(x: float, a: float, b: float) -> None:
    assert -1e-9 <= beta_share(x, a, b) <= 1 + 1e-9
    assert beta_share(x, a, b) == pytest.approx(1 - beta_share(1 - x, b, a), abs=1e-6)


def test_a_rate_counts_every_value_and_none_is_no_rate() -> None:
    found = rate([1.0, 0.0, 0.5, 0.5])
    assert found is not None
    assert (found.value, found.n) == (0.5, 4)
    assert found.low < 0.5 < found.high
    assert rate([]) is None
