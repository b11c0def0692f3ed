"""What came of it: the rows of the progress report that answer, with their rating."""

from __future__ import annotations

from bot import texts
from bot.compose.context import Context
from bot.compose.ranking import Ranked
from bot.compose.said import said
from bot.draft import Statement
from bot.evidence import of_field
from ingest.model import Entry, FieldKind, Progress
from ingest.years import show_fiscal_year

_RESULT_KINDS = frozenset(
    {FieldKind.PROGRESS_RESULT, FieldKind.PROGRESS_EVIDENCE, FieldKind.PROGRESS_PLANNED, FieldKind.OTHER}
)


def results(entry: Entry, ranked: list[Ranked], context: Context, most: int = 3) -> list[Statement]:
    """The best sentences of the progress report, each with a note where the field was read with doubt."""
    fields = {index for row in entry.progress for index in row.fields}
    own = [r for r in ranked if r.sentence.field in fields and r.sentence.kind in _RESULT_KINDS]
    if not own:
        return []
    best = own[0].score
    chosen = sorted(
        (r for r in own[:most] if r.score >= best * 0.6), key=lambda r: (r.sentence.field or 0, r.sentence.start)
    )
    return [said(entry, r.sentence, context) for r in chosen]


def ratings(entry: Entry) -> list[Statement]:
    """The ratings of the rows, in order, one statement a year."""
    statements = []
    for year in dict.fromkeys(row.fiscal_year for row in entry.progress):
        rows = [row for row in entry.progress if row.fiscal_year == year and row.rating]
        marks = list(dict.fromkeys(row.rating for row in rows if row.rating))
        first = {row.rating: row for row in reversed(rows)}
        fields = [field for mark in marks if (field := _rating_field(entry, first[mark])) is not None]
        if marks and fields:
            text = texts.RATING.format(year=show_fiscal_year(year), rating="」「".join(marks))
            statements.append(Statement(text, tuple(of_field(entry, f) for f in dict.fromkeys(fields))))
    return statements


def _rating_field(entry: Entry, row: Progress) -> int | None:
    return next((i for i in row.fields if entry.fields[i].kind is FieldKind.RATING), None)
