"""Retrieval alone over a question set of another make: its documents indexed as sections, its questions searched."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

from eval import texts
from eval.bounds import Rate, rate
from eval.errors import ExternalSetError
from eval.importers.beir import read_beir
from eval.importers.external import Document, ExternalSet
from eval.importers.squad import read_squad
from eval.measures.retrieval import NAMES, scores
from index.build import build_index
from index.errors import IndexingError
from index.opened import open_index
from index.protocols import Query, Retriever
from ingest.model import Catalogue, Plan, PlanKind, Section, Source

_PLAN = "external"
_DEPTH = 10


def read_external(path: Path) -> ExternalSet:
    """A BEIR folder or a SQuAD file. Raises ExternalSetError."""
    found = read_beir(path) if path.is_dir() else read_squad(path)
    if not found.relevant:
        raise ExternalSetError(path, texts.NO_QUERIES)
    return found


def measure(external: ExternalSet, limit: int | None = None) -> Mapping[str, Rate]:
    """nDCG@10, R@3, R@10 and MRR of our retriever, with bounds, by name."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            build_index(_catalogue(external.documents), Path(folder))
            index = open_index(Path(folder))
        except IndexingError as error:
            raise ExternalSetError(Path(external.name), texts.INDEX_ERROR.format(reason=error)) from error
        try:
            return search_all(external, index.retriever, limit)
        finally:
            index.close()


def search_all(external: ExternalSet, retriever: Retriever, limit: int | None = None) -> Mapping[str, Rate]:
    """The measures of a retriever whose sections are the documents. A question nothing is found for counts as 0."""
    found: dict[str, list[float]] = {name: [] for name in NAMES}
    for query, relevant in islice(external.relevant.items(), limit):
        hits = retriever.search(Query(external.queries[query], limit=_DEPTH))
        ranking = [hit.section.id for hit in hits if hit.section is not None]
        for name, value in scores(ranking, relevant).items():
            found[name].append(value)
    return {name: bounded for name, values in found.items() if (bounded := rate(values)) is not None}


def _catalogue(documents: Sequence[Document]) -> Catalogue:
    plan = Plan(_PLAN, texts.RETRIEVAL_PLAN, texts.RETRIEVAL_PLAN, PlanKind.PLAN, (_PLAN,))
    sections = tuple(
        Section(document.id, _PLAN, document.title, document.text, Source(_PLAN, n, n))
        for n, document in enumerate(documents, start=1)
    )
    return Catalogue((plan,), (), sections)
