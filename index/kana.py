"""Words written in kana: 「こうれいしゃ」 is 高齢者 by the readings of what is indexed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.morphemes import morphemes
from index.ngrams import kana_key
from index.tokenize import units

_RUN = re.compile(r"[ぁ-ゖー]+")
_HOMOPHONES = 4
_LONGEST = 14
_BEFORE = frozenset("のはがをにでともやへらりてたおごかなどうっいるしばねよ")
_AFTER = frozenset("のはがをにでともやへかなだしすっねよさいじまおごみ")
"""Letters that particles and endings show to the word after and before them: 「ふ|じさん」 is not 持参."""


@dataclass(frozen=True, slots=True)
class KanaMatch:
    """A stretch of kana (as written) and the terms that are read so."""

    surface: str
    terms: tuple[str, ...]


def reading(text: str) -> str:
    """How ``text`` is read, in hiragana without long vowel marks; what has no reading stays as written."""
    return kana_key("".join(part.reading for part in morphemes(text)))


@dataclass(frozen=True, slots=True)
class KanaLexicon:
    """Terms by their reading."""

    terms: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> KanaLexicon:
        """The nouns of ``texts`` by their readings, the most frequent homophones first."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for text in texts:
            parts = morphemes(text)
            for unit in units(text):
                if unit.compounding:
                    key = kana_key("".join(part.reading for part in parts[unit.first : unit.last + 1]))
                    counts[key][unit.norm] += 1
        return cls({key: _most_frequent(found) for key, found in counts.items() if _RUN.fullmatch(key)})

    def matches(self, text: str, *, shortest: int) -> list[KanaMatch]:
        """The words hidden in the hiragana runs of ``text``: the cut that favours long words."""
        return [match for run in _RUN.findall(text) for match in self._cut(run, shortest)]

    def words(self) -> Iterator[str]:
        """All terms."""
        return (term for terms in self.terms.values() for term in terms)

    def homophones(self, spoken: str) -> tuple[str, ...]:
        """The terms that are read like ``spoken`` (a reading)."""
        return self.terms.get(spoken, ())

    def _cut(self, run: str, shortest: int) -> list[KanaMatch]:
        words = self._words_in(run, shortest)
        starts = {start for start, _ in words}
        best = [_Cut()]
        for end in range(1, len(run) + 1):
            choices = [best[end - 1]]
            for start, found in ((start, found) for (start, stop), found in words.items() if stop == end):
                before = best[start]
                left = start == 0 or before.end == start or run[start - 1] in _BEFORE
                right = end == len(run) or end in starts or run[end] in _AFTER
                if left and right:
                    choices.append(before.then(KanaMatch(run[start:end], found), end))
            best.append(max(choices, key=lambda choice: choice.score))
        return list(best[-1].matches)

    def _words_in(self, run: str, shortest: int) -> dict[tuple[int, int], tuple[str, ...]]:
        spans = (
            (start, end)
            for end in range(shortest, len(run) + 1)
            for start in range(max(0, end - _LONGEST), end - shortest + 1)
            if run[start] != "ー"
        )
        found = {span: self.terms.get(kana_key(run[slice(*span)])) for span in spans}
        return {span: terms for span, terms in found.items() if terms}

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(self.terms, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> KanaLexicon:
        """Read what ``save`` wrote."""
        return cls({key: tuple(terms) for key, terms in json.loads(path.read_text(encoding="utf-8")).items()})


@dataclass(frozen=True, slots=True)
class _Cut:
    """The best cut of the front of a run: its score, its words and where the last of them ends."""

    score: int = 0
    matches: tuple[KanaMatch, ...] = ()
    end: int = 0

    def then(self, match: KanaMatch, end: int) -> _Cut:
        return _Cut(self.score + len(match.surface) ** 2, (*self.matches, match), end)


def _most_frequent(found: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda term: -found[term])[:_HOMOPHONES])
