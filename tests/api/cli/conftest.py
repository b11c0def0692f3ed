"""``jigyo`` in process, over the fake catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.app import app
from api.services import Opener

from ..fakes import services

Result = tuple[int, str, str]
Jigyo = Callable[..., Result]


@pytest.fixture
def jigyo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Jigyo:
    monkeypatch.setenv("JIGYO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "160")

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(app, list(arguments))
        return result.exit_code, result.stdout, result.stderr

    return run


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    def opener(root: Path) -> Opener:
        return services

    monkeypatch.setattr("api.services.opener", opener)
