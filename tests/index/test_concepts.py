from index.concepts import ASKING, VERB, Concept, ConceptReader
from index.fuzzy import SpellingIndex
from index.kana import KanaLexicon
from index.synonyms import Thesaurus

WORDS = {"水道料金": 0, "納付": 1, "高齢者": 2, "インターネット": 3, "保険証": 4, "不登校": 5}
READER = ConceptReader(
    Thesaurus.of([["水道代", "水道料金"], ["払う", "納付"], ["お年寄り", "高齢者"], ["不登校", "学校に行けない"]]),
    KanaLexicon.of(["高齢者に保険証を送る"]),
    SpellingIndex.of(WORDS),
    WORDS,
    frozenset({"日向野市"}),
)


def concepts(text: str) -> dict[str, Concept]:
    return {concept.surface: concept for concept in READER.read(text).concepts}


def terms(concept: Concept) -> set[str]:
    return {term for term, _ in concept.alternatives}


def test_a_word_brings_its_synonyms_at_a_lower_weight() -> None:
    weights = dict(concepts("水道代はいくら？")["水道代"].alternatives)
    assert weights["水道代"] == 1.0
    assert 0 < weights["水道料金"] < 1.0


def test_a_verb_counts_less_than_a_noun() -> None:
    found = concepts("水道代を払いたい")
    assert found["払い"].weight == VERB < found["水道代"].weight
    assert "納付" in terms(found["払い"])


def test_a_word_that_asks_for_a_field_hardly_counts() -> None:
    assert concepts("担当課はどこ")["担当課"].weight <= ASKING


def test_a_phrase_of_the_thesaurus_is_one_concept() -> None:
    found = concepts("学校に行けない子")
    assert "学校" not in found
    assert "不登校" in terms(found["学校に行けない"])


def test_a_word_of_a_phrase_counts_little_for_the_phrase() -> None:
    assert dict(concepts("学校に行けない子")["学校に行けない"].alternatives)["学校"] < 0.5


def test_a_word_in_kana_is_read() -> None:
    question = READER.read("こうれいしゃのほけんしょう")
    assert [concept.alternatives[0][0] for concept in question.concepts] == ["高齢者", "保険証"]
    assert "高齢者" in question.spelled


def test_a_mistyped_foreign_word_is_mended() -> None:
    assert "インターネット" in terms(concepts("インタネット")["インタネット"])


def test_a_word_that_is_read_like_a_known_one_may_mean_it() -> None:
    assert "保険証" in terms(concepts("保健証")["保健証"])


def test_the_name_of_a_place_is_no_concept() -> None:
    assert concepts("日向野市の") == {}


def test_a_word_said_twice_is_one_concept() -> None:
    assert len(READER.read("納付と納付").concepts) == 1


def test_compounds_are_kept_apart() -> None:
    assert [concept.surface for concept in READER.read("電子申請").compounds] == ["電子申請"]
