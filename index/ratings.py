"""One spelling for the marks of an evaluation: 〇, ◯ and ○ are one mark to whoever reads them."""

from __future__ import annotations

from ingest.text import squeeze

_MARKS = str.maketrans({"〇": "○", "◯": "○", "⚪": "○", "⭕": "○", "▲": "△", "✕": "×", "✖": "×", "╳": "×"})


def rating_key(rating: str) -> str:
    """The key under which two printed ratings compare equal."""
    return squeeze(rating).translate(_MARKS)
