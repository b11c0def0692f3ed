"""At which stage of the road a question broke.

read ▶ found ▶ understood ▶ computed ▶ composed ▶ verified. The first stage that broke is named: what comes after it had no
chance. A question that passes but says something unsupported, or quotes what is not printed, is broken at the last
stage, whose work it is to stop that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answer import AnswerKind
from eval import texts
from eval.case import Case
from eval.normalise import text_key
from ingest.model import Entry, Section

FIRST = 3
"""What is not among so many hits has been found too late."""
_REASON = re.compile(r"(?:(?:number|amount|department|rating|year) (\S+) does not|evidence: (.+)$)")


class Stage(StrEnum):
    """The stations of the road of an answer, in order."""

    SERVED = "served"
    PARSED = "parsed"
    RETRIEVED = "retrieved"
    UNDERSTOOD = "understood"
    COMPUTED = "computed"
    COMPOSED = "composed"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Fault:
    """A stage that broke, and what was seen there."""

    stage: Stage
    reason: str


def fault_of(case: Case) -> Fault | None:
    """The first stage that broke; None where the answer passes and all it says is borne out."""
    if case.answer is None:
        return Fault(Stage.SERVED, case.exchange.error or texts.NO_ANSWER)
    if not case.verdict.ok:
        checks = _REFUSE_CHECKS if case.question.refuse else _CHECKS
        return next((fault for check in checks if (fault := check(case))), _composed(case))
    return _unsound(case)


def _wrongly_answered(case: Case) -> Fault | None:
    return None if case.refused else Fault(Stage.UNDERSTOOD, texts.SHOULD_REFUSE)


def _unread(case: Case) -> Fault | None:
    """A gold 事業 or section, or a fact, that was not read from the plans."""
    question = case.question
    for group, found in zip(question.groups, case.gold_groups, strict=True):
        if not found:
            return Fault(Stage.PARSED, texts.ENTRY_UNREAD.format(title=group[0].title))
    owners = _gold_owners(case)
    if question.section and not owners:
        return Fault(Stage.PARSED, texts.SECTION_UNREAD.format(title=question.section))
    read = text_key("\n".join(case.grounds.whole_text(owner) for owner in owners))
    cities = text_key("".join(plan.municipality for plan in case.grounds.plans.values()))
    for fact in question.printed_facts if owners else ():
        if not any(text_key(one) in read + cities for one in fact) and not _computable(fact):
            return Fault(Stage.PARSED, texts.FACT_UNREAD.format(fact=fact[0]))
    return None


def _computable(fact: Sequence[str]) -> bool:
    """Whether a fact may be worked out rather than printed: years in another calendar, counts, sums."""
    return any(re.search(r"\d", one) for one in fact)


def _gold_owners(case: Case) -> list[Entry | Section]:
    owners: list[Entry | Section] = [entry for group in case.gold_groups for entry in group]
    if case.question.section:
        owners += case.grounds.sections_of(case.question)
    return owners


def _not_found(case: Case) -> Fault | None:
    """The answer is elsewhere, and no search brought the gold 事業 among the first."""
    if case.question.kind == "aggregate" or not (owners := _missing_owners(case)):
        return None
    rank = _rank({owner.id for owner in owners}, case)
    if rank is None:
        return Fault(Stage.RETRIEVED, texts.NOT_AMONG_HITS)
    return Fault(Stage.RETRIEVED, texts.FOUND_LATE.format(rank=rank)) if rank > FIRST else None


def _missing_owners(case: Case) -> list[Entry | Section]:
    """The owners of the gold groups not cited; all of them where nothing was said at all."""
    missing: list[Entry | Section] = []
    if case.question.groups:
        pairs = zip(case.gold_groups, case.verdict.cited, strict=True)
        missing += [entry for group, cited in pairs if not cited for entry in group]
    elif not _cites_section(case):
        missing += case.grounds.sections_of(case.question)
    return missing


def _cites_section(case: Case) -> bool:
    own = {section.id for section in case.grounds.sections_of(case.question)}
    owners = (case.grounds.owner(citation) for citation in case.citations)
    return any(owner is not None and owner.id in own for owner in owners)


def _rank(wanted: set[str], case: Case) -> int | None:
    """The best place of one of the ids among the 事業, or the sections, of any search."""
    traced = case.exchange.trace.searches if case.exchange.trace else ()
    places = []
    for found in traced or (case.ranking,):
        entries = [id_ for id_ in found if case.grounds.store.section(id_) is None]
        sections = [id_ for id_ in found if id_ not in entries]
        places += [part.index(id_) + 1 for part in (entries, sections) for id_ in part if id_ in wanted]
    return min(places, default=None)


def _dropped(case: Case) -> Fault | None:
    """The last check took sentences out of the answer: rightly, or though the plans bear them out."""
    dropped = case.exchange.trace.dropped if case.exchange.trace else ()
    if not dropped:
        return None
    read = text_key("\n".join(case.grounds.whole_text(owner) for owner in _gold_owners(case)))
    for reason in dropped:
        words = next((w for m in [_REASON.search(reason)] if m for w in m.groups() if w), "")
        if words and text_key(words) not in read:
            return Fault(Stage.COMPOSED, texts.MADE_UP.format(words=words))
    return Fault(Stage.VERIFIED, texts.DROPPED.format(count=len(dropped), reason=dropped[0]))


def _misread(case: Case) -> Fault | None:
    """The wrong kind of reply, or an answer about something else, though the right thing was found."""
    if case.refused:
        return Fault(Stage.UNDERSTOOD, texts.SHOULD_ANSWER)
    kind = case.answer.kind if case.answer else None
    if kind is AnswerKind.CLARIFY and not case.question.ask_back_ok:
        return Fault(Stage.UNDERSTOOD, texts.SHOULD_NOT_ASK)
    if case.question.is_list and kind is not AnswerKind.LIST:
        return Fault(Stage.UNDERSTOOD, texts.SHOULD_LIST)
    elsewhere = case.verdict.cited and not any(case.verdict.cited)
    if elsewhere or (case.question.section and not case.question.golds and not _cites_section(case)):
        return Fault(Stage.UNDERSTOOD, texts.ELSEWHERE)
    return None


def _miscomputed(case: Case) -> Fault | None:
    if case.question.kind != "aggregate":
        return None
    if case.question.is_list and not (all(case.verdict.cited) and all(case.verdict.good)):
        lacking, excess = case.verdict.cited.count(False), case.verdict.good.count(False)
        return Fault(Stage.COMPUTED, texts.WRONG_ROWS.format(lacking=lacking, excess=excess))
    wrong = [f[0] for f, ok in zip(case.question.facts, case.verdict.facts, strict=True) if not ok]
    if case.question.counts and wrong:
        return Fault(Stage.COMPUTED, texts.WRONG_COUNT.format(count=wrong[0]))
    return None


def _unsound(case: Case) -> Fault | None:
    """Something said or quoted that the plans do not bear out."""
    if case.unsupported:
        text, words = case.unsupported[0]
        return Fault(Stage.VERIFIED, texts.UNSUPPORTED.format(words=words, text=text[:60]))
    if case.false_quotes:
        return Fault(Stage.VERIFIED, texts.FALSE_QUOTE.format(quote=case.false_quotes[0].quote[:60]))
    return None


def _composed(case: Case) -> Fault:
    if case.verdict.forbidden:
        return Fault(Stage.COMPOSED, texts.SAID_FORBIDDEN.format(words=case.verdict.forbidden[0]))
    lacking = [f[0] for f, ok in zip(case.question.facts, case.verdict.facts, strict=True) if not ok]
    if lacking:
        return Fault(Stage.COMPOSED, texts.LACKS_FACT.format(fact=lacking[0]))
    return Fault(Stage.COMPOSED, texts.LACKS_CITATION)


_REFUSE_CHECKS: tuple[Callable[[Case], Fault | None], ...] = (_wrongly_answered,)
_CHECKS: tuple[Callable[[Case], Fault | None], ...] = (
    _unread, _not_found, _dropped, _misread, _miscomputed, _unsound,
)  # fmt: skip
