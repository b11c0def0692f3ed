"""The service as a process of its own: it says where it is, answers, and stops at Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from .conftest import Jigyo


def test_a_port_in_use_is_told(jigyo: Jigyo) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = jigyo("serve", "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "で待ち受けられません。" in err


def test_the_service_announces_itself_answers_and_stops(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--data", str(tmp_path / "data"), "--json"]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root, env=os.environ) as process:
        assert process.stdout is not None
        announced = json.loads(process.stdout.readline())
        assert len(announced["questions"]) == 3
        for question in announced["questions"]:
            answer = httpx.post(announced["url"] + "api/chat", json={"message": question}, timeout=30).json()
            assert answer["kind"] in ("answer", "list"), (question, answer)
            assert answer["citations"]
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
