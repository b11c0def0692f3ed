"""Any sentence-transformers model, by hub name or folder. The library is imported when a model is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import EmbedderError
from index.protocols import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SENTENCE_TRANSFORMERS = "sentence-transformers/1"
_READ_WHOLE = 1_000_000
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What a model was trained to see before questions and before passages."""

    query: str = ""
    passage: str = ""


def prefixes_for(model: str) -> Prefixes:
    """The prefixes of the model families that need them: E5 and Ruri."""
    name = model.lower().rstrip("/")
    if "ruri-v3" in name:
        return Prefixes("検索クエリ: ", "検索文書: ")
    if "ruri" in name:
        return Prefixes("クエリ: ", "文章: ")
    if "e5" in Path(name).name.split("-"):
        return Prefixes("query: ", "passage: ")
    return Prefixes()


class SentenceTransformerEmbedder:
    """An ``Embedder`` around a sentence-transformers model; ``prefixes`` default to those of its family."""

    def __init__(self, model: str, *, prefixes: Prefixes | None = None) -> None:
        self.model = model
        self.prefixes = prefixes if prefixes is not None else prefixes_for(model)
        self._encoder = _load(model)
        self._dimension = int(self._encode([self.prefixes.query + "事業"]).shape[1])

    @property
    def fingerprint(self) -> str:
        """Name, content (of a folder), prefixes and length of the vectors."""
        parts = (self.model, _content_hash(Path(self.model)), self.prefixes.query, self.prefixes.passage)
        return (
            f"{SENTENCE_TRANSFORMERS}:{self.dimension}:"
            + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
        )

    @property
    def dimension(self) -> int:
        """Length of each vector."""
        return self._dimension

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts to be found."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        return self._encode([self.prefixes.passage + text for text in texts])

    def embed_query(self, text: str) -> Vectors:
        """Unit vector of a question."""
        return np.asarray(self._encode([self.prefixes.query + text])[0], np.float32)

    def _encode(self, texts: list[str]) -> Vectors:
        vectors = self._encoder.encode(
            texts, batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def _load(model: str) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(model)
    except ImportError as error:
        raise EmbedderError(
            model, "sentence-transformers が入っていません（pip install 'jigyo-navi[models]'）"
        ) from error
    except (OSError, ValueError) as error:
        raise EmbedderError(model, str(error).splitlines()[0] if str(error) else type(error).__name__) from error


def _content_hash(folder: Path) -> str:
    """A hash of a model's folder: small files by content, weights by their size; empty for a hub name."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_file():
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder)}:{size}".encode())
            digest.update(path.read_bytes() if size < _READ_WHOLE else b"")
    return digest.hexdigest()[:16] if folder.is_dir() else ""
