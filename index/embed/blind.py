"""An embedder that sees nothing: stands in where a model is not to be loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.protocols import Vectors


@dataclass(frozen=True, slots=True)
class BlindEmbedder:
    """Answers with zeros, which the retriever takes as "nothing known", under the name of another embedder."""

    fingerprint: str
    dimension: int

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Zeros."""
        return np.zeros((len(texts), self.dimension), np.float32)

    def embed_query(self, text: str) -> Vectors:
        """Zeros."""
        return np.zeros(self.dimension, np.float32)
