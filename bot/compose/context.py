"""What every composing function needs to know about the question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.question import Facet, Question
from bot.terms import Matchable, Term, TermReader, coverage, folded, match
from index.protocols import EntryStore
from ingest.model import Entry, Plan

_TELLING = 0.12
"""Least share of a question (beside the title's words) that must stand in a lettered part for it to be meant."""


@dataclass(frozen=True, slots=True)
class Context:
    """The question, its telling terms, and the catalogue behind it. ``facets`` may be inherited.

    ``near`` says that the 事業 found comes near the question and may not be what was meant.
    """

    question: Question
    terms: Sequence[Term]
    facets: frozenset[Facet]
    plans: Mapping[str, Plan]
    store: EntryStore
    reader: TermReader
    near: bool = False

    def asks(self, *facets: Facet) -> bool:
        """Whether any of the facets is asked, here or in the question that this one follows."""
        return any(facet in self.facets for facet in facets)

    def city(self, entry: Entry) -> str:
        """The municipality of an entry."""
        return self.plans[entry.plan_id].municipality

    def own_terms(self, entry: Entry) -> list[Term]:
        """The terms that tell sentences of this entry apart: those its title does not already hold count less."""
        title = self.ready(entry.title)
        return [
            replace(term, weight=term.weight * (0.35 if match(term, title) >= 1.0 else 1.0)) for term in self.terms
        ]

    def beyond_title(self, entry: Entry) -> float:
        """The weighted share (0 to 1) of the question's terms that the title does not hold."""
        title = self.ready(entry.title)
        total = sum(term.weight for term in self.terms)
        return sum(term.weight * (1 - match(term, title)) for term in self.terms) / total if total else 0.0

    def of_report(self, entry: Entry) -> Context:
        """This context, hearing a question for a figure of a reported year as one for results."""
        reported = {row.fiscal_year for row in entry.progress}
        if not self.question.units or not reported & set(self.years()) or self.asks(Facet.TARGET):
            return self
        return replace(self, facets=self.facets | {Facet.RESULT})

    def ready(self, text: str) -> Matchable:
        """A text of the catalogue made ready for matching."""
        return Matchable(folded(text), self.reader.tokens(text))

    def years(self) -> tuple[int, ...]:
        """Years named in the question."""
        return tuple(dict.fromkeys(year for mention in self.question.years for year in mention.years))


def best_sub_item(entry: Entry, context: Context) -> str | None:
    """The lettered part the question is about, or None where it is about the whole 事業."""
    if len(entry.sub_items) < 2:
        return entry.sub_items[0].mark if entry.sub_items else None
    marked = re.search(r"(?<![ァ-ヶー])([ア-ン])[)）]", context.question.text)
    if marked and any(part.mark == marked[1] for part in entry.sub_items):
        return marked[1]
    title = context.ready(entry.title)
    terms = [term for term in context.terms if match(term, title) < 1.0]
    parts = ((coverage(terms, context.ready(part.text)), part.mark) for part in entry.sub_items)
    best, second = sorted(parts, reverse=True)[:2]
    return best[1] if best[0] > _TELLING and best[0] > second[0] * 1.2 else None
