from __future__ import annotations

from dataclasses import replace

from api.examples import example_questions
from ingest.model import PlanKind

from .fakes import KITA, MINAMI, MemoryStore


def test_questions_are_about_different_plans_and_of_different_kinds() -> None:
    assert example_questions(MemoryStore(), (KITA, MINAMI)) == [
        "公共施設のWi-Fi整備の担当課は？",
        "電子決裁の導入の担当課は？",
        "北野市の図書課の事業を全部教えて",
    ]


def test_no_more_are_proposed_than_asked_for() -> None:
    assert len(example_questions(MemoryStore(), (KITA, MINAMI), count=1)) == 1


def test_an_empty_catalogue_proposes_nothing() -> None:
    assert example_questions(MemoryStore(()), (KITA, MINAMI)) == []


def test_progress_reports_are_not_asked_about() -> None:
    assert example_questions(MemoryStore(), (replace(KITA, kind=PlanKind.PROGRESS),)) == []
