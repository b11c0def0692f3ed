"""The rows of a form gathered by label: a value and what continues it, or a whole block (schedule, budget, indicators)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.document import Block, Row, span
from ingest.forms import is_department_list, sub_item_label
from ingest.lexicon import Label, is_schedule_row_label, read_label, year_columns
from ingest.markup import clean, join_pieces, plain
from ingest.model import FieldKind, Source

_AMOUNT = re.compile(r"^[\d０-９][\d０-９,，.]*$")
BLOCK_KINDS = frozenset({FieldKind.SCHEDULE, FieldKind.BUDGET, FieldKind.INDICATOR})


@dataclass(slots=True)
class Group:
    """A label and the blocks it heads. ``columns`` are the fiscal years of a schedule by column."""

    label: str
    kind: FieldKind
    blocks: list[Block] = field(default_factory=list)
    columns: dict[int, int] = field(default_factory=dict)
    mark: str | None = None
    doubt: str | None = None

    @property
    def source(self) -> Source:
        """From the first block to the last."""
        return span(self.blocks[0].source, self.blocks[-1].source)


def gather(blocks: list[Block]) -> list[Group]:
    """The groups of a form, in order."""
    groups: list[Group] = []
    for block in blocks:
        group = _opens(block, groups[-1] if groups else None)
        if group is not None:
            groups.append(group)
        if groups:
            groups[-1].blocks.append(block)
    return groups


def yearly_amounts(group: Group, years: list[int]) -> list[tuple[int, str, Source]]:
    """The bare amounts of a budget, one a year, with their years; nothing where they do not match one to one."""
    rows = [block for block in group.blocks if isinstance(block, Row) and not year_columns(block.cells)]
    if len(rows) != 1 or len(rows) + bool(group.columns) != len(group.blocks) or len(years) < 2:
        return []
    cells = [(c, cell) for c, cell in enumerate(rows[0].cells) if cell.strip() and (c or not read_label(cell))]
    known = sorted(group.columns.values()) or years
    if len(cells) != len(known) or not all(_AMOUNT.match(plain(cell).strip()) for _, cell in cells):
        return []
    return [(year, cell, rows[0].place(c)) for year, (c, cell) in zip(known, cells, strict=True)]


def text_of(blocks: list[Block], *, without: str | None = None) -> tuple[str, tuple[int, ...]]:
    """The text of blocks: rows as lines with their tabs; ``without`` a label, each filled cell on a line of its own."""
    texts: list[tuple[str, tuple[int, ...]]] = []
    for block in blocks:
        if isinstance(block, Row) and without is not None:
            texts.extend(clean(cell) for cell in block.cells if cell.strip() and plain(cell).strip() != without)
        else:
            texts.append(clean(block.raw))
    return stack(texts)


def stack(texts: list[tuple[str, tuple[int, ...]]]) -> tuple[str, tuple[int, ...]]:
    """Texts with their breaks, one below the other."""
    lines: list[list[str]] = []
    for text, breaks in texts:
        position = 0
        for line in text.split("\n"):
            cuts = [b - position for b in breaks if position < b < position + len(line)]
            lines.append([line[i:j] for i, j in zip([0, *cuts], [*cuts, len(line)], strict=True)])
            position += len(line) + 1
    return join_pieces(lines)


def _opens(block: Block, current: Group | None) -> Group | None:
    """The group that ``block`` opens, or None if it goes on with the current one."""
    if not isinstance(block, Row):
        label = read_label(block.raw)
        return Group(label.text, label.kind) if label else None
    years = year_columns(block.cells)
    if len(years) > 1:
        return _schedule(block, years, current)
    label = read_label(block.cells[0])
    if label is None or _goes_on(label, block, current):
        return None
    if label.kind is FieldKind.TITLE and current is not None:
        return _misprinted(label, block)
    return Group(label.text, label.kind)


def _schedule(row: Row, years: dict[int, int], current: Group | None) -> Group | None:
    """A row of years heads a schedule, whatever is printed before it."""
    if current and current.kind is FieldKind.SCHEDULE and not current.columns and len(current.blocks) == 1:
        current.columns = years
        return None
    first = plain(row.cells[0]).strip()
    marked = sub_item_label(row.cells[0])
    label = read_label(first)
    if label is not None and label.kind in {FieldKind.INDICATOR, FieldKind.BUDGET}:
        return Group(label.text, label.kind, columns=years)
    group = Group(first if 0 not in years else "スケジュール", FieldKind.SCHEDULE, columns=years)
    if marked:
        group.mark = marked[0]
    elif label is not None and label.kind is FieldKind.TITLE:
        group.doubt = f"「{first}」と印刷されていますが、年度の並びから実施スケジュールの見出しと読みました"
    return group


def _goes_on(label: Label, row: Row, current: Group | None) -> bool:
    if current is None:
        return False
    if current.kind is FieldKind.SCHEDULE and current.columns and is_schedule_row_label(row.cells[0]):
        return True
    return label.kind is current.kind and label.kind in BLOCK_KINDS


def _misprinted(label: Label, row: Row) -> Group:
    """A second name inside a form: departments under a wrong label, or text that is kept as it stands."""
    value = next((cell for cell in row.cells[1:] if cell.strip()), "")
    if is_department_list(value):
        reason = f"「{label.text}」と印刷されていますが、内容から担当部署と読みました"
        return Group(label.text, FieldKind.DEPARTMENT, doubt=reason)
    return Group(label.text, FieldKind.OTHER)
