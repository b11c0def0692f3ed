"""Made-up layouts as cities publish them, each in every format it is published in: all that counts must come out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from ingest.assemble import assemble
from ingest.document import Document
from ingest.formats.registry import read_document
from ingest.interpret import interpret
from ingest.markup import runs
from ingest.model import Catalogue, Department, Entry, Role
from ingest.read import read_plans
from ingest.text import squeeze
from tests.ingest.layouts.kit import E, Layout
from tests.ingest.render.formats import RENDERERS

Open = Callable[[Layout, str], tuple[Document, Catalogue]]

FOLDER = Path(__file__).parent / "layouts"
LAYOUTS: list[Layout] = [
    import_module(f"tests.ingest.layouts.{path.stem}").LAYOUT
    for path in sorted(FOLDER.glob("*.py"))
    if path.stem != "kit"
]
CASES = [pytest.param(layout, kind, id=f"{layout.name}-{kind}") for layout in LAYOUTS for kind in layout.formats]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """A layout written in a format and read, once for all tests."""
    folder = tmp_path_factory.mktemp("layouts")
    known: dict[tuple[str, str], tuple[Document, Catalogue]] = {}

    def _open(layout: Layout, kind: str) -> tuple[Document, Catalogue]:
        key = layout.name, kind
        if key not in known:
            document = read_document(write(layout, kind, folder))
            known[key] = document, assemble([interpret(document)])
        return known[key]

    return _open


def write(layout: Layout, kind: str, folder: Path) -> Path:
    path = folder / f"{layout.name}.{kind}"
    path.write_bytes(RENDERERS[kind](layout))
    return path


def test_there_are_at_least_twelve_layouts_and_each_is_read_from_several_formats() -> None:
    assert len(LAYOUTS) >= 12
    assert all(len(layout.formats) >= 4 for layout in LAYOUTS)


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_every_number_title_and_department_is_read(layout: Layout, kind: str, opened: Open) -> None:
    _, catalogue = opened(layout, kind)
    assert [summary(entry) for entry in catalogue.entries] == list(layout.entries)
    assert catalogue.plans[0].municipality == layout.municipality


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_every_run_of_a_field_stands_in_the_lines_it_points_to(layout: Layout, kind: str, opened: Open) -> None:
    document, catalogue = opened(layout, kind)
    fields = [field for entry in catalogue.entries for field in entry.fields]
    assert fields
    for item in [*fields, *catalogue.sections]:
        where = "\n".join(document.lines[item.source.line_start - 1 : item.source.line_end])
        assert [run for run in runs(item.text, item.breaks) if run not in where] == []


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_the_same_plan_is_the_same_in_every_format(layout: Layout, kind: str, opened: Open) -> None:
    _, one = opened(layout, layout.formats[-1])
    _, other = opened(layout, kind)
    assert [facts(entry) for entry in one.entries] == [facts(entry) for entry in other.entries]
    assert one.plans[0].fiscal_years == other.plans[0].fiscal_years


def test_binary_formats_are_read_through_the_guard_as_well(tmp_path: Path) -> None:
    layout = next(layout for layout in LAYOUTS if layout.name == "two_header_rows")
    for kind in ("xlsx", "docx", "pdf", "html"):
        write(layout, kind, tmp_path)
    result = read_plans([tmp_path])
    assert result.problems == ()
    assert len(result.catalogue.entries) == 4 * len(layout.entries)


def summary(entry: Entry) -> E:
    names = {role: tuple(shown(d) for d in entry.departments if d.role is role) for role in Role}
    return E(entry.no, entry.title, names[Role.LEAD], names[Role.RELATED])


def shown(department: Department) -> str:
    return f"{department.sub_item}:{department.name}" if department.sub_item else department.name


def facts(entry: Entry) -> list[object]:
    """All that is derived from the fields, and the fields themselves without white space and the bars of markdown."""
    texts = [(squeeze(f.label), f.kind, squeeze(f.text).replace("|", ""), f.fiscal_year) for f in entry.fields]
    schedule = [(item.fiscal_year, squeeze(item.text), item.phase, item.sub_item) for item in entry.schedule]
    indicators = [(item.name, item.target, item.fiscal_year) for item in entry.indicators]
    budget = [(item.amount_yen, item.fiscal_years) for item in entry.budget]
    progress = [(row.fiscal_year, row.rating) for row in entry.progress]
    return [tuple(map(squeeze, entry.path)), texts, schedule, indicators, budget, progress]
