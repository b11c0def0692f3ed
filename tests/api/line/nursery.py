"""A process that has loaded everything and bears the service again at each line it reads, to be killed by its id.

Starting Python anew for every life would take the test a minute.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT))


def main() -> None:
    import linebot.v3.messaging  # noqa: F401
    import uvicorn

    from api.app import create_app
    from api.settings import Settings
    from bot.answer import Answer
    from tests.api.fakes import RoteAssistant, services

    class Thinking(RoteAssistant):
        def ask(self, message: str, *, session_id: str | None = None, municipality: str | None = None) -> Answer:
            time.sleep(0.1)
            return super().ask(message, session_id=session_id, municipality=municipality)

    given = json.loads(sys.stdin.readline())
    for _ in sys.stdin:
        listening = socket.create_server(("127.0.0.1", 0))
        child = os.fork()
        if child == 0:
            app = create_app(Settings(**given), lambda: services(Thinking()))
            uvicorn.Server(uvicorn.Config(app, log_config=None)).run(sockets=[listening])
            os._exit(0)
        print(json.dumps({"pid": child, "port": listening.getsockname()[1]}), flush=True)  # noqa: T201
        listening.close()
        os.waitpid(child, 0)
        print("gone", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
