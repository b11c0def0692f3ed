"""The report as one page of HTML that needs nothing but itself."""

from __future__ import annotations

import base64
from datetime import datetime
from pathlib import Path

from ingest.report import texts
from ingest.report.facts import SMALL_SHARE, Report

SHOWN = 40
"""So many values of one reason, and so many lines, are shown in full; the rest is counted."""


def render_report(report: Report, made: datetime) -> str:
    """The report as HTML: no script, no font and no picture from elsewhere."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ingest.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["data_uri"] = _data_uri
    environment.filters["lines"] = texts.lines
    template = environment.get_template("report.html")
    return template.render(report=report, made=made, shown=SHOWN, small_share=SMALL_SHARE) + "\n"


def write_report(report: Report, target: Path, made: datetime | None = None) -> None:
    """Write the report to ``target``; the folders above it are made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render_report(report, made or datetime.now()), encoding="utf-8")


def _data_uri(image: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(image).decode("ascii")
