"""Made-up layouts as cities publish them, each in every format it is published in: all that counts must come out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from ingest.formats.registry import read_document
from ingest.markup import runs
from ingest.model import Department, Entry, Role
from ingest.read import read_plans
from tests.ingest.layouts.kit import E, Layout
from tests.ingest.render.formats import RENDERERS

FOLDER = Path(__file__).parent / "layouts"
MODULES: list[ModuleType] = [
    import_module(f"tests.ingest.layouts.{path.stem}")
    for path in sorted(FOLDER.glob("*.py"))
    if path.stem != "kit"
]
LAYOUTS: list[Layout] = [module.LAYOUT for module in MODULES]
CASES = [pytest.param(layout, kind, id=f"{layout.name}-{kind}") for layout in LAYOUTS for kind in layout.formats]


def write(layout: Layout, kind: str, folder: Path) -> Path:
    path = folder / f"{layout.name}.{kind}"
    path.write_bytes(RENDERERS[kind](layout))
    return path


def test_there_are_at_least_twelve_layouts_and_each_is_read_from_several_formats() -> None:
    assert len(LAYOUTS) >= 12
    assert all(len(layout.formats) >= 4 for layout in LAYOUTS)


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_every_number_title_and_department_is_read(layout: Layout, kind: str, tmp_path: Path) -> None:
    result = read_plans([write(layout, kind, tmp_path)])
    assert result.problems == ()
    assert [summary(entry) for entry in result.catalogue.entries] == list(layout.entries)
    assert result.catalogue.plans[0].municipality == layout.municipality


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_every_run_of_a_field_stands_in_the_lines_it_points_to(layout: Layout, kind: str, tmp_path: Path) -> None:
    path = write(layout, kind, tmp_path)
    lines = read_document(path).lines
    catalogue = read_plans([path]).catalogue
    fields = [field for entry in catalogue.entries for field in entry.fields]
    assert fields
    for item in [*fields, *catalogue.sections]:
        where = "\n".join(lines[item.source.line_start - 1 : item.source.line_end])
        assert [run for run in runs(item.text, item.breaks) if run not in where] == []


def summary(entry: Entry) -> E:
    names = {role: tuple(shown(d) for d in entry.departments if d.role is role) for role in Role}
    return E(entry.no, entry.title, names[Role.LEAD], names[Role.RELATED])


def shown(department: Department) -> str:
    return f"{department.sub_item}:{department.name}" if department.sub_item else department.name
