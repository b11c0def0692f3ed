"""Indicators (評価指標) and their targets (目標値), year by year where the columns allow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.document import Row
from ingest.form_groups import Group
from ingest.lexicon import read_label
from ingest.markup import plain
from ingest.model import Indicator


def indicator_items(group: Group, years: Sequence[int], field: int) -> list[Indicator]:
    """The targets of a block of indicator rows: label, name, one cell a year."""
    if group.columns:
        return [
            item for block in group.blocks[1:] if isinstance(block, Row) for item in _by_year(block, group, field)
        ]
    found: list[Indicator] = []
    for block in group.blocks:
        if isinstance(block, Row) and len(block.cells) > 1:
            start = 1 if read_label(block.cells[0]) or not block.cells[0].strip() else 0
            found.extend(_row(block.cells[start:], years, field))
    return found


def _by_year(row: Row, group: Group, field: int) -> Iterator[Indicator]:
    """A row below a header with years: the name first, each target in the column of its year."""
    first = min(group.columns)
    name = next((plain(cell).strip() for cell in row.cells[:first] if cell.strip() and not read_label(cell)), "")
    for column, year in sorted(group.columns.items()):
        target = plain(row.cells[column]).strip() if column < len(row.cells) else ""
        if name and target:
            yield Indicator(name, target, field, year)


def _row(cells: tuple[str, ...], years: Sequence[int], field: int) -> Iterator[Indicator]:
    """``name`` and targets. A year is only told where every year has its cell."""
    name, targets = plain(cells[0]).strip(), [plain(cell).strip() for cell in cells[1:]]
    if not name:
        return
    known = len(targets) >= len(years) > 0 or len([t for t in targets if t]) == len(years) > 0
    for column, target in enumerate(targets):
        if not target:
            continue
        spans = not any(c.isdigit() for c in target) and not any(targets[column + 1 :])
        year = years[column] if known and column < len(years) and not spans else None
        yield Indicator(name, target, field, year)
