"""Proves that a build can be opened and asked: ``python -m index.check FOLDER``, run in a child process."""

from __future__ import annotations

import sys
from pathlib import Path

from index.embed.blind import BlindEmbedder
from index.embed.choose import loads_alone
from index.errors import CorruptIndexError, IndexingError
from index.manifest import Manifest, read_manifest
from index.opened import Index
from index.protocols import Embedder, EntryFilter, Query
from index.vectors import ChromaVectors


def check_build(folder: Path) -> None:
    """Raise unless the build is complete and finds what is in it."""
    manifest = read_manifest(folder)
    _check_chroma(folder, manifest)
    index = Index.of_build(folder, manifest, embedder=_embedder(manifest))
    try:
        _check_counts(folder, manifest, index)
        _check_search(folder, index)
    finally:
        index.close()


def _embedder(manifest: Manifest) -> Embedder | None:
    """None for the embedder of the build itself; a stand-in for any other, so that no model is loaded here."""
    return None if loads_alone(manifest.embedder) else BlindEmbedder(manifest.embedder, manifest.dimension)


def _check_chroma(folder: Path, manifest: Manifest) -> None:
    vectors = ChromaVectors(folder / "chroma")
    try:
        _require(vectors.rows == manifest.vectors, folder, "ベクトルの数が合いません")
        if vectors.rows:
            probe = vectors.vector_of(0)
            _require(len(probe) == manifest.dimension, folder, "ベクトルの長さが合いません")
            vectors.similarities(probe)
    finally:
        vectors.close()


def _check_counts(folder: Path, manifest: Manifest, index: Index) -> None:
    found = (len(index.store.plans()), index.store.count(EntryFilter()), len(index.store.sections()))
    _require(found == (manifest.plans, manifest.entries, manifest.sections), folder, "件数が合いません")


def _check_search(folder: Path, index: Index) -> None:
    for entry in index.store.entries(EntryFilter(), limit=1):
        words = entry.title or next((field.text for field in entry.fields if field.text), "")
        hits = index.retriever.search(Query(words)) if words.strip() else []
        _require(
            not words.strip() or any(hit.entry is not None for hit in hits),
            folder,
            "検索しても事業が見つかりません",
        )


def _require(holds: bool, folder: Path, reason: str) -> None:
    if not holds:
        raise CorruptIndexError(folder, reason)


def main() -> int:
    """Exit status 0 when the build is sound, else 1 with the reason on the standard error."""
    try:
        check_build(Path(sys.argv[1]))
    except IndexingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
