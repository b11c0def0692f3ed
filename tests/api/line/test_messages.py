"""Whatever the answer, its messages keep LINE's rules, and what the carousel cannot hold is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.line import texts
from api.line.messages import Reply, answer_messages, plain, still_searching, waiting_answers
from api.line.quick_replies import city_choice
from api.line.stand_in.checks import problems
from bot.answer import Answer, AnswerKind, Citation, Searched

from ..fakes import KITA, MINAMI, PERIOD_CITATION, WIFI_CITATION

PLANS = (KITA, MINAMI)
ANSWER = Answer(
    "s",
    AnswerKind.ANSWER,
    "担当課は防災課です。 [1]",
    (WIFI_CITATION, PERIOD_CITATION),
    ("予算は？", "担当課は？"),
    Searched(3, 2),
)


def messages_of(answer: Answer, web: str | None = "https://plans.example") -> tuple[dict[str, object], ...]:
    messages = answer_messages(answer, "E1", PLANS, web, cities=2)
    assert problems(list(messages)) == []
    return messages


def labels(messages: tuple[dict[str, object], ...]) -> list[str]:
    quick: dict[str, list[dict[str, dict[str, str]]]] = messages[-1].get("quickReply", {"items": []})  # type: ignore[assignment]
    return [item["action"]["label"] for item in quick["items"]]


def citations(count: int, quote: str = "整備する。") -> tuple[Citation, ...]:
    return tuple(replace(WIFI_CITATION, n=n + 1, entry_id=f"kita-plan:{n}", quote=quote) for n in range(count))


def test_an_answer_is_its_text_a_card_for_each_entry_and_chips() -> None:
    said, cards = messages_of(ANSWER)
    assert said == {"type": "text", "text": ANSWER.text}
    assert cards["altText"] == "根拠：北野市 No.4 公共施設のWi-Fi整備、ほか1件"
    shown = str(cards)
    for words in (
        "北野市",
        "No.4 公共施設のWi-Fi整備",
        "担当：防災課",
        "[1] 担当課：「協働部防災課」",
        "2017～2021年度",
    ):
        assert words in shown
    assert "https://plans.example/entries/kita-plan:4#L11" in shown
    assert "https://plans.example/sections/kita-plan:s1#L3" in shown
    expected = [texts.WHO, texts.WHEN, texts.PROGRESS, texts.OTHER_CITIES, "予算は？", texts.GOOD, texts.BAD]
    assert labels((said, cards)) == expected


def test_quotes_of_one_entry_stand_on_one_card() -> None:
    more = tuple(replace(WIFI_CITATION, n=n, quote=f"{n}つ目") for n in range(1, 13))
    cards = messages_of(replace(ANSWER, citations=more))[-1]
    assert len(cards["contents"]["contents"]) == 1  # type: ignore[index]
    assert "「10つ目」" in str(cards)
    assert texts.MORE_QUOTES.format(count=2) in str(cards)


def test_without_an_address_of_our_pages_there_are_no_buttons_to_them() -> None:
    assert "uri" not in str(messages_of(ANSWER, web=None))


def test_a_refusal_has_no_cards_and_a_question_back_offers_its_choices() -> None:
    refusal = replace(ANSWER, kind=AnswerKind.REFUSAL, citations=(), suggestions=())
    assert labels(messages_of(refusal)) == [texts.CHANGE_CITY, texts.BAD]
    clarify = replace(ANSWER, kind=AnswerKind.CLARIFY, citations=(), suggestions=("北野市の4", "南原町の4"))
    assert labels(messages_of(clarify)) == ["北野市の4", "南原町の4"]


def test_with_a_single_city_nobody_is_offered_the_others() -> None:
    assert texts.OTHER_CITIES not in labels(answer_messages(ANSWER, "E1", PLANS, None, cities=1))


@pytest.mark.parametrize("count", [12, 13, 159])
def test_what_the_carousel_cannot_hold_is_counted(count: int) -> None:
    cards = messages_of(replace(ANSWER, citations=citations(count, "長い引用" * 200)))[-1]
    bubbles = cards["contents"]["contents"]  # type: ignore[index]
    full = sum("担当：" in str(bubble) for bubble in bubbles)
    assert full >= 8
    if full < count:
        assert texts.MORE_CARDS.format(count=count - full) in str(bubbles[-1])


def test_a_text_too_long_for_one_reply_ends_with_the_way_to_the_rest() -> None:
    long = replace(ANSWER, text="あ" * 30_000)
    said = messages_of(long)[:-1]
    assert len(said) == 4
    assert str(said[-1]["text"]).endswith("https://plans.example/")
    assert str(messages_of(long, web=None)[3]["text"]).endswith(texts.CUT_OFF)


@settings(deadline=None, max_examples=60)
@given(
    st.text("市。\n😀[1]", max_size=6000),
    st.lists(st.text("市課😀\n ", max_size=400), max_size=14),
    st.text("題😀", max_size=300),
    st.integers(0, 14),
    st.sampled_from(AnswerKind),
)
def test_the_rules_of_line_are_kept_whatever_the_answer(
    text: str, suggestions: list[str], title: str, count: int, kind: AnswerKind
) -> None:
    cited = tuple(replace(one, title=title, quote=title, department=title) for one in citations(count))
    messages_of(replace(ANSWER, kind=kind, text=text or "。", suggestions=tuple(suggestions), citations=cited))


def test_buttons_for_answers_that_wait_keep_the_rules() -> None:
    waiting = waiting_answers((f"E{n}", "長い質問" * 300) for n in range(3))
    assert problems([still_searching("E1")]) == problems([waiting]) == []
    assert str(waiting).count("'label': '回答を見る'") == 3


def test_any_number_of_cities_can_be_chosen_from() -> None:
    names = [f"{n}市" for n in range(30)]
    seen: set[str] = set()
    for page in range(4):
        choice = city_choice(names, page)
        assert len(choice) <= 13
        seen |= {item["label"] for item in choice}
    assert set(names) < seen
    assert [item["label"] for item in city_choice(["北野市"])] == ["北野市", texts.ALL_CITIES]


def test_a_reply_comes_back_from_the_inbox_as_it_went_in() -> None:
    reply = Reply(messages_of(ANSWER), "E1", ("E2",))
    assert Reply.loads(reply.dumps()) == reply
    assert [one["type"] for one in plain(reply.messages)] == ["text"]
