"""事業 by the number people give: 8, No.8, 2-(2)-④, その2-⑥, 1-1-(3)."""

from __future__ import annotations

import re

from index.protocols import EntryFilter, EntryStore
from ingest.model import Entry
from ingest.text import circled, squeeze


def digits(number: str) -> tuple[int, ...]:
    """The numbers in a 事業 number, circled ones too: ``2-(2)-④`` → (2, 2, 4)."""
    plain = squeeze("".join(circled(character) for character in number))
    return tuple(int(found) for found in re.findall(r"\d+", plain))


def find_by_number(store: EntryStore, municipality: str | None, number: str) -> list[Entry]:
    """The 事業 with this number, in one municipality or in all."""
    wanted = digits(number)
    return [entry for entry in store.entries(EntryFilter(municipality=municipality)) if digits(entry.no) == wanted]
