"""What the embedder learns from: pairs of texts that belong together, by data set."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

HELD_OUT = 10
"""One 事業 in so many is kept for validation."""
LONGEST = 400
_SHORTEST = 8
_MOST_SYNONYMS = 12


@dataclass(slots=True)
class Pairs:
    """Pairs of one kind: a question or shorter text, a passage, and the thing both are about."""

    name: str
    queries: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, query: str, passage: str, group: str) -> None:
        """One more pair, unless a side is empty or both say the same."""
        if query.strip() and passage.strip() and query != passage:
            self.queries.append(query[:LONGEST])
            self.passages.append(passage[:LONGEST])
            self.groups.append(group)

    def __len__(self) -> int:
        return len(self.queries)

    def where(self, held_out: bool) -> Pairs:
        """The pairs of the 事業 kept for validation, or all others."""
        kept = Pairs(self.name)
        for row in zip(self.queries, self.passages, self.groups, strict=True):
            if is_held_out(row[2]) == held_out:
                kept.add(*row)
        return kept


def is_held_out(group: str) -> bool:
    """Whether a 事業 is kept for validation; decided by its name alone."""
    return hashlib.sha256(group.encode()).digest()[0] * HELD_OUT < 256


def project_pairs(data: Path) -> list[Pairs]:
    """行政事業レビュー: name, purpose, issues and overview of a project belong together."""
    kinds = {name: Pairs(f"rs {name}") for name in ("name-purpose", "name-overview", "purpose-overview", "cloze")}
    seen: set[tuple[str, str]] = set()
    chance = random.Random(11)
    for project in projects(data, 2025) + projects(data, 2024):
        name, purpose, overview = (clean(project.get(key)) for key in ("projectName", "purpose", "overview"))
        if (name, purpose) in seen:
            continue
        seen.add((name, purpose))
        kinds["name-purpose"].add(name, purpose, name)
        kinds["name-overview"].add(name, overview, name)
        kinds["purpose-overview"].add(purpose, overview, name)
        for sentence, rest in _cloze(clean(project.get("currentIssues")) + "\n" + purpose, chance):
            kinds["cloze"].add(sentence, f"{name}\n{overview}\n{rest}", name)
    return list(kinds.values())


def projects(data: Path, year: int) -> list[dict[str, Any]]:
    """The projects of a year."""
    with gzip.open(data / f"rs{year}-projects.json.gz", "rt", encoding="utf-8") as file:
        return list(json.load(file).values())


def clean(text: object) -> str:
    """A text of the project list with its slashes as line ends again."""
    return re.sub(r"\s*/\s*", "\n", str(text or "")).strip()


def _cloze(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """One sentence of a text, and what is left without it."""
    sentences = [part.strip() for part in re.split(r"[。\n]", text) if len(part.strip()) >= _SHORTEST]
    if len(sentences) > 1:
        taken = chance.randrange(len(sentences))
        yield sentences[taken], "。".join(sentences[:taken] + sentences[taken + 1 :])


def question_pairs(data: Path, name: str) -> Pairs:
    """Questions with the passage that answers them; the title stands before the passage."""
    folder = data / "qa"
    passages = {row["pid"]: row["text"] for row in _lines(folder / f"{name}_passages.jsonl.gz")}
    pairs = Pairs(name)
    for row in _lines(folder / f"{name}_queries.jsonl.gz"):
        pairs.add(row["question"], passages[row["pid"]].replace("[SEP]", "\n"), row["pid"])
    return pairs


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def sudachi_pairs(data: Path) -> Pairs:
    """Sudachi's synonym dictionary: each word with the next ones of its group."""
    groups: dict[str, list[str]] = {}
    with gzip.open(data / "sudachi-synonyms.txt.gz", "rt", encoding="utf-8") as file:
        for row in (line.rstrip("\n").split(",") for line in file):
            if len(row) > 8 and row[2] != "2":
                groups.setdefault(row[0], []).append(row[8])
    return _word_pairs("sudachi", groups.items())


def thesaurus_pairs() -> Pairs:
    """The thesaurus of this project, its files of any depth."""
    folder = Path(str(files("index") / "data"))
    paths = [folder / "synonyms.tsv", *sorted((folder / "thesaurus").glob("**/*.tsv"))]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    groups = [(f"t{number}", line.split("\t")) for number, line in enumerate(lines) if not line.startswith("#")]
    return _word_pairs("thesaurus", groups)


def _word_pairs(name: str, groups: Iterable[tuple[str, list[str]]]) -> Pairs:
    pairs = Pairs(name)
    chance = random.Random(5)
    for number, listed in groups:
        words = list(dict.fromkeys(word.strip() for word in listed if word.strip()))[:_MOST_SYNONYMS]
        for word in words[1:]:
            pairs.add(word, words[0], number)
        if len(words) > 2:
            shuffled = chance.sample(words, len(words))
            for one, other in zip(shuffled, shuffled[1:] + shuffled[:1], strict=True):
                pairs.add(one, other, number)
    return pairs


def own_pairs(folder: Path | None = None) -> list[Pairs]:
    """Our own questions with title and text of made-up 事業: ``pairs/*.tsv``, columns question, title, text."""
    source = folder or Path(str(files("index") / "training" / "pairs"))
    titles, texts, between = Pairs("own question-title"), Pairs("own question-text"), Pairs("own title-text")
    for path in sorted(source.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.split("\t")]
            if line.startswith(("#", "question\t")) or len(cells) < 2:
                continue
            question, title, text = (*cells, "")[:3]
            titles.add(question, title, title)
            texts.add(question, f"{title}\n{text}", title)
            between.add(title, text, title)
    return [titles, texts, between]
