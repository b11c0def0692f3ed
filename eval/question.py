"""A question with what a right answer holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_COUNT = re.compile(r"\d+(?:件|事業|つ|個|本|項目)")


@dataclass(frozen=True, slots=True)
class Gold:
    """A 事業 that a right answer cites; without a municipality it is one of the asker's own."""

    no: str
    title: str
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question set; the fields are described in ``eval/questions/README.md``."""

    id: str
    kind: str
    set: str
    turns: tuple[str, ...]
    municipality: str | None = None
    source: str = ""
    cite: tuple[Gold, ...] = ()
    cite_mode: Literal["all", "any"] = "all"
    any_of: tuple[tuple[Gold, ...], ...] = ()
    section: str = ""
    facts: tuple[tuple[str, ...], ...] = ()
    forbid: tuple[str, ...] = ()
    refuse: bool = False
    ask_back_ok: bool = False

    @property
    def golds(self) -> tuple[Gold, ...]:
        """Every 事業 that may be cited: those of the groups where there are groups, else those to cite."""
        return tuple(gold for group in self.any_of for gold in group) if self.any_of else self.cite

    @property
    def groups(self) -> tuple[tuple[Gold, ...], ...]:
        """The groups of which one member each must be cited."""
        if self.any_of:
            return self.any_of
        if self.cite_mode == "any" and self.cite:
            return (self.cite,)
        return tuple((gold,) for gold in self.cite)

    @property
    def is_list(self) -> bool:
        """Whether the right answer is a complete list, or a number counted over one."""
        return self.kind == "aggregate" and self.cite_mode == "all" and len(self.cite) > 1 and not self.any_of

    @property
    def counts(self) -> tuple[tuple[str, ...], ...]:
        """The facts that are counts (3件), which stand nowhere in the plans."""
        computed = self.kind == "aggregate"
        return tuple(alts for alts in self.facts if computed and all(_COUNT.fullmatch(a) for a in alts))

    @property
    def printed_facts(self) -> tuple[tuple[str, ...], ...]:
        """The facts that are printed in the plans."""
        return tuple(alts for alts in self.facts if alts not in self.counts)
