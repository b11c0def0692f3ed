"""``jigyo bench retrieval``: how well the shipped search ranks a collection, by words, by vectors and by both."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import ir_measures
from ir_measures import RR, P, R, nDCG

from eval.bench.collection import Collection, as_catalogue
from index.build import build_index
from index.opened import open_index
from index.protocols import Query

MEASURES = {"nDCG@10": nDCG @ 10, "R@10": R @ 10, "MRR": RR, "P@1": P @ 1}
_DEPTH = 100


def bench_retrieval(
    collection: Collection, tell: Callable[[str], None] = lambda line: None
) -> dict[str, dict[str, float]]:
    """Measures by way of ranking (``lexical``, ``dense``, ``fused``), and ``speed`` with queries per second.

    The index is built from the documents alone; the queries are not seen before they are asked.
    """
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        build_index(as_catalogue(collection), Path(folder), progress=tell)
        built = time.perf_counter() - started
        index = open_index(Path(folder))
        try:
            started = time.perf_counter()
            runs = _runs(collection, index.retriever.rankings)
            asked = time.perf_counter() - started
        finally:
            index.close()
    result = {way: _measured(collection, run) for way, run in runs.items()}
    result["speed"] = {"build_seconds": built, "queries_per_second": len(collection.queries) / max(asked, 1e-9)}
    return result


def _runs(
    collection: Collection, rankings: Callable[[Query], dict[str, list[tuple[str, float]]]]
) -> dict[str, dict[str, dict[str, float]]]:
    runs: dict[str, dict[str, dict[str, float]]] = {"lexical": {}, "dense": {}, "fused": {}}
    for name, text in collection.queries.items():
        for way, ranking in rankings(Query(text, limit=_DEPTH)).items():
            runs[way][name] = dict(ranking)
    return runs


def _measured(collection: Collection, run: dict[str, dict[str, float]]) -> dict[str, float]:
    """Means over all queries: one without any document found counts as 0."""
    judged = {name: collection.judgements[name] for name in collection.queries}
    found = ir_measures.calc_aggregate(list(MEASURES.values()), judged, run)
    return {name: float(found[measure]) for name, measure in MEASURES.items()}
