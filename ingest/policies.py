"""Which policies (方針 ▸ 取組) a row of a list belongs to, where the cells beside it were merged or left blank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.markup import plain
from ingest.model import Source
from ingest.rows import Record
from ingest.text import squeeze

_MARKED = re.compile(r"^\s*[①-⑳]")
_MARKS = re.compile(r"[①-⑳]")


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy with the cell that prints it; ``printed`` if it stands beside the row itself, else carried down."""

    raw: str
    source: Source
    printed: bool

    @property
    def unsure(self) -> bool:
        """Two policies in one cell, or one that was carried down from a row above."""
        return not self.printed or len(_MARKS.findall(self.raw)) > 1


def carry_down(records: list[Record]) -> list[dict[int, Policy]]:
    """For every row its policies by column; a blank cell is as the one above, a new outer policy ends the inner ones."""
    result: list[dict[int, Policy]] = []
    current: dict[int, Policy] = {}
    for record in records:
        current = {column: Policy(p.raw, p.source, printed=False) for column, p in current.items()}
        for column, raw in sorted(record.policies.items()):
            if all(other >= column for other in record.policies):
                current = {c: p for c, p in current.items() if c < column or c in record.policies}
            current[column] = Policy(raw, record.source, printed=True)
        result.append(dict(sorted(current.items())))
    return result


def same_policy(one: str, other: str) -> bool:
    """Whether two cells name the same policy, their marks and broken ends aside."""
    a, b = _bare(one), _bare(other)
    return a.startswith(b) or b.startswith(a)


def is_marked(raw: str) -> bool:
    """Whether a policy carries a circled number of its own."""
    return bool(_MARKED.match(plain(raw)))


def _bare(raw: str) -> str:
    return squeeze(_MARKS.sub("", plain(raw)))
