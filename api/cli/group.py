"""The command group: commands of other packages are found by name, and every error ends as a Japanese sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from api.cli import texts
from api.cli.exits import FAILED, INTERRUPTED, OK
from api.cli.usage import usage_sentence

PLUGINS = "jigyo.commands"
"""Entry points of this group name typer applications; each becomes a command of ``jigyo``."""


class JigyoGroup(TyperGroup):
    """Commands of this package and of whichever other package offers some; those are loaded only when asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Own commands first, in the order they were written."""
        own = list(self.commands)
        return own + [plugin.name for plugin in _plugins() if plugin.name not in own]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, here or elsewhere."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for plugin in _plugins():
            if plugin.name == cmd_name:
                command = typer.main.get_command(plugin.load())
                command.name = cmd_name
                return command
        return None

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command and leave with its exit code, whatever happens on the way."""
        try:
            code = super().main(*args, **options | {"standalone_mode": False})
        except TyperException as error:
            code = _complain(usage_sentence(error), FAILED)
        except (Abort, KeyboardInterrupt):
            code = _complain(texts.INTERRUPTED, INTERRUPTED)
        except BrokenPipeError:
            code = OK
        except Exception as error:
            code = _complain(_sentence(error), FAILED)
        sys.exit(code if isinstance(code, int) else OK)


def _plugins() -> Iterator[EntryPoint]:
    yield from entry_points(group=PLUGINS)


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - the one place where the command line speaks of errors
    return code


def _sentence(error: Exception) -> str:
    """Our own errors speak for themselves; others are named, for whoever is asked for help."""
    from api.errors import ApiError
    from api.settings import SettingsError
    from bot.errors import BotError
    from index.errors import IndexingError
    from ingest.errors import IngestError

    if isinstance(error, (ApiError, BotError, IndexingError, IngestError, SettingsError)):
        return str(error)
    if isinstance(error, OSError):
        return texts.os_error(error)
    return texts.unexpected(error)
