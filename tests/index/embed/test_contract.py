"""What every ``Embedder`` must do."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.embed.blind import BlindEmbedder
from index.embed.lsa import LsaEmbedder
from index.embed.sentence import SentenceTransformerEmbedder
from index.protocols import Embedder

TEXTS = [
    "上水道料金をクレジットカードで納付できるようにする",
    "高齢者を対象にタブレット講習会を開く",
    "防災行政無線をデジタル方式に切り替える",
    "廃棄物の収集日を電子メールで知らせる",
    "高齢者の見守りに水道の検針を使う",
]


@pytest.fixture(scope="module", params=["lsa", "lsa loaded", "sentence-transformers", "blind"])
def embedder(
    request: pytest.FixtureRequest, static_model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Embedder:
    lsa = LsaEmbedder.fit(TEXTS)
    match request.param:
        case "lsa":
            return lsa
        case "lsa loaded":
            folder = tmp_path_factory.mktemp("lsa") / "embedder"
            lsa.save(folder)
            return LsaEmbedder.load(folder)
        case "blind":
            return BlindEmbedder("blind", 8)
    return SentenceTransformerEmbedder(str(static_model))


def test_passages_have_a_row_each(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32


def test_a_question_is_one_vector(embedder: Embedder) -> None:
    vector = embedder.embed_query(TEXTS[0])
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32


def test_no_passages_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_vectors_have_length_one_or_are_zero(embedder: Embedder) -> None:
    lengths = np.linalg.norm(embedder.embed_passages([*TEXTS, "", "？"]), axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)


def test_the_same_text_gives_the_same_vector(embedder: Embedder) -> None:
    np.testing.assert_array_equal(embedder.embed_query(TEXTS[1]), embedder.embed_query(TEXTS[1]))


def test_a_passage_is_nearest_to_itself(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    if vectors.any():
        assert (vectors @ vectors.T).argmax(axis=1).tolist() == list(range(len(TEXTS)))


def test_the_fingerprint_stays(embedder: Embedder) -> None:
    assert embedder.fingerprint
    assert embedder.fingerprint == embedder.fingerprint


@pytest.fixture(scope="module", autouse=True)
def _offline() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield
