"""A question as concepts: each content word with everything that may stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from index.fuzzy import SpellingIndex
from index.kana import KanaLexicon, reading
from index.morphemes import Morpheme, morphemes
from index.synonyms import PHRASE_LONGER, SynonymMatch, Thesaurus
from index.tokenize import Unit, asking_words, compounds, units
from ingest.text import fold

STEM = 0.6
SYNONYM = 0.65
GUESS = 0.5
KANA = 0.9
ASKING = 0.15
VERB = 0.6
INSIDE = 0.3
"""Weight of a single word of a phrase that stands in the thesaurus as a whole: カード for クレジットカード."""

_KEPT = 512
_KANJI = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word of a question: as written, its index terms with weights (its own 1.0), how much it counts.

    A phrase that stands in the thesaurus (学校に行けない, クレジットカード) is one concept.
    """

    surface: str
    alternatives: tuple[tuple[str, float], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched: its concepts, compounds included, and the words found behind its kana."""

    text: str
    concepts: tuple[Concept, ...]
    compounds: tuple[Concept, ...]
    spelled: str


@dataclass(frozen=True, slots=True)
class ConceptReader:
    """Reads questions by a thesaurus, the readings and spellings of what is indexed, and the names of places."""

    thesaurus: Thesaurus
    lexicon: KanaLexicon
    spellings: SpellingIndex
    vocabulary: Mapping[str, int]
    places: frozenset[str]
    read: Callable[[str], Question] = field(init=False, repr=False, compare=False)
    """The concepts of a text. The last few hundred are kept: one message is read for every part of its answer."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", lru_cache(maxsize=_KEPT)(self._read))

    def _read(self, text: str) -> Question:
        folded = fold(text)
        for place in self.places:
            folded = folded.replace(place, " ")
        hidden = self._hidden(folded)
        written = folded
        for concept in hidden:
            written = written.replace(concept.surface, " ", 1)
        found = self._mended(units(written))
        parts = morphemes(written)
        matches = self.thesaurus.matches(parts)
        phrases = _apart(match for match in matches if _is_phrase(match, found, parts))
        absorbed = [unit for match in phrases for unit in _inside(match, found)]
        concepts = [self._concept(unit, found, matches) for unit in found if unit not in absorbed]
        concepts += [_phrase(match, found, parts) for match in phrases] + hidden
        joined = tuple(Concept(term, ((term, 1.0),)) for term in dict.fromkeys(compounds(found)))
        spelled = " ".join(term for concept in hidden for term, weight in concept.alternatives if weight >= KANA)
        return Question(folded, tuple(_merge(concepts)), joined, f"{folded} {spelled}".strip())

    def _mended(self, found: list[Unit]) -> list[Unit]:
        """Neighbouring scraps of a mistyped foreign word (インタ|ネット) as one word again."""
        mended: list[Unit] = []
        for unit in found:
            if mended and mended[-1].last + 1 == unit.first:
                both = mended[-1].norm + unit.norm
                known = both in self.vocabulary or {mended[-1].norm, unit.norm} <= self.vocabulary.keys()
                if not known and self.spellings.near(both):
                    mended[-1] = replace(
                        unit, surface=mended[-1].surface + unit.surface, norm=both, first=mended[-1].first
                    )
                    continue
            mended.append(unit)
        return mended

    def _hidden(self, folded: str) -> list[Concept]:
        shortest = 4 if _KANJI.search(folded) else 3
        concepts = []
        for match in self.lexicon.matches(folded, shortest=shortest):
            own = [(term, KANA) for term in match.terms]
            others = [(other, SYNONYM) for term in match.terms for other in self.thesaurus.of_word(term)]
            weight = ASKING if match.terms[0] in asking_words() else 1.0
            concepts.append(Concept(match.surface, _strongest(own + others), weight))
        return concepts

    def _concept(self, unit: Unit, found: list[Unit], matches: list[SynonymMatch]) -> Concept:
        own = [(unit.norm, 1.0)] + ([(unit.stem, STEM)] if unit.stem else [])
        own += [(term, SYNONYM) for match in matches if _inside(match, found) == [unit] for term in match.terms]
        if not any(term in self.vocabulary for term, _ in own):
            guesses = self._guesses(unit)
            own += [(term, GUESS) for term in (*guesses, *(o for g in guesses for o in self.thesaurus.of_word(g)))]
        return Concept(unit.surface, _strongest(own), _weight(unit))

    def _guesses(self, unit: Unit) -> list[str]:
        """What a word that is found nowhere may have been meant to be: one letter away, or read the same."""
        near = self.spellings.near(unit.norm)
        return near or [term for term in self.lexicon.homophones(reading(unit.surface)) if term != unit.norm]


def _is_phrase(match: SynonymMatch, found: list[Unit], parts: Sequence[Morpheme]) -> bool:
    """Whether a match says more than one content word does: 学校に行けない is not 学校."""
    inside = _inside(match, found)
    length = sum(len(part.surface) for part in parts[match.first : match.last + 1])
    return len(inside) > 1 or (len(inside) == 1 and length >= len(inside[0].surface) + PHRASE_LONGER)


def _phrase(match: SynonymMatch, found: list[Unit], parts: Sequence[Morpheme]) -> Concept:
    inside = _inside(match, found)
    words = parts[match.first : match.last + 1]
    whole = "".join(part.norm for part in (inside if len(inside) > 1 else words))
    alternatives = [(whole, 1.0), *((term, SYNONYM) for term in match.terms)]
    alternatives += [(unit.norm, INSIDE) for unit in inside if unit.norm not in asking_words()]
    return Concept("".join(part.surface for part in words), _strongest(alternatives))


def _apart(matches: Iterable[SynonymMatch]) -> list[SynonymMatch]:
    """The longest matches that do not overlap, in their order."""
    chosen: list[SynonymMatch] = []
    for match in sorted(matches, key=lambda match: match.first - match.last):
        if all(match.last < other.first or other.last < match.first for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.first)


def _weight(unit: Unit) -> float:
    if unit.norm in asking_words():
        return ASKING
    return 1.0 if unit.compounding else VERB


def _inside(match: SynonymMatch, found: list[Unit]) -> list[Unit]:
    """The units that a match covers whole; none if it cuts one."""
    touched = [unit for unit in found if match.first <= unit.last and unit.first <= match.last]
    cut = any(unit.first < match.first or unit.last > match.last for unit in touched)
    return [] if cut else touched


def _strongest(alternatives: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    best: dict[str, float] = {}
    for term, weight in alternatives:
        best[term] = max(weight, best.get(term, 0.0))
    return tuple(best.items())


def _merge(concepts: Iterable[Concept]) -> Iterable[Concept]:
    """One concept a word, however often it was said."""
    seen: dict[str, Concept] = {}
    for concept in concepts:
        term = concept.alternatives[0][0]
        known = seen.get(term)
        seen[term] = (
            concept
            if known is None
            else replace(known, alternatives=_strongest((*known.alternatives, *concept.alternatives)))
        )
    return seen.values()
