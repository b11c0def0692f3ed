"""What the plans say, for checking answers: the catalogue, and the lines of the files themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bot.answer import Citation
from eval.judge import same_entry
from eval.normalise import text_key
from eval.question import Gold, Question
from index.protocols import EntryFilter, EntryStore
from ingest.model import Entry, Plan, Section, Source

_ENCODINGS = ("utf-8-sig", "cp932")
_PRINTED = {".txt", ".csv", ".tsv", ".md"}
"""Formats whose lines can be read without a parser."""


class Grounds:
    """The plans that a run is about."""

    def __init__(self, store: EntryStore, plans: Path) -> None:
        self.store = store
        self.folder = plans
        self.plans: Mapping[str, Plan] = {plan.id: plan for plan in store.plans()}

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Every 事業."""
        return self.store.entries(EntryFilter())

    @cached_property
    def sections(self) -> Sequence[Section]:
        """Every section."""
        return self.store.sections()

    @cached_property
    def _files(self) -> Mapping[str, list[str]]:
        files = [self.folder] if self.folder.is_file() else sorted(self.folder.rglob("*"))
        return {path.name: _lines(path) for path in files if path.suffix.lower() in _PRINTED}

    def city(self, owner: Entry | Section) -> str:
        """The municipality of a 事業 or section."""
        return self.plans[owner.plan_id].municipality

    def entries_of(self, gold: Gold, default_city: str | None) -> list[Entry]:
        """The 事業 in the catalogue that a gold names."""
        return [e for e in self.entries if same_entry(gold, default_city, self.city(e), e.no, e.title)]

    def sections_of(self, question: Question) -> list[Section]:
        """The sections under the heading that a question names."""
        wanted = text_key(question.section)
        own = [s for s in self.sections if question.municipality in (None, self.city(s))]
        return [s for s in own if any(wanted in text_key(heading) for heading in (s.title, *s.path))]

    def owner(self, citation: Citation) -> Entry | Section | None:
        """The 事業 or section that is cited."""
        if citation.entry_id:
            return self.store.entry(citation.entry_id)
        if citation.section_id:
            return self.store.section(citation.section_id)
        titled = (s for s in self.sections if s.title == citation.title)
        return next((s for s in titled if s.source.line_start == citation.source.line_start), None)

    def field(self, citation: Citation) -> int | None:
        """The index of the cited field in its 事業."""
        owner = self.owner(citation)
        if not isinstance(owner, Entry):
            return None
        numbered = list(enumerate(owner.fields))
        exact = (i for i, f in numbered if f.label == citation.field and f.source == citation.source)
        return next(exact, next((i for i, f in numbered if f.source == citation.source), None))

    def lines(self, file: str) -> list[str]:
        """The lines of a file; none where it is not at hand as lines."""
        return self._files.get(file, [])

    def printed(self, source: Source) -> str | None:
        """The lines of the file that a source names; None where the file is not at hand as lines."""
        lines = self._files.get(source.file)
        if lines is None or source.line_start < 1:
            return None
        return "\n".join(lines[source.line_start - 1 : source.line_end])

    def cited_text(self, citation: Citation) -> str:
        """All that the cited field says: its lines in the file, and the text read from it."""
        owner, field = self.owner(citation), self.field(citation)
        read = owner.fields[field].text if isinstance(owner, Entry) and field is not None else ""
        read = owner.text if isinstance(owner, Section) else read
        return "\n".join([_unmarked(self.printed(citation.source) or ""), read])

    def whole_text(self, owner: Entry | Section) -> str:
        """Everything read of a 事業 or section."""
        if isinstance(owner, Section):
            return "\n".join([owner.title, owner.text])
        departments = [f"{d.division or ''}{d.name}" for d in owner.departments]
        parts = [owner.title, *owner.path, *(f"{f.label} {f.text}" for f in owner.fields), *departments]
        return "\n".join(parts)


def _lines(path: Path) -> list[str]:
    raw = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    return []


def _unmarked(text: str) -> str:
    return re.sub(r"</?[A-Za-z][^<>]*>", "\n", text)
