"""Whether all that the plans hold was read, told again as long as the same plans are served."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.read import ReadResult

_FILE = "last-read.json"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What could not be read, what is missing of what was, and remarks, all in sentences."""

    problems: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing is missing; remarks are no loss."""
        return not (self.problems or self.gaps)


def examine(result: ReadResult, sources: Sequence[Path], target: Path | None) -> Completeness:
    """Compare what was read with what the documents announce; write the report to ``target`` if there is one."""
    from ingest.report.build import build_report

    report = build_report(result, sources, images=target is not None)
    if target is not None:
        from ingest.report.render import write_report

        write_report(report, target)
    return Completeness(
        tuple(problem.message for problem in result.problems),
        report.shortfalls,
        tuple(f"「{note.file}」：{note.message}" for note in result.notes),
    )


def remember(found: Completeness, data: Path) -> None:
    """Keep what was found beside the index that was built from it."""
    from index.publish import served

    kept = {"build": served(data), "problems": found.problems, "gaps": found.gaps, "notes": found.notes}
    (data / _FILE).write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


def recall(data: Path) -> Completeness:
    """What was found when the index that is served was built; nothing where that is not known."""
    from index.publish import last_served

    try:
        kept = json.loads((data / _FILE).read_text("utf-8"))
        if kept["build"] != last_served(data):
            return Completeness()
        return Completeness(*(tuple(map(str, kept[name])) for name in ("problems", "gaps", "notes")))
    except (OSError, ValueError, KeyError, TypeError):
        return Completeness()
