"""What every ``VectorSearch`` must do."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import CorruptIndexError
from index.exact import ExactVectors, VectorSearch
from index.vectors import ChromaVectors, write_chroma

ROWS = 40


def vectors() -> np.ndarray:
    matrix = np.random.default_rng(5).standard_normal((ROWS, 12)).astype(np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


@pytest.fixture(scope="module", params=["exact", "chroma"])
def search(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[VectorSearch]:
    folder = tmp_path_factory.mktemp("vectors")
    np.save(folder / "vectors.npy", vectors())
    write_chroma(folder / "chroma", vectors(), [scope(row) for row in range(ROWS)], ["text"] * ROWS)
    found: VectorSearch = (
        ExactVectors(folder / "vectors.npy") if request.param == "exact" else ChromaVectors(folder / "chroma")
    )
    yield found
    found.close()


def scope(row: int) -> dict[str, str | int | float | bool]:
    return {"municipality": "東町" if row < ROWS // 2 else "西町", "plan_id": f"p{row % 2}"}


def test_every_row_is_there(search: VectorSearch) -> None:
    assert search.rows == ROWS


def test_similarities_are_cosines(search: VectorSearch) -> None:
    query = vectors()[7]
    np.testing.assert_allclose(search.similarities(query), vectors() @ query, atol=1e-4)


@pytest.mark.parametrize(("municipality", "plan_id"), [("東町", None), ("西町", "p1"), (None, "p0")])
def test_rows_in_scope_have_their_similarity(
    search: VectorSearch, municipality: str | None, plan_id: str | None
) -> None:
    query = vectors()[3]
    found = search.similarities(query, municipality=municipality, plan_id=plan_id)
    for row in range(ROWS):
        inside = municipality in (None, scope(row)["municipality"]) and plan_id in (None, scope(row)["plan_id"])
        if inside:
            assert abs(found[row] - vectors()[row] @ query) < 1e-4


def test_a_scope_without_rows_is_no_error(search: VectorSearch) -> None:
    assert search.similarities(vectors()[0], municipality="南町").shape == (ROWS,)


def test_more_than_one_batch_is_written_to_chroma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors._BATCH", 7)
    write_chroma(tmp_path / "chroma", vectors(), [scope(row) for row in range(ROWS)], ["text"] * ROWS)
    search = ChromaVectors(tmp_path / "chroma")
    np.testing.assert_allclose(search.vector_of(23), vectors()[23], atol=1e-6)
    search.close()


@pytest.mark.parametrize("kind", [ExactVectors, ChromaVectors])
def test_missing_files_are_a_corrupt_index(kind: type, tmp_path: Path) -> None:
    with pytest.raises(CorruptIndexError):
        kind(tmp_path / "nowhere")
