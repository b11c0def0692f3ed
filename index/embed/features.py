"""Weighted features of a text for the fitted embedder: words, compounds, n-grams and thesaurus groups."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from index.ngrams import char_ngrams
from index.protocols import Tokenizer
from index.synonyms import Thesaurus
from index.tokenize import asking_words

WORD = 1.0
GRAM = 0.35
GROUP = 0.9
ASKING = 0.3


def weighted_features(text: str, tokenizer: Tokenizer, thesaurus: Thesaurus) -> dict[str, float]:
    """Features of ``text`` with sublinear weights; words of one thesaurus group share a feature."""
    words = tokenizer.tokens(text)
    features = _weighted("w", words, WORD)
    features |= _weighted("n", char_ngrams(text), GRAM)
    features |= _weighted("s", (str(number) for number in thesaurus.group_numbers(words)), GROUP)
    return features


def _weighted(prefix: str, terms: Iterable[str], weight: float) -> dict[str, float]:
    asking = asking_words() if prefix == "w" else frozenset()
    return {
        f"{prefix}:{term}": (1 + math.log(count)) * weight * (ASKING if term in asking else 1.0)
        for term, count in Counter(terms).items()
    }
