"""A question with what became of it: all that the measures look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.answer import Answer, AnswerKind, Citation
from eval.claims import unsupported
from eval.grounds import Grounds
from eval.judge import Verdict, failed, judge
from eval.question import Question
from eval.systems.base import Exchange
from ingest.model import Entry


@dataclass(frozen=True)
class Case:
    """One question, the exchange over it and the plans. ``ranking`` is what a plain search for it finds, best first."""

    question: Question
    exchange: Exchange
    grounds: Grounds
    ranking: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer | None:
        """The answer, None where there is none."""
        return self.exchange.answer

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the answer."""
        return self.answer.citations if self.answer else ()

    @property
    def refused(self) -> bool:
        """Whether the system refused to answer."""
        return self.answer is not None and self.answer.kind is AnswerKind.REFUSAL

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the answer passes."""
        return judge(self.question, self.answer) if self.answer else failed(self.question)

    @cached_property
    def gold_groups(self) -> tuple[tuple[Entry, ...], ...]:
        """The 事業 in the catalogue that each gold group names; an empty group was not read from the plans."""
        city = self.question.municipality
        return tuple(
            tuple(entry for gold in group for entry in self.grounds.entries_of(gold, city))
            for group in self.question.groups
        )

    @cached_property
    def unsupported(self) -> tuple[tuple[str, str], ...]:
        """Sentences of the answer that nothing cited bears out, with the words that are missing."""
        silent = self.answer is None or self.answer.kind in (AnswerKind.REFUSAL, AnswerKind.CLARIFY)
        return () if silent or self.answer is None else tuple(unsupported(self.answer, self.grounds))

    @cached_property
    def false_quotes(self) -> tuple[Citation, ...]:
        """Citations whose quotation does not stand in the lines that they name."""
        return tuple(c for c in self.citations if not _stands(c, self.grounds))


def _stands(citation: Citation, grounds: Grounds) -> bool:
    printed = grounds.printed(citation.source)
    if printed is None:
        printed = grounds.cited_text(citation)
    return bool(citation.quote) and (citation.quote in printed or citation.quote in printed.replace('""', '"'))
