"""How sure the bot is of what it finds: the one place where evaluation looks inside it.

Only for the trade-off between wrong answers and wrong refusals, over every threshold that might be chosen.
"""

from __future__ import annotations

from bot.finding import Finder
from bot.question import understand
from bot.reader import IndexReader
from bot.sureness import threshold
from bot.topic import topic
from bot.vocabulary import read_vocabulary
from eval.question import Question
from index.opened import Index
from index.terms import IndexTerms


class Probe:
    """Reads the sureness of the first hit for a question of one turn."""

    def __init__(self, index: Index) -> None:
        self._vocabulary = read_vocabulary(index.store)
        self._finder = Finder(index.store, index.retriever, IndexReader(IndexTerms(index.retriever)))

    def sureness(self, question: Question) -> float | None:
        """From 0 to 1; None where sureness does not decide: conversations, lists, general text."""
        if len(question.turns) > 1 or question.kind == "aggregate" or question.section:
            return None
        read = understand(question.turns[0], self._vocabulary, question.municipality)
        words = topic(read, self._vocabulary) or read.text
        hits = self._finder.search(words, read.scope).entries
        return self._finder.sureness(hits, self._finder.terms(words), read.scope)


def threshold_in_use() -> float:
    """Below this sureness the bot refuses."""
    return threshold()
