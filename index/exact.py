"""Exact vector search: one matrix, mapped from its file, times the question."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptIndexError
from index.protocols import Vectors

EXACT_BELOW = 200_000
"""Number of vectors from which Chroma's graph is faster than going through all."""


class VectorSearch(Protocol):
    """Finds vectors near a question. Shipped: ``ExactVectors`` and ``vectors.ChromaVectors``."""

    rows: int

    def similarities(
        self, query: Vectors, *, municipality: str | None = None, plan_id: str | None = None
    ) -> NDArray[np.float32]:
        """Cosine similarity of every row; a searcher may leave far rows, and rows out of scope, at 0."""

    def close(self) -> None:
        """Let go of the files."""


class ExactVectors:
    """A ``VectorSearch`` that compares with every row."""

    def __init__(self, path: Path) -> None:
        try:
            self._matrix: Vectors = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise CorruptIndexError(path.parent, str(error)) from error
        self.rows = len(self._matrix)

    def similarities(
        self, query: Vectors, *, municipality: str | None = None, plan_id: str | None = None
    ) -> NDArray[np.float32]:
        """Cosine similarity of every row; the scope is left to the caller."""
        return np.asarray(self._matrix @ query, np.float32)

    def close(self) -> None:
        """Nothing to let go of: the map goes with the object."""
