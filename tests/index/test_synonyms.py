from importlib.resources import files

import pytest

from index.morphemes import morphemes
from index.synonyms import Thesaurus, default_thesaurus

SMALL = Thesaurus.of([["水道代", "水道料金"], ["払う", "納付"], ["目の不自由", "視覚障害"]])


def found(text: str, thesaurus: Thesaurus = SMALL) -> set[str]:
    return {term for match in thesaurus.matches(morphemes(text)) for term in match.terms}


def test_a_word_finds_its_group() -> None:
    assert "水道料金" in found("水道代はいくら")


def test_an_inflected_verb_finds_its_group() -> None:
    assert "納付" in found("コンビニで払えますか")


def test_a_phrase_finds_its_group() -> None:
    assert "視覚障害" in found("目の不自由な人")


def test_a_word_inside_another_finds_nothing() -> None:
    assert found("水道代理店") == set()


@pytest.mark.parametrize(
    ("everyday", "administrative"),
    [
        ("お年寄り", "高齢者"),
        ("ゴミ", "廃棄物"),
        ("スマホ", "スマートフォン"),
        ("引っ越し", "転入"),
        ("ハンコ", "押印"),
        ("クレカ", "クレジットカード"),
        ("パソコン教室", "講習会"),
        ("図書館", "図書"),
    ],
)
def test_the_shipped_thesaurus_joins_everyday_and_administrative_words(everyday: str, administrative: str) -> None:
    terms = {term for part in (everyday,) for term in found(part, default_thesaurus())}
    assert terms & set(default_thesaurus().of_word(administrative))


def test_the_shipped_thesaurus_is_large_and_in_order() -> None:
    text = (files("index") / "data" / "synonyms.tsv").read_text(encoding="utf-8")
    groups = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert len(groups) >= 300
    for group in groups:
        assert len(group) >= 2
        assert len(set(group)) == len(group), group
        assert all(word == word.strip() and word for word in group), group


def test_groups_of_terms_are_numbered() -> None:
    assert list(SMALL.group_numbers(["水道料金", "払う", "無関係"])) == [0, 1]
