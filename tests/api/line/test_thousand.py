"""A thousand webhooks, many of them repeated or forged: each question is answered once, nothing else happens."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from api.line.stand_in.phone import Phone
from api.line.stand_in.state import State

from ..fakes import RoteAssistant
from .conftest import NewPhone

QUESTIONS, DUPLICATES, FORGERIES, PEOPLE = 300, 600, 100, 40
P95 = 0.5
Job = tuple[Phone, dict[str, object], str | None]


def test_of_a_thousand_webhooks_each_question_is_answered_once(
    state: State,
    phone_of: NewPhone,
    assistant: RoteAssistant,
) -> None:
    choice = random.Random(7)
    phones = [phone_of(f"U{n}") for n in range(PEOPLE)]
    real: list[Job] = [(phones[n % PEOPLE], _asked(phones[n % PEOPLE], n), None) for n in range(QUESTIONS)]
    forged: list[Job] = [(choice.choice(phones), _asked(phones[0], -n), "wrong") for n in range(1, FORGERIES + 1)]
    jobs = real + choice.choices(real, k=DUPLICATES) + forged
    choice.shuffle(jobs)

    def deliver(job: Job) -> tuple[int, float]:
        started = time.perf_counter()
        status = job[0].deliver([job[1]], signed_with=job[2])
        return status, time.perf_counter() - started

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(deliver, jobs))
    assert state.wait_for(QUESTIONS, 30)

    statuses = Counter(status for status, _ in results)
    assert statuses == {200: QUESTIONS + DUPLICATES, 400: FORGERIES}
    seconds = sorted(seconds for _, seconds in results)
    p95 = seconds[int(len(seconds) * 0.95)]
    assert p95 < P95, f"p50 {seconds[len(seconds) // 2]:.3f} s, p95 {p95:.3f} s, longest {seconds[-1]:.3f} s"
    answered = Counter(sent.event_id for sent in state.sent)
    assert answered == {job[1]["webhookEventId"]: 1 for job in real}
    assert state.refused == []
    assert sorted(message for message, _, _ in assistant.asked) == sorted(f"質問{n}" for n in range(QUESTIONS))


def test_what_somebody_sent_at_once_is_answered_in_order(
    state: State, phone: Phone, assistant: RoteAssistant
) -> None:
    events = [phone.text_event(f"質問{n}") | {"timestamp": 1000 + n} for n in range(8)]
    phone.deliver(events[::-1])
    assert state.wait_for(8)
    assert [message for message, _, _ in assistant.asked] == [f"質問{n}" for n in range(8)]


def _asked(phone: Phone, n: int) -> dict[str, object]:
    return phone.text_event(f"質問{n}")
