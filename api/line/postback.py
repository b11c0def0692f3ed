"""What our buttons mean: a few words of data that come back when somebody taps them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

LONGEST = 300
"""LINE's limit of the data of a button."""


class Tap(StrEnum):
    """What a button does."""

    SHOW = "show"
    CITY = "city"
    CITIES = "cities"
    HELP = "help"
    EXAMPLES = "examples"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Action:
    """A button and what it is about: an event id, the name of a city, a page of cities."""

    tap: Tap
    about: str = ""


def write(action: Action) -> str:
    """The data of a button."""
    return urlencode({"do": action.tap.value} | ({"about": action.about} if action.about else {}))


def read(data: str) -> Action | None:
    """The button that was tapped; None where the data is not ours."""
    if len(data) > LONGEST:
        return None
    fields = dict(parse_qsl(data, max_num_fields=None))
    try:
        return Action(Tap(fields.get("do", "")), fields.get("about", ""))
    except ValueError:
        return None
