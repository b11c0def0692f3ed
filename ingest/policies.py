"""Which policies (方針 ▸ 取組) a row of a list belongs to, where the cells beside it were merged or left blank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.markup import plain
from ingest.model import Source
from ingest.progress.row import ProgressRow
from ingest.rows import Record
from ingest.text import squeeze

_MARKED = re.compile(r"^\s*[①-⑳]")
_MARKS = re.compile(r"[①-⑳]")


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy with the cell that prints it; ``crossed`` if it was carried down over the border of a page."""

    raw: str
    source: Source
    crossed: bool = False

    @property
    def unsure(self) -> bool:
        """Two policies in one cell, or one that was carried down from the page before."""
        return self.crossed or len(_MARKS.findall(self.raw)) > 1


def carry_down(records: list[Record]) -> list[dict[int, Policy]]:
    """For every row its policies by column; a blank cell is as the one above, a new outer policy ends the inner ones."""
    result: list[dict[int, Policy]] = []
    current: dict[int, Policy] = {}
    for record in records:
        if record.after_gap:
            current = {column: Policy(p.raw, p.source, crossed=True) for column, p in current.items()}
        for column, (raw, source) in sorted(record.policies.items()):
            if all(other >= column for other in record.policies):
                current = {c: p for c, p in current.items() if c < column or c in record.policies}
            current[column] = Policy(raw, source)
        result.append(dict(sorted(current.items())))
    return result


def reported(rows: list[ProgressRow]) -> dict[str, tuple[Policy | None, Policy | None]]:
    """By number, the policy with a mark (②…) and the one without that a progress report prints for it.

    A marked policy that stands alone in its row is a merged cell of the whole table, centred; one that stands beside
    another policy begins in its row. Nothing is carried from one table into the next.
    """
    found: dict[str, tuple[Policy | None, Policy | None]] = {}
    for table in sorted({row.table for row in rows}):
        members = [row for row in rows if row.table == table]
        begun: Policy | None = _centred(members)
        for row in members:
            marked = next((raw for raw in row.policies.values() if is_marked(raw)), None)
            plainly = next((raw for raw in row.policies.values() if not is_marked(raw)), None)
            if marked:
                begun = Policy(marked, row.source)
            inner = Policy(plainly, row.source) if plainly else None
            found.setdefault(row.no or row.name, (begun, inner))
    return found


def _centred(rows: list[ProgressRow]) -> Policy | None:
    marked = [(row, raw) for row in rows for raw in row.policies.values() if is_marked(raw)]
    if len(marked) != 1 or len(marked[0][0].policies) > 1:
        return None
    row, raw = marked[0]
    return Policy(raw, row.source)


def same_mark(one: str, other: str) -> bool:
    """Whether two cells carry the same circled numbers."""
    return _MARKS.findall(one) == _MARKS.findall(other)


def same_policy(one: str, other: str) -> bool:
    """Whether two cells name the same policy, their marks and broken ends aside."""
    a, b = _bare(one), _bare(other)
    return a.startswith(b) or b.startswith(a)


def is_marked(raw: str) -> bool:
    """Whether a policy carries a circled number of its own."""
    return bool(_MARKED.match(plain(raw)))


def _bare(raw: str) -> str:
    return squeeze(_MARKS.sub("", plain(raw)))
