"""A thesaurus between everyday words and the terms of the administration (``data/synonyms.tsv``, ``data/thesaurus/*.tsv``).

One group a line, its words separated by tabs; any word of a group finds the others. A word may stand in several
groups. Words are compared by their dictionary forms, so that 払える finds the group of 払う.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from index.morphemes import Morpheme, morphemes
from index.tokenize import compounds, units
from ingest.text import fold

PHRASE_LONGER = 3
"""Letters beside its one content word from which a word of the thesaurus is a phrase: 学校に行けない is not 学校."""
_LONGEST_WORD = 7


@dataclass(frozen=True, slots=True)
class SynonymMatch:
    """A word of the thesaurus found in a question: first and last morpheme, and the index terms of its group."""

    first: int
    last: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Groups of words that stand for one another, by surface and by dictionary form."""

    groups: tuple[tuple[str, ...], ...]
    by_key: dict[str, tuple[int, ...]]
    terms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Thesaurus:
        """Index the words of ``groups``."""
        kept = tuple(tuple(group) for group in groups)
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(kept):
            for word in group:
                for key in _keys(word):
                    if number not in by_key[key]:
                        by_key[key].append(number)
        terms = tuple(tuple(dict.fromkeys(term for word in group for term in _terms(word))) for group in kept)
        return cls(kept, {key: tuple(numbers) for key, numbers in by_key.items()}, terms)

    def save(self, path: Path) -> None:
        """Write as JSON: reading it takes a hundredth of the time of indexing the words again."""
        content = {"groups": self.groups, "by_key": self.by_key, "terms": self.terms}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Thesaurus:
        """Read what ``save`` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        by_key = {key: tuple(numbers) for key, numbers in content["by_key"].items()}
        return cls(tuple(map(tuple, content["groups"])), by_key, tuple(map(tuple, content["terms"])))

    def matches(self, parts: Sequence[Morpheme]) -> list[SynonymMatch]:
        """Every word of the thesaurus in a cut question, those inside longer ones too."""
        found = []
        for first in range(len(parts)):
            for size in range(min(_LONGEST_WORD, len(parts) - first), 0, -1):
                numbers = self._groups_of(parts[first : first + size])
                if numbers:
                    terms = (term for number in numbers for term in self.terms[number])
                    found.append(SynonymMatch(first, first + size - 1, tuple(dict.fromkeys(terms))))
        return found

    def of_word(self, word: str) -> tuple[str, ...]:
        """Index terms of the groups in which ``word`` stands."""
        numbers = dict.fromkeys(number for key in (word, *_keys(word)) for number in self.by_key.get(key, ()))
        return tuple(dict.fromkeys(term for number in numbers for term in self.terms[number]))

    def group_numbers(self, terms: Iterable[str]) -> Iterator[int]:
        """The groups to which index terms belong, repeats kept."""
        for term in terms:
            yield from self.by_key.get(term, ())

    def _groups_of(self, parts: Sequence[Morpheme]) -> tuple[int, ...]:
        surface = "".join(part.surface for part in parts)
        norm = "".join(part.norm for part in parts)
        return self.by_key.get(surface) or self.by_key.get(norm) or ()


@lru_cache(maxsize=1)
def default_thesaurus() -> Thesaurus:
    """The thesaurus shipped with the package."""
    data = files("index") / "data"
    fields = sorted((path for path in (data / "thesaurus").iterdir() if path.name.endswith(".tsv")), key=str)
    texts = (path.read_text(encoding="utf-8") for path in (data / "synonyms.tsv", *fields))
    lines = (line for text in texts for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return Thesaurus.of([word.strip() for word in line.split("\t") if word.strip()] for line in lines)


def _keys(word: str) -> tuple[str, str]:
    return fold(word), "".join(part.norm for part in morphemes(word))


def _terms(word: str) -> list[str]:
    """The index term of a word: its unit, or the compound of all its units; nothing if it is a phrase."""
    found = units(word)
    if len(found) == 1:
        return [found[0].norm] if len(word) < len(found[0].surface) + PHRASE_LONGER else []
    whole = "".join(unit.norm for unit in found)
    return [whole] if whole in compounds(found) else []
