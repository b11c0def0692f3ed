"""How well an embedder finds what belongs together; on nothing it was trained on."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.passages import Owner, owners
from index.protocols import Embedder, Vectors
from index.scoring import dense_scores
from index.table import OwnerTable
from index.training.sources import Pairs, clean, is_held_out, own_pairs, projects, question_pairs
from index.write import vector_texts
from ingest.read import read_plans

_QUERIES = 500


@dataclass(frozen=True, slots=True)
class Result:
    """Of ``n`` queries, the share whose answer came first, and the mean of 1 / its rank (0 beyond 10)."""

    name: str
    n: int
    hit: float
    mrr: float

    def __str__(self) -> str:
        return f"{self.name}: hit@1 {self.hit:.3f}, MRR@10 {self.mrr:.3f} (n = {self.n})"


@dataclass(frozen=True, slots=True)
class Task:
    """Queries, what they are looked for in, and the rows of the pool that are right for each."""

    name: str
    queries: Sequence[str]
    pool: Sequence[str]
    right: Sequence[frozenset[int]]

    def run(self, embedder: Embedder) -> Result:
        """Look every query up."""
        pool = embedder.embed_passages(self.pool)
        ranks = [rank_of(pool @ embedder.embed_query(query), right) for query, right in self._asked()]
        return result(self.name, ranks)

    def _asked(self) -> list[tuple[str, frozenset[int]]]:
        return list(zip(self.queries, self.right, strict=True))


class InMemory:
    """A ``VectorSearch`` over vectors at hand."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self.rows = len(vectors)

    def similarities(
        self, query: Vectors, *, municipality: str | None = None, plan_id: str | None = None
    ) -> NDArray[np.float32]:
        """Cosine similarity of every row."""
        return np.asarray(self._vectors @ query, np.float32)

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Questions about the plans of real municipalities, looked up the way the index does."""

    owners: list[Owner]
    questions: Sequence[tuple[str, str | None, frozenset[int]]]

    def run(self, embedder: Embedder) -> Result:
        """Look every question up among the 事業 of its municipality."""
        table = OwnerTable.of(self.owners)
        search = InMemory(embedder.embed_passages(vector_texts(self.owners)))
        ranks = []
        for question, city, right in self.questions:
            scores = dense_scores(table, search, embedder.embed_query(question), None, None)
            scope = table.scope(city, None) & (np.arange(table.size) < table.entries)
            ranks.append(rank_of(np.where(scope, scores, -9), right))
        return result("plans: question → 事業", ranks)


def rank_of(scores: NDArray[np.float32], right: frozenset[int]) -> int:
    """Place of the best right row, from 1."""
    return 1 + int((scores > max(scores[row] for row in right)).sum())


def result(name: str, ranks: Sequence[int]) -> Result:
    """The measures over ranks."""
    return Result(
        name,
        len(ranks),
        float(np.mean([rank == 1 for rank in ranks])),
        float(np.mean([1 / rank if rank <= 10 else 0 for rank in ranks])),
    )


def tasks(data: Path) -> list[Task]:
    """Look-ups among the projects kept for validation, our own questions kept for validation, and JSQuAD."""
    listed = projects(data, 2025)
    names = [clean(project["projectName"]) for project in listed]
    asked = [row for row, name in enumerate(names) if is_held_out(name)]
    asked = sorted(random.Random(3).sample(asked, min(_QUERIES, len(asked))))
    found = [
        Task(
            f"projects: name → {key}",
            [names[row] for row in asked],
            [clean(project.get(key)) for project in listed],
            [frozenset([row]) for row in asked],
        )
        for key in ("purpose", "overview")
    ]
    own = [_of_pairs(pairs) for pairs in own_pairs()[:2] if any(map(is_held_out, pairs.groups))]
    return [*found, *own, _of_pairs(question_pairs(data, "jsquad_valid"), everything=True)]


def _of_pairs(pairs: Pairs, *, everything: bool = False) -> Task:
    pool = list(dict.fromkeys(pairs.passages))
    right: dict[str, set[int]] = {}
    row = {text: number for number, text in enumerate(pool)}
    for passage, group in zip(pairs.passages, pairs.groups, strict=True):
        right.setdefault(group, set()).add(row[passage])
    asked = [
        (query, frozenset(right[group]))
        for query, group in zip(pairs.queries, pairs.groups, strict=True)
        if everything or is_held_out(group)
    ]
    return Task(f"{pairs.name}", [query for query, _ in asked], pool, [rows for _, rows in asked])


def plans_task(plans: Path, questions: Path) -> Plans:
    """The questions that are answered by one 事業 of the plans in a folder."""
    catalogue = read_plans([plans]).catalogue
    found = owners(catalogue)
    asked = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cites = row.get("cite") or []
        if len(cites) == 1 and len(row["turns"]) == 1:
            right = _rows(found, cites[0], row["municipality"])
            if right:
                asked.append((row["turns"][0], row["municipality"], right))
    return Plans(found, asked)


def _rows(found: Sequence[Owner], cite: dict[str, str], city: str | None) -> frozenset[int]:
    wanted = "".join(cite["title"].split())
    return frozenset(
        row
        for row, owner in enumerate(found)
        if owner.is_entry and "".join(owner.title.split()) == wanted and city in (None, owner.municipality)
    )
