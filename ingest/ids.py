"""Short stable names for plans, entries and sections: plain ASCII, fit for URLs."""

from __future__ import annotations

import hashlib
import re

from ingest.text import circled


def plan_id(municipality: str, title: str, salt: str = "") -> str:
    """Eight hexadecimal digits drawn from whose plan it is and what it is called."""
    return hashlib.sha256(f"{municipality}{title}{salt}".encode()).hexdigest()[:8]


def entry_id(plan: str, no: str) -> str:
    """The number of a 事業 spelt for a URL: ``2-(2)-④`` → ``2-2-4``, ``その2-⑥`` → ``s2-6``."""
    digits = "".join(circled(c) for c in no.replace("その", "s"))
    slug = re.sub(r"[^0-9A-Za-z]+", "-", digits).strip("-")
    return f"{plan}-{slug or hashlib.sha256(no.encode()).hexdigest()[:6]}"


def section_id(plan: str, count: int) -> str:
    """The ``count``-th section of a plan."""
    return f"{plan}-s{count}"


def distinct(wanted: str, taken: set[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is still free; the name is then taken."""
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted}-{n}"
    taken.add(name)
    return name
