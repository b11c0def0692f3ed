"""Small values for tests."""

from __future__ import annotations

from bot.answer import Answer, AnswerKind, Citation, Searched
from eval.question import Gold, Question
from ingest.model import Source

PLAN = "みなも市_暮らしの安心プラン_実施計画.txt"


def question(**changes: object) -> Question:
    values: dict[str, object] = {
        "id": "q", "kind": "citizen", "set": "t", "turns": ("いくら？",), "municipality": "みなも市",
        "cite": (Gold("23", "新しく農業を始める人の応援"),), "facts": (("2,000円",),),
    }  # fmt: skip
    return Question(**{**values, **changes})  # type: ignore[arg-type]


def citation(**changes: object) -> Citation:
    values: dict[str, object] = {
        "n": 1, "entry_id": None, "section_id": None, "municipality": "みなも市", "plan": "計画", "no": "23",
        "title": "新しく農業を始める人の応援", "department": None, "field": "事業内容",
        "quote": "トラクターなどの農機具を1日2,000円で貸し出します。", "source": Source(PLAN, 491, 491),
    }  # fmt: skip
    return Citation(**{**values, **changes})  # type: ignore[arg-type]


def answer(
    text: str = "1日2,000円です。 [1]",
    kind: AnswerKind = AnswerKind.ANSWER,
    citations: tuple[Citation, ...] | None = None,
) -> Answer:
    cited = (citation(),) if citations is None else citations
    return Answer("s", kind, text, cited, (), Searched(24, 2))
