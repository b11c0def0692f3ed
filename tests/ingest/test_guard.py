"""Files that harm their reader: each is given up with a sentence, and the others are read."""

from __future__ import annotations

import importlib
import time
import tracemalloc
from pathlib import Path
from types import ModuleType

import pytest

from ingest import guard
from ingest.guard import is_harmless, run, run_all, run_in_child
from ingest.guard_limits import Limits
from ingest.guard_task import attempt, load_document, read_file
from ingest.read import read_plans

FORM = "事業名\t橋の点検\n担当課\t道路課\n"
READERS = """
import os, signal, time

def sleep(path, limits):
    time.sleep(60)

def spin(path, limits):
    while True:
        pass

def allocate(path, limits):
    return bytearray(limits.memory * 2)

def crash(path, limits):
    os.kill(os.getpid(), signal.SIGSEGV)

def leave(path, limits):
    os._exit(7)

def chatter(path, limits):
    print("x" * 1000000)
    return "done"

def nest(path, limits):
    return nest(path, limits)

def stumble(path, limits):
    raise KeyError("cell")

def echo(path, limits, word):
    return word

def swell(path, limits):
    return b"x" * limits.result * 2
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Readers that do what a broken or exploited library does."""
    (tmp_path / "hostile_readers.py").write_text(READERS)
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.reload(importlib.import_module("hostile_readers"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "計画.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


@pytest.mark.parametrize(
    ("reader", "limits", "sentence"),
    [
        ("sleep", Limits(seconds=0.2), "0.2秒以内"),
        ("spin", Limits(seconds=0.2), "0.2秒以内"),
        ("allocate", Limits(memory=256 << 20), "256MB"),
        ("crash", Limits(), "SIGSEGV"),
        ("leave", Limits(), "終了コード 7"),
        ("nest", Limits(), "入れ子が深すぎる"),
        ("stumble", Limits(), "KeyError"),
        ("swell", Limits(result=1 << 20), "異常終了"),
    ],
)
def test_a_reader_that_fails_in_its_own_process_becomes_a_sentence(
    reader: str, limits: Limits, sentence: str, hostile: ModuleType, file: Path
) -> None:
    started = time.monotonic()
    outcome = run_in_child(getattr(hostile, reader), file, limits)
    assert outcome.value is None
    assert outcome.problem is not None
    assert outcome.problem.startswith("「計画.pdf」")
    assert outcome.problem.endswith("。")
    assert sentence in outcome.problem
    assert time.monotonic() - started < 5


def test_a_child_that_does_not_even_start_is_given_up(
    hostile: ModuleType, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_START", -0.5)
    outcome = run_in_child(hostile.sleep, file, Limits(seconds=0.51))
    assert "秒以内" in (outcome.problem or "")


def test_what_a_reader_prints_does_not_reach_its_result(hostile: ModuleType, file: Path) -> None:
    assert run_in_child(hostile.chatter, file).value == "done"


def test_further_arguments_reach_the_task(hostile: ModuleType, file: Path) -> None:
    assert run_in_child(hostile.echo, file, Limits(), "言葉").value == "言葉"


def test_a_child_reads_as_this_process_does(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"# みなも市計画\n\n{FORM}", encoding="utf-8")
    here, there = attempt(read_file, path, Limits()), run_in_child(read_file, path)
    assert here.value is not None
    assert there == here


def test_small_plain_text_takes_no_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large, other = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.pdf"
    small.write_text("a", encoding="utf-8")
    large.write_text("a" * (guard.SMALL + 1), encoding="utf-8")
    other.write_bytes(b"%PDF")
    assert [is_harmless(path) for path in (small, large, other, tmp_path / "missing.txt")] == [
        True, False, False, True,
    ]  # fmt: skip
    monkeypatch.setattr(guard, "run_in_child", lambda *_: pytest.fail("a process was started"))
    assert run(load_document, small).value is not None


def test_files_are_read_side_by_side_and_come_back_in_order(hostile: ModuleType, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in "cab"] + [tmp_path / "d.txt"]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    begun: list[tuple[str, int]] = []
    outcomes = list(run_all(hostile.chatter, paths, Limits(), lambda path, done: begun.append((path.name, done))))
    assert [path for path, _ in outcomes] == paths
    assert all(outcome.value == "done" for _, outcome in outcomes)
    assert sorted(name for name, _ in begun) == ["a.pdf", "b.pdf", "c.pdf", "d.txt"]
    assert all(0 <= done < 4 for _, done in begun)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FORM * 100, encoding="utf-8")
    problem = read_plans([path], Limits(size=100)).problems[0].message
    assert "大きさ" in problem
    assert "100バイト" in problem


def test_one_line_of_fifty_megabytes_ends_in_time_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (50 << 20))
    (tmp_path / "b.txt").write_text(FORM, encoding="utf-8")
    started = time.monotonic()
    result = read_plans([tmp_path], Limits(seconds=3, memory=512 << 20))
    assert [e.title for e in result.catalogue.entries] == ["橋の点検"]
    assert [p.file for p in result.problems] == ["a.txt"]
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff\xfe" * 1000,
        b"\x7fELF" + bytes(range(256)) * 16,
        b"PK\x03\x04" + b"\0" * 100,
        ("事業名\t橋\n予算額\t1円" + "(" * 100_000).encode(),
        ("<div>" * 40_000).encode(),
    ],
    ids=["empty", "garbage", "program", "container", "brackets", "nesting"],
)
def test_garbage_named_as_text_harms_nobody(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text(FORM, encoding="utf-8")
    result = read_plans([tmp_path])
    assert "橋の点検" in [e.title for e in result.catalogue.entries]
    assert all(p.message.endswith("。") for p in result.problems)


def test_the_memory_of_many_files_is_that_of_one(tmp_path: Path) -> None:
    """Documents are let go of one by one."""
    noise = "\n".join(f"あいさつ{n}" for n in range(3000))
    peaks = []
    for count in (1, 8):
        folder = tmp_path / str(count)
        folder.mkdir()
        for n in range(count):
            (folder / f"{n}.csv").write_text(noise, encoding="utf-8")
        tracemalloc.start()
        for _, outcome in run_all(load_document, sorted(folder.iterdir())):
            assert outcome.problem is None
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 2.5
