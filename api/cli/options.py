"""Options that several commands share, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts

if TYPE_CHECKING:
    from api.services import Services

DataOption = Annotated[Path | None, typer.Option("--data", help=texts.DATA, show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help=texts.JSON)]
CityOption = Annotated[str | None, typer.Option("--city", help=texts.CITY, show_default=False)]


def data_folder(given: Path | None) -> Path:
    """Where the index lies: ``--data``, or JIGYO_DATA, or ``.jigyo``."""
    from api.settings import load_settings

    return load_settings(data=given).data


@contextmanager
def opened(data: Path | None) -> Iterator[Services]:
    """The open index with its assistant, for one command."""
    from api.services import opener

    services = opener(data_folder(data))()
    try:
        yield services
    finally:
        services.close()


def sample_plans() -> list[Path]:
    """The plans that come with the package."""
    import ingest

    return [Path(next(iter(ingest.__path__))) / "samples"]
