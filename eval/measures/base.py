"""What a measure is: a value from 0 to 1 for a case, or None where the question has nothing to do with it.

A failed question is never left out: where a measure applies to a question and the system gave no answer, it is 0 (or 1
for a rate of errors).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from eval.case import Case


@dataclass(frozen=True, slots=True)
class Measure:
    """A named measure. ``error`` marks rates of which less is better."""

    name: str
    label: str
    of: Callable[[Case], float | None]
    error: bool = False
