"""The default embedder: latent semantic analysis fitted on the indexed texts themselves.

No download and no torch. TF-IDF over words, n-grams and thesaurus groups is projected on the leading singular
vectors of the corpus, so that words which stand in the same 事業 come near each other. Asking it is a sum of a few rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed.features import weighted_features
from index.embed.svd import right_singular
from index.errors import CorruptIndexError
from index.protocols import Vectors
from index.synonyms import default_thesaurus
from index.tokenize import FugashiTokenizer

LSA = "lsa/1"
_DIMENSION = 160
_FEW = 200
_MOST_FEATURES = 24_000
_MOST_TEXTS = 20_000


@dataclass(frozen=True, slots=True)
class LsaEmbedder:
    """An ``Embedder`` that knows the features of one corpus; ``projection`` has a row a feature, IDF included."""

    vocabulary: dict[str, int]
    projection: NDArray[np.float32]

    @classmethod
    def fit(cls, texts: Sequence[str], *, dimension: int = _DIMENSION) -> LsaEmbedder:
        """Learn from ``texts``; the same texts always give the same vectors."""
        step = max(1, len(texts) // _MOST_TEXTS)
        documents = [_features(text) for text in texts[::step]]
        counts = Counter(feature for document in documents for feature in document)
        rarest = 2 if len(documents) >= _FEW else 1
        kept = [(feature, n) for feature, n in counts.most_common(_MOST_FEATURES) if n >= rarest]
        vocabulary = {feature: column for column, (feature, _) in enumerate(kept)}
        idf = np.log1p(len(documents) / np.array([n for _, n in kept] or [1], np.float32))
        rows = [_row(document, vocabulary, idf) for document in documents]
        basis = right_singular(rows, max(len(vocabulary), 1), dimension)
        return cls(vocabulary, (basis * idf[:, None]).astype(np.float32))

    @property
    def fingerprint(self) -> str:
        """Version of the method; the fitted numbers travel with the index."""
        return LSA

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return int(self.projection.shape[1])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts; a text without a known feature gives zeros."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.embed_query(text)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Unit vector of a question."""
        known = [
            (self.vocabulary[name], weight) for name, weight in _features(text).items() if name in self.vocabulary
        ]
        if not known:
            return np.zeros(self.dimension, np.float32)
        rows, weights = zip(*known, strict=True)
        vector = np.asarray(weights, np.float32) @ self.projection[list(rows)]
        length = float(np.linalg.norm(vector))
        return (vector / length if length else vector).astype(np.float32)

    def save(self, folder: Path) -> None:
        """Write into a new ``folder``."""
        folder.mkdir()
        np.save(folder / "projection.npy", self.projection, allow_pickle=False)
        (folder / "features.json").write_text(
            json.dumps(list(self.vocabulary), ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> LsaEmbedder:
        """Read what ``save`` wrote; the projection is mapped, not copied."""
        try:
            features = json.loads((folder / "features.json").read_text(encoding="utf-8"))
            projection = np.load(folder / "projection.npy", mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise CorruptIndexError(folder, str(error)) from error
        return cls({feature: column for column, feature in enumerate(features)}, projection)


def _features(text: str) -> dict[str, float]:
    return weighted_features(text, FugashiTokenizer(), default_thesaurus())


def _row(document: dict[str, float], vocabulary: dict[str, int], idf: NDArray[np.float32]) -> dict[int, float]:
    row = {vocabulary[name]: weight for name, weight in document.items() if name in vocabulary}
    weighted = {column: weight * float(idf[column]) for column, weight in row.items()}
    length = sum(weight * weight for weight in weighted.values()) ** 0.5
    return {column: weight / length for column, weight in weighted.items()}
