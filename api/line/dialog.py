"""What is said to each event. Knows no tokens and no time limits: an event in, a reply out."""

from __future__ import annotations

import logging
from collections.abc import Callable

from api import examples
from api.errors import NotReadyError
from api.line import quick_replies, texts
from api.line.client import Message
from api.line.events import EventKind
from api.line.forgetting import Forgetting
from api.line.inbox import Item
from api.line.messages import Reply, answer_messages, text
from api.line.postback import Action, Tap, read
from api.line.users import UserKeys, Users
from api.services import Services
from bot.errors import BotError, MessageTooLongError

_log = logging.getLogger("jigyo.line")


class Dialog:
    """Synchronous and without state of its own: to be called from threads; saying it again does no harm."""

    def __init__(
        self,
        services: Callable[[], Services],
        users: Users,
        keys: UserKeys,
        forgetting: Forgetting,
        *,
        web: str | None,
        longest: int,
        days: int,
        clock: Callable[[], float],
    ) -> None:
        self._services = services
        self._users = users
        self._keys = keys
        self._forgetting = forgetting
        self._web = web
        self._longest = longest
        self._days = days
        self._clock = clock

    def reply(self, item: Item) -> Reply | None:
        """The reply to an event that is no tap on 「回答を見る」; None where nothing is to be said."""
        match item.kind:
            case EventKind.LEFT:
                self._forgetting.person(item.user_key, item.seq)
                return None
            case EventKind.UNSEND:
                self._forgetting.message(item.user_key, item.message_id or "")
                return None
        self._users.seen(item.user_key, self._clock())
        try:
            return Reply(tuple(self._said(item)))
        except NotReadyError:
            return Reply((text(texts.NOT_READY),))

    def _said(self, item: Item) -> tuple[Message, ...] | list[Message]:
        match item.kind:
            case EventKind.FOLLOW:
                return self._greeting(texts.ADDED)
            case EventKind.JOIN:
                return [text(texts.JOINED)]
            case EventKind.MEDIA:
                return self._with_examples(item, texts.TEXT_ONLY)
            case EventKind.POSTBACK:
                return self._tapped(item)
            case _:
                return self._asked(item)

    def _asked(self, item: Item) -> tuple[Message, ...] | list[Message]:
        if action := command(item.text):
            return self._act(item, action)
        if not item.text:
            return [text(texts.EMPTY_MENTION)]
        services = self._services()
        try:
            if len(item.text) > self._longest:
                raise MessageTooLongError(self._longest)
            answer = services.assistant.ask(
                item.text,
                session_id=self._keys.session_id(item.user_key),
                municipality=self._city(item.user_key, services),
            )
        except BotError as error:
            return [text(str(error))]
        cities = len(services.municipalities)
        return answer_messages(answer, item.event_id, services.plans, self._web, cities=cities)

    def _tapped(self, item: Item) -> list[Message]:
        action = read(item.text)
        return self._act(item, action) if action else [text(texts.UNKNOWN_TAP)]

    def _act(self, item: Item, action: Action) -> list[Message]:
        match action.tap:
            case Tap.CITIES:
                return self._cities(item, int(action.about) if action.about.isdecimal() else 0)
            case Tap.CITY:
                return self._choose(item, action.about)
            case Tap.EXAMPLES:
                return self._with_examples(item, texts.EXAMPLES)
            case Tap.GOOD | Tap.BAD:
                helpful = action.tap is Tap.GOOD
                self._users.judge(item.user_key, action.about, helpful, self._clock())
                return [text(texts.THANKS if helpful else texts.SORRY)]
            case _:
                return self._greeting()

    def _greeting(self, opening: str = "") -> list[Message]:
        """What it is, what it is not, examples, choose your city."""
        about = "\n".join(
            (opening + texts.WHAT_IT_IS, texts.WHAT_IT_IS_NOT, texts.PRIVACY.format(days=self._days))
        )
        try:
            services = self._services()
        except NotReadyError:
            return [text(about)]
        questions = examples.example_questions(services.store, services.plans)
        tries = "\n".join([texts.EXAMPLES, *(f"・{question}" for question in questions)])
        said = [text(about), text(tries if questions else texts.NO_EXAMPLES), text(texts.CHOOSE_CITY)]
        return quick_replies.chips(said, quick_replies.city_choice(services.municipalities))

    def _with_examples(self, item: Item, words: str) -> list[Message]:
        """With chips of questions that have an answer, about their city where they chose one."""
        services = self._services()
        city = self._city(item.user_key, services)
        plans = [plan for plan in services.plans if city in (None, plan.municipality)]
        questions = examples.example_questions(services.store, plans)
        return quick_replies.chips([text(words)], map(quick_replies.say, questions))

    def _cities(self, item: Item, page: int = 0, words: str | None = None) -> list[Message]:
        services = self._services()
        now = self._city(item.user_key, services)
        asking = texts.CHOOSE_CITY_NOW.format(city=now) if now else texts.CHOOSE_CITY
        choice = quick_replies.city_choice(services.municipalities, page)
        return quick_replies.chips([text(words or asking)], choice)

    def _choose(self, item: Item, city: str) -> list[Message]:
        if city and city not in self._services().municipalities:
            return self._cities(item, words=texts.CITY_UNKNOWN)
        self._users.choose_city(item.user_key, city or None, self._clock())
        return self._with_examples(item, texts.CITY_CHOSEN.format(city=city) if city else texts.ALL_CITIES_CHOSEN)

    def _city(self, user_key: str, services: Services) -> str | None:
        """Their city, unless its plans have gone meanwhile."""
        city = self._users.city(user_key)
        return city if city in services.municipalities else None


def command(said: str) -> Action | None:
    """A few words that do the same as a button of the menu."""
    taps = {"city": Tap.CITIES, "help": Tap.HELP, "examples": Tap.EXAMPLES}
    word = said.strip().rstrip("。？?").lower()
    return next((Action(taps[name]) for name, words in texts.COMMANDS.items() if word in words), None)
