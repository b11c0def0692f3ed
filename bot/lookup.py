"""From a resolved question to a draft: compute over a set, compare cities, or find the 事業 or section that answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import cities, refuse, texts
from bot.aggregate import aggregate
from bot.answer import AnswerKind, Searched
from bot.compose import entry as entry_answer
from bot.compose import section as section_answer
from bot.compose.context import Context
from bot.compose.ranking import rank_entry, rank_section
from bot.draft import Draft, Statement
from bot.numbers import find_by_number
from bot.question import Facet, Intent
from bot.subject import Resolved
from bot.terms import Matchable, Term, TermReader, coverage
from bot.topic import meta_words
from bot.vocabulary import Vocabulary
from index.protocols import EntryStore, Hit, Query, Retriever
from ingest.model import Entry, Plan, Section
from ingest.text import fold, squeeze

RELEVANT = 0.34
"""Least relevance (0 to 1) of a 事業 that answers; below it the question is refused."""
RELEVANT_IN_CITY = 0.42
"""The same for each city of a comparison, where saying nothing is an answer too."""
RELEVANT_IN_NAMED_CITY = 0.25
"""The same where the cities were named: then the nearest 事業 is worth showing."""
NAMED = 0.75
"""Least relevance of a 事業 named by its own words beside another one."""
STRONG = 0.41
"""Least strength of the evidence for the 事業 found first; see ``strength``."""
UNKNOWN_SUBJECT = 0.15
"""How much stronger the evidence must be where a subject is named that no plan in scope knows."""
STRONG_IN_CITY = 0.6
"""Strength that makes up for little relevance in a comparison."""
_MOST_SIBLINGS = 20
_AS_GOOD = 0.86
_CANDIDATES = 6
NAME_WEIGHT = 5.0
"""What a name of letters and figures (ふらっと294-like) counts: as much as a rare word."""
_NAMES = re.compile(r"(?:[ぁ-んァ-ヶー]{2,}|[a-z]{2,})\d{2,}")


class Lookup:
    """Finds and composes. Stateless: safe to share between threads."""

    def __init__(
        self, store: EntryStore, retriever: Retriever, vocabulary: Vocabulary, reader: TermReader
    ) -> None:
        self.store = store
        self._retriever = retriever
        self._vocabulary = vocabulary
        self._reader = reader
        self.plans: dict[str, Plan] = {plan.id: plan for plan in vocabulary.plans}

    def terms(self, text: str) -> tuple[Term, ...]:
        """The telling terms of a text: no words of asking, no words that name plans and their parts."""
        named = tuple(Term(name, NAME_WEIGHT, subject=True) for name in _NAMES.findall(fold(text)))
        return named + tuple(term for term in self._reader.terms(text) if term.text not in meta_words())

    def fit(self, entry: Entry, text: str) -> float:
        """How well an entry answers to a text: the weighted share of its terms that stand in it."""
        words = "\n".join([entry.title, *(field.text for field in entry.fields)])
        return coverage(self.terms(text), Matchable(fold(words), self._reader.tokens(words)))

    def best_fit(self, text: str, scope: str | None) -> float:
        """The fit of the entry that is found first."""
        hits = self._retriever.search(Query(text, municipality=scope, limit=1))
        return max((self.fit(hit.entry, text) for hit in hits if hit.entry is not None), default=0.0)

    def answer(self, resolved: Resolved, searched: Searched) -> Draft:
        """The draft for a resolved question."""
        question = resolved.question
        context = Context(
            question, self.terms(resolved.topic), resolved.facets, self.plans, self.store, self._reader
        )
        if question.number is not None:
            return self._numbered(question.number, context, searched)
        if resolved.follows:
            return self._follow_up(resolved, context, searched)
        if (computed := aggregate(context, self._own_terms(context))) is not None:
            return computed
        if len(question.named) > 1 or (question.wants(Intent.COMPARE) and question.scope is None):
            return self._compare(resolved, context, searched)
        if (
            question.wants(Intent.COMPARE)
            and len(pair := self._named_together(resolved.topic, question.scope)) > 1
        ):
            return cities.side_by_side([(context.city(entry), [entry]) for entry in pair], context)
        return self._find(resolved, context, searched)

    def _own_terms(self, context: Context) -> int:
        """Telling terms beside the conditions of a list: departments, ratings, statuses."""
        conditions = squeeze("".join(context.question.departments)) + "新規継続再掲重複内訳共同側抜き参考既存"
        return sum(1 for term in context.terms if squeeze(term.text) not in conditions and len(term.text) > 1)

    def _numbered(self, number: str, context: Context, searched: Searched) -> Draft:
        found = find_by_number(self.store, context.question.scope, number)
        if not found:
            return refuse.refusal(texts.REFUSE_NUMBER.format(number=number), searched)
        if len(found) > 1:
            choices = tuple(f"{context.city(e)}の{texts.show_no(e.no)} {e.title}" for e in found[:6])
            return Draft(AnswerKind.CLARIFY, (Statement(texts.WHICH_ENTRY),), choices)
        return self._about(found[0], context, searched, [])

    def _follow_up(self, resolved: Resolved, context: Context, searched: Searched) -> Draft:
        ranked = (
            sorted(resolved.entries, key=lambda e: -self.fit(e, resolved.topic))
            if context.terms
            else resolved.entries
        )
        return self._about(ranked[0], context, searched, [], resolved.sub_item)

    def _compare(self, resolved: Resolved, context: Context, searched: Searched) -> Draft:
        named = context.question.named if len(context.question.named) > 1 else ()
        least = RELEVANT_IN_CITY if not named else RELEVANT_IN_NAMED_CITY
        found = [
            (city, self._relevant_entries(resolved.topic, city, least)) for city in named or self._vocabulary.names
        ]
        if not any(entries for _, entries in found):
            return refuse.refusal(texts.REFUSE_NOT_FOUND, searched)
        return cities.side_by_side(found, context)

    def _named_together(self, words: str, scope: str | None) -> list[Entry]:
        """The 事業 named one beside the other in a question that compares them (AとBでは、AとBのどちら)."""
        found: dict[str, Entry] = {}
        for part in re.split(r"と|、|や|\bvs\b|\s", words):
            if not self.terms(part):
                continue
            hits = self._retriever.search(Query(part, municipality=scope, limit=1))
            if hits and hits[0].entry is not None and hits[0].relevance >= NAMED:
                found[hits[0].entry.id] = hits[0].entry
        return list(found.values())

    def _relevant_entries(self, text: str, city: str, least: float) -> list[Entry]:
        hits = [h for h in self._retriever.search(Query(text, municipality=city, limit=3)) if h.entry is not None]
        if not hits or (hits[0].relevance < least and strength(hits) < STRONG_IN_CITY):
            return []
        return [h.entry for h in hits if h.entry is not None and h.relevance >= hits[0].relevance * 0.95][:2]

    def _find(self, resolved: Resolved, context: Context, searched: Searched) -> Draft:
        question = context.question
        words = resolved.topic or question.text
        hits = self._retriever.search(Query(words, municipality=question.scope, limit=_CANDIDATES))
        entries = [hit for hit in hits if hit.entry is not None]
        sections = [hit for hit in hits if hit.section is not None]
        if self._prefers_section(context, entries, sections):
            if sections[0].relevance < RELEVANT:
                return refuse.refusal(texts.REFUSE_NOT_FOUND, searched, refuse.nearest(entries))
            return self._from_sections(sections, context, searched)
        needed = STRONG + (UNKNOWN_SUBJECT if self._unknown_subject(context) else 0.0)
        if not entries or strength(entries) < needed:
            return refuse.refusal(texts.REFUSE_NOT_FOUND, searched, refuse.nearest(entries))
        if question.scope is None and len(several := _one_each(entries, context)) > 1:
            return cities.side_by_side(several, context)
        best = self._best(entries, context)
        return self._about(best, context, searched, entries)

    def _unknown_subject(self, context: Context) -> bool:
        """Whether a thing of municipal life or a name is asked about that no plan in scope mentions in any words."""
        found = self._retriever.coverage(
            " ".join(t.text for t in context.terms if t.subject), context.question.scope
        )
        return any(not known for known in found.values())

    def _best(self, entries: Sequence[Hit], context: Context) -> Entry:
        """Of those found about as well as the first, the one whose best sentence answers what was asked."""
        near = [hit for hit in entries[:3] if hit.entry and hit.score >= entries[0].score * 0.8]

        def answers(hit: Hit) -> float:
            assert hit.entry is not None
            ranked = rank_entry(hit.entry, context, context.terms)
            return hit.score / max(entries[0].score, 1e-9) + 0.5 * (ranked[0].score if ranked else 0.0)

        chosen = max(near, key=answers).entry
        assert chosen is not None
        return chosen

    def _prefers_section(self, context: Context, entries: Sequence[Hit], sections: Sequence[Hit]) -> bool:
        if not sections:
            return False
        section = max(hit.relevance for hit in sections)
        entry = entries[0].relevance if entries else 0.0
        if context.question.section_cue:
            return section >= entry * 0.85
        if context.asks(Facet.WHO, Facet.WHEN, Facet.AMOUNT, Facet.TARGET):
            return section >= max(entry * 2.2, 0.5)
        return section >= max(entry * 1.3, RELEVANT)

    def _from_sections(self, hits: Sequence[Hit], context: Context, searched: Searched) -> Draft:
        chosen = self._with_siblings(hits)
        ranked = [pair[1] for pair in section_answer.ranked_sentences(chosen, context)]
        if reason := refuse.missing_detail(context, chosen[0], ranked):
            return refuse.refusal(reason, searched)
        return section_answer.about(chosen, context)

    def _with_siblings(self, hits: Sequence[Hit]) -> list[Section]:
        """The sections found, and those under the same heading as the best (the articles of one rule)."""
        ordered = sorted((hit for hit in hits if hit.section is not None), key=lambda hit: -hit.relevance)
        best = ordered[0].section
        assert best is not None
        found = [h.section for h in ordered[:5] if h.section and h.relevance >= ordered[0].relevance * 0.6]
        known = {section.id for section in found}
        city = self.plans[best.plan_id].municipality
        kin = [s for s in self.store.sections(city) if best.path and s.path == best.path and s.id not in known]
        return found + (kin if len(kin) <= _MOST_SIBLINGS else [])

    def _compare_sections(self, words: str, context: Context) -> Draft | None:
        """What the general text of each plan says, city by city; None where it says less than the 事業."""
        statements: list[Statement] = []
        for city in context.question.named or self._vocabulary.names:
            hits = self._retriever.search(Query(words, municipality=city, limit=3))
            sections = [hit for hit in hits if hit.section is not None]
            entry = max((hit.relevance for hit in hits if hit.entry is not None), default=0.0)
            if sections and max(hit.relevance for hit in sections) >= max(entry * 0.85, RELEVANT):
                statements += section_answer.about(self._with_siblings(sections)[:4], context, most=2).statements
        return Draft(AnswerKind.ANSWER, tuple(statements)) if statements else None

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
        ranked = (
            rank_section(owner, context)
            if isinstance(owner, Section)
            else rank_entry(owner, context, context.own_terms(owner), sub_item)
        )
        return refuse.missing_detail(context, owner, ranked)


def _one_each(hits: Sequence[Hit], context: Context) -> list[tuple[str, list[Entry]]]:
    """The best 事業 of each city that answers about as well as the best of all."""
    found: dict[str, list[Entry]] = {}
    for hit in hits:
        if hit.entry is not None and hit.relevance >= hits[0].relevance * _AS_GOOD:
            found.setdefault(context.city(hit.entry), []).append(hit.entry)
    return [(city, entries[:1]) for city, entries in found.items()]


def strength(hits: Sequence[Hit]) -> float:
    """How sure it is that the first hit answers: its relevance, its lead over the second, its similarity in meaning.

    A long, chatty question covers little of any 事業, but the right one still stands out from the others.
    """
    second = hits[1].score if len(hits) > 1 else 0.0
    return hits[0].relevance + 0.03 * min(hits[0].score - second, 10.0) + 0.15 * max(hits[0].dense, 0.0)
