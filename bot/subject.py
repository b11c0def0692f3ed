"""What a message is about: its own subject, or that of the conversation (その担当課は？ じゃあ隣の市は？ 2番目のを詳しく)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.cues import load_cues
from bot.finding import Finder
from bot.question import Facet, Intent, Question, understand
from bot.session import Session
from bot.topic import topic
from bot.vocabulary import Vocabulary
from ingest.model import Entry

_KANJI_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_MARGIN = 1.25
"""How much better than the running subject another 事業 must answer to a new message to replace it."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with its subject: the words to search for, or the entries of the conversation it follows.

    ``facets`` are those asked, or where none is asked those of the question it follows.
    """

    question: Question
    topic: str
    facets: frozenset[Facet]
    entries: tuple[Entry, ...] = ()
    sub_item: str | None = None

    @property
    def follows(self) -> bool:
        """Whether the subject came from the conversation."""
        return bool(self.entries)


def resolve(question: Question, session: Session, vocabulary: Vocabulary, finder: Finder) -> Resolved:
    """Find the subject of a message in its session."""
    own = topic(question, vocabulary)
    terms = finder.terms(own)
    if not session.entry_ids or question.number or question.departments:
        return Resolved(question, own, question.facets)
    if question.named and not terms and session.question:
        return _elsewhere(question, session, vocabulary)
    if question.wants(Intent.COMPARE) and not terms and session.question:
        return _everywhere(session, vocabulary)
    previous = tuple(e for e in map(finder.store.entry, session.entry_ids) if e is not None)
    if (chosen := _ordinal(question, previous)) is not None:
        return Resolved(question, own, question.facets, (chosen,))
    facets = question.facets or frozenset(map(Facet, session.facets))
    if not previous or question.wants(Intent.LIST, Intent.LARGEST, Intent.SMALLEST):
        return Resolved(question, own, question.facets)
    if not terms or _stays(question, previous, own, finder):
        question = replace(question, scope=session.municipality if not question.named else question.scope)
        return Resolved(question, own, facets, previous, session.sub_item)
    return Resolved(question, own, facets if question.followup else question.facets)


def _stays(question: Question, previous: tuple[Entry, ...], own: str, finder: Finder) -> bool:
    """Whether the running 事業 answers about as well as any other, or the message names no subject of its own."""
    running = max(finder.fit(entry, own) for entry in previous[:1])
    if running > 0 and not any(term.subject for term in finder.terms(own)) and question.facets:
        return True
    best = finder.best_fit(own, question.scope)
    margin = (
        1.0 if "contrast" in question.followup else _MARGIN * (1.5 if "anaphora" in question.followup else 1.0)
    )
    asks_on = running > 0 or question.facets or question.followup & {"anaphora", "continues"}
    return (running > 0.1 and running * margin >= best) or bool(asks_on and best < 0.3)


def _elsewhere(question: Question, session: Session, vocabulary: Vocabulary) -> Resolved:
    """The last question asked again of another municipality."""
    before = understand(session.question, vocabulary, None)
    moved = replace(before, scope=question.scope, named=question.named)
    return Resolved(moved, topic(before, vocabulary), question.facets or frozenset(map(Facet, session.facets)))


def _everywhere(session: Session, vocabulary: Vocabulary) -> Resolved:
    """The last question asked again of every municipality (ほかの市は？)."""
    before = understand(session.question, vocabulary, None)
    asked = replace(before, scope=None, named=(), intents=before.intents | {Intent.COMPARE})
    return Resolved(asked, topic(before, vocabulary), before.facets)


def _ordinal(question: Question, previous: tuple[Entry, ...]) -> Entry | None:
    match = load_cues().followup["ordinal"].search(question.key)
    if not match:
        return None
    number = _KANJI_DIGITS.get(match["n"]) or int(match["n"])
    return previous[number - 1] if number <= len(previous) else None
