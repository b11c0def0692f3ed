"""A conversation with the real service over the stand-in of LINE, printed as it goes."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from api import examples
from api.app import create_app
from api.line import texts
from api.line.client import SdkClient
from api.line.rich_menu import ensure_menu
from api.line.stand_in.phone import Phone
from api.line.stand_in.running import Running
from api.line.stand_in.screen import buttons, shown
from api.line.stand_in.server import RunningStandIn
from api.line.stand_in.state import State
from api.settings import Settings

Echo = Callable[[str], object]


def play(settings: Settings, echo: Echo) -> None:
    """Play the conversation. The inbox is a temporary one; the plans are those of the index, else the samples."""
    _read_plans(settings)
    with tempfile.TemporaryDirectory() as folder, RunningStandIn() as line:
        echo(texts.DEMO_START.format(url=line.url))
        changed = {
            "line_secret": SecretStr(line.state.secret),
            "line_token": SecretStr(line.state.access_token),
            "line_host": line.url,
            "line_db": Path(folder) / "line.db",
            "public_url": settings.public_url or f"http://{settings.host}:{settings.port}",
        }
        app = create_app(settings.model_copy(update=changed))
        with Running(app) as service:
            services = app.state.backend.services
            city = services.municipalities[0]
            plans = [plan for plan in services.plans if plan.municipality == city]
            questions = examples.example_questions(services.store, plans)
            webhook = f"{service.url}/line/webhook"
            _talk(_Chat(line.state, webhook, echo), questions, city)
            _group(_Chat(line.state, webhook, echo, group_id="C-demo"), questions[0])
            _prove(line.state, webhook, questions[0], echo)
        echo(_menu(line))


class _Chat:
    """A person at a phone, and the printing of what they and the bot say."""

    def __init__(self, state: State, webhook: str, echo: Echo, group_id: str | None = None) -> None:
        self.phone = Phone(state, webhook, "U-demo", group_id)
        self._state = state
        self._echo = echo
        self._buttons: dict[str, str] = {}

    def does(self, said: str, event: dict[str, object]) -> None:
        """Print what the person does, let it happen, and print the reply."""
        self._echo(f"\n{texts.DEMO_YOU}   ▶ {said}")
        self.phone.do(event)
        event_id = str(event["webhookEventId"])
        with self._state.lock:
            self._state.lock.wait_for(lambda: self._state.replies_to(event_id), 20)
        replies = self._state.replies_to(event_id)
        for reply in replies:
            self._buttons = buttons(reply.messages)
            for text in shown(reply.messages):
                self._echo(text)
        if not replies:
            self._echo(texts.DEMO_UNANSWERED)

    def says(self, text: str) -> None:
        """The person writes."""
        self.does(text, self.phone.text_event(text))

    def taps(self, label: str) -> None:
        """The person taps a button of the last reply."""
        event = self.phone.event("postback", postback={"data": self._buttons[label]})
        self.does(texts.DEMO_TAPPED.format(label=label), event)


def _talk(chat: _Chat, questions: list[str], city: str) -> None:
    chat.does(texts.DEMO_ADDED, chat.phone.event("follow", follow={"isUnblocked": False}))
    chat.taps(city)
    chat.says(texts.DEMO_OFF_TOPIC)
    chat.says(questions[0])
    chat.says(texts.WHEN)
    chat.taps(texts.GOOD)
    for question in questions[1:]:
        chat.says(question)
    sticker = {"type": "sticker", "id": "1", "packageId": "1", "stickerId": "1"}
    chat.does(texts.DEMO_STICKER, chat.phone.event("message", message=sticker))


def _group(chat: _Chat, question: str) -> None:
    chat.does(f"{texts.DEMO_GROUP} @bot {question}", chat.phone.text_event(question, mention=True))


def _prove(state: State, webhook: str, question: str, echo: Echo) -> None:
    """One notification thrice, and one that is not from LINE."""
    phone = Phone(state, webhook, "U-other")
    event = phone.text_event(question)
    before = len(state.sent)
    for _ in range(3):
        phone.deliver([event])
    state.wait_for(before + 1)
    echo("\n" + texts.DEMO_DOUBLE.format(count=len(state.replies_to(event["webhookEventId"]))))
    forged = phone.text_event(question)
    status = phone.deliver([forged], signed_with="wrong")
    echo(texts.DEMO_FORGED.format(status=status, count=len(state.replies_to(forged["webhookEventId"]))))


def _menu(line: RunningStandIn) -> str:
    async def twice() -> tuple[str, str]:
        client = SdkClient(line.state.access_token, line.url)
        try:
            return (await ensure_menu(client))[1].value, (await ensure_menu(client))[1].value
        finally:
            await client.close()

    first, second = asyncio.run(twice())
    return texts.DEMO_MENU.format(first=first, second=second)


def _read_plans(settings: Settings) -> None:
    from api.cli.options import sample_plans
    from index.publish import served
    from index.refresh import refresh

    if served(settings.data) is None:
        refresh(sample_plans(), settings.data, embedder=settings.embedder)
