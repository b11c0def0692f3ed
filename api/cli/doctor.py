"""``jigyo doctor``: is everything there that the service needs."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typer

from api.cli import texts
from api.cli.exits import PARTLY
from api.cli.options import DataOption, JsonOption, data_folder


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: is it well, what was found, what to do if it is not."""

    name: str
    ok: bool
    found: str
    hint: str | None = None


def doctor(data: DataOption = None, as_json: JsonOption = False) -> None:
    """動かすのに必要なものがそろっているか調べます。"""
    root = data_folder(data)
    checks = list(_checks(root))
    well = all(check.ok for check in checks)
    if as_json:
        typer.echo(json.dumps({"ok": well, "checks": [asdict(c) for c in checks]}, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            typer.echo(f"{'✓' if check.ok else '✗'} {check.name}：{check.found}")
            if not check.ok and check.hint:
                typer.echo(f"  → {check.hint}")
        typer.echo(texts.ALL_WELL if well else texts.NOT_WELL)
    if not well:
        raise typer.Exit(PARTLY)


def _checks(root: Path) -> Iterator[Check]:
    yield _python()
    yield _folder(root)
    yield _checked("形態素解析", texts.HINT_INSTALL, _tokenizer)
    index: list[Any] = []
    yield _checked("索引", texts.HINT_INGEST, lambda: _index(root, index))
    if index:
        yield _checked("埋め込み", texts.HINT_INGEST, lambda: _embedder(index[0]))
        yield _checked("回答", texts.HINT_INGEST, lambda: _answer(index[0]))
        index[0].close()


def _checked(name: str, hint: str, look: Callable[[], str]) -> Check:
    """What ``look`` finds; anything that goes wrong meanwhile is what is wrong."""
    try:
        return Check(name, True, look())
    except Exception as error:
        return Check(name, False, str(error) or type(error).__name__, hint)


def _python() -> Check:
    return Check("Python", sys.version_info >= (3, 11), platform.python_version(), texts.HINT_PYTHON)


def _folder(root: Path) -> Check:
    existing = next(place for place in (root.absolute(), *root.absolute().parents) if place.exists())
    return Check("データの置き場所", os.access(existing, os.W_OK), str(root), texts.HINT_FOLDER)


def _tokenizer() -> str:
    from index.tokenize import FugashiTokenizer

    return " / ".join(FugashiTokenizer().tokens("水道料金の担当課"))


def _index(root: Path, opened: list[Any]) -> str:
    from index.opened import open_index

    opened.append(open_index(root))
    manifest = opened[0].manifest
    counts = texts.SUMMARY.format(plans=manifest.plans, entries=manifest.entries, sections=manifest.sections)
    return f"{counts}（{manifest.created}）"


def _embedder(index: Any) -> str:
    return f"{index.manifest.embedder}（{index.manifest.dimension}次元、{index.manifest.vectors}件）"


def _answer(index: Any) -> str:
    from api.examples import example_questions
    from bot.assistant import open_assistant

    questions = example_questions(index.store, index.store.plans(), count=1) or [texts.ANY_QUESTION]
    answer = open_assistant(index).ask(questions[0])
    return f"{questions[0]} → {answer.text.splitlines()[0]}"
