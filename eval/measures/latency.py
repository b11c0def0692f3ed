"""How long answers take: median and 95th percentile, by the nearest rank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds."""

    p50: float
    p95: float


def latency(seconds: Sequence[float]) -> Latency:
    """Percentiles of the seconds that the last turns took; zeros where nothing was asked."""
    return Latency(_rank(seconds, 0.50), _rank(seconds, 0.95))


def _rank(seconds: Sequence[float], share: float) -> float:
    if not seconds:
        return 0.0
    return sorted(seconds)[max(math.ceil(share * len(seconds)), 1) - 1]
