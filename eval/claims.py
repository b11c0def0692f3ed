"""What a sentence of an answer claims, and whether the fields it cites bear it.

A check of its own, apart from ``bot.verify``: it reads the finished answer, the lines of the files and the catalogue.
A verifier that sleeps is therefore seen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation
from eval import fields
from eval.grounds import Grounds
from eval.recount import counted, summed
from ingest.text import fold, plain_numbers, squeeze
from ingest.years import find_years, fiscal_years

_MARK = re.compile(r"\[(\d+)\]")
_QUOTED = re.compile(r"[「『]([^「」『』]+)[」』]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_YEN = re.compile(r"(?:(\d+)億)?(?:(\d+(?:\.\d+)?)万)?(?:(\d+)千)?(\d+)?円")
_DEPARTMENT = re.compile(r"[一-龥々ァ-ヶー]{1,14}(?:課|事務局)(?![程題税])")
_COUNTED = re.compile(r"(\d+)(?:件|事業|つ)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of an answer without its marks, and the citations that it bears."""

    text: str
    citations: tuple[Citation, ...]

    @property
    def claims(self) -> bool:
        """Whether it says anything that a plan must bear out: it is cited, or names a number or a department."""
        return bool(self.citations) or bool(_NUMBER.search(fold(self.text)) or _DEPARTMENT.search(self.text))


def sentences(answer: Answer) -> list[Sentence]:
    """The lines of an answer that make claims."""
    by_number = {citation.n: citation for citation in answer.citations}
    found = []
    for line in answer.text.splitlines():
        numbers = [int(n) for n in _MARK.findall(line)]
        cited = tuple(by_number[n] for n in numbers if n in by_number)
        found.append(Sentence(_MARK.sub("", line).strip(), cited))
    return [sentence for sentence in found if sentence.text and sentence.claims]


def unsupported(answer: Answer, grounds: Grounds) -> list[tuple[str, str]]:
    """The sentences that no cited field bears out, each with the words that stand nowhere."""
    counts, sums = counted(answer, grounds), summed(answer, grounds)
    checked = ((s.text, missing_words(s, grounds, counts, sums)) for s in sentences(answer))
    return [(text, missing) for text, missing in checked if missing]


def missing_words(
    sentence: Sentence, grounds: Grounds, counts: Iterable[int] = (), sums: Iterable[int] = ()
) -> str | None:
    """The first quoted words, year, amount, number or department that the citations do not bear out."""
    corpus = "\n".join(_corpus(citation, grounds) for citation in sentence.citations)
    text = _COUNTED.sub(lambda m: "" if int(m[1]) in set(counts) else m[0], _apart(sentence.text))
    checks = (
        _words(_QUOTED.findall(sentence.text), corpus),
        _years(sentence, corpus, grounds),
        _amounts(text, corpus, {*sums, *(yen for c in sentence.citations for yen in fields.amounts(c, grounds))}),
        _numbers(text, sentence.text, corpus),
        _words(_DEPARTMENT.findall(sentence.text), corpus),
    )
    return next((missing for missing in checks if missing), None)


def _corpus(citation: Citation, grounds: Grounds) -> str:
    """All that a reader sees who opens a citation."""
    head = [citation.title, citation.no or "", citation.municipality, citation.plan, citation.field]
    return "\n".join([*head, citation.quote, grounds.cited_text(citation), *fields.names(citation, grounds)])


def _apart(text: str) -> str:
    """Plain numbers, those parted only by white space kept apart: 2020 2021 is no 20202021."""
    return plain_numbers(re.sub(r"(?<=\d)\s+(?=\d)", "|", re.sub(r"[\n\t]", "|", text)))


def _words(words: Sequence[str], corpus: str) -> str | None:
    printed = squeeze(corpus)
    return next((word for word in words if squeeze(word) not in printed), None)


def _years(sentence: Sentence, corpus: str, grounds: Grounds) -> str | None:
    known = set(fiscal_years(corpus))
    known |= {year for citation in sentence.citations for year in fields.years(citation, grounds)}
    said = {year for mention in find_years(sentence.text) for year in mention.years}
    return next((f"{year}年度" for year in sorted(said - known)), None)


def _amounts(text: str, corpus: str, known: set[int]) -> str | None:
    printed = _apart(corpus)
    known = known | {_yen(match) for match in _YEN.finditer(printed)}
    said = (match for match in _YEN.finditer(text) if any(match.groups()))
    return next((m[0] for m in said if _yen(m) not in known and m[0] not in printed), None)


def _yen(match: re.Match[str]) -> int:
    hundred_millions, ten_thousands, thousands, ones = match.groups()
    whole = int(hundred_millions or 0) * 10**8 + float(ten_thousands or 0) * 10**4
    return int(whole + int(thousands or 0) * 1000 + int(ones or 0))


def _numbers(text: str, original: str, corpus: str) -> str | None:
    """Numbers that are neither years nor amounts."""
    known = set(_NUMBER.findall(_apart(corpus)))
    years = {str(y) for mention in find_years(original) for y in mention.years}
    eras = {n for m in find_years(original) for n in _NUMBER.findall(fold(original)[m.start : m.end])}
    said = _NUMBER.findall(_YEN.sub("", text))
    return next((number for number in said if number not in known | years | eras), None)
