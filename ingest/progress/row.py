"""A row of a progress table and the cells it keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.lexicon import Label, load
from ingest.markup import clean, plain
from ingest.model import Field, FieldKind, Source
from ingest.tables import ListTable
from ingest.text import squeeze

DASH = re.compile(r"^[-ー－―—–\s]*$")
"""A cell that says there is nothing to say."""


@dataclass(slots=True)
class ProgressRow:
    """One row of a progress table.

    ``no`` is that of the 事業 it belongs to, ``name`` its name where the table has no numbers; ``title`` is the name
    only where the row prints it.
    """

    no: str
    source: Source
    title: str = ""
    name: str = ""
    department: str | None = None
    rating: str | None = None
    fields: list[Field] = field(default_factory=list)
    policies: dict[int, str] = field(default_factory=dict)
    numbered: bool = False
    table: int = 0

    def text(self, kind: FieldKind) -> str | None:
        """The text of the fields of a kind."""
        return "\n".join(f.text for f in self.fields if f.kind is kind) or None


def rating_mark(raw: str) -> str | None:
    """The rating that a cell is, in one spelling (✗ → ×, 〇 → ○), or None."""
    marks: dict[str, str] = load("structure")["ratings"]["marks"]
    text = squeeze(plain(raw))
    return marks.get(plain(raw).strip()) or (text.upper() if re.fullmatch(r"[a-es]", text) else None)


def number_column(table: ListTable) -> int:
    """The column of the number, the first if there is none."""
    return table.column(FieldKind.NUMBER) or 0


def title_column(table: ListTable) -> int:
    """The column of the name; where no label says so, the one behind the number."""
    column = table.column(FieldKind.TITLE)
    return number_column(table) + 1 if column is None else column


def title_label(table: ListTable) -> str:
    """What is printed above the names."""
    column = title_column(table)
    return table.columns[column].text if column in table.columns else ""


def keep(new: ProgressRow, label: Label, raw: str, doubt: str | None = None) -> None:
    """Keep a cell as a field of its row."""
    text, breaks = clean(raw.strip())
    if text:
        new.fields.append(Field(label.text, label.kind, text, new.source, breaks, doubt=doubt))
