from pathlib import Path

from index.kana import KanaLexicon, reading

LEXICON = KanaLexicon.of(["高齢者を対象に講習会を開く", "保健と保険と保険", "マイナンバー"])


def test_a_reading_is_hiragana_without_long_vowels() -> None:
    assert reading("講習会") == "こうしゆうかい"
    assert reading("サーバー") == "さば"


def test_words_hidden_in_kana_are_found_by_their_readings() -> None:
    found = LEXICON.matches("こうれいしゃのこうしゅうかい", shortest=4)
    assert [match.terms[0] for match in found] == ["高齢者", "講習会"]
    assert [match.surface for match in found] == ["こうれいしゃ", "こうしゅうかい"]


def test_homophones_come_with_the_most_frequent_first() -> None:
    assert LEXICON.homophones("ほけん") == ("保険", "保健")


def test_short_matches_are_left_alone() -> None:
    assert LEXICON.matches("ほけん", shortest=4) == []


def test_a_long_vowel_mark_is_part_of_the_word() -> None:
    assert LEXICON.matches("まいなんばー", shortest=4)[0].surface == "まいなんばー"


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    LEXICON.save(tmp_path / "readings.json")
    assert KanaLexicon.load(tmp_path / "readings.json") == LEXICON
