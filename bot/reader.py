"""The term reader of the bot over that of the index."""

from __future__ import annotations

from bot.terms import Term
from index.terms import IndexTerms


class IndexReader:
    """Reads terms with the index's vocabulary and leaves out the words of asking."""

    def __init__(self, terms: IndexTerms) -> None:
        self._terms = terms

    def terms(self, text: str) -> tuple[Term, ...]:
        """The telling terms of ``text``."""
        return tuple(
            Term(found.surface, found.weight, found.alternatives, found.known, found.subject)
            for found in self._terms.terms(text)
            if not found.asking
        )

    def tokens(self, text: str) -> frozenset[str]:
        """The index terms of a text."""
        return self._terms.tokens(text)
