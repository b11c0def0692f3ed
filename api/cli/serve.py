"""``jigyo serve``: the service on this machine."""

from __future__ import annotations

import json
import logging
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts
from api.cli.options import DataOption, JsonOption, sample_plans

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings


def serve(
    paths: Annotated[list[Path] | None, typer.Argument(help=texts.SERVE_PATHS, show_default=False)] = None,
    host: Annotated[str | None, typer.Option("--host", help=texts.HOST, show_default=False)] = None,
    port: Annotated[int | None, typer.Option("--port", help=texts.PORT, show_default=False)] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """質問に答えるサービスを始めます。"""
    from api.app import create_app
    from api.settings import load_settings

    settings = load_settings(host=host, port=port, data=data)
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with _listen(settings) as listening:
        _refresh(paths, settings)
        _run(create_app(settings), settings, listening, as_json)


def _listen(settings: Settings) -> socket.socket:
    """The socket is taken first: a port in use is told before the plans are read."""
    if settings.host not in ("127.0.0.1", "::1", "localhost"):
        typer.echo(texts.NOT_LOOPBACK.format(host=settings.host), err=True)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        from api.settings import SettingsError

        raise SettingsError(texts.PORT_TAKEN.format(host=settings.host, port=settings.port)) from error


def _refresh(paths: list[Path] | None, settings: Settings) -> None:
    """Read what was given; with nothing given the index there is, and the samples where there is none."""
    from index.publish import served
    from index.refresh import refresh

    if paths:
        report = refresh(paths, settings.data, embedder=settings.embedder)
    elif served(settings.data) is None:
        report = refresh(sample_plans(), settings.data, embedder=settings.embedder)
    else:
        return
    for problem in report.problems:
        typer.echo(problem.message, err=True)


def _run(app: FastAPI, settings: Settings, listening: socket.socket, as_json: bool) -> None:
    import uvicorn

    class Announcing(uvicorn.Server):
        """Says where it is once it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                _announce(app, settings.host, listening.getsockname()[1], as_json)

    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5
    )
    try:
        Announcing(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return


def _announce(app: FastAPI, host: str, port: int, as_json: bool) -> None:
    from api.errors import NotReadyError
    from api.examples import example_questions

    name = f"[{host}]" if ":" in host else host
    url = f"http://{'127.0.0.1' if host == '0.0.0.0' else name}:{port}/"
    questions, reason = [], None
    try:
        services = app.state.backend.services
        questions = example_questions(services.store, services.plans)
    except NotReadyError as error:
        reason = str(error)
    if as_json:
        typer.echo(json.dumps({"url": url, "questions": questions, "reason": reason}, ensure_ascii=False))
        return
    typer.echo(texts.SERVING.format(url=url))
    if reason:
        typer.echo(texts.NOT_READY.format(reason=reason))
    elif questions:
        typer.echo("\n".join([texts.TRY, *(f"  ・{question}" for question in questions)]))
