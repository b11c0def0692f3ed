"""Documents made up on the spot, and the real ones where they lie beside the repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.formats.text import read_text
from ingest.model import Catalogue, Entry
from ingest.read import ReadResult, read_plans

PLANS = Path(__file__).resolve().parents[2].parent / "shared" / "plans"


@pytest.fixture
def make() -> Callable[[str], Document]:
    """A text as the blocks that the text reader makes of it."""
    return lambda text: read_text(text.encode(), "made-up.txt")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ReadResult]:
    """Texts by file name, written to a folder and read as plans."""

    def _read(**texts: str) -> ReadResult:
        for name, text in texts.items():
            stem, _, suffix = name.rpartition("_")
            (tmp_path / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
        return read_plans([tmp_path])

    return _read


@pytest.fixture(scope="session")
def plans_folder() -> Path:
    if not PLANS.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the real documents must lie in {PLANS}")
        pytest.skip("the real documents are not here")
    return PLANS


@pytest.fixture(scope="session")
def real(plans_folder: Path) -> Catalogue:
    result = read_plans([plans_folder])
    assert result.problems == ()
    return result.catalogue


@pytest.fixture(scope="session")
def entry(real: Catalogue) -> Callable[[str, str], Entry]:
    """A 事業 of the real documents by municipality and number."""
    owners = {plan.id: plan.municipality for plan in real.plans}
    known = {(owners[e.plan_id], e.no): e for e in real.entries}
    return lambda municipality, no: known[municipality, no]
