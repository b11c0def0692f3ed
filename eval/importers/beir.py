"""BEIR folders: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` (or the one in ``qrels/``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval import texts
from eval.errors import ExternalSetError
from eval.importers.external import Document, ExternalSet


def read_beir(folder: Path) -> ExternalSet:
    """Read a folder. Raises ExternalSetError."""
    documents = tuple(
        Document(_text(raw, "_id"), raw.get("title") or "", _text(raw, "text"))
        for raw in _objects(folder / "corpus.jsonl")
    )
    queries = {_text(raw, "_id"): _text(raw, "text") for raw in _objects(folder / "queries.jsonl")}
    relevant: dict[str, dict[str, int]] = {}
    for query, document, grade in _judgements(_qrels(folder)):
        if grade > 0 and query in queries:
            relevant.setdefault(query, {})[document] = grade
    return ExternalSet(folder.name, documents, queries, relevant)


def _text(raw: dict[str, Any], key: str) -> str:
    return str(raw[key])


def _objects(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in _lines(file):
        try:
            raw = json.loads(line)
            raw["_id"], raw["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise _wrong(file, number) from error
        yield raw


def _qrels(folder: Path) -> Path:
    found = [folder / "qrels.tsv", *(folder / "qrels" / f"{part}.tsv" for part in ("test", "dev", "train"))]
    return next((file for file in found if file.is_file()), found[0])


def _judgements(file: Path) -> Iterator[tuple[str, str, int]]:
    for number, line in _lines(file):
        cells = line.split("\t")
        if number == 1 and not cells[-1].strip().lstrip("-").isdigit():
            continue
        try:
            yield cells[0], cells[-2], int(cells[-1])
        except (ValueError, IndexError) as error:
            raise _wrong(file, number) from error


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    if not file.is_file():
        raise ExternalSetError(file.parent, texts.NO_FILE.format(file=file.name))
    with file.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield number, line.rstrip("\n")


def _wrong(file: Path, line: int) -> ExternalSetError:
    return ExternalSetError(file.parent, texts.BAD_BEIR.format(file=file.name, line=line))
