"""A small trained embedder: a table of word vectors, weighted and summed. numpy alone reads it; no torch, no network.

Trained by ``python -m index.training``; ``docs/model-card.md`` says on what. Three arrays in a folder: ``words.npy``
(UTF-8, a word a line), ``table.npy`` (int8, a row a word) and ``weights.npy`` (float16, three columns: what a row of the
table is multiplied with, what the word counts in a question, what it counts in a passage).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptIndexError
from index.morphemes import Morpheme, katakana_norm, morphemes
from index.protocols import Vectors

STATIC = "static/1"
GRAM = "#"
"""Stands before a piece of a word that is itself unknown."""
QUERY, PASSAGE = 1, 2
"""Columns of the weights; column 0 scales the table."""

_FILES = ("words.npy", "table.npy", "weights.npy")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_PIECES = re.compile(r"[一-鿿々]+|[ァ-ヺー]+")
_SPLINTER = re.compile(r"[ぁ-ゖー]|[^a-z0-9一-鿿々ぁ-ゖァ-ヺ]+")
_CONTENT = {"名詞", "動詞", "形容詞", "形状詞", "接尾辞", "接頭辞"}
_JOINING = {"名詞", "形状詞", "接尾辞", "接頭辞"}
_LONGEST_COMPOUND = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text: the keys under which its word may be known, the best first, and what else to try."""

    words: tuple[str, ...]
    parts: tuple[Slot, ...] = ()
    grams: tuple[str, ...] = ()


def slots(text: str) -> list[Slot]:
    """The content words of ``text`` in order, then the compounds that neighbours make."""
    found = _katakana_joined(morphemes(text))
    words = [_slot(part, inner) for part, inner in found if _is_content(part)]
    return words + list(_compounds([part for part, _ in found]))


def rows_of(place: Slot, vocabulary: Mapping[str, int]) -> Iterator[int]:
    """The rows of the table that stand for a place: of its word, else of its parts, else of its letters."""
    for word in place.words:
        if word in vocabulary:
            yield vocabulary[word]
            return
    if place.parts:
        for part in place.parts:
            yield from rows_of(part, vocabulary)
        return
    yield from (vocabulary[gram] for gram in place.grams if gram in vocabulary)


def grams(word: str) -> tuple[str, ...]:
    """Pieces of two and three letters of an unknown word, and its single kanji."""
    runs = _PIECES.findall(word)
    return tuple(
        GRAM + run[i : i + size]
        for run in runs
        for size in (1, 2, 3)
        for i in range(len(run) - size + 1)
        if size > 1 or not _KATAKANA.match(run)
    )


class StaticEmbedder:
    """An ``Embedder`` over a folder that ``index.training`` wrote; by default the one shipped with the package."""

    def __init__(self, words: Sequence[str], table: NDArray[np.int8], weights: NDArray[np.float16]) -> None:
        self.words = tuple(words)
        self.table = table
        self.weights = weights
        self._vocabulary = {word: row for row, word in enumerate(words)}
        self._factors = weights.astype(np.float32)

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Read the weights; the table is mapped, not copied."""
        source = folder or Path(str(files("index") / "data" / "model"))
        try:
            letters, table, weights = (
                np.load(source / name, mmap_mode="r", allow_pickle=False) for name in _FILES
            )
            words = letters.tobytes().decode("utf-8").split("\n")
        except (OSError, ValueError) as error:
            raise CorruptIndexError(source, str(error)) from error
        if not len(words) == len(table) == len(weights):
            raise CorruptIndexError(source, "語と重みの数が合いません")
        return cls(words, table, weights)

    def save(self, folder: Path) -> None:
        """Write into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        letters = np.frombuffer("\n".join(self.words).encode("utf-8"), np.uint8)
        arrays: tuple[NDArray[Any], ...] = (letters, self.table, self.weights)
        for name, array in zip(_FILES, arrays, strict=True):
            np.save(folder / name, array, allow_pickle=False)

    @cached_property
    def fingerprint(self) -> str:
        """Version of the method and a hash of all weights."""
        digest = hashlib.blake2b("\n".join(self.words).encode("utf-8"), digest_size=8)
        digest.update(self.table.tobytes())
        digest.update(self.weights.tobytes())
        return f"{STATIC}:{self.dimension}:{digest.hexdigest()}"

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return int(self.table.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts to be found; a text without a known word gives zeros."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._vector(text, PASSAGE)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Unit vector of a question."""
        return self._vector(text, QUERY)

    def _vector(self, text: str, side: int) -> Vectors:
        found = [row for place in slots(text) for row in rows_of(place, self._vocabulary)]
        if not found:
            return np.zeros(self.dimension, np.float32)
        rows, counts = np.unique(np.array(found, np.int64), return_counts=True)
        factors = self._factors[rows]
        strength = factors[:, 0] * factors[:, side] * (1 + np.log(counts.astype(np.float32)))
        vector = strength @ self.table[rows].astype(np.float32)
        length = float(np.linalg.norm(vector))
        return np.asarray(vector / length if length else vector, np.float32)


def quantised(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as integers of 8 bits, and what each row is to be multiplied with."""
    scale = np.maximum(np.abs(vectors).max(axis=1), np.finfo(np.float16).tiny) / 127
    return np.rint(vectors / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def _katakana_joined(parts: list[Morpheme]) -> list[tuple[Morpheme, tuple[Morpheme, ...]]]:
    """Morphemes, a run of katakana joined to one (オン|ライン), each with those it was joined from."""
    joined: list[tuple[Morpheme, tuple[Morpheme, ...]]] = []
    for part in parts:
        if joined and _KATAKANA.fullmatch(part.surface) and _KATAKANA.fullmatch(joined[-1][0].surface):
            last, inner = joined[-1]
            word = last.surface + part.surface
            whole = Morpheme(word, katakana_norm(word), word, ("名詞", "普通名詞", ""))
            joined[-1] = (whole, (*(inner or (last,)), part))
        else:
            joined.append((part, ()))
    return joined


def _is_content(part: Morpheme) -> bool:
    return part.pos[0] in _CONTENT and part.pos[1] != "数詞" and not _SPLINTER.fullmatch(part.surface)


@lru_cache(maxsize=16384)
def _slot(part: Morpheme, inner: tuple[Morpheme, ...] = ()) -> Slot:
    spelled = (part.surface, part.norm) if part.pos[0] in _JOINING else (part.norm, part.surface)
    parts = tuple(_slot(piece) for piece in inner if _is_content(piece))
    return Slot(tuple(dict.fromkeys(spelled)), parts, grams(part.surface))


def _compounds(parts: list[Morpheme]) -> Iterator[Slot]:
    for start in range(len(parts)):
        for end in range(start + 1, min(start + _LONGEST_COMPOUND, len(parts)) + 1):
            if parts[end - 1].pos[0] not in _JOINING:
                break
            if end - start > 1:
                run = parts[start:end]
                surface = "".join(part.surface for part in run)
                yield Slot(tuple(dict.fromkeys((surface, "".join(part.norm for part in run)))))
