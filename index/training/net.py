"""The model while it is trained: word vectors turned by one matrix, a change of its own and two weights a word.

A word never seen in training still takes part in what the matrix learns; its own change stays zero. torch is imported
when a model is made, never when this module is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.embed.static import PASSAGE, QUERY, Slot, StaticEmbedder, quantised, rows_of
from index.training.chive import Floats, is_piece
from index.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

SIF = 3e-4
"""A word with this share of running text counts half."""
_PIECE = 0.4
COMMON = 5
"""So many directions are common to all texts and left out."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The rows of a text and what each counts."""

    rows: NDArray[np.int64]
    counts: Floats

    @classmethod
    def of(cls, text: Sequence[Slot], vocabulary: dict[str, int]) -> Bag:
        """The bag of a text."""
        found = [row for place in text for row in rows_of(place, vocabulary)]
        rows, counts = np.unique(np.array(found, np.int64), return_counts=True)
        return cls(rows, (1 + np.log(counts)).astype(np.float32))


class Net:
    """Embeds bags of words."""

    def __init__(self, vocabulary: Vocabulary, dimension: int) -> None:
        import torch
        from torch import nn

        self.words = vocabulary.words
        self.start = torch.from_numpy(vocabulary.vectors)
        self.usual = torch.from_numpy(usual_weights(vocabulary)).log()
        self.turn = nn.Parameter(torch.from_numpy(principal(vocabulary, dimension)))
        self.change = nn.Embedding(len(self.words), dimension, sparse=True)
        self.weight = nn.Embedding(len(self.words), 2, sparse=True)
        nn.init.zeros_(self.change.weight)
        nn.init.zeros_(self.weight.weight)

    def __call__(self, bags: Sequence[Bag], side: int) -> Tensor:
        """Unit vectors of bags."""
        import torch
        from torch import nn

        rows, places = torch.unique(
            torch.from_numpy(np.concatenate([bag.rows for bag in bags])), return_inverse=True
        )
        sizes = np.cumsum([0, *(len(bag.rows) for bag in bags[:-1])])
        weights = (self.usual[rows] + self.weight(rows)[:, side - 1]).exp()
        counts = torch.from_numpy(np.concatenate([bag.counts for bag in bags]))
        table = self.start[rows] @ self.turn + self.change(rows)
        summed = nn.functional.embedding_bag(
            places, table, torch.from_numpy(sizes), mode="sum", per_sample_weights=counts * weights[places]
        )
        unit: Tensor = nn.functional.normalize(summed, dim=1)
        return unit

    def strain(self, bags: Sequence[Bag]) -> Tensor:
        """How far the words of bags have moved from where they started."""
        import torch

        rows = torch.from_numpy(np.unique(np.concatenate([bag.rows for bag in bags])))
        moved: Tensor = self.change(rows).square().sum(dim=1).mean()
        weighed: Tensor = self.weight(rows).square().sum(dim=1).mean()
        return moved + 0.05 * weighed

    def embedder(self) -> StaticEmbedder:
        """What is served."""
        table, scale = quantised((self.start @ self.turn + self.change.weight).detach().numpy())
        weights = (self.usual[:, None] + self.weight.weight).exp().detach().numpy()
        columns = np.empty((len(table), 3), np.float16)
        columns[:, 0] = scale
        columns[:, QUERY], columns[:, PASSAGE] = weights[:, QUERY - 1], weights[:, PASSAGE - 1]
        return StaticEmbedder(self.words, table, columns)


def usual_weights(vocabulary: Vocabulary) -> Floats:
    """What words count before training: the rarer the more (smooth inverse frequency), pieces less."""
    weights = SIF / (SIF + vocabulary.share)
    pieces = np.array([is_piece(word) for word in vocabulary.words])
    return np.asarray(np.where(pieces, weights * _PIECE, weights), np.float32)


def principal(vocabulary: Vocabulary, dimension: int) -> Floats:
    """The leading directions of the word vectors, the very first ones (common to all texts) left out."""
    weighted = vocabulary.vectors * np.sqrt(vocabulary.share)[:, None]
    common = np.linalg.eigh(weighted.T @ weighted)[1][:, -COMMON:]
    kept = vocabulary.vectors - vocabulary.vectors @ common @ common.T
    turns = np.linalg.eigh(kept.T @ kept)[1][:, ::-1]
    return np.ascontiguousarray(turns[:, :dimension], np.float32)
