import pytest

from index.fuzzy import SpellingIndex

SPELLINGS = SpellingIndex.of(["インターネット", "タブレット", "クラウド", "twitter", "防災無線"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("インタネット", "インターネット"),
        ("タブレッド", "タブレット"),
        ("クラウウド", "クラウド"),
        ("twiter", "twitter"),
        ("クウラド", "クラウド"),
    ],
)
def test_one_letter_wrong_is_forgiven(typed: str, meant: str) -> None:
    assert SPELLINGS.near(typed) == [meant]


def test_a_word_is_not_near_to_itself() -> None:
    assert SPELLINGS.near("クラウド") == []


def test_kanji_and_short_words_are_not_guessed() -> None:
    assert SPELLINGS.near("防犯無線") == []
    assert SPELLINGS.near("ウド") == []
