"""What people do in a chat, over real HTTP, and what they get."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.line import texts
from api.line.database import Database
from api.line.inbox import Inbox
from api.line.postback import Action, Tap, write
from api.line.stand_in.phone import Phone
from api.line.stand_in.screen import buttons, shown
from api.line.stand_in.state import State

from ..fakes import RoteAssistant
from .conftest import NewPhone


def answered(state: State, event_id: str) -> tuple[dict[str, Any], ...]:
    """The messages that answer an event."""
    with state.lock:
        assert state.lock.wait_for(lambda: bool(state.replies_to(event_id)), 10)
    (reply,) = state.replies_to(event_id)
    return reply.messages


def text_of(state: State, event_id: str) -> str:
    return "\n".join(shown(answered(state, event_id)))


def test_a_new_friend_learns_what_it_is_what_not_what_to_ask_and_chooses_a_city(
    state: State, phone: Phone
) -> None:
    greeting = answered(state, phone.do(phone.event("follow", follow={"isUnblocked": False})))
    said = "\n".join(shown(greeting))
    for words in (texts.ADDED, texts.WHAT_IT_IS, texts.WHAT_IT_IS_NOT, "30日", "担当課は？", texts.CHOOSE_CITY):
        assert words in said
    assert list(buttons(greeting)) == ["北野市", "南原町", texts.ALL_CITIES]


def test_the_chosen_city_is_remembered_and_can_be_changed(
    state: State, phone: Phone, assistant: RoteAssistant
) -> None:
    for data, city in (
        (write(Action(Tap.CITY, "北野市")), "北野市"),
        (write(Action(Tap.CITY, "南原町")), "南原町"),
        (write(Action(Tap.CITY)), None),
    ):
        phone.tap(data)
        answered(state, phone.say("担当課は？"))
        assert assistant.asked[-1][2] == city


def test_the_choice_says_which_city_is_chosen(state: State, phone: Phone) -> None:
    assert texts.CHOOSE_CITY in text_of(state, phone.say("市を選ぶ"))
    phone.tap(write(Action(Tap.CITY, "北野市")))
    assert "今は「北野市」" in text_of(state, phone.tap(write(Action(Tap.CITIES))))
    assert texts.CITY_UNKNOWN in text_of(state, phone.tap(write(Action(Tap.CITY, "東野市"))))


def test_a_person_keeps_one_session_that_is_not_their_id(
    state: State, phone_of: NewPhone, assistant: RoteAssistant
) -> None:
    for user in ("U1", "U1", "U2"):
        answered(state, phone_of(user).say("担当課は？"))
    first, second, third = (session for _, session, _ in assistant.asked)
    assert first == second != third
    assert first is not None
    assert first.startswith("line-")
    assert "U1" not in first


@pytest.mark.parametrize("kind", ["sticker", "image", "location", "video", "audio", "file"])
def test_what_is_no_text_is_answered_politely(state: State, phone: Phone, kind: str) -> None:
    event_id = phone.do(phone.event("message", message={"type": kind, "id": "1"}))
    assert texts.TEXT_ONLY in text_of(state, event_id)


def test_a_judgement_is_thanked_for(state: State, phone: Phone) -> None:
    offered = buttons(answered(state, phone.say("担当課は？")))
    assert texts.THANKS in text_of(state, phone.tap(offered[texts.GOOD]))
    assert texts.SORRY in text_of(state, phone.tap(offered[texts.BAD]))


@pytest.mark.parametrize(
    "data", ["", "x", "do=nothing", "do=show", "do=city&about=%FF", "do=cities&about=９９", "a" * 301]
)
def test_a_button_that_is_not_ours_or_too_old_does_no_harm(state: State, phone: Phone, data: str) -> None:
    assert text_of(state, phone.tap(data))


def test_in_a_group_only_what_is_said_to_us_is_answered(
    state: State, phone_of: NewPhone, assistant: RoteAssistant
) -> None:
    phone = phone_of("U1", "C1")
    assert texts.JOINED in text_of(state, phone.do(phone.event("join")))
    unheard = phone.say("お昼は何にする？")
    answered(state, phone.say("担当課は？", mention=True))
    assert [message for message, _, _ in assistant.asked] == ["担当課は？"]
    assert state.replies_to(unheard) == []
    assert state.animations == []
    assert texts.EMPTY_MENTION in text_of(state, phone.say("", mention=True))


def test_a_question_too_long_is_told_so(state: State, phone: Phone) -> None:
    assert "2000文字以内" in text_of(state, phone.say("あ" * 2001))


@pytest.mark.parametrize("words", ["使い方", "ヘルプ", "質問の例"])
def test_words_do_the_same_as_the_menu(state: State, phone: Phone, assistant: RoteAssistant, words: str) -> None:
    assert "たとえば" in text_of(state, phone.say(words))
    assert assistant.asked == []


def stored(folder: Path) -> bytes:
    """All that stands in the files of the inbox."""
    return b"".join(file.read_bytes() for file in folder.glob("line.db*"))


def test_no_id_of_a_person_or_group_is_stored(state: State, phone_of: NewPhone, folder: Path) -> None:
    for phone in (phone_of("U-very-secret-id"), phone_of("U-very-secret-id", "C-very-secret-id")):
        answered(state, phone.say("担当課は？", mention=True))
        answered(state, phone.tap(write(Action(Tap.CITY, "北野市"))))
    assert "北野市".encode() in stored(folder)
    assert b"very-secret-id" not in stored(folder)


def test_who_leaves_is_forgotten(state: State, phone: Phone, assistant: RoteAssistant, folder: Path) -> None:
    phone.tap(write(Action(Tap.CITY, "北野市")))
    asked = phone.say("誰にも言わないで")
    answered(state, asked)
    phone.do(phone.event("unfollow"))
    answered(state, phone.say("担当課は？"))
    assert assistant.asked[-1][2] is None
    assert text_kept(folder, asked) == ""


def test_a_message_taken_back_is_deleted(state: State, phone: Phone, folder: Path) -> None:
    event = phone.text_event("取り消したい質問")
    phone.do(event)
    answered(state, str(event["webhookEventId"]))
    phone.do(phone.event("unsend", unsend={"messageId": event["message"]["id"]}))
    answered(state, phone.say("次の質問"))
    assert text_kept(folder, str(event["webhookEventId"])) == ""


def text_kept(folder: Path, event_id: str) -> str:
    """The words of an event that the inbox still has."""
    database = Database(folder / "line.db")
    kept = Inbox(database).get(event_id)
    database.close()
    assert kept is not None
    return kept.text


def test_a_lost_answer_of_line_does_not_send_twice(state: State, phone: Phone) -> None:
    state.losses = 1
    event_id = phone.say("担当課は？")
    answered(state, event_id)
    answered(state, phone.say("次は？"))
    assert len(state.replies_to(event_id)) == 1


def test_a_busy_line_is_asked_again(state: State, phone: Phone) -> None:
    state.failures.extend([202, 429])  # The animation, then the reply.
    assert answered(state, phone.say("担当課は？"))
