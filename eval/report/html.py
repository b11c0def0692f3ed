"""The report: one HTML file that needs nothing beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval import texts
from eval.changes import Before, Change, changes
from eval.gate import Gate
from eval.measures.registry import SHOWN
from eval.report import plots
from eval.report.tradeoff import at, curve
from eval.results import Group, Results, Row

if TYPE_CHECKING:
    from markupsafe import Markup

_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Card:
    """One question as the report shows it."""

    row: Row
    anchor: str
    kind: str
    city: str
    verdict: str
    stage: str
    answer: Markup
    before: Before | None
    diff: Markup | None
    facts: Sequence[tuple[Sequence[str], bool]]
    golds: Sequence[tuple[str, bool]]


def write_report(results: Results, file: Path, previous: Results | None = None, gate: Gate | None = None) -> None:
    """Write the report to ``file``."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("eval.report", "page"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["percent"] = texts.percent
    template = environment.get_template("report.html")
    file.write_text(template.render(**_values(results, previous, gate or Gate())), "utf-8")


def _values(results: Results, previous: Results | None, gate: Gate) -> dict[str, Any]:
    before = changes(results, previous) if previous else {}
    cards = [
        _card(number, row, before.get((row.set, row.question.id))) for number, row in enumerate(results.main.rows)
    ]
    return {
        "texts": texts,
        "pairs": lambda names: [(name, name) for name in names],
        "results": results,
        "created": datetime.fromisoformat(results.created).astimezone().strftime(texts.WHEN),
        "measures": [m for m in SHOWN if any(m.name in s.all.rates for s in results.systems)],
        "gate": gate,
        "plots": _plots(results),
        "cards": cards,
        "kinds": _choices(card.kind for card in cards),
        "cities": _choices(card.city for card in cards),
        "stages": _choices(card.stage for card in cards if card.stage),
        "changed": _counts(before),
        "groups": _tables(results),
    }


def _tables(results: Results) -> list[tuple[str, Mapping[str, Group]]]:
    kinds = {texts.kind_name(name): group for name, group in results.main.kinds.items()}
    tables: list[tuple[str, Mapping[str, Group]]] = [(texts.BY_KIND, kinds), (texts.BY_CITY, results.main.cities)]
    return tables if len(results.sets) < 2 else [*tables, (texts.BY_SET, results.main.sets)]


def _plots(results: Results) -> dict[str, Markup]:
    from markupsafe import Markup

    main = results.main
    kinds = {
        texts.kind_name(kind): [
            s.kinds[kind].rates.get("pass") if kind in s.kinds else None for s in results.systems
        ]
        for kind in main.kinds
    }
    drawn = {
        "kinds": plots.rates(kinds, [system.name for system in results.systems]),
        "latency": plots.histogram([row.seconds for row in main.rows if not row.error]),
    }
    if main.stages:
        drawn["stages"] = plots.bars({texts.stage_name(name): count for name, count in main.stages.items()})
    if (points := curve(main.rows)) and results.threshold is not None:
        drawn["tradeoff"] = plots.tradeoff(points, at(main.rows, results.threshold))
    return {name: Markup(svg) for name, svg in drawn.items()}


def _card(number: int, row: Row, before: Before | None) -> Card:
    question = row.question
    groups = [
        " / ".join(f"{g.municipality or ''} {g.no} {g.title}".strip() for g in group) for group in question.groups
    ]
    groups = groups or ([texts.SECTION_OF.format(title=question.section)] if question.section else [])
    anchor = f"q{number}"
    return Card(
        row=row,
        anchor=anchor,
        kind=texts.kind_name(question.kind),
        city=row.city or texts.NO_CITY,
        verdict=_verdict(row),
        stage=texts.stage_name(row.fault.stage) if row.fault else "",
        answer=_linked(row.answer, anchor),
        before=before,
        diff=_diff(before.answer, row.answer)
        if before and before.change is not Change.SAME and before.answer
        else None,
        facts=list(zip(question.facts, row.facts, strict=True)),
        golds=list(zip(groups, row.cited, strict=True))
        if row.cited or not groups
        else [(g, False) for g in groups],
    )


def _verdict(row: Row) -> str:
    if not row.ok:
        return "fail"
    return "warn" if row.fault else "pass"


def _linked(answer: str, anchor: str) -> Markup:
    """The answer with its marks as links to the citations below."""
    from markupsafe import Markup, escape

    marked = _MARK.sub(rf'<a href="#{anchor}-\1">[\1]</a>', str(escape(answer)))
    return Markup(marked)


def _diff(old: str, new: str) -> Markup:
    from markupsafe import Markup, escape

    tags = {"+": "ins", "-": "del"}
    lines = []
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if (tag := tags.get(line[0])) is not None:
            lines.append(f"<{tag}>{escape(line[2:])}</{tag}>")
        elif line[0] == " ":
            lines.append(f"<span>{escape(line[2:])}</span>")
    return Markup("\n".join(lines))


def _choices(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _counts(before: Mapping[tuple[str, str], Before]) -> dict[str, int]:
    found = [value.change for value in before.values()]
    return {change.value: found.count(change) for change in Change} if found else {}
