"""Keys under which the spellings of a department compare equal."""

from __future__ import annotations

from ingest.departments import department_key


def department_keys(name: str, division: str | None) -> tuple[str, str]:
    """The keys by which a department may be asked for: the bare name, and with its division in front.

    Keys are whole names, so 総務課 is not 教育総務課.
    """
    bare = department_key(name)
    return bare, department_key(division or "") + bare
