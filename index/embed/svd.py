"""A randomised truncated SVD of a sparse matrix in numpy (Halko, Martinsson and Tropp, 2011)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_OVERSAMPLING = 8
_POWER_ITERATIONS = 2
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A sparse matrix as coordinates in the order of its rows; multiplied a dense block of rows at a time."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Matrix
    shape: tuple[int, int]

    @classmethod
    def of(cls, rows: Sequence[dict[int, float]], width: int) -> SparseRows:
        """From one mapping of column to value a row."""
        sizes = [len(row) for row in rows]
        return cls(
            np.repeat(np.arange(len(rows)), sizes),
            np.fromiter((column for row in rows for column in row), np.int64, sum(sizes)),
            np.fromiter((value for row in rows for value in row.values()), np.float32, sum(sizes)),
            (len(rows), width),
        )

    def times(self, right: Matrix) -> Matrix:
        """This matrix times a dense one."""
        return np.concatenate([block @ right for _, block in self._blocks()])

    def transposed_times(self, right: Matrix) -> Matrix:
        """The transpose of this matrix times a dense one."""
        product = np.zeros((self.shape[1], right.shape[1]), np.float32)
        for span, block in self._blocks():
            product += block.T @ right[span]
        return product

    def _blocks(self) -> Iterator[tuple[slice, Matrix]]:
        for start in range(0, self.shape[0], _BLOCK):
            span = slice(start, min(start + _BLOCK, self.shape[0]))
            inside = slice(*np.searchsorted(self.rows, (span.start, span.stop)))
            block = np.zeros((span.stop - span.start, self.shape[1]), np.float32)
            block[self.rows[inside] - start, self.columns[inside]] = self.values[inside]
            yield span, block


def right_singular(rows: Sequence[dict[int, float]], width: int, dimension: int) -> Matrix:
    """The leading right singular vectors as columns: ``width`` × at most ``dimension``, the strongest first."""
    if not rows:
        return np.zeros((width, 1), np.float32)
    matrix = SparseRows.of(rows, width)
    rank = max(1, min(dimension, *matrix.shape))
    sketch = np.random.default_rng(7).standard_normal((width, rank + _OVERSAMPLING)).astype(np.float32)
    basis = _orthonormal(matrix.times(sketch))
    for _ in range(_POWER_ITERATIONS):
        basis = _orthonormal(matrix.times(_orthonormal(matrix.transposed_times(basis))))
    return _leading(matrix.transposed_times(basis), rank)


def _leading(tall: Matrix, rank: int) -> Matrix:
    """The leading left singular vectors of a tall matrix, by way of its small Gram matrix."""
    strengths, turns = np.linalg.eigh((tall.T @ tall).astype(np.float64))
    order = np.argsort(-strengths)[:rank]
    lengths = np.sqrt(np.maximum(strengths[order], np.finfo(np.float32).eps))
    return np.ascontiguousarray(tall @ (turns[:, order] / lengths), np.float32)


def _orthonormal(matrix: Matrix) -> Matrix:
    return np.linalg.qr(matrix)[0].astype(np.float32)
