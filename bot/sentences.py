"""Cutting fields and sections into the sentences that can answer, each with its place in the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from ingest.model import Entry, FieldKind, Section

_CUT = re.compile(
    r"(?<=。)(?![」』）)】])|(?<=\s)(?=[・○●■◇◆▶•①-⑳])|(?<=\s)(?=【)|(?<=】)\s+(?=\S)|(?<=[\s。])(?=[ア-ンa-zA-Z0-9]\s?[)）]\s?\S)|\n"
)
_HEADING = re.compile(r"^[・\s]*(?:【(?P<a>[^】]+)】|[●■◇◆](?P<b>\S.{0,30}))$")
_LEADING = re.compile(r"^[・\s]*【(?P<a>[^】]{2,40})】(?=.)")
_TAIL_ONLY = re.compile(r"^(?:\s*(?:【[^】]*】|[（(][^（）()]*[)）]))+\s*$")
_NOT_PROSE = frozenset({FieldKind.TITLE, FieldKind.NUMBER, FieldKind.SCHEDULE, FieldKind.RATING, FieldKind.STATUS})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch ``start:end`` of a field (index in the entry) or section, and the 【heading】 it stands under."""

    field: int | None
    kind: FieldKind
    start: int
    end: int
    text: str
    heading: str = ""
    sub_item: str | None = None

    @property
    def said(self) -> str:
        """The sentence with its heading, for matching."""
        return f"{self.heading} {self.text}" if self.heading else self.text


@lru_cache(maxsize=20_000)
def entry_sentences(entry: Entry) -> tuple[Sentence, ...]:
    """Every sentence of the prose fields of an entry, in order; schedule tables and titles are left out."""
    return tuple(
        sentence
        for index, field in enumerate(entry.fields)
        if field.kind not in _NOT_PROSE
        for sentence in _cut(field.text, index, field.kind, field.sub_item)
    )


@lru_cache(maxsize=20_000)
def section_sentences(section: Section) -> tuple[Sentence, ...]:
    """Every sentence of a section, in order."""
    return tuple(_cut(section.text, None, FieldKind.OTHER, None))


def _cut(text: str, field: int | None, kind: FieldKind, sub_item: str | None) -> Iterator[Sentence]:
    heading = ""
    part = sub_item
    pending: Sentence | None = None
    spans = list(_spans(text))
    for (start, end), following in zip_longest(spans, spans[1:]):
        piece = text[start:end]
        if pending and _is_tail(text, pending.end, start, end, following):
            pending = replace(pending, end=end, text=text[pending.start : end])
            continue
        if pending:
            yield pending
            pending = None
        if match := _HEADING.match(piece):
            heading = match["a"] or match["b"]
            continue
        if match := _LEADING.match(piece):
            heading = match["a"]
        part = _mark(piece) or part
        pending = Sentence(field, kind, start, end, piece, heading, part)
    if pending:
        yield pending


def _is_tail(text: str, previous: int, start: int, end: int, following: tuple[int, int] | None) -> bool:
    """Whether a bracketed piece closes the sentence before it (（広報課）【重点】) rather than heading the next one."""
    if not _TAIL_ONLY.match(text[start:end]) or "\n" in text[previous:start]:
        return False
    if following is None or "\n" in text[end : following[0]] or not text[start:end].endswith("】"):
        return True
    after = text[slice(*following)]
    return bool(_mark(after) or _TAIL_ONLY.match(after))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    left = 0
    for match in [*_CUT.finditer(text), None]:
        right = match.start() if match else len(text)
        piece = text[left:right]
        if stripped := piece.strip():
            offset = left + piece.index(stripped[0])
            yield offset, offset + len(stripped)
        left = match.end() if match else right


def _mark(piece: str) -> str | None:
    match = re.match(r"^([ア-ン])\s?[)）]", piece)
    return match[1] if match else None
