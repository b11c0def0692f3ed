"""The table of word vectors: a tiny one made on the spot, and the one that is shipped."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embed.static import StaticEmbedder, quantised, rows_of, slots
from index.errors import CorruptIndexError

WORDS = ("上水道", "料金", "納付", "オンライン", "電子申請", "申請", "電子", "#避", "#避難", "教える")
SHIPPED = Path(__file__).parents[3] / "index" / "data" / "model"


@pytest.fixture(scope="module")
def tiny() -> StaticEmbedder:
    table, scale = quantised(np.random.default_rng(1).standard_normal((len(WORDS), 12)).astype(np.float32))
    weights = np.ones((len(WORDS), 3), np.float16)
    weights[:, 0] = scale
    weights[-1, 1] = 0.01
    return StaticEmbedder(WORDS, table, weights)


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder.load()


def rows(text: str) -> list[str]:
    vocabulary = {word: row for row, word in enumerate(WORDS)}
    return [WORDS[row] for place in slots(text) for row in rows_of(place, vocabulary)]


def test_words_and_the_compounds_of_neighbours_are_known() -> None:
    assert rows("電子申請で納付") == ["電子", "申請", "納付", "電子申請"]


def test_katakana_that_the_dictionary_cuts_is_one_word() -> None:
    assert rows("オンライン") == ["オンライン"]


def test_an_unknown_word_is_read_by_its_pieces() -> None:
    assert rows("避難") == ["#避", "#避難"]


def test_words_on_both_sides_of_a_gap_make_no_compound() -> None:
    assert "電子申請" not in rows("電子 申請")
    assert "電子申請" not in rows("電子の申請")


def test_a_question_and_a_passage_weigh_words_differently(tiny: StaticEmbedder) -> None:
    asked, plain = tiny.embed_query("料金を教えて"), tiny.embed_query("料金")
    assert float(asked @ plain) > 0.99
    assert float(tiny.embed_passages(["料金を教えて"])[0] @ plain) < 0.99


def test_nothing_known_gives_zeros(tiny: StaticEmbedder) -> None:
    assert not tiny.embed_query("？").any()
    assert not tiny.embed_passages(["", "図書館"]).any()


def test_what_is_saved_is_loaded(tiny: StaticEmbedder, tmp_path: Path) -> None:
    tiny.save(tmp_path / "model")
    loaded = StaticEmbedder.load(tmp_path / "model")
    assert loaded.fingerprint == tiny.fingerprint
    np.testing.assert_array_equal(loaded.embed_query("上水道の料金"), tiny.embed_query("上水道の料金"))


def test_other_weights_have_another_fingerprint(tiny: StaticEmbedder) -> None:
    other = StaticEmbedder(WORDS, tiny.table, tiny.weights * np.float16(0.5))
    assert other.fingerprint != tiny.fingerprint


def test_files_that_do_not_fit_together_are_told(tiny: StaticEmbedder, tmp_path: Path) -> None:
    tiny.save(tmp_path)
    np.save(tmp_path / "table.npy", tiny.table[:-1])
    with pytest.raises(CorruptIndexError):
        StaticEmbedder.load(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorruptIndexError):
        StaticEmbedder.load(tmp_path / "none")


def test_quantising_hardly_turns_a_vector() -> None:
    vectors = np.random.default_rng(2).standard_normal((50, 64)).astype(np.float32)
    table, scale = quantised(np.vstack([vectors, np.zeros((1, 64), np.float32)]))
    back = table[:-1] * scale[:-1, None]
    cosines = (back * vectors).sum(1) / np.linalg.norm(back, axis=1) / np.linalg.norm(vectors, axis=1)
    assert cosines.min() > 0.999
    assert not table[-1].any()


def test_the_shipped_weights_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 24_000_000


def test_shipped_vectors_have_length_one_and_stay(shipped: StaticEmbedder) -> None:
    texts = ["下水道の普及", "高齢者の見守り", "電子申請"]
    vectors = shipped.embed_passages(texts)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(vectors, StaticEmbedder.load().embed_passages(texts))
    assert vectors.shape == (3, shipped.dimension)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("スマートフォン", "携帯電話", "下水道"),
        ("お年寄り", "高齢者", "道路"),
        ("ごみ", "廃棄物", "選挙"),
        ("赤ちゃん", "乳児", "水道料金"),
        ("引っ越し", "転入", "消防団"),
    ],
)
def test_everyday_words_are_near_those_of_the_administration(
    shipped: StaticEmbedder, word: str, near: str, far: str
) -> None:
    asked = shipped.embed_query(word)
    found = shipped.embed_passages([near, far])
    assert asked @ found[0] > asked @ found[1] + 0.1


def test_talk_does_not_drown_the_subject(shipped: StaticEmbedder) -> None:
    asked = shipped.embed_query("困っているので教えてください、ごみの収集日は市の電話で聞けますか")
    found = shipped.embed_passages(["ごみの分別と収集", "電話相談窓口", "困難を抱える若者の支援"])
    assert int((found @ asked).argmax()) == 0
