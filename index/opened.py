"""Opening the index that is served."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.concepts import ConceptReader
from index.embed.choose import embedder_of_build
from index.errors import CorruptIndexError
from index.exact import EXACT_BELOW, ExactVectors, VectorSearch
from index.fields import LexicalIndex
from index.fuzzy import SpellingIndex
from index.kana import KanaLexicon
from index.manifest import Manifest, read_manifest
from index.protocols import Embedder, Query
from index.publish import served_folder
from index.scoring import Scorer
from index.search import HybridRetriever
from index.store import SqlEntryStore
from index.synonyms import Thesaurus
from index.table import OwnerTable

VectorSearchName = Literal["exact", "chroma"]


@dataclass(frozen=True, slots=True)
class Index:
    """An open build: its catalogue, its search and what it says about itself. Usable from several threads."""

    store: SqlEntryStore
    retriever: HybridRetriever
    manifest: Manifest
    folder: Path

    @classmethod
    def of_build(
        cls,
        folder: Path,
        manifest: Manifest,
        *,
        embedder: Embedder | None = None,
        vector_search: VectorSearchName | None = None,
    ) -> Index:
        """Open one build, served or not."""
        chosen = embedder_of_build(folder, manifest.embedder, manifest.model, embedder)
        store = SqlEntryStore(folder / "catalogue.sqlite")
        try:
            table, lexical, lexicon, thesaurus = _read_files(folder)
            vectors = _vector_search(folder, manifest, vector_search)
            if vectors.rows != 2 * table.size + len(table.passage_owner):
                raise CorruptIndexError(folder, "ベクトルの数が合いません")
        except BaseException:
            store.close()
            raise
        vocabulary = lexical.whole.vocabulary
        places = frozenset(plan.municipality for plan in store.plans())
        reader = ConceptReader(
            thesaurus, lexicon, SpellingIndex.of({*vocabulary, *lexicon.words()}), vocabulary, places
        )
        retriever = HybridRetriever(
            store, table, Scorer(lexical, table), reader, chosen, vectors, manifest.calibration
        )
        return cls(store, retriever, manifest, folder)

    def close(self) -> None:
        """Let go of all files."""
        self.retriever.vectors.close()
        self.store.close()


def open_index(
    root: Path, *, embedder: Embedder | None = None, vector_search: VectorSearchName | None = None
) -> Index:
    """Open the index served under ``root`` and warm it up.

    ``embedder`` is needed only where the index was built with one that cannot be loaded by name. ``vector_search``
    None chooses by size: exact below ``EXACT_BELOW`` vectors.
    """
    folder = served_folder(root)
    index = Index.of_build(folder, read_manifest(folder), embedder=embedder, vector_search=vector_search)
    index.retriever.search(Query("計画の概要", limit=1))
    return index


def _read_files(folder: Path) -> tuple[OwnerTable, LexicalIndex, KanaLexicon, Thesaurus]:
    try:
        table, lexical = OwnerTable.load(folder), LexicalIndex.load(folder / "lexical")
        lexicon = KanaLexicon.load(folder / "readings.json")
        return table, lexical, lexicon, Thesaurus.load(folder / "thesaurus.json")
    except (OSError, ValueError, KeyError) as error:
        raise CorruptIndexError(folder, f"{type(error).__name__}: {error}") from error


def _vector_search(folder: Path, manifest: Manifest, wanted: VectorSearchName | None) -> VectorSearch:
    if wanted == "exact" or (wanted is None and manifest.vectors < EXACT_BELOW):
        return ExactVectors(folder / "vectors.npy")
    from index.vectors import ChromaVectors

    return ChromaVectors(folder / "chroma")
