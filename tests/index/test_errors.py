from pathlib import Path

import pytest

from index import errors


@pytest.mark.parametrize(
    "error",
    [
        errors.NoIndexError(Path("/x")),
        errors.CorruptIndexError(Path("/x"), "件数が合いません"),
        errors.FingerprintMismatchError("a", "b"),
        errors.BuildLockedError(Path("/x")),
        errors.BuildCheckError("落ちました"),
        errors.EmptySourceError("ありません"),
        errors.EmbedderError("m", "ありません"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_belongs_to_the_tree_and_speaks_japanese(error: errors.IndexingError) -> None:
    assert isinstance(error, errors.IndexingError)
    assert any("ぁ" <= letter <= "ん" for letter in str(error))
