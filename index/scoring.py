"""What speaks for each owner: words, n-grams, readings, vectors, and how much of the question it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.concepts import Concept, Question
from index.exact import VectorSearch
from index.fields import LexicalIndex
from index.kana import reading
from index.lexical import Postings
from index.ngrams import char_ngrams, kana_ngrams
from index.protocols import Vectors
from index.table import Mask, OwnerTable, Scores

TITLE = 1.0
BEST_PASSAGE = 0.6
SECOND_PASSAGE = 0.2
WHOLE = 0.7
COMPOUND = 0.5
TITLE_GRAMS = 0.6

DENSE_TITLE = 0.35
DENSE_WHOLE = 0.25
DENSE_BEST = 0.3
DENSE_SECOND = 0.1

PARTIAL = 0.5
"""What a concept counts in the coverage when only most of its character pairs are found."""
_MOSTLY = 0.65
_KANJI = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores of every owner, by kind, and the lexical score of every passage."""

    lexical: Scores
    grams: Scores
    readings: Scores
    dense: Scores
    coverage: Scores
    passages: Scores


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores owners against questions."""

    lexical: LexicalIndex
    table: OwnerTable

    def evidence(self, question: Question, dense: Scores) -> Evidence:
        """All that speaks for each owner; ``dense`` comes from ``dense_scores``."""
        passages = self._words(self.lexical.passages, question) * self.table.passage_weight
        best, second = self.table.best_two(passages)
        title = self._words(self.lexical.title, question)
        whole = self._words(self.lexical.whole, question)
        grams = char_ngrams(question.spelled)
        return Evidence(
            lexical=TITLE * title + BEST_PASSAGE * best + SECOND_PASSAGE * second + WHOLE * whole,
            grams=TITLE_GRAMS * self.lexical.title_grams.sum_of(grams)
            + (1 - TITLE_GRAMS) * self.lexical.whole_grams.sum_of(grams),
            readings=self.lexical.readings.sum_of(kana_ngrams(reading(question.text))),
            dense=dense,
            coverage=self.coverage(question.concepts),
            passages=passages,
        )

    def coverage(self, concepts: Sequence[Concept]) -> Scores:
        """How much of ``concepts`` each owner contains, from 0 to 1, rare concepts counting more."""
        covered = np.zeros(self.table.size, np.float32)
        total = 0.0
        for concept in concepts:
            weight = concept.weight * self._rarity(concept)
            covered += np.float32(weight) * self.presence(concept)
            total += weight
        return covered / np.float32(total) if total else covered

    def presence(self, concept: Concept) -> Scores:
        """For each owner 1 if the concept stands in it, less for a synonym, a stem or most of its letters."""
        present = np.zeros(self.table.size, np.float32)
        for term, weight in concept.alternatives:
            rows, _ = self.lexical.whole.column(term)
            present[rows] = np.maximum(present[rows], np.float32(0.5 + 0.5 * weight))
        return np.maximum(present, self._partial(concept))

    def stands(self, concept: Concept) -> Mask:
        """Which owners contain the concept, a synonym or its stem, to the letter."""
        present = np.zeros(self.table.size, np.bool_)
        for term, _ in concept.alternatives:
            present[self.lexical.whole.column(term)[0]] = True
        return present

    def _partial(self, concept: Concept) -> Scores:
        pairs = [gram for gram in char_ngrams(concept.surface) if len(gram) == 2]
        found = np.zeros(self.table.size, np.float32)
        if len(pairs) < 2:
            return found
        for pair in pairs:
            found[self.lexical.whole_grams.column(pair)[0]] += 1
        share = found / np.float32(len(pairs))
        return np.where(share >= _MOSTLY, share * np.float32(PARTIAL), np.float32(0))

    def _rarity(self, concept: Concept) -> float:
        """Inverse document frequency over all that may stand for the concept; an unknown word is the rarest."""
        count = max((self.lexical.whole.frequency(term) for term, _ in concept.alternatives), default=0)
        return float(np.log1p((self.table.size + 1) / (count + 1)))

    @staticmethod
    def _words(postings: Postings, question: Question) -> Scores:
        scores = np.zeros(postings.documents, np.float32)
        for concept in question.concepts:
            scores += np.float32(concept.weight) * postings.best_of(concept.alternatives)
        for concept in question.compounds:
            scores += np.float32(COMPOUND * concept.weight) * postings.best_of(concept.alternatives)
        return scores


def dense_scores(
    table: OwnerTable, vectors: VectorSearch, query: Vectors, municipality: str | None, plan_id: str | None
) -> Scores:
    """Cosine similarity of every owner: of its title, its whole text and its best two passages."""
    rows = vectors.similarities(query, municipality=municipality, plan_id=plan_id)
    title, whole, passages = np.split(rows, [table.size, 2 * table.size])
    best, second = table.best_two(passages)
    scores: Scores = DENSE_TITLE * title + DENSE_WHOLE * whole + DENSE_BEST * best + DENSE_SECOND * second
    return scores


def kana_share(text: str) -> float:
    """1 for a question without kanji, less the more kanji it has."""
    letters = [letter for letter in text if not letter.isspace()]
    kanji = sum(bool(_KANJI.match(letter)) for letter in letters)
    return max(0.0, 1.0 - 4.0 * kanji / len(letters)) if letters else 0.0
