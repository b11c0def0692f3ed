"""The command ``jigyo``. Nothing heavy is imported here: each command imports what it needs when it runs."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from api.cli import texts
from api.cli.ask import ask
from api.cli.doctor import doctor
from api.cli.entries import entries
from api.cli.group import JigyoGroup
from api.cli.ingest import ingest
from api.cli.line import line
from api.cli.serve import serve

app = typer.Typer(name="jigyo", cls=JigyoGroup, help=texts.HELP, add_completion=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="版を表示します")] = False
) -> None:
    if version:
        from api.version import version as installed

        typer.echo(f"jigyo {installed()}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


for command in (ingest, ask, serve, entries, doctor):
    app.command()(command)
app.add_typer(line)


def main() -> None:
    """Entry point of the command ``jigyo``.

    One thread of linear algebra a process, unless the environment says otherwise: a question is one small product, and
    two processes whose threads wait for each other answer less than half as many questions.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app()
