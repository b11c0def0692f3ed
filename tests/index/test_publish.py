import json
from pathlib import Path

import pytest

from index.errors import BuildLockedError, CorruptIndexError, NoIndexError
from index.publish import builds_folder, last_served, publish, served, served_folder, writers_lock


def make_build(root: Path, name: str) -> None:
    (builds_folder(root) / name).mkdir(parents=True)
    (builds_folder(root) / name / "file").write_text(name)


def names(root: Path) -> list[str]:
    return sorted(folder.name for folder in builds_folder(root).iterdir())


def test_nothing_is_served_before_the_first_build(tmp_path: Path) -> None:
    assert served(tmp_path) is None
    with pytest.raises(NoIndexError):
        served_folder(tmp_path)


def test_the_last_published_build_is_served_and_the_one_before_is_kept(tmp_path: Path) -> None:
    for name in ("b1", "b2", "b3"):
        make_build(tmp_path, name)
        publish(tmp_path, name)
    assert served_folder(tmp_path).name == "b3"
    assert names(tmp_path) == ["b2", "b3"]


def test_the_pointer_is_whole_or_old_but_never_half(tmp_path: Path) -> None:
    make_build(tmp_path, "b1")
    publish(tmp_path, "b1")
    assert json.loads((tmp_path / "current.json").read_text()) == {"build": "b1", "previous": None}
    assert not list(tmp_path.glob("*.new"))


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with writers_lock(tmp_path), pytest.raises(BuildLockedError), writers_lock(tmp_path):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with writers_lock(tmp_path):
            pass


def test_a_broken_pointer_is_a_corrupt_index(tmp_path: Path) -> None:
    (tmp_path / "current.json").write_text("{")
    with pytest.raises(CorruptIndexError):
        served(tmp_path)
    assert last_served(tmp_path) is None


def test_a_pointer_to_nowhere_is_a_corrupt_index(tmp_path: Path) -> None:
    make_build(tmp_path, "b1")
    publish(tmp_path, "b1")
    (builds_folder(tmp_path) / "b1").rename(tmp_path / "elsewhere")
    with pytest.raises(CorruptIndexError):
        served_folder(tmp_path)
