"""Results and ratings that a form itself tells of its 事業 (事務事業評価シート), as progress of the year they name."""

from __future__ import annotations

from ingest.draft import Draft
from ingest.lexicon import read_label
from ingest.model import FieldKind, Progress
from ingest.progress.row import rating_mark

_TOLD = (FieldKind.PROGRESS_PLANNED, FieldKind.PROGRESS_RESULT, FieldKind.PROGRESS_EVIDENCE, FieldKind.RATING)


def add_told_progress(draft: Draft, year: int | None) -> None:
    """Add the progress a form tells: of the year in its labels, else of ``year``; nothing without result and rating."""
    told = [index for index, field in enumerate(draft.fields) if field.kind in _TOLD and field.fiscal_year is None]
    years = {y for index in told if (y := _year(draft.fields[index].label))} or ({year} if year else set())
    if len(years) != 1:
        return
    ratings = [
        mark
        for i in told
        if draft.fields[i].kind is FieldKind.RATING and (mark := rating_mark(draft.fields[i].text))
    ]
    result = _text(draft, told, FieldKind.PROGRESS_RESULT)
    if len(ratings) > 1 or not (ratings or result):
        return
    draft.progress.append(
        Progress(
            fiscal_year=years.pop(),
            fields=tuple(told),
            planned=_text(draft, told, FieldKind.PROGRESS_PLANNED),
            result=result,
            evidence=_text(draft, told, FieldKind.PROGRESS_EVIDENCE),
            rating=ratings[0] if ratings else None,
        )
    )


def _text(draft: Draft, told: list[int], kind: FieldKind) -> str | None:
    return "\n".join(draft.fields[i].text for i in told if draft.fields[i].kind is kind) or None


def _year(label: str) -> int | None:
    read = read_label(label)
    return read.fiscal_year if read is not None else None
