"""BM25 over one field of many documents: built with bm25s, kept and read as plain arrays.

bm25s scores every (term, document) pair when the index is built. Reading those columns directly lets a question
give each of its terms alternatives (synonyms) of which only the best counts, which ``BM25.get_scores`` cannot do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """BM25 scores of every term of a field: ``indptr[t]:indptr[t+1]`` is the column of term ``t``."""

    vocabulary: dict[str, int]
    data: Scores
    rows: NDArray[np.int32]
    indptr: NDArray[np.int64]
    documents: int

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> Postings:
        """Index token lists; a document without tokens is kept and never found."""
        if not any(documents):
            return cls({}, np.empty(0, np.float32), np.empty(0, np.int32), np.zeros(1, np.int64), len(documents))
        import bm25s

        model = bm25s.BM25(method="lucene", k1=1.2, b=0.6)
        model.index([list(tokens) for tokens in documents], show_progress=False)
        arrays = model.scores
        return cls(
            {token: int(column) for token, column in model.vocab_dict.items() if token},
            np.asarray(arrays["data"], np.float32),
            np.asarray(arrays["indices"], np.int32),
            np.asarray(arrays["indptr"], np.int64),
            len(documents),
        )

    def column(self, term: str) -> tuple[NDArray[np.int32], Scores]:
        """Documents with ``term`` and their scores; both empty for an unknown term."""
        number = self.vocabulary.get(term)
        if number is None:
            return self.rows[:0], self.data[:0]
        span = slice(int(self.indptr[number]), int(self.indptr[number + 1]))
        return self.rows[span], self.data[span]

    def frequency(self, term: str) -> int:
        """In how many documents ``term`` stands."""
        return len(self.column(term)[0])

    def best_of(self, alternatives: Sequence[tuple[str, float]]) -> Scores:
        """For every document the best weighted score among ``alternatives`` (term, weight); 0 for none."""
        scores = np.zeros(self.documents, np.float32)
        for term, weight in alternatives:
            rows, values = self.column(term)
            np.maximum.at(scores, rows, values * np.float32(weight))
        return scores

    def sum_of(self, terms: Sequence[str]) -> Scores:
        """The plain BM25 score of every document."""
        scores = np.zeros(self.documents, np.float32)
        for term in terms:
            rows, values = self.column(term)
            scores[rows] += values
        return scores

    def save(self, stem: Path) -> None:
        """Write ``stem.npz`` and ``stem.json``."""
        np.savez(stem.with_suffix(".npz"), data=self.data, rows=self.rows, indptr=self.indptr)
        words = {"documents": self.documents, "vocabulary": self.vocabulary}
        stem.with_suffix(".json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, stem: Path) -> Postings:
        """Read what ``save`` wrote."""
        words = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
        with np.load(stem.with_suffix(".npz"), allow_pickle=False) as arrays:
            return cls(words["vocabulary"], arrays["data"], arrays["rows"], arrays["indptr"], words["documents"])
