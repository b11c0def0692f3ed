import pytest

from index.morphemes import katakana_norm, morphemes


@pytest.mark.parametrize(
    ("one", "other"),
    [("サーバー", "サーバ"), ("ウェブ", "ウエブ"), ("ヴァーチャル", "バーチャル"), ("スマフォ", "スマホ")],
)
def test_spellings_of_a_katakana_word_are_one(one: str, other: str) -> None:
    assert katakana_norm(one) == katakana_norm(other)


def test_short_words_keep_their_long_vowel() -> None:
    assert katakana_norm("コピー") != katakana_norm("コピ")


@pytest.mark.parametrize(
    ("text", "norm"), [("Wi-Fi", "wifi"), ("ＩＣＴ", "ict"), ("I C T", "ict"), ("e-Tax", "etax")]
)
def test_latin_words_stay_whole(text: str, norm: str) -> None:
    assert [part.norm for part in morphemes(text)] == [norm]


def test_verbs_come_as_in_the_dictionary() -> None:
    assert "払う" in [part.norm for part in morphemes("払えますか")]


def test_surfaces_put_together_give_the_text_back() -> None:
    text = "高齢者のスマホ教室を開く"
    assert "".join(part.surface for part in morphemes(text)) == text


def test_a_space_keeps_its_neighbours_apart() -> None:
    assert [part.surface for part in morphemes("住民 税")] == ["住民", " ", "税"]
