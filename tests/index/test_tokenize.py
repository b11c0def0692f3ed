import pytest

from index.protocols import Tokenizer
from index.tokenize import FugashiTokenizer, compounds, units


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return FugashiTokenizer()


def test_a_compound_is_kept_beside_its_parts(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("電子申請") == ["電子", "申請", "電子申請"]


def test_a_katakana_word_that_the_dictionary_cuts_stays_one(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("オンライン") == ["オンライン"]


def test_a_katakana_compound_is_found_by_its_parts(tokenizer: Tokenizer) -> None:
    assert {"クレジット", "カード", "クレジットカード"} <= set(tokenizer.tokens("クレジットカード"))


def test_latin_letters_join_a_compound(tokenizer: Tokenizer) -> None:
    assert "公衆無線lan" in tokenizer.tokens("公衆無線ＬＡＮ")


def test_a_suffix_stays_on_its_word_and_the_stem_is_a_term_too(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("医療費") == ["医療費", "医療"]
    assert "高齢者" in tokenizer.tokens("高齢者")


def test_an_ending_that_makes_no_new_word_is_forgotten(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("情報化") == ["情報"]


def test_particles_auxiliaries_and_light_verbs_are_dropped(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("何をすることができますか？") == []
    assert tokenizer.tokens("どないしたらええのん") == []


def test_numbers_and_years_are_no_terms_but_119_is_one(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("令和2年度 2020年度") in ([], ["令和"])
    assert "119番" in tokenizer.tokens("119番通報")


def test_repeats_are_kept(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("学校と学校") == ["学校", "学校"]


def test_scraps_of_a_word_written_in_kana_are_no_terms() -> None:
    assert "しゃ" not in [unit.surface for unit in units("こうれいしゃのこうしゅうかい")]


def test_a_unit_keeps_how_it_was_written() -> None:
    assert [unit.surface for unit in units("ゴミを捨てたい")] == ["ゴミ", "捨て"]


def test_words_apart_make_no_compound() -> None:
    assert compounds(units("電子の申請")) == []


def test_no_text_gives_no_terms(tokenizer: Tokenizer) -> None:
    assert tokenizer.tokens("") == []
