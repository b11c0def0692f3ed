"""Schedules: what stands under which fiscal year, and where that cannot be told for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Block, Row
from ingest.form_groups import Group
from ingest.lexicon import is_schedule_row_label, load, read_label, year_columns
from ingest.markup import clean, plain
from ingest.model import ScheduleItem
from ingest.sub_items import leading_mark
from ingest.text import squeeze

_ARROW = re.compile(r"[→▶⇒➡►⟶￫]+")
_HEAD = re.compile(r"[▶►]")
_THEME = re.compile(r"^[^。・]{1,12}[：:]")
ARROW_LOST = "矢印が読み取れず、この年度からいつまで続くか分かりません"
ARROW_ALONE = "矢印が最初の年度にしか読み取れず、実際にはもっと長く続く可能性があります"
ARROW_END = "矢印の先だけが読み取られており、実際にはもっと早く始まる可能性があります"
COLUMN_LOST = "表の列が足りないため、年度がずれている可能性があります"
COLUMN_SLID = "表の列がずれているため、年度が正しくない可能性があります"
PHASES_MERGED = "複数の段階が1行にまとめて読み取られており、どの年度がどの段階か分かりません"
CELLS_MERGED = "複数の予定が1つの欄にまとめて読み取られており、それぞれの年度が分かりません"
NO_YEAR = "矢印が読み取れず、年度が分からない行があります"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a schedule: its name (a phase) if it has one, and its cells from the first year on."""

    name: str
    cells: tuple[str, ...]
    doubt: str | None = None


def schedule_items(group: Group, field: int) -> tuple[list[ScheduleItem], str | None]:
    """The items of a schedule, and the doubt to note on its field."""
    years = sorted(group.columns.values())
    items: list[ScheduleItem] = []
    silent = False
    for line in _lines(group, years):
        found = list(_items(line, years, field, group.mark))
        silent = silent or not found
        items.extend(found)
    return items, NO_YEAR if silent else None


def _lines(group: Group, years: list[int]) -> Iterator[_Line]:
    first = min(group.columns)
    named = below = False
    for block in group.blocks:
        if isinstance(block, Row) and len(year_columns(block.cells)) > 1:
            below = True
            continue
        if not below or not isinstance(block, Row) or not _has_text(block) or _is_theme(block, first):
            continue
        named = named or is_schedule_row_label(block.cells[0])
        fitted = None if named else _by_column(block, sorted(group.columns))
        yield fitted or (_named(block, len(years)) if named else _plain(block, first, len(years)))


def _is_theme(row: Row, first: int) -> bool:
    """A row that only says what the rows below are about (取組テーマ：…)."""
    head, *rest = row.cells
    return first == 0 and not any(cell.strip() for cell in rest) and bool(_THEME.search(plain(head)))


def _has_text(block: Block) -> bool:
    """A row of nothing but arrows belongs to a drawing that was lost."""
    return isinstance(block, Row) and any(_ARROW.sub("", plain(cell)).strip() for cell in block.cells)


def _named(row: Row, count: int) -> _Line:
    """Label, name, one cell a year."""
    name = plain(row.cells[1]) if len(row.cells) > 1 else ""
    cells = row.cells[2:]
    return _Line(name, cells[:count], COLUMN_LOST if len(cells) < count else None)


def _by_column(row: Row, columns: list[int]) -> _Line | None:
    """A row that stands in the very columns of its years, each cell repeated for the years it reaches over; else None."""
    apart = any(b - a > 1 for a, b in pairwise(columns)) or bool(row.covered)
    filled = [i for i, cell in enumerate(row.cells) if cell.strip() and i >= columns[0]]
    if not apart or not filled or not set(filled) <= set(columns):
        return None
    cells: list[str] = []
    for column in columns:
        own = row.cells[column] if column < len(row.cells) else ""
        cells.append(cells[-1] if cells and column in row.covered else own)
    head = plain(row.cells[0]).strip() if columns[0] and not read_label(row.cells[0]) else ""
    return _Line(head, tuple(cells))


def _plain(row: Row, first: int, count: int) -> _Line:
    """One cell a year, with or without a name in front."""
    head = plain(row.cells[0]).strip() if first and not read_label(row.cells[0]) else ""
    cells = row.cells[first:]
    if first and head and not any(map(_is_arrow, cells)):
        slid = (row.cells[0], *row.cells[first + 1 :]) if any(cell.strip() for cell in cells) else ()
        return _Line("", slid[:count], COLUMN_SLID)
    return _Line(head, cells[:count])


def _items(line: _Line, years: list[int], field: int, mark: str | None) -> Iterator[ScheduleItem]:
    own, name = leading_mark(line.name)
    name = squeeze_words(name)
    arrows = [i for i, cell in enumerate(line.cells) if _is_arrow(cell)]
    filled = [i for i, cell in enumerate(line.cells) if cell.strip()]
    for column, cell in enumerate(line.cells):
        text = _ARROW.sub("", plain(cell)).strip()
        if not text and column not in arrows:
            continue
        if not text and not name:
            continue
        doubt = line.doubt or _doubt(line, column, arrows, filled, years)
        shown = clean(cell)[0] if text else name
        yield ScheduleItem(years[column], shown, field, name or None, own or mark, doubt)


def _doubt(line: _Line, column: int, arrows: list[int], filled: list[int], years: list[int]) -> str | None:
    if line.name and arrows:
        if len(_phases(line.name)) > 1:
            return PHASES_MERGED
        if arrows == filled and len(arrows) == 1 and column == len(years) - 1 and _HEAD.search(line.cells[column]):
            return ARROW_END
        return ARROW_ALONE if arrows == [0] == filled else None
    if "\n" in clean(line.cells[column])[0] and len(filled) == 1:
        return CELLS_MERGED
    last = column == filled[-1] or column + 1 not in filled
    return ARROW_LOST if last and column + 1 < len(years) else None


def _phases(name: str) -> list[str]:
    known = load("structure")["phases"]["words"]
    return [word for word in name.split() if squeeze(word) in known]


def squeeze_words(name: str) -> str:
    """A name of a row without the blanks that line breaks left in it."""
    return re.sub(r"\s+", "", name)


def _is_arrow(cell: str) -> bool:
    return bool(cell.strip()) and not _ARROW.sub("", plain(cell)).strip()
