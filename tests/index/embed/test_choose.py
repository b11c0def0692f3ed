from pathlib import Path

import pytest

from index.embed.blind import BlindEmbedder
from index.embed.choose import embedder_named, embedder_of_build
from index.embed.lsa import LSA, LsaEmbedder
from index.errors import FingerprintMismatchError


def test_the_default_is_fitted_and_has_no_model_to_load() -> None:
    assert embedder_named("lsa") is None


def test_a_name_is_a_sentence_transformers_model(static_model: Path) -> None:
    embedder = embedder_named(str(static_model))
    assert embedder is not None
    assert embedder.dimension == 16


def test_the_fitted_embedder_is_read_from_the_build(tmp_path: Path) -> None:
    LsaEmbedder.fit(["水道", "図書"]).save(tmp_path / "embedder")
    assert embedder_of_build(tmp_path, LSA, None, None).fingerprint == LSA


def test_another_embedder_than_the_one_that_built_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FingerprintMismatchError, match="model-1"):
        embedder_of_build(tmp_path, "model-1", None, BlindEmbedder("model-2", 4))


def test_an_embedder_that_cannot_be_named_must_be_given(tmp_path: Path) -> None:
    with pytest.raises(FingerprintMismatchError):
        embedder_of_build(tmp_path, "model-1", None, None)
