"""Mistyped katakana and latin words: スマフォン, インタネット, wifi-."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FOREIGN = re.compile(r"[ァ-ヺーa-z]+")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class SpellingIndex:
    """Terms by what is left of them when one letter is taken out: finds what is one letter away."""

    terms: dict[str, frozenset[str]]

    @classmethod
    def of(cls, vocabulary: Iterable[str]) -> SpellingIndex:
        """Index the katakana and latin words of ``vocabulary``."""
        found: dict[str, set[str]] = defaultdict(set)
        for term in vocabulary:
            for key in _keys(term):
                found[key].add(term)
        return cls({key: frozenset(terms) for key, terms in found.items()})

    def near(self, word: str) -> list[str]:
        """Indexed words that differ from ``word`` by one letter: one more, one less, another one, two swapped."""
        found = set().union(*(self.terms.get(key, frozenset()) for key in _keys(word)))
        return sorted(found - {word})


def _keys(word: str) -> Iterator[str]:
    if len(word) >= _SHORTEST and _FOREIGN.fullmatch(word):
        yield word
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))
