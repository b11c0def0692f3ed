"""``jigyo ask``: one question, one answer, its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import texts
from api.cli.options import CityOption, DataOption, JsonOption, opened
from api.numbers import show_number

if TYPE_CHECKING:
    from bot.answer import Answer, Citation


def ask(
    question: Annotated[str, typer.Argument(help=texts.QUESTION, show_default=False)],
    city: CityOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """質問に答え、出典を示します。"""
    from api.scope import resolve_municipality

    with opened(data) as services:
        municipality = resolve_municipality(city, services.municipalities)
        answer = services.assistant.ask(question, municipality=municipality)
    if as_json:
        from api.schemas.chat import ChatResponse

        typer.echo(ChatResponse.of(answer).model_dump_json(indent=2))
    else:
        typer.echo(_show(answer))


def _show(answer: Answer) -> str:
    lines = [answer.text]
    if answer.citations:
        lines += ["", texts.SOURCES, *map(_citation, answer.citations)]
    if answer.suggestions:
        lines += ["", *(f"▸ {suggestion}" for suggestion in answer.suggestions)]
    return "\n".join(lines)


def _citation(citation: Citation) -> str:
    no = f" {show_number(citation.no)}" if citation.no else ""
    department = f"（{citation.department}）" if citation.department else ""
    place = f"{citation.source.file}:{citation.source.line_start}"
    quote = citation.quote.replace("\n", " ").replace("\t", " ")
    return f"[{citation.n}] {citation.municipality}{no} {citation.title}{department} 「{quote}」 {place}"
