"""Keys under which the spellings of a department compare equal."""

from __future__ import annotations

from ingest.text import squeeze


def department_key(name: str) -> str:
    """A department's name without width, case or white space; the whole name, so 総務課 is not 教育総務課."""
    return squeeze(name)


def department_keys(name: str, division: str | None) -> tuple[str, str]:
    """The keys by which a department may be asked for: the bare name, and with its division in front."""
    bare = department_key(name)
    return bare, department_key(division or "") + bare
