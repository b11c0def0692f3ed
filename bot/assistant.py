"""The bot: from a message to a verified, cited answer."""

from __future__ import annotations

from dataclasses import replace

from bot import refuse, small_talk, texts
from bot.answer import Answer, AnswerKind, Assistant, Searched
from bot.draft import Draft
from bot.errors import EmptyMessageError, MessageTooLongError, UnknownMunicipalityError
from bot.finding import Finder
from bot.lookup import Lookup
from bot.question import Question, understand
from bot.reader import IndexReader
from bot.render import render
from bot.session import Session, SessionStore
from bot.subject import Resolved, resolve
from bot.topic import topic
from bot.vocabulary import Vocabulary, read_vocabulary
from bot.wording import Wording, worded
from index.opened import Index
from index.terms import IndexTerms
from ingest.text import fold, squeeze

MAX_MESSAGE = 2000
"""Characters of one message; more is refused before any work is done."""


class RuleAssistant:
    """Answers by rules: the same answer every time. A chat model, if given, may only word what the rules found."""

    def __init__(
        self,
        finder: Finder,
        vocabulary: Vocabulary,
        *,
        sessions: SessionStore | None = None,
        wording: Wording | None = None,
    ) -> None:
        self._finder = finder
        self._lookup = Lookup(finder, vocabulary)
        self._vocabulary = vocabulary
        self._sessions = sessions or SessionStore()
        self._wording = wording

    def ask(self, message: str, *, session_id: str | None = None, municipality: str | None = None) -> Answer:
        """Answer one message; see ``bot.answer.Assistant``."""
        self._check(message)
        home = self._home(municipality)
        session = self._sessions.get(session_id)
        question = self._understand(message, home)
        draft, resolved = self._draft(question, session)
        searched = self._searched((resolved.question if resolved else question).scope)
        draft = worded(draft, message, self._wording, self._finder.plans, self._vocabulary.names)
        answer = render(draft, session.id, searched, self._finder.plans, self._vocabulary.names)
        if resolved and answer.kind is not AnswerKind.REFUSAL:
            self._sessions.put(_remember(session, resolved, draft))
        return answer

    def _understand(self, message: str, home: str | None) -> Question:
        """Read the message; what it orders the bot to be or to invent is left out where a question remains."""
        question = understand(message, self._vocabulary, home)
        if not question.talk & {"role_play", "invent"}:
            return question
        rest = understand(small_talk.without_orders(message), self._vocabulary, home)
        asks = rest.number or (rest.facets and self._finder.terms(topic(rest, self._vocabulary)))
        return rest if asks and not rest.talk else question

    def _draft(self, question: Question, session: Session) -> tuple[Draft, Resolved | None]:
        searched = self._searched(question.scope)
        if talk := small_talk.reply(question):
            return talk, None
        if city := refuse.foreign_city(question, self._vocabulary, self._finder.store):
            known = "、".join(self._vocabulary.names)
            return refuse.refusal(texts.REFUSE_CITY.format(city=city, known=known), searched), None
        resolved = resolve(question, session, self._vocabulary, self._finder)
        return self._lookup.answer(resolved, self._searched(resolved.question.scope)), resolved

    def _check(self, message: str) -> None:
        if not squeeze(message):
            raise EmptyMessageError
        if len(message) > MAX_MESSAGE:
            raise MessageTooLongError(MAX_MESSAGE)

    def _home(self, municipality: str | None) -> str | None:
        if municipality is None or not municipality.strip():
            return None
        name = self._vocabulary.municipalities.get(squeeze(fold(municipality)))
        if name is None:
            raise UnknownMunicipalityError(municipality[:40], self._vocabulary.names)
        return name

    def _searched(self, scope: str | None) -> Searched:
        plans = [plan for plan in self._vocabulary.plans if scope in (None, plan.municipality)]
        counts = self._vocabulary.entry_counts
        return Searched(entries=counts.get(scope, 0) if scope else sum(counts.values()), plans=len(plans))


def open_assistant(index: Index, *, wording: Wording | None = None) -> Assistant:
    """The assistant over an opened index; with a ``wording`` its answers are worded by a chat model, after the gate."""
    vocabulary = read_vocabulary(index.store)
    finder = Finder(index.store, index.retriever, IndexReader(IndexTerms(index.retriever)))
    return RuleAssistant(finder, vocabulary, wording=wording)


def _remember(session: Session, resolved: Resolved, draft: Draft) -> Session:
    if not draft.subjects:
        return session
    return replace(
        session,
        question=resolved.question.text if not resolved.follows else session.question or resolved.question.text,
        facets=tuple(sorted(facet.value for facet in resolved.facets)),
        municipality=resolved.question.scope,
        entry_ids=tuple(entry.id for entry in draft.subjects),
        sub_item=draft.sub_item,
    )
