"""From what was read, and one look at each document again, to the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.corrections import CORRECTIONS
from ingest.corrections_apply import CORRECTED
from ingest.document import Document
from ingest.guard import run, run_all
from ingest.guard_limits import DEFAULT, Limits
from ingest.guard_task import load_document
from ingest.guard_text import readable
from ingest.guard_watch import Step, current_watch
from ingest.model import Catalogue, Entry, Field, FieldKind, Plan, PlanKind, Source
from ingest.read import ReadResult, plan_files
from ingest.report.announced import Announcement, find_announcements
from ingest.report.coverage import Coverage, coverage_of, covered_lines, excerpts
from ingest.report.facts import Doubt, Fill, PlanReport, Reading, Report
from ingest.report.page_image import crop_pages

_ORDER = [kind for kind in FieldKind if kind is not FieldKind.OTHER]


@dataclass(slots=True)
class _Seen:
    """What the documents of a plan told when they were looked at again."""

    coverage: list[Coverage] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    excerpts: dict[Source, str] = field(default_factory=dict)
    images: dict[tuple[Source, str], bytes] = field(default_factory=dict)


def build_report(
    result: ReadResult,
    paths: Sequence[Path],
    limits: Limits = DEFAULT,
    *,
    images: bool = True,
) -> Report:
    """The report on ``result``, which was read from ``paths``. One document at a time is held."""
    files = list(plan_files(paths))
    owners = {file: plan.id for plan in result.catalogue.plans for file in plan.files}
    entries = {plan.id: _entries_of(plan, result.catalogue) for plan in result.catalogue.plans}
    plans = {plan.id: plan for plan in result.catalogue.plans}
    covered = covered_lines(result.catalogue)
    seen: dict[str, _Seen] = defaultdict(_Seen)
    watch = current_watch()

    def started(path: Path, done: int) -> None:
        watch.tell(Step(path.name, done, len(files)))

    for path, outcome in run_all(load_document, files, limits, started, watch.folder):
        owner = owners.get(path.name)
        if owner is None or outcome.value is None:
            continue
        doubtful = [(f.source, f.text) for e in entries[owner] for f in _own(e, plans[owner]) if f.doubt]
        _look(seen[owner], outcome.value, entries[owner], covered.get(path.name, set()), doubtful)
        if images and path.suffix.lower() == ".pdf" and doubtful:
            seen[owner].images |= run(crop_pages, path, limits, doubtful).value or {}
    reports = tuple(_plan(plan, result, entries[plan.id], seen[plan.id]) for plan in result.catalogue.plans)
    return Report(
        plans=reports,
        problems=tuple(p for p in result.problems if p.file not in owners),
        notes=tuple(n for n in result.notes if n.file not in owners),
        files=len(files),
    )


def _look(
    seen: _Seen,
    document: Document,
    entries: Sequence[Entry],
    covered: set[int],
    doubtful: list[tuple[Source, str]],
) -> None:
    seen.coverage.append(coverage_of(document, covered))
    seen.announcements.extend(find_announcements(document, entries))
    seen.excerpts |= excerpts(document, {source for source, _ in doubtful if source.file == document.file})


def _entries_of(plan: Plan, catalogue: Catalogue) -> list[Entry]:
    """The 事業 of a plan; for a report on a plan, those that it speaks of."""
    return [entry for entry in catalogue.entries if entry.plan_id == plan.id or any(_own(entry, plan))]


def _own(entry: Entry, plan: Plan) -> list[Field]:
    """The fields of a 事業 that were read from the files of a plan."""
    return [item for item in entry.fields if item.source.file in plan.files]


def _plan(plan: Plan, result: ReadResult, entries: list[Entry], seen: _Seen) -> PlanReport:
    letters = sum(coverage.letters for coverage in seen.coverage)
    lost = sum(coverage.share * coverage.letters for coverage in seen.coverage)
    return PlanReport(
        plan=plan,
        entries=len(entries),
        sections=sum(section.plan_id == plan.id for section in result.catalogue.sections),
        fields=sum(len(_own(entry, plan)) for entry in entries),
        fills=_fills(plan, entries),
        announcements=tuple(seen.announcements),
        doubts=_doubts(plan, entries, seen),
        corrections=tuple(_corrections(plan, entries)),
        uncovered=tuple(excerpt for coverage in seen.coverage for excerpt in coverage.uncovered),
        share=lost / letters if letters else 0.0,
        reported=_reported(plan, result.catalogue, entries),
        problems=tuple(p for p in result.problems if p.file in plan.files),
        notes=tuple(n for n in result.notes if n.file in plan.files),
    )


def _fills(plan: Plan, entries: Sequence[Entry]) -> tuple[Fill, ...]:
    """The kinds that any 事業 has, in the order of the model."""
    kinds = [{item.kind for item in _own(entry, plan)} for entry in entries]
    counts = {kind: sum(kind in having for having in kinds) for kind in _ORDER}
    return tuple(Fill(kind, count, len(entries)) for kind, count in counts.items() if count)


def _doubts(plan: Plan, entries: Iterable[Entry], seen: _Seen) -> tuple[Doubt, ...]:
    """Doubtful values by reason, the most frequent first; what was corrected is told with the corrections."""
    found: dict[str, dict[tuple[str, str, Source], Reading]] = defaultdict(dict)
    for entry in entries:
        for item in _own(entry, plan):
            reason = (item.doubt or "").partition(CORRECTED)[0].rstrip("。")
            if not reason:
                continue
            reading = _reading(entry, item)
            known = found[reason].get((reading.label, item.text, item.source))
            found[reason][reading.label, item.text, item.source] = replace(
                reading,
                entries=(*known.entries, *reading.entries) if known else reading.entries,
                excerpt=seen.excerpts.get(item.source, ""),
                image=seen.images.get((item.source, item.text)),
            )
    doubts = [Doubt(reason, tuple(readings.values())) for reason, readings in found.items()]
    return tuple(sorted(doubts, key=lambda doubt: -doubt.count))


def _corrections(plan: Plan, entries: Iterable[Entry]) -> Iterable[Reading]:
    """What staff corrected, beside what the plan prints and why."""
    for entry in entries:
        for item in entry.fields:
            if item.source.file != CORRECTIONS or entry.plan_id != plan.id:
                continue
            printed = next(
                (f for f in entry.fields if f.label == item.label and CORRECTED in (f.doubt or "") and f != item),
                None,
            )
            reason = (printed.doubt or "").rpartition(": ")[2] if printed else ""
            yield replace(_reading(entry, item), excerpt=printed.text if printed else "", reason=reason)


def _reading(entry: Entry, item: Field) -> Reading:
    year = f"（{item.fiscal_year}年度）" if item.fiscal_year else ""
    part = f"（{item.sub_item}）" if item.sub_item else ""
    label = f"{readable(item.label)}{part}{year}"
    return Reading(((entry.no, entry.title),), label, item.text, item.source)


def _reported(plan: Plan, catalogue: Catalogue, entries: Sequence[Entry]) -> tuple[int, int] | None:
    """Of how many 事業 of its plan a progress report tells."""
    if plan.kind is not PlanKind.PROGRESS:
        return None
    owners = {entry.plan_id for entry in entries} - {plan.id}
    return len(entries), sum(entry.plan_id in owners for entry in catalogue.entries)
