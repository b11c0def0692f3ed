import time
from pathlib import Path

import numpy as np
import pytest

from index.embed.lsa import LsaEmbedder
from index.errors import CorruptIndexError

TEXTS = [
    f"{place}の{thing}を整備する"
    for place in ("学校", "公民館", "図書館", "公園")
    for thing in ("通信網", "照明", "水道")
]


def test_fitting_twice_gives_the_same() -> None:
    np.testing.assert_array_equal(LsaEmbedder.fit(TEXTS).projection, LsaEmbedder.fit(TEXTS).projection)


def test_words_of_one_thesaurus_group_are_near() -> None:
    texts = ["高齢者の見守り", "廃棄物の収集", "高齢者の講習会", "廃棄物の分別", "道路の舗装", "道路の照明"]
    embedder = LsaEmbedder.fit(texts)
    similarities = embedder.embed_passages(texts) @ embedder.embed_query("お年寄り")
    assert set(np.argsort(-similarities)[:2].tolist()) == {0, 2}


def test_a_question_without_a_known_word_is_zero() -> None:
    assert not LsaEmbedder.fit(TEXTS).embed_query("xyzzy").any()


def test_a_single_text_can_be_fitted() -> None:
    assert LsaEmbedder.fit(["水道料金の納付"]).embed_query("水道料金").any()


def test_nothing_to_fit_is_no_error() -> None:
    embedder = LsaEmbedder.fit([])
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_it_loads_and_answers_at_once(tmp_path: Path) -> None:
    LsaEmbedder.fit(TEXTS).save(tmp_path / "embedder")
    started = time.perf_counter()
    LsaEmbedder.load(tmp_path / "embedder").embed_query("図書館の水道")
    assert time.perf_counter() - started < 0.1


def test_a_missing_file_is_a_corrupt_index(tmp_path: Path) -> None:
    with pytest.raises(CorruptIndexError):
        LsaEmbedder.load(tmp_path)
