"""Writing all files of one build into a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.calibrate import calibration_of
from index.embed.lsa import LsaEmbedder
from index.fields import LexicalIndex
from index.kana import KanaLexicon
from index.manifest import FORMAT, Manifest, write_manifest
from index.passages import Owner, owners
from index.protocols import Embedder, Vectors
from index.store_write import write_store
from index.synonyms import default_thesaurus
from index.table import OwnerTable
from index.tokenize import FugashiTokenizer
from index.vectors import Metadata, write_chroma
from ingest.catalogue import write_catalogue
from ingest.model import Catalogue

Progress = Callable[[str], None]


def write_build(
    catalogue: Catalogue,
    folder: Path,
    *,
    created: str,
    source: str,
    embedder: Embedder | None,
    progress: Progress,
) -> Manifest:
    """Write catalogue, store, lexical index, embedder, vectors and manifest into ``folder``."""
    progress("データベースを作成しています")
    write_catalogue(catalogue, folder / "catalogue.jsonl")
    write_store(catalogue, folder / "catalogue.sqlite")
    found = owners(catalogue)
    table = OwnerTable.of(found)
    table.save(folder)
    progress("検索語の索引を作成しています")
    LexicalIndex.build(found, FugashiTokenizer()).save(folder / "lexical")
    default_thesaurus().save(folder / "thesaurus.json")
    _write_lexicon(found, folder)
    progress("ベクトルを作成しています")
    texts = vector_texts(found)
    chosen = embedder if embedder is not None else _fitted(texts, folder)
    vectors = chosen.embed_passages(texts)
    _write_vectors(found, vectors, texts, folder)
    manifest = Manifest(
        format=FORMAT,
        build=folder.name,
        created=created,
        plans=len(catalogue.plans),
        entries=len(catalogue.entries),
        sections=len(catalogue.sections),
        vectors=len(vectors),
        dimension=chosen.dimension,
        embedder=chosen.fingerprint,
        source=source,
        calibration=calibration_of(found, table, vectors, chosen),
        model=getattr(chosen, "model", None),
    )
    write_manifest(folder, manifest)
    return manifest


def _fitted(texts: Sequence[str], folder: Path) -> LsaEmbedder:
    embedder = LsaEmbedder.fit(texts)
    embedder.save(folder / "embedder")
    return embedder


def _write_lexicon(found: Sequence[Owner], folder: Path) -> None:
    words = (word for group in default_thesaurus().groups for word in group)
    KanaLexicon.of([*(owner.whole for owner in found), *words]).save(folder / "readings.json")


def vector_texts(found: Sequence[Owner]) -> list[str]:
    """One text a vector: titles with their path, whole texts, then passages under their title."""
    titles = ["\n".join((owner.title, *owner.path)) for owner in found]
    wholes = [owner.whole for owner in found]
    return titles + wholes + [f"{owner.title}\n{passage.text}" for owner in found for passage in owner.passages]


def _write_vectors(found: Sequence[Owner], vectors: Vectors, texts: Sequence[str], folder: Path) -> None:
    np.save(folder / "vectors.npy", vectors, allow_pickle=False)
    write_chroma(folder / "chroma", vectors, _metadata(found), texts)


def _metadata(found: Sequence[Owner]) -> list[Metadata]:
    scopes: list[Metadata] = [
        {"owner": owner.id, "municipality": owner.municipality, "plan_id": owner.plan_id} for owner in found
    ]
    passages = [scopes[p.owner] | {"part": "field", "field": p.field} for owner in found for p in owner.passages]
    return [s | {"part": "title"} for s in scopes] + [s | {"part": "whole"} for s in scopes] + passages
