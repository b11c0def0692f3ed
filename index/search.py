"""Hybrid search: words, synonyms, n-grams, readings and vectors, fused by weighted z-scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.concepts import ASKING, ConceptReader, Question
from index.exact import VectorSearch
from index.fusion import fused
from index.manifest import Calibration
from index.passages import TITLE_FIELD
from index.protocols import Embedder, EntryFilter, EntryStore, Hit, Passage, Query
from index.scoring import Evidence, Scorer, dense_scores, kana_share
from index.table import Mask, OwnerTable, Scores
from ingest.text import squeeze

LEXICAL = 1.0
GRAMS = 0.3
READINGS = 0.1
READINGS_OF_KANA = 0.9
DENSE = 1.0
COVERAGE = 0.8

COVERED = 0.8
"""Share of the coverage in the relevance; the rest is the calibrated cosine similarity."""
_PASSAGES = 5
_LONGEST_QUESTION = 500


@dataclass(frozen=True, slots=True)
class HybridRetriever:
    """The shipped ``Retriever``."""

    store: EntryStore
    table: OwnerTable
    scorer: Scorer
    reader: ConceptReader
    embedder: Embedder
    vectors: VectorSearch
    calibration: Calibration

    def search(self, query: Query) -> list[Hit]:
        """At most ``query.limit`` entries (best first) followed by at most as many sections (best first)."""
        question = self.reader.read(query.text[:_LONGEST_QUESTION])
        scope = self.table.scope(query.municipality, query.plan_id)
        if not question.text.strip() or not scope.any():
            return []
        dense = self._dense(question, query)
        evidence = self.scorer.evidence(question, dense)
        relevance = self._relevance(evidence)
        hits: list[Hit] = []
        for group in self._groups(scope):
            scores = fused(_parts(evidence, question), group)
            hits += [self._hit(int(row), scores, relevance, evidence) for row in _best(scores, group, query.limit)]
        return hits

    def rankings(self, query: Query) -> dict[str, list[tuple[str, float]]]:
        """The ids and scores of the 事業 found by words alone, by vectors alone and by both, best first: for measuring."""
        question = self.reader.read(query.text[:_LONGEST_QUESTION])
        scope = self.table.scope(query.municipality, query.plan_id)
        group = self._groups(scope)[0]
        if not question.text.strip() or not group.any():
            return {"lexical": [], "dense": [], "fused": []}
        evidence = self.scorer.evidence(question, self._dense(question, query))
        words = [part for part in _parts(evidence, question) if part[1] is not evidence.dense]
        ways = {
            "lexical": fused(words, group),
            "dense": evidence.dense,
            "fused": fused(_parts(evidence, question), group),
        }
        return {
            way: [(self.table.ids[row], float(scores[row])) for row in _best(scores, group, query.limit)]
            for way, scores in ways.items()
        }

    def coverage(self, text: str, municipality: str | None) -> dict[str, bool]:
        """For each content term of ``text``: does it, or a synonym, occur in what is in scope."""
        scope = self.table.scope(municipality, None)
        concepts = self.reader.read(text[:_LONGEST_QUESTION]).concepts
        return {
            concept.surface: bool(self.scorer.stands(concept)[scope].any())
            or self._written(concept.surface, municipality)
            for concept in concepts
            if concept.weight > ASKING
        }

    def _written(self, words: str, municipality: str | None) -> bool:
        return len(squeeze(words)) > 1 and self.store.count(EntryFilter(municipality=municipality, text=words)) > 0

    def _dense(self, question: Question, query: Query) -> Scores:
        vector = self.embedder.embed_query(question.spelled)
        if not vector.any():
            return np.zeros(self.table.size, np.float32)
        return dense_scores(self.table, self.vectors, vector, query.municipality, query.plan_id)

    def _relevance(self, evidence: Evidence) -> Scores:
        similar = self.calibration.relevance(evidence.dense)
        return np.clip(COVERED * evidence.coverage + (1 - COVERED) * similar, 0, 1)

    def _groups(self, scope: Mask) -> tuple[Mask, Mask]:
        is_entry = np.arange(self.table.size) < self.table.entries
        return scope & is_entry, scope & ~is_entry

    def _hit(self, row: int, scores: Scores, relevance: Scores, evidence: Evidence) -> Hit:
        is_entry = row < self.table.entries
        owner = self.table.ids[row]
        return Hit(
            entry=self.store.entry(owner) if is_entry else None,
            section=None if is_entry else self.store.section(owner),
            score=float(scores[row]),
            relevance=float(relevance[row]),
            lexical=float(evidence.lexical[row]),
            dense=float(evidence.dense[row]),
            passages=self._passages(row, evidence.passages),
        )

    def _passages(self, row: int, scores: Scores) -> tuple[Passage, ...]:
        rows = np.flatnonzero(self.table.passage_owner == row)
        best = rows[np.argsort(-scores[rows], kind="stable")][:_PASSAGES]
        fields = self.table.passage_field
        return tuple(
            Passage(int(fields[i]) if fields[i] > TITLE_FIELD else None, float(scores[i]))
            for i in best
            if scores[i] > 0
        )


def _parts(evidence: Evidence, question: Question) -> list[tuple[float, Scores]]:
    readings = READINGS + (READINGS_OF_KANA - READINGS) * kana_share(question.text)
    return [
        (LEXICAL, evidence.lexical),
        (GRAMS, evidence.grams),
        (readings, evidence.readings),
        (DENSE, evidence.dense),
        (COVERAGE, evidence.coverage),
    ]


def _best(scores: Scores, group: Mask, limit: int) -> list[int]:
    rows = np.flatnonzero(group)
    return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")][:limit]]
