"""The naive baseline: plan files cut into chunks of 500 characters, BM25, the five best chunks as the answer.

What most people build first. It is judged in the same run by the same rules, so that the difference can be seen.
"""

from __future__ import annotations

import itertools
import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bot.answer import Answer, AnswerKind, Citation, Searched
from eval import texts
from eval.grounds import Grounds
from eval.question import Question
from eval.systems.base import Exchange, converse
from eval.tools import splitters_module
from index.tokenize import FugashiTokenizer
from ingest.model import Entry, Section, Source

CHUNK = 500
OVERLAP = 50
BEST = 5
DEPTH = 20
"""Chunks looked at when its retrieval is measured: several may be of one 事業."""
_SEPARATORS = ["\n\n", "\n", "。", "、", " ", ""]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a file, and the 事業 or section it begins in."""

    text: str
    source: Source
    municipality: str
    plan: str
    owner: Entry | Section | None


class NaiveRag:
    """Retrieval over chunks; no understanding, no refusal beyond finding no word at all."""

    name = texts.NAIVE

    def __init__(self, grounds: Grounds) -> None:
        self.chunks = _chunks(grounds)
        self._tokens = FugashiTokenizer()
        self._engine = self._index()

    def converse(self, question: Question) -> Exchange:
        """Ask every turn; it remembers nothing between turns."""
        exchange = converse(question, self._ask)
        found = self._best(question.turns[-1], question.municipality, DEPTH)
        return replace(exchange, ranking=tuple(dict.fromkeys(c.owner.id for c in found if c.owner)))

    def _index(self) -> Any:
        import bm25s

        engine = bm25s.BM25()
        engine.index([self._tokens.tokens(chunk.text) or [""] for chunk in self.chunks], show_progress=False)
        return engine

    def _ask(self, message: str, session: str | None, city: str | None) -> Answer:
        found = self._best(message, city, BEST)
        kind = AnswerKind.ANSWER if found else AnswerKind.REFUSAL
        lines = [f"{' '.join(chunk.text.split())} [{n}]" for n, chunk in enumerate(found, start=1)]
        citations = tuple(_citation(n, chunk) for n, chunk in enumerate(found, start=1))
        text = "\n".join(lines) or texts.NAIVE_NOTHING
        return Answer(session or uuid.uuid4().hex, kind, text, citations, (), Searched(0, 0))

    def _best(self, message: str, city: str | None, most: int) -> list[Chunk]:
        tokens = [t for t in self._tokens.tokens(message) if t in self._engine.vocab_dict]
        if not tokens:
            return []
        scores = np.asarray(self._engine.get_scores(tokens))
        order = [int(i) for i in np.argsort(-scores, kind="stable") if scores[i] > 0]
        own = (self.chunks[i] for i in order if city in (None, self.chunks[i].municipality))
        return list(itertools.islice(own, most))


def _citation(n: int, chunk: Chunk) -> Citation:
    owner = chunk.owner
    entry = owner if isinstance(owner, Entry) else None
    quote = max(chunk.text.splitlines(), key=len, default="").strip()
    return Citation(
        n=n,
        entry_id=entry.id if entry else None,
        section_id=owner.id if isinstance(owner, Section) else None,
        municipality=chunk.municipality,
        plan=chunk.plan,
        no=entry.no if entry else None,
        title=owner.title if owner else "",
        department=None,
        field="",
        quote=quote,
        source=chunk.source,
    )


def _chunks(grounds: Grounds) -> list[Chunk]:
    splitter = splitters_module().RecursiveCharacterTextSplitter(
        chunk_size=CHUNK, chunk_overlap=OVERLAP, separators=_SEPARATORS, keep_separator="end", add_start_index=True
    )
    found = []
    for plan in grounds.plans.values():
        for file in plan.files:
            lines = grounds.lines(file)
            starts = list(itertools.accumulate((len(line) + 1 for line in lines), initial=0))
            owners = _owners(grounds, file)
            for document in splitter.create_documents(["\n".join(lines)]):
                start = document.metadata["start_index"]
                first = bisect_right(starts, start)
                last = bisect_right(starts, start + max(len(document.page_content) - 1, 0))
                owner = _nearest(owners, (first + last) // 2)
                source = Source(file, first, last)
                found.append(Chunk(document.page_content, source, plan.municipality, plan.title, owner))
    return found


def _owners(grounds: Grounds, file: str) -> list[tuple[int, Entry | Section]]:
    """Where each field of a 事業, and each section, of a file begins."""
    places: list[tuple[int, Entry | Section]] = [
        (field.source.line_start, entry)
        for entry in grounds.entries
        for field in entry.fields
        if field.source.file == file
    ]
    places += [(s.source.line_start, s) for s in grounds.sections if s.source.file == file]
    return sorted(places, key=lambda place: place[0])


def _nearest(owners: Sequence[tuple[int, Entry | Section]], line: int) -> Entry | Section | None:
    """The last heading at or above a line; the first one of the file for what stands before it."""
    at = bisect_right([start for start, _ in owners], line) - 1
    return owners[max(at, 0)][1] if owners else None
