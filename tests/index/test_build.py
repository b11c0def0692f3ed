import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from index import build, write
from index.build import build_index
from index.embed.blind import BlindEmbedder
from index.errors import BuildCheckError, BuildLockedError
from index.opened import open_index
from index.protocols import EntryFilter, Query
from index.publish import builds_folder, served, writers_lock
from ingest.catalogue import read_catalogue
from ingest.model import Catalogue

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child process that checks a build, left out where the test is about something else."""
    monkeypatch.setattr(build, "check_in_child", lambda folder: None)


def builds(root: Path) -> list[str]:
    return sorted(folder.name for folder in builds_folder(root).iterdir())


def test_a_build_is_checked_published_and_can_be_asked(built: Path, catalogue: Catalogue) -> None:
    index = open_index(built)
    assert index.store.count(EntryFilter()) == len(catalogue.entries)
    assert index.retriever.search(Query("水道料金"))[0].entry == catalogue.entries[0]
    index.close()


def test_the_catalogue_lies_in_the_build_as_json_lines(built: Path, catalogue: Catalogue) -> None:
    folder = builds_folder(built) / str(served(built))
    assert read_catalogue(folder / "catalogue.jsonl") == catalogue


def test_the_report_says_what_was_built(tmp_path: Path, catalogue: Catalogue, unchecked: None) -> None:
    told: list[str] = []
    report = build_index(catalogue, tmp_path, progress=told.append, source="here")
    assert (report.manifest.entries, report.manifest.sections, report.manifest.plans) == (8, 3, 3)
    assert report.manifest.source == "here"
    assert report.folder.name == served(tmp_path)
    assert told


@pytest.mark.usefixtures("unchecked")
def test_the_build_before_is_kept_and_older_ones_go(tmp_path: Path, catalogue: Catalogue) -> None:
    names = [build_index(catalogue, tmp_path).folder.name for _ in range(3)]
    assert builds(tmp_path) == names[1:]


@pytest.mark.usefixtures("unchecked")
def test_an_open_index_goes_on_answering_while_another_is_built(tmp_path: Path, catalogue: Catalogue) -> None:
    build_index(catalogue, tmp_path)
    index = open_index(tmp_path)
    build_index(Catalogue(catalogue.plans, catalogue.entries[:1]), tmp_path)
    assert len(index.store.entries(EntryFilter())) == 8
    assert index.retriever.search(Query("講習会"))
    index.close()


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("step", ["write_store", "write_chroma", "write_manifest", "calibration_of"])
def test_an_error_in_the_middle_leaves_what_is_served(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    name = build_index(catalogue, tmp_path).folder.name

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(write, step, fail)
    with pytest.raises(RuntimeError, match="disk full"):
        build_index(Catalogue(), tmp_path)
    assert served(tmp_path) == name
    assert builds(tmp_path) == [name]


def test_a_build_that_fails_its_check_is_not_served(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(root: Path) -> Callable[[str], None]:
        def at_check(step: str) -> None:
            if "検査" in step:
                for path in builds_folder(root).rglob("*.sqlite"):
                    path.write_bytes(b"not a database")

        return at_check

    with pytest.raises(BuildCheckError, match="公開しませんでした"):
        build_index(catalogue, tmp_path, progress=spoil(tmp_path))
    assert served(tmp_path) is None
    assert builds(tmp_path) == []


def test_a_second_writer_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    with writers_lock(tmp_path), pytest.raises(BuildLockedError):
        build_index(catalogue, tmp_path)


@pytest.mark.usefixtures("unchecked")
def test_a_process_killed_while_it_builds_leaves_what_is_served(tmp_path: Path, catalogue: Catalogue) -> None:
    name = build_index(catalogue, tmp_path).folder.name
    program = f"""
        import os, signal
        from pathlib import Path
        from ingest.catalogue import read_catalogue
        from index import write
        from index.build import build_index
        root = Path({str(tmp_path)!r})
        write.write_manifest = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        build_index(read_catalogue(root / "builds" / {name!r} / "catalogue.jsonl"), root)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=REPOSITORY, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert served(tmp_path) == name
    assert len(builds(tmp_path)) == 2
    open_index(tmp_path).close()
    build_index(catalogue, tmp_path)
    assert name in builds(tmp_path)
    assert len(builds(tmp_path)) == 2


def test_an_embedder_of_ones_own_passes_the_check(tmp_path: Path, catalogue: Catalogue) -> None:
    build_index(catalogue, tmp_path, embedder=BlindEmbedder("own-1", 4))
    index = open_index(tmp_path, embedder=BlindEmbedder("own-1", 4))
    assert index.manifest.embedder == "own-1"
    assert index.retriever.search(Query("タブレット講習会"))[0].entry == catalogue.entries[1]
    index.close()


def test_an_empty_catalogue_can_be_built_and_asked(tmp_path: Path) -> None:
    build_index(Catalogue(), tmp_path)
    index = open_index(tmp_path)
    assert index.retriever.search(Query("水道")) == []
    assert index.retriever.coverage("水道", None) == {"水道": False}
    index.close()
