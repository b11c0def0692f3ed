"""The report."""

from __future__ import annotations

from pathlib import Path

from eval.results import Results


def write_report(results: Results, file: Path, previous: Results | None = None) -> None:
    """Write the report."""
    file.write_text("", "utf-8")
