"""The telling terms of a question, with the weights the index gives them: for choosing sentences after the search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.morphemes import morphemes
from index.search import HybridRetriever
from index.tokenize import FugashiTokenizer, asking_words


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A content term: as written, its index terms with what each counts (the word itself 1.0), and its rarity.

    ``known`` says whether the term, a synonym or its stem occurs anywhere in the index; ``asking`` that it only says
    what is wanted (担当, 予算 …); ``subject`` that it is a noun of the thesaurus of municipal life or a proper name.
    """

    surface: str
    alternatives: tuple[tuple[str, float], ...]
    weight: float
    known: bool
    asking: bool
    subject: bool


class IndexTerms:
    """Reads terms by the vocabulary and the document frequencies of an index."""

    def __init__(self, retriever: HybridRetriever) -> None:
        self._retriever = retriever
        self._tokenizer = FugashiTokenizer()

    def terms(self, text: str) -> tuple[WeightedTerm, ...]:
        """The content terms of ``text``, in order, without repeats."""
        lexical = self._retriever.scorer.lexical
        size = self._retriever.table.size
        found = []
        for concept in self._retriever.reader.read(text).concepts:
            count = max((lexical.whole.frequency(term) for term, _ in concept.alternatives), default=0)
            rarity = float(np.log1p((size + 1) / (count + 1))) * concept.weight
            asking = concept.weight < 1.0 or concept.alternatives[0][0] in asking_words()
            subject = not asking and self._is_subject(concept.surface)
            found.append(WeightedTerm(concept.surface, concept.alternatives, rarity, count > 0, asking, subject))
        return tuple(found)

    def _is_subject(self, surface: str) -> bool:
        parts = morphemes(surface)
        if not parts or parts[-1].pos[0] not in ("名詞", "接尾辞"):
            return False
        named = any(part.pos[1] == "固有名詞" for part in parts)
        return named or bool(self._retriever.reader.thesaurus.of_word(surface))

    def tokens(self, text: str) -> frozenset[str]:
        """The index terms of a text."""
        return _tokens(self._tokenizer, text)


@lru_cache(maxsize=50_000)
def _tokens(tokenizer: FugashiTokenizer, text: str) -> frozenset[str]:
    return frozenset(tokenizer.tokens(text))
