"""Measuring what a cosine similarity means for one embedder on one corpus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.manifest import Calibration
from index.passages import Owner
from index.protocols import Embedder, Vectors
from index.scoring import DENSE_BEST, DENSE_SECOND, DENSE_TITLE, DENSE_WHOLE
from index.table import OwnerTable

_SAMPLE = 150
_STRANGERS = 0.97
_BODY = DENSE_WHOLE + DENSE_BEST + DENSE_SECOND


def calibration_of(found: Sequence[Owner], table: OwnerTable, vectors: Vectors, embedder: Embedder) -> Calibration:
    """Asks for a sample of titles: how near are other owners, and how near is the owner of the title."""
    rows = range(0, table.size, max(1, table.size // _SAMPLE))
    titles, wholes, passages = np.split(vectors, [table.size, 2 * table.size])
    strangers, kin = [], []
    for row in rows:
        query = embedder.embed_query(found[row].title)
        if not query.any():
            continue
        best, second = table.best_two(passages @ query)
        body = DENSE_WHOLE * (wholes @ query) + DENSE_BEST * best + DENSE_SECOND * second
        similarity = DENSE_TITLE * (titles @ query) + body
        kin.append(float(body[row]) / _BODY)
        strangers.append(float(np.quantile(np.delete(similarity, row), _STRANGERS)) if table.size > 1 else 0.0)
    if not kin:
        return Calibration()
    return Calibration(float(np.median(strangers)), float(np.median(kin)))
