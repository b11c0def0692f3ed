"""The addresses of the pages that citations point to."""

from __future__ import annotations

from urllib.parse import quote

from bot.answer import Citation

_SAFE = ":@()"


def entry_url(entry_id: str) -> str:
    """The page of a 事業."""
    return f"/entries/{quote(entry_id, safe=_SAFE)}"


def section_url(section_id: str) -> str:
    """The page of a section."""
    return f"/sections/{quote(section_id, safe=_SAFE)}"


def citation_url(citation: Citation) -> str:
    """The page of what a citation cites."""
    if citation.entry_id is not None:
        return entry_url(citation.entry_id)
    return section_url(citation.section_id or "")


def line_anchor(line: int) -> str:
    """The name of the place on those pages where a source line begins."""
    return f"L{line}"
