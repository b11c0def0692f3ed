"""Finding the 事業 and sections a question is about, and how sure it is that they answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cues import hiragana
from bot.sureness import Signs, sureness
from bot.terms import Matchable, Term, TermReader, coverage, folded
from bot.topic import meta_words
from index.protocols import EntryStore, Hit, Query, Retriever
from ingest.model import Entry, Plan, Section
from ingest.text import fold

RELEVANT = 0.34
"""Least relevance (0 to 1) of a section that answers."""
RELEVANT_IN_CITY = 0.42
"""Least relevance in each city of a comparison, where saying nothing is an answer too."""
SURE_IN_CITY = 0.35
"""Sureness that makes up for little relevance there."""
RELEVANT_IN_NAMED_CITY = 0.25
"""The same where the cities were named: then the nearest 事業 is worth showing."""
NAMED = 0.75
"""Least relevance of a 事業 named by its own words beside another one."""
NAME_WEIGHT = 5.0
"""What a name made of letters and figures counts: as much as a rare word."""
_AS_GOOD = 0.86
_CANDIDATES = 6
_MOST_SIBLINGS = 20
_KANJI = re.compile(r"[一-龥々]")
_KATAKANA = re.compile(r"[ァ-ヶー]{2,}")
_NAMES = re.compile(r"(?:[ぁ-んァ-ヶー]{2,}|[a-z]{2,})\d{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought: 事業 and sections, each best first."""

    entries: tuple[Hit, ...]
    sections: tuple[Hit, ...]

    @property
    def best_section(self) -> float:
        """The highest relevance among the sections."""
        return max((hit.relevance for hit in self.sections), default=0.0)

    @property
    def best_entry(self) -> float:
        """The relevance of the 事業 found first."""
        return self.entries[0].relevance if self.entries else 0.0


class Finder:
    """Searches the index; stateless, safe to share between threads."""

    def __init__(self, store: EntryStore, retriever: Retriever, reader: TermReader) -> None:
        self.store = store
        self.reader = reader
        self.plans: Mapping[str, Plan] = {plan.id: plan for plan in store.plans()}
        self._retriever = retriever

    def terms(self, text: str) -> tuple[Term, ...]:
        """The telling terms of a text: no words of asking, no words that name plans and their parts."""
        named = tuple(Term(name, NAME_WEIGHT, subject=True) for name in _NAMES.findall(fold(text)))
        text = self._spelled(fold(text))
        return named + tuple(term for term in self.reader.terms(text) if term.text not in meta_words())

    def search(self, words: str, scope: str | None, limit: int = _CANDIDATES) -> Found:
        """The 事業 and sections found for some words."""
        hits = self._retriever.search(Query(self._spelled(words), municipality=scope, limit=limit))
        return Found(
            tuple(hit for hit in hits if hit.entry is not None),
            tuple(hit for hit in hits if hit.section is not None),
        )

    def _spelled(self, words: str) -> str:
        """Words written all in katakana (ﾃﾞﾝｼｼｮｾｷ) in hiragana, the spelling whose readings the index knows."""
        if _KANJI.search(words) or not _KATAKANA.search(words):
            return words
        known = self._retriever.coverage(words, None)
        return _KATAKANA.sub(lambda run: run[0] if known.get(run[0], False) else hiragana(run[0]), words)

    def fit(self, entry: Entry, text: str) -> float:
        """How well an entry answers to a text: the weighted share of its terms that stand in it."""
        return coverage(self.terms(text), self._matchable(entry))

    def best_fit(self, text: str, scope: str | None) -> float:
        """The fit of the entry that is found first."""
        found = self.search(text, scope, 1)
        return max((self.fit(hit.entry, text) for hit in found.entries if hit.entry is not None), default=0.0)

    def sureness(self, hits: Sequence[Hit], terms: Sequence[Term], scope: str | None) -> float:
        """Probability (0 to 1) that the first hit answers; 0 without hits."""
        if not hits or hits[0].entry is None:
            return 0.0
        text = self._matchable(hits[0].entry)
        return sureness(Signs.of(hits, terms, text, known=self.knows_subjects(terms, scope)))

    def _matchable(self, entry: Entry) -> Matchable:
        words = "\n".join([entry.title, *(field.text for field in entry.fields)])
        return Matchable(folded(words), self.reader.tokens(words))

    def knows_subjects(self, terms: Sequence[Term], scope: str | None) -> bool:
        """Whether each thing of municipal life and each name asked about is mentioned in scope, in whatever words."""
        subjects = " ".join(term.text for term in terms if term.subject)
        return all(self._retriever.coverage(subjects, scope).values())

    def relevant_entries(self, words: str, city: str, *, named: bool) -> list[Entry]:
        """The one or two 事業 of a city on a subject; none where nothing there is relevant enough."""
        hits = self.search(words, city, 3).entries
        least = RELEVANT_IN_NAMED_CITY if named else RELEVANT_IN_CITY
        if not hits or (hits[0].relevance < least and not self._sure(hits, words, city)):
            return []
        return [h.entry for h in hits if h.entry is not None and h.relevance >= hits[0].relevance * 0.95][:2]

    def _sure(self, hits: Sequence[Hit], words: str, city: str) -> bool:
        terms = self.terms(words)
        return self.knows_subjects(terms, city) and self.sureness(hits, terms, city) >= SURE_IN_CITY

    def named_together(self, words: str, scope: str | None) -> list[Entry]:
        """The 事業 named one beside the other in a question that compares them (AとBでは、AとBのどちら)."""
        found: dict[str, Entry] = {}
        for part in re.split(r"と|、|や|\bvs\b|\s", words):
            if not self.terms(part):
                continue
            hits = self.search(part, scope, 1).entries
            if hits and hits[0].entry is not None and hits[0].relevance >= NAMED:
                found[hits[0].entry.id] = hits[0].entry
        return list(found.values())

    def with_siblings(self, hits: Sequence[Hit]) -> list[Section]:
        """The sections found, best first, and those beside or under the best (the articles of one rule)."""
        ordered = sorted(hits, key=lambda hit: -hit.relevance)
        found = [h.section for h in ordered[:5] if h.section and h.relevance >= ordered[0].relevance * 0.6]
        best = found[0]
        known = {section.id for section in found}
        city = self.plans[best.plan_id].municipality
        below = (*best.path, best.title)
        others = [section for section in self.store.sections(city) if section.id not in known]
        kin = [s for s in others if (best.path and s.path == best.path) or s.path[: len(below)] == below]
        return found + (kin if len(kin) <= _MOST_SIBLINGS else [])

    def one_a_city(self, hits: Sequence[Hit]) -> list[tuple[str, list[Entry]]]:
        """The best 事業 of each city that answers about as well as the best of all."""
        found: dict[str, list[Entry]] = {}
        for hit in hits:
            if hit.entry is not None and hit.relevance >= hits[0].relevance * _AS_GOOD:
                found.setdefault(self.plans[hit.entry.plan_id].municipality, []).append(hit.entry)
        return [(city, entries[:1]) for city, entries in found.items()]
