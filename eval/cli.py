"""``jigyo eval``."""

from __future__ import annotations

import typer

app = typer.Typer()


@app.callback(invoke_without_command=True)
def evaluate() -> None:
    """質問集で答えを評価します。"""
