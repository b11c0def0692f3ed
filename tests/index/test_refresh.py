import shutil
from pathlib import Path

import pytest

from index import build
from index.errors import BuildLockedError, EmptySourceError
from index.opened import open_index
from index.protocols import EntryFilter
from index.publish import served, writers_lock
from index.refresh import fingerprint_of, refresh

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples"


@pytest.fixture(autouse=True)
def _unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "check_in_child", lambda folder: None)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    first = next(path for path in sorted(SAMPLES.rglob("*.txt")))
    shutil.copy(first, folder / first.name)
    return folder


def test_plan_files_become_an_index(plans: Path, tmp_path: Path) -> None:
    report = refresh([plans], tmp_path / "index")
    index = open_index(tmp_path / "index")
    assert report.rebuilt
    assert report.entries == index.store.count(EntryFilter()) > 0
    assert report.plans == 1
    index.close()


def test_nothing_new_is_not_built_again(plans: Path, tmp_path: Path) -> None:
    first = refresh([plans], tmp_path / "index")
    told: list[str] = []
    again = refresh([plans], tmp_path / "index", progress=told.append)
    assert not again.rebuilt
    assert (again.entries, again.sections, again.plans) == (first.entries, first.sections, first.plans)
    assert told == ["計画書に変更はありません"]


def test_force_builds_again(plans: Path, tmp_path: Path) -> None:
    refresh([plans], tmp_path / "index")
    assert refresh([plans], tmp_path / "index", force=True).rebuilt


def test_a_changed_file_is_built_again(plans: Path, tmp_path: Path) -> None:
    refresh([plans], tmp_path / "index")
    file = next(plans.iterdir())
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert refresh([plans], tmp_path / "index").rebuilt


def test_no_file_leaves_what_is_served(plans: Path, tmp_path: Path) -> None:
    refresh([plans], tmp_path / "index")
    name = served(tmp_path / "index")
    with pytest.raises(EmptySourceError, match="読み込める計画書がありません"):
        refresh([tmp_path / "nowhere"], tmp_path / "index")
    assert served(tmp_path / "index") == name


def test_files_that_cannot_be_read_leave_what_is_served(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xff\xfe\x81")
    with pytest.raises(EmptySourceError, match="broken"):
        refresh([broken], tmp_path / "index")
    assert served(tmp_path / "index") is None


def test_a_broken_pointer_is_built_over(plans: Path, tmp_path: Path) -> None:
    refresh([plans], tmp_path / "index")
    (tmp_path / "index" / "current.json").write_text("{")
    assert refresh([plans], tmp_path / "index").rebuilt
    open_index(tmp_path / "index").close()


def test_two_refreshes_at_once_are_refused(plans: Path, tmp_path: Path) -> None:
    with writers_lock(tmp_path / "index"), pytest.raises(BuildLockedError):
        refresh([plans], tmp_path / "index")


def test_the_embedder_is_part_of_what_makes_an_index(plans: Path) -> None:
    assert fingerprint_of([plans]) != fingerprint_of([plans], "other-model")
    assert fingerprint_of([plans]) == fingerprint_of([plans])
