"""Chroma, and all that is known of it: the store of record for vectors, and a searcher for large collections.

One process per folder and nothing is ever changed in place: every build writes a new folder, then only read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptIndexError
from index.protocols import Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

_COLLECTION = "passages"
_BATCH = 5_000
_NEAREST = 300

Metadata = dict[str, str | int | float | bool]


def write_chroma(folder: Path, vectors: Vectors, metadata: Sequence[Metadata], texts: Sequence[str]) -> None:
    """Write vectors with their texts and metadata into a new folder; ids are row numbers."""
    client = _client(folder)
    try:
        collection = client.create_collection(
            _COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )
        for start in range(0, len(vectors), _BATCH):
            span = slice(start, start + _BATCH)
            rows = range(start, min(start + _BATCH, len(vectors)))
            collection.add(
                ids=[str(row) for row in rows],
                embeddings=vectors[span],
                metadatas=list(metadata[span]),
                documents=list(texts[span]),
            )
    finally:
        client.close()


class ChromaVectors:
    """A ``VectorSearch`` over what ``write_chroma`` wrote."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CorruptIndexError(folder, "ベクトルがありません")
        self._client = _client(folder)
        try:
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        except Exception as error:
            self._client.close()
            raise CorruptIndexError(folder, str(error)) from error
        self.rows = self._collection.count()

    def similarities(
        self, query: Vectors, *, municipality: str | None = None, plan_id: str | None = None
    ) -> NDArray[np.float32]:
        """Cosine similarity of the nearest rows in scope, 0 for all others."""
        found: dict[str, Any] = self._collection.query(
            query_embeddings=query[None, :],
            n_results=min(_NEAREST, self.rows),
            where=_where(municipality, plan_id),
            include=["distances"],
        )
        similarities = np.zeros(self.rows, np.float32)
        rows = np.array([int(row) for row in found["ids"][0]], np.int64)
        similarities[rows] = 1.0 - np.asarray(found["distances"][0], np.float32)
        return similarities

    def vector_of(self, row: int) -> Vectors:
        """The vector of one row."""
        found: dict[str, Any] = self._collection.get(ids=[str(row)], include=["embeddings"])
        return np.asarray(found["embeddings"][0], np.float32)

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()


def _client(folder: Path) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))


def _where(municipality: str | None, plan_id: str | None) -> Any:
    wanted = {"municipality": municipality, "plan_id": plan_id}
    conditions = [{name: value} for name, value in wanted.items() if value is not None]
    if len(conditions) > 1:
        return {"$and": conditions}
    return conditions[0] if conditions else None
