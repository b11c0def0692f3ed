"""A BEIR-format collection: corpus and queries as JSON lines, judgements as tab separated values."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.model import Catalogue, Entry, Field, FieldKind, Plan, PlanKind, Source

_PLAN = Plan("corpus", "collection", "collection", PlanKind.PLAN, ("corpus.jsonl",))


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents (id, title, text), queries by id, and the judged documents of each query with their gains."""

    documents: tuple[tuple[str, str, str], ...]
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]


def read_collection(corpus: Path, queries: Path, qrels: Path) -> Collection:
    """Read ``corpus`` (``_id``, ``title``, ``text``), ``queries`` (``_id``, ``text``) and ``qrels`` (with a heading).

    Queries without a judgement are left out. Raises OSError or ValueError for files that cannot be read.
    """
    documents = tuple((str(d["_id"]), d.get("title") or "", d.get("text") or "") for d in _lines(corpus))
    judgements: dict[str, dict[str, int]] = {}
    with qrels.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            if len(row) >= 3 and row[2].lstrip("-").isdigit():
                judgements.setdefault(row[0], {})[row[1]] = int(row[2])
    asked = {str(query["_id"]): str(query["text"]) for query in _lines(queries)}
    return Collection(documents, {name: asked[name] for name in asked if name in judgements}, judgements)


def as_catalogue(collection: Collection) -> Catalogue:
    """Each document as a 事業 with its text as the only field, so that it is found as plans are."""
    return Catalogue(
        (_PLAN,), tuple(_entry(*document, line) for line, document in enumerate(collection.documents, 1))
    )


def _entry(name: str, title: str, text: str, line: int) -> Entry:
    field = Field("text", FieldKind.OVERVIEW, text or title, Source("corpus.jsonl", line, line))
    return Entry(name, _PLAN.id, str(line), title, fields=(field,))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
