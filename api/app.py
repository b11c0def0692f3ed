"""The application factory: settings in, a FastAPI application out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from api import handlers, texts
from api.asking import new_limiter
from api.line import route as line
from api.line.channel import open_channel
from api.middleware.body_limit import BodyLimit
from api.middleware.context import RequestContext
from api.routes import chat, entries, export, health, pages, plans
from api.services import Backend, Opener, opener, wording_of
from api.settings import Settings, load_settings
from api.version import version
from api.web.rendering import HERE


def create_app(settings: Settings | None = None, open_services: Opener | None = None) -> FastAPI:
    """The service. ``open_services`` is for tests; by default the index under ``settings.data`` is opened."""
    settings = settings or load_settings()
    backend = Backend(open_services or opener(settings.data, lambda: wording_of(settings)))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.limiter = new_limiter()
        await to_thread.run_sync(backend.open)
        try:
            async with open_channel(settings, backend, app.state.limiter) as app.state.line:
                yield
        finally:
            backend.close()

    app = FastAPI(
        title=texts.APP_TITLE,
        description=texts.APP_DESCRIPTION,
        version=version(),
        lifespan=lifespan,
        docs_url=None,  # Swagger's and ReDoc's pages load scripts from elsewhere.
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(RequestContext, respond=handlers.respond),
            Middleware(BodyLimit, limit=settings.max_body_bytes, other={line.WEBHOOK: line.MAX_BODY_BYTES}),
        ],
    )
    app.state.settings = settings
    app.state.backend = backend
    handlers.install(app)
    for module in (chat, entries, export, plans, health, line, pages):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app
