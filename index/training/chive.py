"""Word vectors to start from: chiVe, as the ja-ginza package carries it, exported once to an ``.npz``.

``keys`` (words in Sudachi's normalised form, the most frequent first), ``rows`` (a row of the table for each) and
``table``. ``docs/model-card.md`` has the command that exports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed.static import GRAM, grams
from index.morphemes import katakana_norm
from ingest.text import fold

Floats = NDArray[np.float32]
_KATAKANA_LETTERS = frozenset(map(chr, range(ord("ァ"), ord("ー") + 1)))
_FREQUENT = 20_000
"""Only words up to this rank have a vector that is their own."""
_MOST_WORDS_OF_GRAM = 60


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Words as this project spells them, their rank by frequency and their vectors."""

    ranks: dict[str, int]
    rows: NDArray[np.int32]
    table: Floats

    @classmethod
    def load(cls, path: Path) -> WordVectors:
        """Read an export; under one spelling the most frequent word stays."""
        with np.load(path, allow_pickle=False) as arrays:
            keys, rows, table = arrays["keys"].tolist(), arrays["rows"], arrays["table"].astype(np.float32)
        ranks: dict[str, int] = {}
        for spell in (fold, _katakana_spelled):
            for rank, key in enumerate(keys):
                ranks.setdefault(spell(key), rank)
        ranks.pop("", None)
        return cls(ranks, rows, table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6))

    def of(self, word: str) -> Floats | None:
        """The vector of a word."""
        rank = self.ranks.get(word)
        return None if rank is None else np.asarray(self.table[self.rows[rank]], np.float32)

    def of_pieces(self, pieces: Iterable[str]) -> dict[str, Floats]:
        """For each piece of a word the mean of the most frequent words that contain it."""
        wanted = set(pieces)
        found: dict[str, list[int]] = defaultdict(list)
        for word, rank in self.ranks.items():
            if rank < 3 * _FREQUENT and len(word) > 1:
                for piece in grams(word):
                    if piece in wanted and len(found[piece]) < _MOST_WORDS_OF_GRAM:
                        found[piece].append(int(self.rows[rank]))
        return {piece: np.asarray(self.table[rows].mean(axis=0), np.float32) for piece, rows in found.items()}


def is_piece(word: str) -> bool:
    """Whether a key of the vocabulary is a piece of a word."""
    return word.startswith(GRAM)


def _katakana_spelled(key: str) -> str:
    folded = fold(key)
    return katakana_norm(folded) if set(folded) <= _KATAKANA_LETTERS else folded
