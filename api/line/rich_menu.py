"""The menu below the chat: examples, choose your city, how to use it. Made once, however often it is asked for."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from importlib import resources

from api.line import texts
from api.line.client import Message, RichMenus
from api.line.postback import Action, Tap
from api.line.quick_replies import tap

_PREFIX = "jigyo-navi "
_WIDTH, _HEIGHT = 2500, 843
_PARTS = ((texts.SHOW_EXAMPLES, Tap.EXAMPLES), (texts.CHANGE_CITY, Tap.CITIES), (texts.HELP, Tap.HELP))


class Ensured(StrEnum):
    """What had to be done."""

    MADE = "made"
    SET = "set"
    KEPT = "kept"


def menu() -> tuple[Message, bytes]:
    """The menu and its image. Its name tells its contents, so that another one is known to be another."""
    image = resources.files("api.line").joinpath("data", "rich_menu.png").read_bytes()
    width = _WIDTH // len(_PARTS)
    areas = [
        {
            "bounds": {"x": n * width, "y": 0, "width": width, "height": _HEIGHT},
            "action": tap(label, Action(what)),
        }
        for n, (label, what) in enumerate(_PARTS)
    ]
    shape = {"size": {"width": _WIDTH, "height": _HEIGHT}, "selected": True, "chatBarText": texts.MENU_BAR}
    content = shape | {"areas": areas}
    print_of = hashlib.sha256(json.dumps(content, sort_keys=True).encode() + image).hexdigest()[:12]
    return content | {"name": f"{_PREFIX}{print_of}"}, image


async def ensure_menu(client: RichMenus) -> tuple[str, Ensured]:
    """Let everybody see the menu, making it only where it is not there; older ones of ours go. Its name, what was done."""
    wanted, image = menu()
    name = str(wanted["name"])
    there = await client.menus()
    done = Ensured.KEPT
    menu_id = next((one for one, its_name in there.items() if its_name == name), None)
    if menu_id is None:
        menu_id, done = await client.create_menu(wanted, image), Ensured.MADE
    if await client.default_menu() != menu_id:
        await client.set_default_menu(menu_id)
        done = done if done is Ensured.MADE else Ensured.SET
    for other, its_name in there.items():
        if its_name.startswith(_PREFIX) and other != menu_id:
            await client.delete_menu(other)
    return name, done
