"""The seams of the index: what the bot may ask of it, and what may be put in its place.

Every protocol has a shipped implementation in this package and a contract test in ``tests/index``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.model import Entry, Plan, Role, Section

Vectors = NDArray[np.float32]
"""Embeddings, one row a text, each row of length 1."""


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def fingerprint(self) -> str:
        """Name and version of the model; stored with the index and compared when it is opened."""

    @property
    def dimension(self) -> int:
        """Length of each vector."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension) for texts to be found."""

    def embed_query(self, text: str) -> Vectors:
        """Vector of shape (dimension,) for a question."""


class Tokenizer(Protocol):
    """Cuts Japanese text into search terms; the same for questions and passages."""

    def tokens(self, text: str) -> list[str]:
        """Normalised content terms of ``text``, in order, repeats kept."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for and where: no municipality and no plan means everywhere."""

    text: str
    municipality: str | None = None
    plan_id: str | None = None
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an entry or section that matched: index in ``Entry.fields`` (None: title, section), its score."""

    field: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A 事業 or section that answers to a query.

    ``score`` is the fused score used for ranking, ``relevance`` a value from 0 to 1 that can be compared across
    queries: how much of what was asked is found here. ``lexical`` and ``dense`` are the parts of the fusion.
    """

    entry: Entry | None
    section: Section | None
    score: float
    relevance: float
    lexical: float = 0.0
    dense: float = 0.0
    passages: tuple[Passage, ...] = ()


class Retriever(Protocol):
    """Finds 事業 and sections from everyday words."""

    def search(self, query: Query) -> list[Hit]:
        """At most ``query.limit`` entries (best first) followed by at most as many sections (best first)."""

    def coverage(self, text: str, municipality: str | None) -> dict[str, bool]:
        """For each content term of ``text``: does it, or a synonym, occur in what is in scope."""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Conditions on 事業, all of which must hold; None means any.

    ``department`` matches a department by name, division included or not; ``fiscal_year`` a scheduled year;
    ``rating`` a progress rating; ``text`` a substring of the title or a field after width folding.
    """

    municipality: str | None = None
    plan_id: str | None = None
    department: str | None = None
    role: Role | None = None
    fiscal_year: int | None = None
    rating: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """A department of a municipality and the number of 事業 it takes part in."""

    municipality: str
    name: str
    division: str | None
    lead: int
    related: int


class EntryStore(Protocol):
    """The catalogue as the bot and the API read it. Entries come in the order of the plan."""

    def plans(self) -> Sequence[Plan]:
        """All plans, progress reports included."""

    def entry(self, entry_id: str) -> Entry | None:
        """The 事業 with this id, or None."""

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""

    def entries(self, where: EntryFilter, *, limit: int | None = None, offset: int = 0) -> Sequence[Entry]:
        """The 事業 that meet every condition."""

    def count(self, where: EntryFilter) -> int:
        """How many 事業 meet every condition."""

    def sections(self, municipality: str | None = None) -> Sequence[Section]:
        """Sections, of one municipality or of all."""

    def departments(self, municipality: str | None = None) -> Sequence[DepartmentCount]:
        """Departments with their numbers of 事業, by name."""
