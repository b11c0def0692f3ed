"""The five documents as they are: what must come out of them, and that nothing of them is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue, write_catalogue
from ingest.formats.registry import read_document
from ingest.markup import runs
from ingest.model import (
    Catalogue,
    Entry,
    FieldKind,
    PlanKind,
    PlanStatus,
    Source,
)
from ingest.read import read_plans
from ingest.toc import find_toc

Find = Callable[[str, str], Entry]


def places(catalogue: Catalogue) -> Iterator[tuple[str, tuple[int, ...], Source]]:
    for entry in catalogue.entries:
        for field in entry.fields:
            yield field.text, field.breaks, field.source
    for section in catalogue.sections:
        yield section.text, section.breaks, section.source


@pytest.mark.parametrize(
    ("municipality", "title", "kind", "status", "years", "entries"),
    [
        (
            "加東市",
            "加東市電子自治体推進計画 アクションプラン（案）",
            PlanKind.PLAN,
            PlanStatus.DRAFT,
            (2017, 2021),
            41,
        ),
        ("下野市", "下野市第二次地域情報化計画 (実施計画)", PlanKind.PLAN, PlanStatus.DECIDED, (2012, 2015), 51),
        ("常総市", "第3次常総市地域情報化計画", PlanKind.PLAN, PlanStatus.DECIDED, (2019, 2023), 26),
        ("秦野市", "はだのICT活用推進計画(個別事業)", PlanKind.PLAN, PlanStatus.DRAFT, (2021, 2025), 41),
        (
            "加東市",
            "加東市電子自治体推進計画 アクションプラン（案） 令和2年度 進捗状況",
            PlanKind.PROGRESS,
            PlanStatus.DECIDED,
            (2020, 2020),
            0,
        ),
    ],
)
def test_every_plan_is_whole(
    real: Catalogue,
    municipality: str,
    title: str,
    kind: PlanKind,
    status: PlanStatus,
    years: tuple[int, int],
    entries: int,
) -> None:
    plan = next(p for p in real.plans if (p.municipality, p.kind) == (municipality, kind))
    assert (plan.title, plan.status, plan.fiscal_years) == (title, status, years)
    assert sum(e.plan_id == plan.id for e in real.entries) == entries


def test_every_entry_has_what_an_answer_needs(real: Catalogue) -> None:
    for entry in real.entries:
        assert entry.no, entry
        assert entry.title, entry.no
        assert entry.departments, entry.no
        assert entry.fields, entry.no
        assert entry.path, entry.no
        assert any(f.kind is FieldKind.TITLE for f in entry.fields), entry.no
    assert len({e.id for e in real.entries}) == len(real.entries)
    assert len({s.id for s in real.sections}) == len(real.sections)


def test_everything_points_to_a_field_that_is_there(real: Catalogue) -> None:
    for e in real.entries:
        fields = [d.field for d in e.departments] + [s.field for s in e.sub_items] + [s.field for s in e.schedule]
        fields += [b.field for b in e.budget] + [i.field for i in e.indicators]
        assert all(0 <= field < len(e.fields) for field in fields)
        assert all(0 <= index < len(e.fields) for row in e.progress for index in row.fields)
        assert {r.entry_id for r in e.relations} <= {other.id for other in real.entries} - {e.id}


def test_every_name_of_a_department_stands_in_its_field(real: Catalogue) -> None:
    for e in real.entries:
        for department in e.departments:
            text = "".join(e.fields[department.field].text.split())
            assert department.name in text, (e.no, department)


def test_every_run_of_text_stands_in_its_source(real: Catalogue, plans_folder: Path) -> None:
    lines = {path.name: path.read_text("utf-8").split("\n") for path in plans_folder.iterdir()}
    for text, breaks, source in places(real):
        raw = "\n".join(lines[source.file][source.line_start - 1 : source.line_end])
        for run in runs(text, breaks):
            assert run in raw, (source, run)


def test_no_line_is_lost(real: Catalogue, plans_folder: Path) -> None:
    covered = {(s.file, n) for _, _, s in places(real) for n in range(s.line_start, s.line_end + 1)}
    lines: set[tuple[str, int]] = set()
    for path in sorted(plans_folder.iterdir()):
        document = read_document(path)
        toc = find_toc(document)
        lines |= {(path.name, b.source.line_start) for i, b in enumerate(document.blocks) if i not in toc}
    assert len(lines - covered) < len(lines) / 100


def test_sections_are_short_enough_to_cite(real: Catalogue) -> None:
    assert max(len(s.text) for s in real.sections) < 1600
    assert all(s.title and s.text for s in real.sections)


def test_reading_takes_seconds(plans_folder: Path) -> None:
    start = time.perf_counter()
    read_plans([plans_folder])
    assert time.perf_counter() - start < 3


def test_the_catalogue_survives_its_file(real: Catalogue, tmp_path: Path) -> None:
    write_catalogue(real, tmp_path / "c.jsonl")
    assert read_catalogue(tmp_path / "c.jsonl") == real
