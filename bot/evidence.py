"""Pointing at the stretch of a field that carries a statement."""

from __future__ import annotations

from collections.abc import Iterable

from bot.draft import Evidence
from bot.sentences import Sentence
from ingest.model import Entry, FieldKind, Section


def of_field(entry: Entry, field: int, sub_item: str | None = None) -> Evidence:
    """The whole field."""
    return Evidence(entry=entry, field=field, sub_item=sub_item or entry.fields[field].sub_item)


def of_words(entry: Entry, field: int, words: str, sub_item: str | None = None) -> Evidence:
    """The words in a field, or the whole field where they do not stand in it as one piece."""
    at = entry.fields[field].text.find(words) if words else -1
    if at < 0:
        return of_field(entry, field, sub_item)
    return Evidence(
        entry=entry, field=field, start=at, end=at + len(words), sub_item=sub_item or entry.fields[field].sub_item
    )


def of_sentence(owner: Entry | Section, sentence: Sentence) -> Evidence:
    """The sentence in its field or section."""
    if isinstance(owner, Section):
        return Evidence(section=owner, start=sentence.start, end=sentence.end)
    return Evidence(
        entry=owner, field=sentence.field, start=sentence.start, end=sentence.end, sub_item=sentence.sub_item
    )


def first_field(entry: Entry, kinds: Iterable[FieldKind]) -> int | None:
    """Index of the first field of one of the kinds, the kinds in order of preference."""
    for kind in kinds:
        for index, field in enumerate(entry.fields):
            if field.kind is kind:
                return index
    return None


def of_title(entry: Entry) -> Evidence:
    """The title as printed; the first field where the document prints it elsewhere."""
    field = first_field(entry, (FieldKind.TITLE, FieldKind.NUMBER))
    return of_words(entry, field if field is not None else 0, entry.title)
