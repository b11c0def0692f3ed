from pathlib import Path

import numpy as np
import pytest

from index.embed.sentence import Prefixes, SentenceTransformerEmbedder, prefixes_for
from index.errors import EmbedderError


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("/models/multilingual-e5-base/", "query: ", "passage: "),
        ("cl-nagoya/ruri-v3-30m", "検索クエリ: ", "検索文書: "),
        ("cl-nagoya/ruri-small-v2", "クエリ: ", "文章: "),
        ("hotchpotch/static-embedding-japanese", "", ""),
    ],
)
def test_a_model_gets_the_prefixes_it_was_trained_with(model: str, query: str, passage: str) -> None:
    assert prefixes_for(model) == Prefixes(query, passage)


def test_prefixes_stand_before_questions_and_passages(static_model: Path) -> None:
    plain = SentenceTransformerEmbedder(str(static_model), prefixes=Prefixes())
    prefixed = SentenceTransformerEmbedder(str(static_model), prefixes=Prefixes("検索", "電子"))
    np.testing.assert_allclose(prefixed.embed_query("防災"), plain.embed_query("検索防災"), rtol=1e-5)
    np.testing.assert_allclose(prefixed.embed_passages(["防災"]), plain.embed_passages(["電子防災"]), rtol=1e-5)


def test_other_prefixes_are_another_fingerprint(static_model: Path) -> None:
    plain = SentenceTransformerEmbedder(str(static_model))
    prefixed = SentenceTransformerEmbedder(str(static_model), prefixes=Prefixes("検索", "電子"))
    assert plain.fingerprint != prefixed.fingerprint
    assert plain.fingerprint == SentenceTransformerEmbedder(str(static_model)).fingerprint


def test_a_model_that_is_not_there_is_said_in_japanese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbedderError, match="読み込めません"):
        SentenceTransformerEmbedder(str(tmp_path / "nowhere"))
