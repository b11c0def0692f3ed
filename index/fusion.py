"""Putting scores of different kinds on one scale and adding them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.table import Mask, Scores

_FLAT = 1e-6


def zscored(scores: Scores, scope: Mask) -> Scores:
    """Distances from the mean of what is in scope, in standard deviations; 0 for all where nothing differs."""
    inside = scores[scope]
    if not len(inside) or float(inside.std()) < _FLAT:
        return np.zeros_like(scores)
    centred: Scores = (scores - inside.mean()) / inside.std()
    return centred


def fused(parts: Sequence[tuple[float, Scores]], scope: Mask) -> Scores:
    """The weighted sum of z-scores over ``scope``; rows out of scope have no meaning."""
    size = len(scope)
    return sum(
        (np.float32(weight) * zscored(scores, scope) for weight, scores in parts), np.zeros(size, np.float32)
    )
