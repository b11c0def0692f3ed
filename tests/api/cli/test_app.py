from __future__ import annotations

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest
import typer

from .conftest import Jigyo

HEAVY = (
    "fastapi",
    "starlette",
    "uvicorn",
    "chromadb",
    "sqlalchemy",
    "numpy",
    "torch",
    "pydantic",
    "jinja2",
    "eval",
)


def test_help_starts_without_any_heavy_library() -> None:
    code = f"import sys, api.cli.app; sys.exit(' '.join(set({HEAVY!r}) & set(sys.modules)) or None)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_names_every_command(jigyo: Jigyo) -> None:
    code, out, _ = jigyo("--help")
    assert code == 0
    assert all(name in out for name in ("ingest", "ask", "serve", "entries", "doctor"))
    assert jigyo()[:2] == (code, out)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nonsense"], "コマンドの書き方が正しくありません。"),
        (["ask"], "「question」を指定してください。"),
        (["ask", "a", "--nonsense"], "「--nonsense」というオプションはありません。"),
        (["serve", "--port", "http"], "「--port」の値が正しくありません。"),
        (["serve", "--port", "99999"], "設定 JIGYO_PORT が正しくありません。"),
        (["entries", "--limit", "0"], "「--limit」の値が正しくありません。"),
        (["doctor", "--data", "/"], "設定 JIGYO_DATA が正しくありません。"),
    ],
)
def test_wrong_use_is_told_in_japanese(jigyo: Jigyo, arguments: list[str], sentence: str) -> None:
    code, out, err = jigyo(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_without_an_index_the_reason_is_told(jigyo: Jigyo) -> None:
    code, out, err = jigyo("ask", "担当課は？")
    assert (code, out) == (2, "")
    assert "jigyo ingest" in err


def test_commands_of_other_packages_are_plugged_in(jigyo: Jigyo, monkeypatch: pytest.MonkeyPatch) -> None:
    plugin = EntryPoint("greet", f"{__name__}:greeting", "jigyo.commands")
    monkeypatch.setattr("api.cli.group.entry_points", lambda group: [plugin] if group == "jigyo.commands" else [])
    monkeypatch.setattr(EntryPoint, "load", lambda self: greeting)
    assert "greet" in jigyo("--help")[1]
    assert jigyo("greet", "世界")[:2] == (0, "こんにちは、世界\n")


greeting = typer.Typer()


@greeting.command()
def greet(name: str) -> None:
    typer.echo(f"こんにちは、{name}")


def test_an_unforeseen_error_is_a_sentence_not_a_trace(jigyo: Jigyo, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("api.services.opener", broken)
    code, _, err = jigyo("ask", "担当課は？")
    assert code == 2
    assert err == "予期しないエラーが起きました（ZeroDivisionError: oops）。\n"
