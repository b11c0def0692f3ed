"""Asking the assistant from an asynchronous route.

The assistant is synchronous CPU code. An answer takes a few milliseconds as a rule, but nobody promises it: a list
over all plans, a cold cache or, later, a language model can take long, and while it runs on the event loop not even
/healthz answers. So every question goes to a worker thread (about 0.1 ms more); a limiter keeps the number of
questions worked on at a time near the number of cores, and the others wait their turn without holding a thread.
"""

from __future__ import annotations

import os
from functools import partial

from anyio import CapacityLimiter, to_thread

from api.deps import Question
from api.services import Services
from bot.answer import Answer


def new_limiter() -> CapacityLimiter:
    """How many questions are worked on at a time; made inside the running loop."""
    return CapacityLimiter(max(2, os.cpu_count() or 2))


async def ask(question: Question, services: Services, limiter: CapacityLimiter) -> Answer:
    """The assistant's answer, worked out in a thread."""
    work = partial(
        services.assistant.ask,
        question.message,
        session_id=question.session_id,
        municipality=question.municipality,
    )
    return await to_thread.run_sync(work, limiter=limiter)
