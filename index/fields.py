"""The lexical index: BM25 over titles, passages, whole texts, their character n-grams and their readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from index.kana import reading
from index.lexical import Postings
from index.ngrams import char_ngrams, kana_ngrams
from index.passages import Owner
from index.protocols import Tokenizer


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """One ``Postings`` a field. ``passages`` has a row a passage, all others a row an owner."""

    title: Postings
    passages: Postings
    whole: Postings
    title_grams: Postings
    whole_grams: Postings
    readings: Postings

    @classmethod
    def build(cls, owners: Sequence[Owner], tokenizer: Tokenizer) -> LexicalIndex:
        """Index every owner and passage."""
        tokens = tokenizer.tokens
        bodies = [[tokens(passage.text) for passage in owner.passages] for owner in owners]
        heads = [tokens("\n".join((owner.title, *owner.path, *owner.departments))) for owner in owners]
        return cls(
            title=Postings.build([tokens(owner.title) for owner in owners]),
            passages=Postings.build([terms for body in bodies for terms in body]),
            whole=Postings.build(
                [
                    head + [term for terms in body for term in terms]
                    for head, body in zip(heads, bodies, strict=True)
                ]
            ),
            title_grams=Postings.build([char_ngrams(owner.title) for owner in owners]),
            whole_grams=Postings.build([char_ngrams(owner.whole) for owner in owners]),
            readings=Postings.build([kana_ngrams(_spoken(owner)) for owner in owners]),
        )

    def save(self, folder: Path) -> None:
        """Write every field into ``folder``."""
        folder.mkdir()
        for field in fields(self):
            getattr(self, field.name).save(folder / field.name)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read what ``save`` wrote."""
        return cls(**{field.name: Postings.load(folder / field.name) for field in fields(cls)})


def _spoken(owner: Owner) -> str:
    return "\n".join(reading(text) for text in (owner.title, *owner.departments))
