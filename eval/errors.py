"""What can go wrong while answers are judged; ``str(error)`` is Japanese and is shown as it stands.

EvalError
├── QuestionSetError   a line of a question set cannot be used
├── UnknownSetError    no question set of this name or path
├── PlansError         the plans of a set are not there or cannot be indexed
├── ResultsError       results of an earlier run cannot be read
├── ThresholdError     the thresholds in pyproject.toml cannot be used
├── ExternalSetError   a question set of another make cannot be read
├── MissingToolError   a library of the extra ``eval`` is not installed
└── JudgeError         the language model that judges does not answer
"""

from __future__ import annotations

from pathlib import Path

from eval import texts


class EvalError(Exception):
    """Any error of this package."""


class QuestionSetError(EvalError):
    """Line ``line`` of a question set cannot be used."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(texts.BAD_LINE.format(file=file, line=line, reason=reason))
        self.file = file
        self.line = line


class UnknownSetError(EvalError):
    """There is no question set of this name, and no file."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(texts.UNKNOWN_SET.format(name=name, known=known))


class PlansError(EvalError):
    """The plans that a set is about are missing or unreadable."""

    def __init__(self, plans: Path, reason: str) -> None:
        super().__init__(texts.BAD_PLANS.format(plans=plans, reason=reason))


class ResultsError(EvalError):
    """The results of an earlier run cannot be read."""

    def __init__(self, file: Path) -> None:
        super().__init__(texts.BAD_RESULTS.format(file=file))


class ThresholdError(EvalError):
    """A threshold names no measure, or is no number from 0 to 1."""

    def __init__(self, name: str) -> None:
        super().__init__(texts.BAD_THRESHOLD.format(name=name))


class ExternalSetError(EvalError):
    """A file of an external question set does not have the shape it should have."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(texts.BAD_EXTERNAL.format(path=path, reason=reason))


class MissingToolError(EvalError):
    """A library that only evaluation needs is not installed."""

    def __init__(self, library: str) -> None:
        super().__init__(texts.MISSING_TOOL.format(library=library))


class JudgeError(EvalError):
    """The language model asked for a judgement gave none."""

    def __init__(self, reason: str) -> None:
        super().__init__(texts.BAD_JUDGE.format(reason=reason))
