"""How the number of a 事業 is shown."""

from __future__ import annotations


def show_number(no: str) -> str:
    """A bare number with its word (No.7); a number that carries its own marks (2-(2)-④, その2-⑥) as it is printed."""
    return f"No.{no}" if no.isdecimal() else no
