"""``jigyo bench answers``: how long an answer takes, and how many a second come from several processes."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

from bot.assistant import open_assistant
from index.opened import open_index

Asked = tuple[str, str | None]
"""A message and the asker's own municipality."""


def questions_of(path: Path) -> list[Asked]:
    """The last message of each question of a set (JSON lines)."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [(question["turns"][-1], question.get("municipality")) for question in lines]


def bench_answers(
    data: Path, questions: Sequence[Asked], *, workers: int = 2, rounds: int = 3
) -> dict[str, float]:
    """Milliseconds p50 and p95 of one process after one warm round, and answers a second of ``workers`` processes."""
    seconds = sorted(_timed(data, questions, rounds))
    with get_context("spawn").Pool(workers) as pool:
        shares = pool.starmap(_throughput, [(data, questions, rounds)] * workers)
    return {
        "questions": float(len(questions)),
        "p50_ms": statistics.median(seconds) * 1000,
        "p95_ms": seconds[max(int(len(seconds) * 0.95) - 1, 0)] * 1000,
        "workers": float(workers),
        "answers_per_second": sum(shares),
    }


def _timed(data: Path, questions: Sequence[Asked], rounds: int) -> list[float]:
    index = open_index(data)
    assistant = open_assistant(index)
    seconds = []
    for turn in range(rounds + 1):
        for message, municipality in questions:
            started = time.perf_counter()
            assistant.ask(message, municipality=municipality)
            if turn:
                seconds.append(time.perf_counter() - started)
    index.close()
    return seconds


def _throughput(data: Path, questions: Sequence[Asked], rounds: int) -> float:
    seconds = _timed(data, questions, rounds)
    return len(seconds) / sum(seconds)
