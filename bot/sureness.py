"""How sure it is that the 事業 found first answers: a probability from 0 to 1, learned from questions with known answers.

A long, chatty question covers little of any 事業, but the right one still stands out from the others; a question about
something the plans do not say covers some of several. The logistic weights stand in ``bot/data/sureness.toml``, where
it is said what they were fitted on.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from bot.terms import Matchable, Term, match
from index.protocols import Hit


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against the first hit.

    ``relevance`` and ``dense`` are the hit's; ``gap`` its lead in score over the second, at most 10, in tenths;
    ``mass`` the weight of the terms it holds, at most 12, in twelfths; ``coverage`` their share of all terms;
    ``unknown`` is 1 where a subject is named that no plan in scope knows.
    """

    relevance: float
    gap: float
    dense: float
    mass: float
    coverage: float
    unknown: float

    @classmethod
    def of(cls, hits: Sequence[Hit], terms: Sequence[Term], text: Matchable, *, known: bool) -> Signs:
        """The signs for the first of ``hits``, whose whole text is ``text``."""
        second = hits[1].score if len(hits) > 1 else 0.0
        held = sum(term.weight * match(term, text) for term in terms)
        total = sum(term.weight for term in terms)
        return cls(
            relevance=hits[0].relevance,
            gap=min(hits[0].score - second, 10.0) / 10.0,
            dense=hits[0].dense,
            mass=min(held, 12.0) / 12.0,
            coverage=held / total if total else 0.0,
            unknown=0.0 if known else 1.0,
        )


def sureness(signs: Signs) -> float:
    """Probability that the first hit answers the question."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * getattr(signs, name) for name in Signs.__slots__)
    return 1.0 / (1.0 + math.exp(-total))


def threshold() -> float:
    """Below this sureness a question is refused: where the cost of a wrong answer and of a wrong refusal balance."""
    return _weights()["threshold"]


def doubtful() -> float:
    """Below this sureness the answer says that it offers what comes near."""
    return _weights()["doubtful"]


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    raw = tomllib.loads(resources.files("bot.data").joinpath("sureness.toml").read_text("utf-8"))
    return {name: float(value) for name, value in raw["weights"].items()}
