"""``jigyo line``: the LINE channel's menu, inbox and demonstration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from api.cli import texts
from api.cli.options import DataOption, JsonOption

if TYPE_CHECKING:
    from api.settings import Settings

line = typer.Typer(name="line", help=texts.LINE, no_args_is_help=True)


@line.command("rich-menu")
def rich_menu(as_json: JsonOption = False) -> None:
    """トーク画面の下のメニューを作ります。何度行っても同じです。"""
    import asyncio

    from api.line import texts as line_texts
    from api.line.client import SdkClient
    from api.line.errors import LineError, LineRefusedError
    from api.line.rich_menu import Ensured, ensure_menu

    settings = _configured()
    token = settings.line_token.get_secret_value() if settings.line_token else ""

    async def ensure() -> tuple[str, Ensured]:
        client = SdkClient(token, settings.line_host)
        try:
            return await ensure_menu(client)
        finally:
            await client.close()

    try:
        name, done = asyncio.run(ensure())
    except LineError as error:
        raise LineRefusedError(error) from error
    words = {
        Ensured.MADE: line_texts.MENU_MADE,
        Ensured.SET: line_texts.MENU_SET,
        Ensured.KEPT: line_texts.MENU_KEPT,
    }
    _tell({"name": name, "done": done.value}, words[done].format(name=name), as_json)


@line.command()
def status(data: DataOption = None, as_json: JsonOption = False) -> None:
    """受信箱に何件あるかを示します。"""
    from api.line import texts as line_texts
    from api.line.database import Database
    from api.line.inbox import Inbox
    from api.settings import load_settings

    database = Database(load_settings(data=data).line_database)
    try:
        counts = Inbox(database).counts()
    finally:
        database.close()
    _tell(counts, line_texts.STATUS.format(**counts), as_json)


@line.command()
def purge(data: DataOption = None, as_json: JsonOption = False) -> None:
    """保存する日数を過ぎたものを消します（サービスは1時間ごとに自分で行います）。"""
    import time

    from api.line import texts as line_texts
    from api.line.database import Database
    from api.line.forgetting import Forgetting
    from api.settings import load_settings

    settings = load_settings(data=data)
    days = settings.line_retention_days
    database = Database(settings.line_database)
    try:
        count = Forgetting(database).older_than(time.time() - days * 86400)
    finally:
        database.close()
    _tell({"deleted": count, "days": days}, line_texts.PURGED.format(days=days, count=count), as_json)


@line.command()
def demo(data: DataOption = None) -> None:
    """LINEの代わりを相手に、友だち追加から回答までを演じます（通信はこの機械の中だけです）。"""
    from api.line.demo import play
    from api.settings import load_settings

    play(load_settings(data=data), typer.echo)


def _configured() -> Settings:
    from api.line import texts as line_texts
    from api.settings import SettingsError, load_settings

    settings = load_settings()
    if settings.line_token is None:
        raise SettingsError(line_texts.NOT_CONFIGURED)
    return settings


def _tell(found: Mapping[str, object], words: str, as_json: bool) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else words)
