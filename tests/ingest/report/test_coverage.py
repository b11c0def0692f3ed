from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.formats.registry import read_document
from ingest.model import Catalogue, Source
from ingest.read import read_plans
from ingest.report.coverage import coverage_of, covered_lines, excerpts


def test_lines_of_nothing_are_named_with_their_share(make: Callable[[str], Document]) -> None:
    found = coverage_of(make("あいう\n\nえお\n***\n"), {1})
    assert [(e.source.line_start, e.text) for e in found.uncovered] == [(3, "えお")]
    assert found.share == 2 / 5


def test_contents_and_heads_of_tables_are_no_loss(make: Callable[[str], Document]) -> None:
    document = make("目次\n\n1 はじめに\t3\n\n番号\t事業名\t担当課\n")
    assert coverage_of(document, set()).uncovered == ()


def test_an_excerpt_is_the_source_without_its_tags(make: Callable[[str], Document]) -> None:
    document = make("一\n\n<p>二\u200b</p>\n三\n")
    source = Source("made-up.txt", 2, 4)
    assert excerpts(document, [source]) == {source: "二\n三"}


def test_nothing_of_a_catalogue_is_nothing() -> None:
    assert covered_lines(Catalogue()) == {}


def test_the_real_plans_are_read_to_the_last_line(real: Catalogue, plans_folder: Path) -> None:
    covered = covered_lines(real)
    shares = {
        path.name[:3]: coverage_of(read_document(path), covered[path.name]).share
        for path in plans_folder.iterdir()
    }
    assert len(shares) == 5
    assert max(shares.values()) < 0.001


def test_the_samples_are_read_to_the_last_line() -> None:
    import ingest

    samples = Path(next(iter(ingest.__path__))) / "samples"
    covered = covered_lines(read_plans([samples]).catalogue)
    for path in samples.iterdir():
        assert coverage_of(read_document(path), covered[path.name]).uncovered == ()
