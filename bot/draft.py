"""An answer before it is numbered and checked: statements, each with the evidence that carries it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.answer import AnswerKind
from ingest.model import Entry, Field, Section, Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a field of an entry, or of a section, that a statement rests on.

    ``start`` and ``end`` are offsets in the text of the field or section; the quotation is the longest run of that
    stretch that stands in the source to the letter. ``sub_item`` names the lettered part (エ) it belongs to.
    """

    entry: Entry | None = None
    section: Section | None = None
    field: int | None = None
    start: int = 0
    end: int | None = None
    sub_item: str | None = None

    @property
    def key(self) -> tuple[str, int | None, int, str | None]:
        """Two pieces of evidence with the same key share one citation."""
        owner = self.entry.id if self.entry else self.section.id if self.section else ""
        return owner, self.field, self.start, self.sub_item

    @property
    def cited_field(self) -> Field | None:
        """The field of the entry, None for a section."""
        if self.entry is None or self.field is None:
            return None
        return self.entry.fields[self.field]

    @property
    def text(self) -> str:
        """The whole text of the cited field or section."""
        cited = self.cited_field
        if cited is not None:
            return cited.text
        return self.section.text if self.section else ""

    @property
    def source(self) -> Source:
        """Where the cited field or section stands."""
        cited = self.cited_field
        if cited is not None:
            return cited.source
        if self.section is not None:
            return self.section.source
        raise ValueError("evidence without a field or a section")

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets that a quotation must not cross."""
        cited = self.cited_field
        if cited is not None:
            return cited.breaks
        return self.section.breaks if self.section else ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of an answer. ``computed`` are the numbers that were counted or summed over the cited rows."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    computed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Statements in order, the kind of reply and what to offer next; ``subjects`` are the entries it is about."""

    kind: AnswerKind
    statements: tuple[Statement, ...]
    suggestions: tuple[str, ...] = ()
    subjects: tuple[Entry, ...] = field(default=())
    sub_item: str | None = None
