"""A randomised truncated SVD of a sparse matrix in numpy (Halko, Martinsson and Tropp, 2011)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_OVERSAMPLING = 16
_POWER_ITERATIONS = 3
_BLOCK = 50_000


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A sparse matrix as coordinates in the order of its rows."""

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
        return _gathered(self.rows, self.columns, self.values, right, self.shape[0])

    def transposed_times(self, right: Matrix) -> Matrix:
        """The transpose of this matrix times a dense one."""
        order = np.argsort(self.columns, kind="stable")
        return _gathered(self.columns[order], self.rows[order], self.values[order], right, self.shape[1])


def right_singular(rows: Sequence[dict[int, float]], width: int, dimension: int) -> Matrix:
    """The leading right singular vectors as columns: ``width`` × at most ``dimension``, the strongest first."""
    matrix = SparseRows.of(rows, width)
    rank = max(1, min(dimension, *matrix.shape))
    sketch = np.random.default_rng(7).standard_normal((width, rank + _OVERSAMPLING)).astype(np.float32)
    basis = _orthonormal(matrix.times(sketch))
    for _ in range(_POWER_ITERATIONS):
        basis = _orthonormal(matrix.times(_orthonormal(matrix.transposed_times(basis))))
    _, _, right = np.linalg.svd(matrix.transposed_times(basis).T, full_matrices=False)
    return np.ascontiguousarray(right[:rank].T, np.float32)


def _orthonormal(matrix: Matrix) -> Matrix:
    return np.linalg.qr(matrix)[0].astype(np.float32)


def _gathered(
    targets: NDArray[np.int64], sources: NDArray[np.int64], values: Matrix, right: Matrix, height: int
) -> Matrix:
    """Sums of ``values`` × rows of ``right``, per target; ``targets`` ascend. In blocks, to bound the memory."""
    product = np.zeros((height, right.shape[1]), np.float32)
    for start in range(0, len(targets), _BLOCK):
        span = slice(start, start + _BLOCK)
        heads, firsts = np.unique(targets[span], return_index=True)
        product[heads] += np.add.reduceat(values[span, None] * right[sources[span]], firsts, axis=0)
    return product
