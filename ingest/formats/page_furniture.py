"""What pages repeat and no reader needs: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from ingest.text import squeeze

_MARGIN = 0.09
"""The part of a page, at its top and at its bottom, in which page numbers and running heads stand."""
_PAGE_NUMBER = re.compile(r"^[-~―<(\[・]*(?:p\.?|page)?\d{1,4}(?:/\d{1,4})?(?:頁|ページ)?[-~―>)\]・]*$")


_T = TypeVar("_T", bound="Placed")


class Placed(Protocol):
    """Something on a page."""

    @property
    def top(self) -> float:
        """Its upper border."""


def drop_furniture(pages: Sequence[tuple[list[_T], float]]) -> None:
    """Take page numbers off every page, and what stands at the head or foot of the page before as well."""
    known: set[tuple[str, int]] = set()
    for items, height in pages:
        seen: set[tuple[str, int]] = set()
        for item in [*items]:
            text = getattr(item, "text", None)
            if text is None or _MARGIN * height < item.top < (1 - _MARGIN) * height:
                continue
            key = (re.sub(r"^\d{1,4}|\d{1,4}$", "#", squeeze(text)), round(item.top / 4))
            seen.add(key)
            if key in known or _PAGE_NUMBER.match(squeeze(text)):
                items.remove(item)
        known = seen
