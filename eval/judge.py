"""Whether an answer passes: every fact in it, nothing forbidden, the right 事業 cited; or rightly refused.

The rule is that of the project's scorer, to the letter; ``tests/eval/test_judge.py`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer, AnswerKind, Citation
from eval.normalise import digits, name_key, text_key
from eval.question import Gold, Question


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of what was expected. ``cited`` has one value a gold group, ``good`` one a citation."""

    ok: bool
    ok_answer: bool
    facts: tuple[bool, ...]
    cited: tuple[bool, ...]
    good: tuple[bool, ...]
    forbidden: tuple[str, ...]
    refused: bool


def judge(question: Question, answer: Answer) -> Verdict:
    """Judge one answer."""
    said = text_key(answer.text)
    facts = tuple(any(text_key(one) in said for one in alternatives) for alternatives in question.facts)
    forbidden = tuple(words for words in question.forbid if text_key(words) in said)
    refused = answer.kind is AnswerKind.REFUSAL
    cited = _cited(question, answer.citations)
    city = question.municipality
    good = tuple(any(same(gold, c, city) for gold in question.golds) for c in answer.citations)
    if question.refuse:
        right = refused and not answer.citations and not forbidden
        return Verdict(right, right, facts, cited, good, forbidden, refused)
    answered = all(facts) and not forbidden and not refused
    asked_back = question.ask_back_ok and answer.kind is AnswerKind.CLARIFY
    ok = answered and (asked_back or all(cited))
    return Verdict(ok, answered, facts, cited, good, forbidden, refused)


def failed(question: Question) -> Verdict:
    """The verdict where there is no answer at all."""
    nothing = tuple(False for _ in question.facts)
    return Verdict(False, False, nothing, tuple(False for _ in question.groups), (), (), False)


def same(gold: Gold, citation: Citation, default_city: str | None) -> bool:
    """Whether a citation is of this 事業."""
    return same_entry(gold, default_city, citation.municipality, citation.no, citation.title)


def same_entry(gold: Gold, default_city: str | None, city: str, no: str | None, title: str) -> bool:
    """Whether a 事業 with this city, number and title is the one meant; sub-items count as their 事業."""
    wanted_city = gold.municipality or default_city
    if wanted_city and city and name_key(wanted_city) != name_key(city):
        return False
    wanted, found = name_key(gold.title.replace("再掲", "")), name_key(title.replace("再掲", ""))
    if wanted and found and _alike(wanted, found):
        return True
    numbers = digits(gold.no)
    numbered = bool(wanted_city) and bool(numbers) and numbers[:3] == digits(no or "")[:3]
    return numbered and bool(found) and len(set(wanted) & set(found)) > 0.8 * len(set(wanted))


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 6 and (one in other or other in one))


def _cited(question: Question, citations: Sequence[Citation]) -> tuple[bool, ...]:
    city = question.municipality
    if question.section and not question.golds and not question.refuse:
        return (any(not city or name_key(city) == name_key(c.municipality) for c in citations),)
    return tuple(any(same(g, c, city) for g in group for c in citations) for group in question.groups)
