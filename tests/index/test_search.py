import pytest

from index.opened import Index
from index.protocols import Hit, Query, Retriever
from ingest.model import Entry


@pytest.fixture(scope="module")
def retriever(index: Index) -> Retriever:
    return index.retriever


def first(retriever: Retriever, text: str, municipality: str | None = None) -> Hit:
    return retriever.search(Query(text, municipality))[0]


def entry_of(hit: Hit) -> Entry:
    assert hit.entry is not None
    return hit.entry


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("水道代はカードで払える？", "hinata/1"),
        ("お年寄りがタブレットを習えるところ", "hinata/2"),
        ("こうれいしゃのこうしゅうかい", "hinata/2"),
        ("ゴミの日を教えてほしい", "hinata/3"),
        ("ごみのしゅうしゅうび", "hinata/3"),
        ("サーバの仮想化", "hinata/4"),
        ("電子黒板つこてるん？", "hinata/5"),
        ("ぼうさいむせん", "mizuho/1-(1)"),
        ("ワイファイを使いたい", "mizuho/1-(2)"),
        ("ｗｉ－ｆｉ", "mizuho/1-(2)"),
        ("タブレッドの講習", "hinata/2"),
    ],
)
def test_everyday_words_find_the_entry(retriever: Retriever, text: str, entry_id: str) -> None:
    assert entry_of(first(retriever, text)).id == entry_id


def test_entries_come_first_then_sections_and_no_more_than_asked(retriever: Retriever) -> None:
    hits = retriever.search(Query("計画の期間", limit=2))
    assert [hit.entry is not None for hit in hits] == [True, True, False, False]
    assert hits[2].section is not None
    assert hits[2].section.id == "hinata/s1"


def test_hits_of_a_kind_come_best_first(retriever: Retriever) -> None:
    scores = [hit.score for hit in retriever.search(Query("デジタル")) if hit.entry]
    assert scores == sorted(scores, reverse=True)


def test_a_municipality_and_a_plan_are_hard_limits(retriever: Retriever) -> None:
    hits = retriever.search(Query("水道料金のクレジットカード納付", municipality="瑞穂台町"))
    assert {hit.entry.plan_id for hit in hits if hit.entry} == {"mizuho", "mizuho-r"}
    hits = retriever.search(Query("防災行政無線", plan_id="mizuho-r"))
    assert [hit.entry.id for hit in hits if hit.entry] == ["mizuho-r/1-(1)"]


def test_an_unknown_municipality_has_nothing(retriever: Retriever) -> None:
    assert retriever.search(Query("水道", municipality="どこにもない市")) == []


@pytest.mark.parametrize("text", ["", "  ", "？？？", "😀", "\x00", "'; DROP TABLE entries; --", "あ" * 20_000])
def test_any_text_can_be_asked(retriever: Retriever, text: str) -> None:
    for hit in retriever.search(Query(text)):
        assert 0 <= hit.relevance <= 1
    retriever.coverage(text, None)


def test_the_field_that_matches_best_is_the_first_passage(retriever: Retriever) -> None:
    hit = first(retriever, "公民館で端末の操作を学ぶ")
    assert hit.passages[0].field == 1
    assert entry_of(hit).fields[1].label == "事業内容"


def test_the_name_of_the_municipality_is_no_search_word(retriever: Retriever) -> None:
    assert retriever.search(Query("日向野市の防災無線")) == retriever.search(Query(" の防災無線"))


@pytest.mark.parametrize(
    "text", ["高齢者のタブレット講習会", "上水道料金をクレジットカードで納付", "お年寄りのタブレット教室"]
)
def test_a_paraphrase_is_relevant(retriever: Retriever, text: str) -> None:
    assert first(retriever, text).relevance > 0.6


@pytest.mark.parametrize(
    "text", ["富士山の高さは？", "ラーメンのおいしい店", "サッカーの試合結果", "ふじさんのたかさ"]
)
def test_what_the_plans_do_not_speak_of_is_not_relevant(retriever: Retriever, text: str) -> None:
    assert max(hit.relevance for hit in retriever.search(Query(text))) < 0.3


def test_coverage_says_which_words_occur(retriever: Retriever) -> None:
    assert retriever.coverage("富士山の講習会", None) == {"富士山": False, "講習会": True}


def test_a_synonym_covers_a_word(retriever: Retriever) -> None:
    assert retriever.coverage("ゴミ", None) == {"ゴミ": True}


def test_coverage_keeps_to_the_municipality(retriever: Retriever) -> None:
    assert retriever.coverage("講習会", "瑞穂台町") == {"講習会": False}


def test_words_that_only_ask_are_not_covered_or_uncovered(retriever: Retriever) -> None:
    assert retriever.coverage("担当課はどこ？", None) == {}
