"""The words that get a row of their own, how often they occur, and the vectors they start from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embed.static import Slot, grams
from index.training.chive import Floats, WordVectors, is_piece

_RARE = 8
_OWN_WORDS = 16_000
"""So many words that chiVe does not have, compounds above all, may be learned."""
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_ZIPF = 0.1
"""Share of running text that a word of rank r has in chiVe's corpus: about _ZIPF / r."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by row, their share of running text, and their vectors to start from (zero where there is none)."""

    words: tuple[str, ...]
    share: Floats
    vectors: Floats

    @property
    def rows(self) -> dict[str, int]:
        """Row of each word."""
        return {word: row for row, word in enumerate(self.words)}


def choose(texts: Iterable[Sequence[Slot]], vectors: WordVectors, size: int, pieces: int) -> Vocabulary:
    """The ``size`` most useful words: those of the texts, then the most frequent others; and ``pieces`` of words."""
    counts: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for text in texts:
        for place in text:
            _count(place, vectors, counts, unknown)
    chosen = [word for word, n in counts.most_common() if word in vectors.ranks and n > 1]
    chosen += [word for word, n in counts.most_common() if word not in vectors.ranks and n >= _RARE][:_OWN_WORDS]
    present = set(chosen)
    others = sorted((word for word in vectors.ranks if word not in present), key=vectors.ranks.__getitem__)
    chosen = (chosen + [word for word in others if _is_word(word)])[:size]
    chosen += [piece for piece, _ in unknown.most_common(pieces)]
    return Vocabulary(tuple(chosen), _shares(chosen, counts, vectors), _start(chosen, vectors))


def _is_word(word: str) -> bool:
    return len(word) > 1 and bool(_JAPANESE.search(word))


def _count(place: Slot, vectors: WordVectors, counts: Counter[str], unknown: Counter[str]) -> None:
    best = next((word for word in place.words if word in vectors.ranks), place.words[0])
    counts[best] += 1
    if best not in vectors.ranks:
        unknown.update(place.grams)
    for part in place.parts:
        _count(part, vectors, counts, unknown)


def _shares(words: Sequence[str], counts: Counter[str], vectors: WordVectors) -> Floats:
    total = sum(counts.values())
    seen = np.array([counts[word] for word in words], np.float32) / total
    ranks = np.array([vectors.ranks.get(word, len(vectors.ranks)) for word in words], np.float32)
    return np.asarray(np.sqrt(np.maximum(seen, 0.2 / total) * (_ZIPF / (ranks + 10))), np.float32)


def _start(words: Sequence[str], vectors: WordVectors) -> Floats:
    """Vectors, centred on the mean of all; a word without one gets that of its pieces."""
    lacking = [word for word in words if not is_piece(word) and vectors.of(word) is None]
    pieces = vectors.of_pieces({p for word in lacking for p in grams(word)} | {w for w in words if is_piece(w)})
    start = np.zeros((len(words), vectors.table.shape[1]), np.float32)
    for row, word in enumerate(words):
        start[row] = _vector(word, vectors, pieces, start.shape[1])
    filled = np.linalg.norm(start, axis=1) > 0
    start[filled] -= vectors.table.mean(axis=0)
    return start


def _vector(word: str, vectors: WordVectors, pieces: dict[str, Floats], width: int) -> NDArray[np.float32]:
    own = vectors.of(word)
    if own is not None:
        return own
    names = (word,) if is_piece(word) else grams(word)
    known = [pieces[name] for name in names if name in pieces]
    return np.mean(known, axis=0, dtype=np.float32) if known else np.zeros(width, np.float32)
