"""Contrastive training: a text's partner must come nearer than the partners of the other texts of its batch."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.embed.static import PASSAGE, QUERY
from index.training.net import Bag, Net
from index.training.sources import Pairs

if TYPE_CHECKING:
    import torch
    from torch import Tensor

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. ``shares`` says how often a batch comes from which data set; those not named are left out."""

    shares: dict[str, float]
    steps: int = 600
    batch: int = 512
    temperature: float = 0.05
    rate: float = 3e-3
    rate_of_turn: float = 1e-3
    rate_of_weights: float = 2e-2
    strain: float = 0.3
    dropped: float = 0.1
    """Share of the words of a question that are left out at random, so that it is found by the others."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Bags:
    """Pairs as bags of words."""

    name: str
    queries: list[Bag]
    passages: list[Bag]
    groups: list[str]

    @classmethod
    def of(cls, pairs: Pairs, known: dict[str, Bag]) -> Bags:
        """The pairs whose two sides have a word that is known; ``known`` has the bags of all texts."""
        kept = [
            (known[query], known[passage], group)
            for query, passage, group in zip(pairs.queries, pairs.passages, pairs.groups, strict=True)
            if len(known[query].rows) and len(known[passage].rows)
        ]
        return cls(pairs.name, [k[0] for k in kept], [k[1] for k in kept], [k[2] for k in kept])

    def batches(self, size: int, chance: random.Random) -> Iterator[list[int]]:
        """Rows in ever new order, without end."""
        rows = list(range(len(self.queries)))
        while True:
            chance.shuffle(rows)
            for start in range(0, max(1, len(rows) - size + 1), size):
                yield rows[start : start + size]


def train(net: Net, sources: Sequence[Bags], recipe: Recipe) -> None:
    """Train ``net`` in place."""
    import torch

    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    used = [bags for bags in sources if recipe.shares.get(bags.name) and bags.queries]
    batches = [bags.batches(recipe.batch, chance) for bags in used]
    sparse = torch.optim.SparseAdam([*net.change.parameters()], lr=recipe.rate)
    weights = torch.optim.SparseAdam([*net.weight.parameters()], lr=recipe.rate_of_weights)
    dense = torch.optim.Adam([net.turn], lr=recipe.rate_of_turn)
    optimisers: tuple[torch.optim.Optimizer, ...] = (sparse, weights, dense)
    schedules = [torch.optim.lr_scheduler.LambdaLR(one, _slowing(recipe.steps)) for one in optimisers]
    losses, started = [], time.monotonic()
    for step in range(recipe.steps):
        number = chance.choices(range(len(used)), [recipe.shares[bags.name] for bags in used])[0]
        loss = _loss(net, used[number], next(batches[number]), recipe)
        for one in optimisers:
            one.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        for one, schedule in zip(optimisers, schedules, strict=True):
            one.step()  # type: ignore[no-untyped-call,unused-ignore]
            schedule.step()
        losses.append(float(loss.detach()))
        if step % 100 == 99:
            _LOG.info("step %d: loss %.3f, %.0f s", step + 1, np.mean(losses[-100:]), time.monotonic() - started)


def _slowing(steps: int) -> Callable[[int], float]:
    return lambda step: min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)


def _loss(net: Net, bags: Bags, rows: list[int], recipe: Recipe) -> Tensor:
    import torch
    from torch import nn

    queries = [_thinned(bags.queries[row], recipe.dropped) for row in rows]
    passages = [bags.passages[row] for row in rows]
    scores = net(queries, QUERY) @ net(passages, PASSAGE).T / recipe.temperature
    groups = np.array([hash(bags.groups[row]) for row in rows])
    same = torch.from_numpy((groups[:, None] == groups[None, :]) & ~np.eye(len(rows), dtype=bool))
    scores = scores.masked_fill(same, -1e4)
    right = torch.arange(len(rows))
    contrast = nn.functional.cross_entropy(scores, right) + nn.functional.cross_entropy(scores.T, right)
    return contrast / 2 + recipe.strain * net.strain([*queries, *passages])


def _thinned(bag: Bag, share: float) -> Bag:
    if not share or len(bag.rows) < 3:
        return bag
    import torch

    kept = torch.rand(len(bag.rows)).numpy() >= share
    return Bag(bag.rows[kept], bag.counts[kept]) if kept.any() else bag
