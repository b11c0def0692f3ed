"""Question sets: which there are by name, the plans each is about, and reading one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import texts
from eval.errors import PlansError, QuestionSetError, UnknownSetError
from eval.question import Question
from eval.question_line import LineError, parse_line

_ROOT = Path(__file__).resolve().parent.parent
_BESIDE = _ROOT.parent / "shared"
_SAMPLES = _ROOT / "ingest" / "samples"
_NAMED = {
    "sample": (_ROOT / "eval" / "questions" / "sample.jsonl", _SAMPLES),
    "real": (_ROOT / "eval" / "questions" / "real.jsonl", _BESIDE / "plans"),
    "dev": (_BESIDE / "eval" / "dev-questions.jsonl", _BESIDE / "plans"),
}


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A set with the plans that its questions are about."""

    name: str
    questions: tuple[Question, ...]
    plans: Path


def named_sets() -> list[str]:
    """The names of the sets whose questions and plans are at hand."""
    return [name for name, paths in _NAMED.items() if all(path.exists() for path in paths)]


def load_set(name: str, plans: Path | None = None, limit: int | None = None) -> QuestionSet:
    """A set by its name or its file; ``plans`` stands in for the set's own plans."""
    file, own = _NAMED.get(name, (Path(name), _SAMPLES))
    if not file.is_file():
        raise UnknownSetError(name, "、".join(named_sets()))
    folder = plans or own
    if not folder.exists():
        raise PlansError(folder, texts.NO_SUCH_FOLDER)
    label = name if name in _NAMED else file.stem
    return QuestionSet(label, tuple(read_questions(file)[:limit]), folder)


def read_questions(file: Path) -> Sequence[Question]:
    """The questions of a file, one a line. Raises QuestionSetError with the number of the line that is wrong."""
    found: dict[str, Question] = {}
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(file, 1, texts.NOT_UTF8) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = parse_line(line, file.stem)
        except LineError as error:
            raise QuestionSetError(file, number, str(error)) from error
        if question.id in found:
            raise QuestionSetError(file, number, texts.TWICE.format(id=question.id))
        found[question.id] = question
    if not found:
        raise QuestionSetError(file, 1, texts.NO_QUESTIONS)
    return list(found.values())
