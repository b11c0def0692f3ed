"""kill -9 anywhere between receipt and reply: every question is answered after the restart, none twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.line.database import Database
from api.line.inbox import Inbox
from api.line.stand_in.phone import Phone
from api.line.stand_in.server import RunningStandIn

ROUNDS = 20
MOMENTS = ("at once", "while thinking", "asked", "taken")


class Nursery:
    """The service, born again and again; see nursery.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def birth(self) -> tuple[int, str]:
        """A new life: its id and its address."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        born = json.loads(self._process.stdout.readline())
        return born["pid"], f"http://127.0.0.1:{born['port']}/line/webhook"

    def death(self, pid: int) -> None:
        """kill -9, and wait until it is gone."""
        assert self._process.stdout is not None
        os.kill(pid, signal.SIGKILL)
        assert self._process.stdout.readline() == "gone\n"


@contextmanager
def nursery(folder: Path, line: RunningStandIn) -> Iterator[Nursery]:
    settings = {
        "data": str(folder),
        "line_secret": line.state.secret,
        "line_token": line.state.access_token,
        "line_host": line.url,
    }
    command = [sys.executable, str(Path(__file__).with_name("nursery.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(settings) + "\n")
        process.stdin.flush()
        yield Nursery(process)
        process.stdin.close()


def test_twenty_kills_lose_no_answer_and_send_none_twice(tmp_path: Path, line: RunningStandIn) -> None:
    asked: list[str] = []
    with nursery(tmp_path, line) as lives:
        pid, webhook = lives.birth()
        for n in range(ROUNDS):
            pid = _killed(lives, pid, MOMENTS[n % len(MOMENTS)], line, webhook, n, asked)
            pid, webhook = lives.birth()
            assert line.state.wait_for(n + 1), MOMENTS[n % len(MOMENTS)]
        _wait_until_done(tmp_path, ROUNDS)
        lives.death(pid)
    assert [len(line.state.replies_to(event_id)) for event_id in asked] == [1] * ROUNDS
    assert len(line.state.sent) == ROUNDS


def _killed(
    lives: Nursery, pid: int, moment: str, line: RunningStandIn, webhook: str, n: int, asked: list[str]
) -> int:
    """Ask, and kill the service at the moment."""
    dead = threading.Event()

    def watch(now: str) -> None:
        if now == moment and not dead.is_set():
            lives.death(pid)
            dead.set()
            if now == "asked":
                raise ConnectionAbortedError  # LINE never got the whole request.

    line.state.watcher = watch
    phone = Phone(line.state, webhook, f"U{n}")
    event = phone.text_event(f"質問{n}")
    while (status := phone.deliver([event])) == 0:
        time.sleep(0.02)  # It is still being born.
    assert status == 200
    asked.append(event["webhookEventId"])
    if moment in ("at once", "while thinking"):
        time.sleep(0.05 * (moment == "while thinking"))
        lives.death(pid)
    else:
        assert dead.wait(10)
    line.state.watcher = lambda moment: None
    return pid


def _wait_until_done(folder: Path, count: int) -> None:
    database = Database(folder / "line.db")
    until = time.monotonic() + 10
    while Inbox(database).counts()["done"] < count and time.monotonic() < until:
        time.sleep(0.05)
    counts = Inbox(database).counts()
    database.close()
    assert counts == {"new": 0, "waiting": 0, "done": count, "dead": 0}
