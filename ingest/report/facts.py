"""What the report tells: plain values, ready to be shown or to be turned into an exit code."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.guard_notes import FileNote
from ingest.model import FieldKind, Plan, PlanKind, Source
from ingest.read import FileProblem
from ingest.report import texts
from ingest.report.announced import Announcement
from ingest.report.coverage import Excerpt

SMALL_SHARE = 0.005
"""Up to this share of its letters may fall outside everything before a plan counts as incomplete."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How many 事業 have a field of a kind."""

    kind: FieldKind
    count: int
    total: int

    @property
    def name(self) -> str:
        """The kind in Japanese."""
        return texts.KINDS[self.kind]

    @property
    def percent(self) -> int:
        """The share, rounded down: 100 means all."""
        return self.count * 100 // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as read, beside what stands in the source; ``image`` is PNG data of the page, where it has pages.

    ``entries`` are the numbers and names of the 事業 that have it from the very same place.
    """

    entries: tuple[tuple[str, str], ...]
    label: str
    value: str
    source: Source
    excerpt: str = ""
    image: bytes | None = None
    reason: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        page = f"{self.source.page}ページ " if self.source.page else ""
        cell = f"（セル {self.source.cell}）" if self.source.cell else ""
        return f"{self.source.file} {page}{texts.lines(self.source.line_start, self.source.line_end)}{cell}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """All values that are doubtful for one reason."""

    reason: str
    readings: tuple[Reading, ...]

    @property
    def count(self) -> int:
        """How many 事業 have such a value."""
        return sum(len(reading.entries) for reading in self.readings)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What was read of one plan. ``reported`` are the 事業 of a plan that its progress report speaks of, and all."""

    plan: Plan
    entries: int
    sections: int
    fields: int
    fills: tuple[Fill, ...] = ()
    announcements: tuple[Announcement, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Reading, ...] = ()
    uncovered: tuple[Excerpt, ...] = ()
    share: float = 0.0
    reported: tuple[int, int] | None = None
    problems: tuple[FileProblem, ...] = ()
    notes: tuple[FileNote, ...] = ()

    @property
    def is_progress(self) -> bool:
        """Whether it is a progress report, whose rows belong to 事業 of its plan."""
        return self.plan.kind is PlanKind.PROGRESS

    @property
    def doubtful(self) -> int:
        """How many values are doubtful."""
        return sum(doubt.count for doubt in self.doubts)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, in sentences; none if the plan is complete."""
        found = [
            texts.MISSING.format(plan=self.plan.title, kind=a.kind, total=a.total, missing=len(a.missing))
            for a in self.announcements
            if a.missing
        ]
        if self.share > SMALL_SHARE:
            found.append(texts.UNCOVERED.format(plan=self.plan.title, share=self.share))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Report:
    """What was read of everything; ``problems`` and ``notes`` are those of files that are part of no plan."""

    plans: tuple[PlanReport, ...]
    problems: tuple[FileProblem, ...] = ()
    notes: tuple[FileNote, ...] = ()
    files: int = 0

    @property
    def gaps(self) -> tuple[str, ...]:
        """All that is missing, in sentences, problems first."""
        problems = len(self.problems) + sum(len(plan.problems) for plan in self.plans)
        found = [texts.PROBLEMS.format(count=problems)] if problems else []
        return (*found, *self.shortfalls)

    @property
    def shortfalls(self) -> tuple[str, ...]:
        """What is missing of the plans that were read, in sentences."""
        return tuple(gap for plan in self.plans for gap in plan.gaps) if self.plans else (texts.NOTHING,)

    @property
    def complete(self) -> bool:
        """Whether everything was read."""
        return not self.gaps
