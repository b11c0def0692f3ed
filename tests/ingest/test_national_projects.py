"""The national project sheets as a spreadsheet with headings of its own order: read with no configuration, and fast."""

from __future__ import annotations

import csv
import gzip
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from ingest.formats.registry import read_document
from ingest.markup import runs
from ingest.read import read_plans
from ingest.text import squeeze

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SAMPLE = 700
HEADER = ("府省庁", "担当部局", "事業の概要", "事業名", "事業番号", "事業の目的", "現状と課題", "開始年度", "備考")


def projects() -> list[dict[str, Any]]:
    path = DATA / "rs2025-projects.json.gz"
    if not path.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"the project sheets must lie in {DATA}")
        pytest.skip("the project sheets are not here")
    with gzip.open(path) as file:
        known: dict[str, dict[str, Any]] = json.load(file)
    return list(known.values())[::8][:SAMPLE]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_every_number_title_and_department_of_the_national_sheets_is_read(encoding: str, tmp_path: Path) -> None:
    wanted = projects()
    path = tmp_path / "行政事業レビュー計画.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for one in wanted:
            texts = [(one[key] or "").replace("/", "\n") for key in ("overview", "purpose", "currentIssues")]
            year = f"{one['startYear']}年度" if one["startYear"] else ""
            names = (one["ministry"], one["bureau"], texts[0], one["projectName"], one["projectId"])
            writer.writerow([*names, *texts[1:], year, one["remarks"]])
    start = time.perf_counter()
    result = read_plans([path])
    assert time.perf_counter() - start < 10
    assert result.problems == ()
    read = [(entry.no, squeeze(entry.title)) for entry in result.catalogue.entries]
    assert read == [(str(one["projectId"]), squeeze(one["projectName"])) for one in wanted]
    departments = ["".join(f"{d.division or ''}{d.name}" for d in e.departments) for e in result.catalogue.entries]
    assert departments == [one["bureau"] for one in wanted]
    lines = read_document(path).lines
    for entry in result.catalogue.entries:
        for field in entry.fields:
            where = "\n".join(lines[field.source.line_start - 1 : field.source.line_end])
            assert all(run in where for run in runs(field.text, field.breaks)), (entry.no, field.label)
