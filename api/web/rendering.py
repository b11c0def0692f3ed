"""The template engine of the pages: everything that comes from a document or a person is escaped."""

from __future__ import annotations

from pathlib import Path

import jinja2
from starlette.templating import Jinja2Templates

from api.links import entry_url, line_anchor, section_url
from api.numbers import show_number
from api.web.marks import pieces
from api.web.tables import blocks
from ingest.years import show_fiscal_year

HERE = Path(__file__).parent


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        pieces=pieces,
        blocks=blocks,
        show_number=show_number,
        entry_url=entry_url,
        section_url=section_url,
        line_anchor=line_anchor,
        fiscal_year=show_fiscal_year,
    )
    return environment


pages = Jinja2Templates(env=_environment())
