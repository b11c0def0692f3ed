"""Weighing how well a piece of text answers to the terms of a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from ingest.text import fold


@dataclass(frozen=True, slots=True)
class Term:
    """A content term of a question: as written (folded), how telling it is, and what may stand in its place.

    ``variants`` are index terms with how much each counts (0 to 1). ``known`` says that it, or a variant, occurs in
    the catalogue at all; ``subject`` that it names a thing of municipal life or has a name of its own, so that an
    answer must be about it.
    """

    text: str
    weight: float
    variants: tuple[tuple[str, float], ...] = ()
    known: bool = True
    subject: bool = False


class TermReader(Protocol):
    """Reads the telling terms of a question, and the terms of a text to compare them with."""

    def terms(self, text: str) -> Sequence[Term]:
        """Content terms without repeats; ``weight`` is higher for rarer terms, words of asking are left out."""

    def tokens(self, text: str) -> frozenset[str]:
        """The terms of a text of the catalogue."""


@dataclass(frozen=True, slots=True)
class Matchable:
    """A text made ready for matching: folded, and as terms."""

    key: str
    tokens: frozenset[str]


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """A text of the catalogue folded once."""
    return fold(text)


def match(term: Term, text: Matchable) -> float:
    """How far the term stands in a text: 1 to the letter, less for a synonym or a stem, 0 not at all."""
    if len(term.text) > 1 and term.text in text.key:
        return 1.0
    return max((weight for variant, weight in term.variants if variant in text.tokens), default=0.0)


def coverage(terms: Iterable[Term], text: Matchable) -> float:
    """Share (0 to 1) of the weight of the terms that stands in a text."""
    total = found = 0.0
    for term in terms:
        total += term.weight
        found += term.weight * match(term, text)
    return found / total if total else 0.0
