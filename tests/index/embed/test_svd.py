import numpy as np

from index.embed.svd import SparseRows, right_singular


def sparse(dense: np.ndarray) -> list[dict[int, float]]:
    return [{int(i): float(row[i]) for i in np.flatnonzero(row)} for row in dense]


def test_the_leading_vectors_are_those_of_the_exact_decomposition() -> None:
    generator = np.random.default_rng(1)
    dense = generator.random((40, 30)) * (generator.random((40, 30)) < 0.3)
    dense = (dense * 0.7 ** np.arange(30)).astype(np.float32)
    exact = np.linalg.svd(dense)[2][:5].T
    ours = right_singular(sparse(dense), 30, 5)
    np.testing.assert_allclose(np.abs(np.diag(ours.T @ exact)), 1, atol=1e-2)


def test_products_are_those_of_the_dense_matrix() -> None:
    dense = np.array([[0, 2, 0], [1, 0, 3]], np.float32)
    matrix = SparseRows.of(sparse(dense), 3)
    right = np.arange(6, dtype=np.float32).reshape(3, 2)
    np.testing.assert_allclose(matrix.times(right), dense @ right)
    np.testing.assert_allclose(matrix.transposed_times(right[:2]), dense.T @ right[:2])


def test_no_more_vectors_than_rows() -> None:
    assert right_singular([{0: 1.0}], 4, 10).shape == (4, 1)
