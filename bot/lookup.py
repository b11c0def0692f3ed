"""From a resolved question to a draft: compute over a set, compare cities, or answer from the 事業 or section found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import cities, refuse, texts
from bot.aggregate import aggregate
from bot.answer import AnswerKind, Searched
from bot.compose import entry as entry_answer
from bot.compose import section as section_answer
from bot.compose.context import Context
from bot.compose.ranking import rank_entry, rank_section
from bot.draft import Draft, Statement
from bot.finding import RELEVANT, Finder, Found
from bot.numbers import find_by_number
from bot.question import Facet, Intent
from bot.subject import Resolved
from bot.sureness import doubtful, threshold
from bot.vocabulary import Vocabulary
from index.protocols import Hit
from ingest.model import Entry, Section
from ingest.text import squeeze

_CONDITION_WORDS = "新規継続再掲重複内訳共同側抜き参考既存"


class Lookup:
    """Decides what kind of answer a question gets and composes it. Stateless."""

    def __init__(self, finder: Finder, vocabulary: Vocabulary) -> None:
        self._finder = finder
        self._vocabulary = vocabulary

    def answer(self, resolved: Resolved, searched: Searched) -> Draft:
        """The draft for a resolved question."""
        question, finder = resolved.question, self._finder
        terms = finder.terms(resolved.topic)
        context = Context(question, terms, resolved.facets, finder.plans, finder.store, finder.reader)
        if question.number is not None:
            return self._numbered(question.number, context, searched)
        if resolved.follows:
            return self._follow_up(resolved, context, searched)
        if (computed := aggregate(context, _own_terms(context))) is not None:
            return computed
        if len(question.named) > 1 or (question.wants(Intent.COMPARE) and question.scope is None):
            return self._compare(resolved.topic, context, searched)
        pair = finder.named_together(resolved.topic, question.scope) if question.wants(Intent.COMPARE) else []
        if len(pair) > 1:
            return cities.side_by_side([(context.city(entry), [entry]) for entry in pair], context)
        return self._find(resolved, context, searched)

    def _numbered(self, number: str, context: Context, searched: Searched) -> Draft:
        found = find_by_number(self._finder.store, context.question.scope, number)
        if not found:
            return refuse.refusal(texts.REFUSE_NUMBER.format(number=number), searched)
        if len(found) > 1:
            choices = tuple(f"{context.city(e)}の{texts.show_no(e.no)} {e.title}" for e in found[:6])
            return Draft(AnswerKind.CLARIFY, (Statement(texts.WHICH_ENTRY),), choices)
        return self._about(found[0], context, searched, [])

    def _follow_up(self, resolved: Resolved, context: Context, searched: Searched) -> Draft:
        entries = list(resolved.entries)
        if context.terms:
            entries.sort(key=lambda entry: -self._finder.fit(entry, resolved.topic))
        return self._about(entries[0], context, searched, [], resolved.sub_item)

    def _compare(self, words: str, context: Context, searched: Searched) -> Draft:
        named = len(context.question.named) > 1
        wanted = context.question.named if named else self._vocabulary.names
        if context.question.section_cue and (general := self._compare_sections(words, wanted, context)):
            return general
        found = [(city, self._finder.relevant_entries(words, city, named=named)) for city in wanted]
        if not any(entries for _, entries in found):
            return refuse.refusal(texts.REFUSE_NOT_FOUND, searched)
        return cities.side_by_side(found, context)

    def _compare_sections(self, words: str, wanted: Sequence[str], context: Context) -> Draft | None:
        """What the general text of each plan says, city by city; None where it says less than the 事業."""
        statements: list[Statement] = []
        for city in wanted:
            found = self._finder.search(words, city)
            if found.best_section >= max(found.best_entry * 0.85, RELEVANT):
                sections = self._finder.with_siblings(found.sections)
                statements += section_answer.about(sections, context, most=2).statements
        return Draft(AnswerKind.ANSWER, tuple(statements)) if statements else None

    def _find(self, resolved: Resolved, context: Context, searched: Searched) -> Draft:
        question, finder = context.question, self._finder
        found = finder.search(resolved.topic or question.text, question.scope)
        if _prefers_section(context, found):
            return self._from_sections(found, context, searched)
        sure = finder.sureness(found.entries, context.terms, question.scope)
        if sure < threshold():
            return refuse.refusal(texts.REFUSE_NOT_FOUND, searched, refuse.nearest(found.entries))
        if question.scope is None and len(several := finder.one_a_city(found.entries)) > 1:
            return cities.side_by_side(several, context)
        context = replace(context, near=sure < doubtful())
        return self._about(_best(found.entries, context), context, searched, found.entries)

    def _from_sections(self, found: Found, context: Context, searched: Searched) -> Draft:
        if found.best_section < RELEVANT:
            return refuse.refusal(texts.REFUSE_NOT_FOUND, searched, refuse.nearest(found.entries))
        chosen = self._finder.with_siblings(found.sections)
        ranked = [pair[1] for pair in section_answer.ranked_sentences(chosen, context)]
        if reason := refuse.missing_detail(context, chosen[0], ranked):
            return refuse.refusal(reason, searched)
        return section_answer.about(chosen, context)

    def _about(
        self, entry: Entry, context: Context, searched: Searched, hits: Sequence[Hit], sub_item: str | None = None
    ) -> Draft:
        if reason := self._cannot(entry, context, sub_item):
            return refuse.refusal(reason, searched, refuse.nearest(hits))
        return entry_answer.about(entry, context, sub_item)

    def _cannot(self, owner: Entry | Section, context: Context, sub_item: str | None) -> str | None:
        """Why this 事業 or section cannot answer what exactly was asked, or None."""
        if year := refuse.year_beyond(context.question, self._vocabulary, owner):
            return texts.REFUSE_YEAR.format(year=texts.show_years([year]))
        if isinstance(owner, Section):
            return refuse.missing_detail(context, owner, rank_section(owner, context))
        ranked = rank_entry(owner, context, context.own_terms(owner), sub_item)
        return refuse.missing_detail(context, owner, ranked)


def _own_terms(context: Context) -> int:
    """The number of telling terms beside the conditions of a list: departments, ratings, statuses."""
    conditions = squeeze("".join(context.question.departments)) + _CONDITION_WORDS
    return sum(1 for term in context.terms if squeeze(term.text) not in conditions and len(term.text) > 1)


def _prefers_section(context: Context, found: Found) -> bool:
    """Whether general text of the plan answers rather than a 事業."""
    if not found.sections:
        return False
    if context.question.section_cue:
        return found.best_section >= found.best_entry * 0.85
    if context.asks(Facet.WHO, Facet.WHEN, Facet.AMOUNT, Facet.TARGET):
        return found.best_section >= max(found.best_entry * 2.2, 0.5)
    return found.best_section >= max(found.best_entry * 1.3, RELEVANT)


def _best(hits: Sequence[Hit], context: Context) -> Entry:
    """Of those found about as well as the first, the one whose best sentence answers what was asked."""
    near = [(hit, hit.entry) for hit in hits[:3] if hit.entry and hit.score >= hits[0].score * 0.8]

    def answers(pair: tuple[Hit, Entry]) -> float:
        ranked = rank_entry(pair[1], context, context.terms)
        return pair[0].score / max(hits[0].score, 1e-9) + 0.5 * (ranked[0].score if ranked else 0.0)

    return max(near, key=answers)[1]
