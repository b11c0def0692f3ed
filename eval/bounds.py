"""95 % bounds of a rate, by Clopper and Pearson: exact, and honest for few questions and for rates of 0 and 1.

Where single values lie between 0 and 1 (a share of facts) their sum stands in for the number of successes: such values
vary less than successes and failures of the same mean, so that the bounds are then rather too wide than too narrow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CONFIDENCE = 0.95
_STEPS = 60
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean over ``n`` questions with its bounds."""

    value: float
    low: float
    high: float
    n: int


def rate(values: Sequence[float]) -> Rate | None:
    """The mean of values from 0 to 1 with its bounds; None without values."""
    if not values:
        return None
    total = math.fsum(values)
    low, high = clopper_pearson(total, len(values))
    return Rate(total / len(values), low, high, len(values))


def clopper_pearson(successes: float, n: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The interval of all rates under which such a result is not too surprising on either side."""
    tail = (1 - confidence) / 2
    low = 0.0 if successes <= 0 else _quantile(tail, successes, n - successes + 1)
    high = 1.0 if successes >= n else _quantile(1 - tail, successes + 1, n - successes)
    return low, high


def _quantile(probability: float, a: float, b: float) -> float:
    """The quantile of a beta distribution, by halving."""
    left, right = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (left + right) / 2
        if beta_share(middle, a, b) < probability:
            left = middle
        else:
            right = middle
    return (left + right) / 2


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    front, denominator = 1.0, 1.0 / _off_zero(1 - (a + b) * x / (a + 1))
    result = denominator
    for m in range(1, 400):
        before = result
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            denominator = 1.0 / _off_zero(1 + step * denominator)
            front = _off_zero(1 + step / front)
            result *= front * denominator
        if abs(result - before) < 1e-14 * abs(result):
            break
    return result


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
