"""A second opinion by a language model behind any OpenAI-compatible server. Off unless asked for, and never a gate.

The answer to be judged is put between marks and named as text to be judged: no instruction in it is followed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from eval import templates
from eval.errors import JudgeError
from eval.results import Row
from eval.tools import httpx_module

if TYPE_CHECKING:
    import httpx

NAME = "llm"
"""The name under which the opinion stands among the values of a row."""
KEY = "JIGYO_EVAL_LLM_KEY"
"""Environment variable with the key of the server, where it wants one."""
_SECONDS = 120.0
_VERDICT = re.compile(r'\{[^{}]*"correct"\s*:\s*(true|false)[^{}]*\}')


@dataclass(frozen=True, slots=True)
class LlmJudge:
    """Asks one model. ``url`` is the base of the API (``http://127.0.0.1:8080/v1``)."""

    url: str
    model: str
    client: httpx.Client | None = None

    def judge(self, rows: Sequence[Row]) -> list[Row]:
        """The rows with the opinion added. Raises JudgeError where the model gives none."""
        client = self.client or httpx_module().Client(timeout=_SECONDS)
        return [replace(row, values={**row.values, NAME: self._value(row, client)}) for row in rows]

    def _value(self, row: Row, client: httpx.Client) -> float:
        if not row.answer:
            return 0.0
        key = os.environ.get(KEY)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        body = {"model": self.model, "temperature": 0, "messages": _messages(row)}
        try:
            response = client.post(f"{self.url.rstrip('/')}/chat/completions", json=body, headers=headers)
            response.raise_for_status()
            said = response.json()["choices"][0]["message"]["content"]
        except (httpx_module().HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
            raise JudgeError(f"{type(error).__name__}: {error}") from error
        return _verdict(said)


def _messages(row: Row) -> list[dict[str, Any]]:
    question = row.question
    prompt = templates.JUDGE_PROMPT.format(
        question=" ▸ ".join(question.turns),
        facts=json.dumps([" / ".join(fact) for fact in question.facts], ensure_ascii=False),
        refuse=templates.YES if question.refuse else templates.NO,
        answer=row.answer.replace("<<<", "").replace(">>>", ""),
    )
    return [{"role": "system", "content": templates.JUDGE_SYSTEM}, {"role": "user", "content": prompt}]


def _verdict(said: object) -> float:
    found = _VERDICT.findall(said) if isinstance(said, str) else []
    if not found:
        raise JudgeError(str(said)[:80])
    return float(found[-1] == "true")
