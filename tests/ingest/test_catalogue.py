from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.catalogue import read_catalogue, write_catalogue
from ingest.errors import CatalogueError
from ingest.model import Catalogue, Entry, Plan, PlanKind, Section, Source

catalogues = st.builds(
    Catalogue,
    plans=st.lists(st.from_type(Plan), max_size=2).map(tuple),
    entries=st.lists(st.from_type(Entry), max_size=2).map(tuple),
    sections=st.lists(st.from_type(Section), max_size=2).map(tuple),
)


@given(catalogues)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_what_is_written_is_read_back(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "catalogue.jsonl"
    write_catalogue(catalogue, path)
    assert read_catalogue(path) == catalogue


def test_a_catalogue_is_readable_by_people(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.jsonl"
    section = Section("p-s1", "p", "1 目的", "便利に\u2028します。", Source("計画.txt", 1, 2))
    write_catalogue(
        Catalogue((Plan("p", "みなも市", "計画", PlanKind.PLAN, ("計画.txt",)),), (), (section,)), path
    )
    plan, other = path.read_text("utf-8").split("\n")[:2]
    assert json.loads(plan)["type"] == "plan"
    assert "みなも市" in plan
    assert json.loads(other)["source"] == {"file": "計画.txt", "line_start": 1, "line_end": 2}
    assert read_catalogue(path).sections == (section,)


@pytest.mark.parametrize("line", ["{", "[]", '{"type": "plan"}', '{"type": "star", "id": "x"}', '{"id": "x"}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "catalogue.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="2行目"):
        read_catalogue(path)
