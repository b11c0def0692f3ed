"""Where a text stands, as the public contract writes it."""

from __future__ import annotations

from pydantic import BaseModel, Field

from ingest.model import Source


class SourceOut(BaseModel):
    """File, page (if the format has pages) and lines, counted from 1 and inclusive."""

    file: str = Field(examples=["plan.txt"])
    page: int | None = Field(examples=[None])
    line_start: int = Field(examples=[410])
    line_end: int = Field(examples=[410])

    @classmethod
    def of(cls, source: Source) -> SourceOut:
        """The public shape of a source."""
        return cls(file=source.file, page=source.page, line_start=source.line_start, line_end=source.line_end)
