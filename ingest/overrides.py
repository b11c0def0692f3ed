"""``plans.toml`` beside plan files: what the files do not say themselves, or say in words of their own.

```toml
["実施計画.xlsx"]
municipality = "みなも市"
title = "みなも市実施計画"
fiscal_years = [2024, 2028]

["実施計画.xlsx".labels]
department = ["お問い合わせ"]
```

All keys are optional; ``labels`` takes the kinds of fields of ``ingest/data/labels.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import OverridesError
from ingest.model import FieldKind

OVERRIDES = "plans.toml"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person says of one file; ``labels`` are pairs of a printed label and its meaning."""

    municipality: str = ""
    title: str = ""
    fiscal_years: tuple[int, int] | None = None
    labels: tuple[tuple[str, FieldKind], ...] = ()


NOTHING = Overrides()


def overrides_beside(path: Path) -> Overrides:
    """What the ``plans.toml`` beside a file says of it; OverridesError if it cannot be understood."""
    file = path.parent / OVERRIDES
    if not file.is_file():
        return NOTHING
    try:
        entry = tomllib.loads(file.read_text("utf-8")).get(path.name, {})
        return _read(entry)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError, AttributeError) as error:
        raise OverridesError(OVERRIDES, path.name, str(error)) from error


def _read(entry: dict[str, Any]) -> Overrides:
    unknown = entry.keys() - {"municipality", "title", "fiscal_years", "labels"}
    if unknown:
        raise ValueError("、".join(sorted(unknown)))
    years = entry.get("fiscal_years")
    labels = [
        (str(label), FieldKind(kind)) for kind, printed in entry.get("labels", {}).items() for label in printed
    ]
    return Overrides(
        str(entry.get("municipality", "")),
        str(entry.get("title", "")),
        (int(years[0]), int(years[-1])) if years else None,
        tuple(labels),
    )
