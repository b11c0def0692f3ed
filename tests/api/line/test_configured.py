"""Settings and the command group of LINE; its SDK stands in one file and is loaded late."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from api.line.stand_in.server import RunningStandIn
from api.settings import SettingsError, load_settings

from ..cli.conftest import Jigyo, jigyo

__all__ = ["jigyo"]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def configured(line: RunningStandIn, monkeypatch: pytest.MonkeyPatch) -> RunningStandIn:
    monkeypatch.setenv("JIGYO_LINE_SECRET", line.state.secret)
    monkeypatch.setenv("JIGYO_LINE_TOKEN", line.state.access_token)
    monkeypatch.setenv("JIGYO_LINE_HOST", line.url)
    return line


@pytest.mark.parametrize("name", ["SECRET", "TOKEN"])
def test_half_set_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"JIGYO_LINE_{name}", "x")
    with pytest.raises(SettingsError, match="両方とも"):
        load_settings()


def test_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIGYO_LINE_SECRET", "")
    monkeypatch.setenv("JIGYO_LINE_TOKEN", " ")
    assert load_settings().line_secret is None


def test_the_secrets_are_not_shown(configured: RunningStandIn) -> None:
    shown = repr(load_settings())
    assert configured.state.secret not in shown
    assert configured.state.access_token not in shown


def test_the_address_of_our_pages_needs_no_care_about_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIGYO_PUBLIC_URL", "https://plans.example/navi/")
    assert load_settings().public_url == "https://plans.example/navi"
    monkeypatch.setenv("JIGYO_PUBLIC_URL", "ftp://plans.example")
    with pytest.raises(SettingsError):
        load_settings()


def test_the_menu_is_made_from_the_command_line(jigyo: Jigyo, configured: RunningStandIn) -> None:
    assert json.loads(jigyo("line", "rich-menu", "--json")[1])["done"] == "made"
    code, out, _ = jigyo("line", "rich-menu")
    assert (code, "すでに整っています" in out) == (0, True)
    configured.state.failures.append(429)
    code, _, err = jigyo("line", "rich-menu")
    assert (code, "LINEに受け付けられませんでした" in err) == (2, True)


def test_without_settings_the_menu_is_not_made(jigyo: Jigyo) -> None:
    code, _, err = jigyo("line", "rich-menu")
    assert (code, "JIGYO_LINE_SECRET" in err) == (2, True)


def test_the_inbox_is_counted_and_purged(jigyo: Jigyo) -> None:
    assert json.loads(jigyo("line", "status", "--json")[1]) == {"new": 0, "waiting": 0, "done": 0, "dead": 0}
    assert "30日を過ぎた0件を消しました" in jigyo("line", "purge")[1]


@pytest.mark.usefixtures("catalogue_for_demo")
def test_the_demonstration_plays_a_conversation(jigyo: Jigyo) -> None:
    code, out, _ = jigyo("line", "demo")
    assert code == 0
    for words in (
        "友だち追加",
        "[北野市]",
        "[1] 担当課：「協働部防災課」",
        "返信 1回",
        "HTTP 400、返信 0回",
        "made → kept",
    ):
        assert words in out
    assert "返信がありませんでした" not in out


@pytest.fixture
def catalogue_for_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    from ..fakes import services

    monkeypatch.setattr("api.app.opener", lambda root, wording: services)
    monkeypatch.setattr("index.publish.served", lambda root: "build")


def test_the_sdk_stands_in_one_file_and_is_loaded_only_where_line_is_configured() -> None:
    users = {path.name for path in (ROOT / "api").rglob("*.py") if "linebot" in path.read_text("utf-8")}
    assert users == {"client.py"}
    code = "import sys, api.app, api.line.stand_in.server, api.cli.line; print('linebot' in sys.modules, 'aiohttp' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == ["False", "False"]
