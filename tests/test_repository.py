"""Facts about the repository that are easy to overlook: its top level, the length of files, what stays out."""

from __future__ import annotations

import re
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REAL_PLANS = ROOT.parent / "shared" / "plans"
RUN = 25
"""So many letters in a row that also stand in a plan of a real municipality are a copy."""

PACKAGES = {"api", "bot", "eval", "index", "ingest"}
REQUIRED = PACKAGES | {
    "tests", "docs", ".ci", "pyproject.toml", "constraints.txt", "Makefile", "README.md", "CHANGELOG.md",
    "LICENSE", "CONTRIBUTING.md", "SECURITY.md", "THIRD_PARTY.md", ".gitignore",
}  # fmt: skip
ALLOWED = REQUIRED | {".editorconfig", ".github", ".dockerignore", ".python-version", "deploy"}
TEXT = {".py", ".toml", ".txt", ".tsv", ".csv", ".json", ".jsonl", ".md", ".html", ".css", ".js", ".svg", ""}


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is there."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(path for name in names.split("\0") if name and (path := ROOT / name).is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts(*, tests: bool = False) -> Iterator[tuple[str, str]]:
    """Name and content of every tracked text file, the tests only where asked for."""
    for path in tracked():
        if path.suffix in TEXT and (tests or not name(path).startswith("tests/")):
            yield name(path), path.read_text("utf-8")


def code() -> Iterator[tuple[str, str]]:
    """What runs, and the data it runs on: no documents, no samples, no questions."""
    for where, text in texts():
        kept_apart = where.startswith(("ingest/samples/", "eval/questions/"))
        if where.split("/")[0] in PACKAGES and not kept_apart:
            yield where, text


def runs(text: str) -> Iterator[str]:
    """Every run of letters, markup and punctuation left out; runs of hardly any Japanese are skipped."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", re.sub(r"<[^<>]{1,60}>", "", text)))
    foreign = [0]
    for letter in letters:
        foreign.append(foreign[-1] + (letter.isascii() or letter in "年度令和平成"))
    for start in range(len(letters) - RUN + 1):
        if foreign[start + RUN] - foreign[start] <= RUN // 3:
            yield letters[start : start + RUN]


def test_the_top_level_is_the_agreed_one() -> None:
    top = {name(path).split("/")[0] for path in tracked()}
    assert top - ALLOWED == set()
    assert REQUIRED - top == set()


def test_no_file_of_python_is_too_long() -> None:
    lengths = {where: text.count("\n") for where, text in texts() if where.endswith(".py")}
    assert {where: length for where, length in lengths.items() if length > 250} == {}


def test_no_path_of_one_machine_and_no_host_of_a_registry_is_committed() -> None:
    machine = re.compile(r"/(?:work|farm|opt)/|/(?:tmp|root|home)/[a-z]")
    registry = re.compile(
        r"pypi\.org|pythonhosted\.org|download\.pytorch\.org|index-url|find-links|file://|huggingface\.co"
    )
    found = [
        (where, hit[0]) for where, text in texts() for rule in (machine, registry) if (hit := rule.search(text))
    ]
    assert found == []


def test_no_real_municipality_of_the_plans_at_hand_is_named_in_code() -> None:
    cities = re.compile("加東|下野|常総|秦野")
    assert [where for where, text in code() if cities.search(text)] == []


def test_runs_see_a_copied_sentence_through_markup_and_width() -> None:
    sentence = "図書館の本をインターネットで予約し、近くの公民館で受け取れるようにします。"
    marked = "<p>図書館の本を インターネットで\n予約し、</p><p>近くの公民館で受け取れるようにします。</p>"
    assert set(runs(sentence)) == set(runs(marked)) != set()


@pytest.mark.skipif(not REAL_PLANS.is_dir(), reason="the plans of real municipalities are not at hand")
def test_nothing_is_copied_from_the_plans_of_real_municipalities() -> None:
    real = {run for path in REAL_PLANS.glob("*.txt") for run in runs(path.read_text("utf-8"))}
    assert real
    names_of_projects = "eval/questions/real.jsonl"
    copied = {
        where: run for where, text in texts() if where != names_of_projects for run in runs(text) if run in real
    }
    assert copied == {}


def test_the_pinned_versions_name_every_direct_dependency_and_no_local_path() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in pinned if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    names = {canonical(line) for line in pinned}
    assert {dependency for dependency in dependencies() if dependency not in names} == set()


def test_the_notice_names_every_runtime_dependency() -> None:
    notice = (ROOT / "THIRD_PARTY.md").read_text("utf-8").lower()
    assert [dependency for dependency in dependencies(dev=False) if f"\n| {dependency}" not in notice] == []


def test_the_makefile_installs_the_pinned_torch_first() -> None:
    torch = next(
        line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line.startswith("torch==")
    )
    assert f"TORCH := {torch}\n" in (ROOT / "Makefile").read_text("utf-8")


def test_continuous_integration_runs_what_the_readme_says() -> None:
    assert "make test\n" in (ROOT / ".ci/run").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert {"run", "test"} <= set(re.findall(r"make ([a-z-]+)", readme)) <= targets


def test_documents_link_to_files_that_are_there() -> None:
    for where, text in texts():
        if where.endswith(".md"):
            for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
                assert ((ROOT / where).parent / target).exists(), f"{where}: {target}"


def dependencies(*, dev: bool = True) -> set[str]:
    """Names of the direct dependencies, the extras' too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [group for extra, group in project["optional-dependencies"].items() if dev or extra != "dev"]
    return {canonical(item) for group in (project["dependencies"], *extras) for item in group}


def canonical(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()
