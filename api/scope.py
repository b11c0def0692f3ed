"""Which municipality or plan a request means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from api.errors import PlanNotFoundError
from bot.errors import UnknownMunicipalityError
from ingest.model import Plan
from ingest.text import squeeze

_SUFFIXES = ("", "市", "町", "村", "区")


def resolve_municipality(name: str | None, known: Sequence[str]) -> str | None:
    """The municipality as the plans spell it, suffix optional; None where nothing was given.

    Raises UnknownMunicipalityError.
    """
    if name is None or not name.strip():
        return None
    by_key = {squeeze(one): one for one in known}
    for suffix in _SUFFIXES:
        found = by_key.get(squeeze(name) + suffix)
        if found is not None:
            return found
    raise UnknownMunicipalityError(name.strip(), known)


def resolve_plan(given: str | None, plans: Iterable[Plan]) -> str | None:
    """The id of the plan given by its id or its printed title; None where nothing was given.

    Raises PlanNotFoundError.
    """
    if given is None or not given.strip():
        return None
    wanted = squeeze(given)
    for plan in plans:
        if given == plan.id or wanted == squeeze(plan.title):
            return plan.id
    raise PlanNotFoundError
