from __future__ import annotations

import io

import pytest
from rich.console import Console

from api.cli.progress import SILENT, telling
from ingest.guard_watch import Step


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal that keeps what it shows."""
    shown = io.StringIO()
    monkeypatch.setattr(
        "rich.console.Console",
        lambda **_: Console(file=shown, force_terminal=True, width=100, legacy_windows=False),
    )
    return shown


def test_the_bar_says_what_is_read_and_what_remains(screen: io.StringIO) -> None:
    with telling(quiet=False) as teller:
        teller.step(Step("計画[1].pdf", 3, 12))
    assert "計画[1].pdf を読み込んでいます（残り9件）" in screen.getvalue()


def test_the_bar_says_what_is_done_after_reading(screen: io.StringIO) -> None:
    with telling(quiet=False) as teller:
        teller.words("索引を公開しました")
    assert "索引を公開しました" in screen.getvalue()


def test_programs_see_no_bar(screen: io.StringIO) -> None:
    with telling(quiet=True) as teller:
        assert teller is SILENT
        teller.words("x")
        teller.step(Step("a", 0, 1))
    assert screen.getvalue() == ""
