"""The reply token's minute, its end, failures at either side: what happens to an answer then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.line import texts
from api.line.database import Database
from api.line.errors import LineError, MalformedError, NotTakenError, TokenRefusedError, UnreachableError
from api.line.events import Event, EventKind
from api.line.inbox import Tried
from api.line.postback import Action, Tap, write

from .desk import KEY, Desk, words_of

ANSWER = "担当課は防災課です。[1]\n計画の期間は5年です。[2]"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "line.db")
    yield database
    database.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.fixture
def pushing(database: Database) -> Desk:
    return Desk(database, push=True)


def test_a_question_is_answered_with_its_token_after_the_animation(desk: Desk) -> None:
    desk.arrives("a")
    desk.work()
    assert desk.said == [("token-a", ANSWER)]
    assert desk.client.animated == ["U1"]


def test_near_the_end_of_the_token_a_button_is_sent_and_its_tap_brings_the_answer_once(desk: Desk) -> None:
    desk.assistant.go.clear()
    desk.arrives("a")
    desk.now += 46
    desk.work(between=desk.assistant.go.set)
    assert desk.said == [("token-a", texts.STILL_SEARCHING)]
    desk.taps("tap", "a")
    desk.taps("again", "a")
    desk.work()
    assert desk.said[1:] == [("token-tap", ANSWER), ("token-again", texts.ALREADY_SENT)]
    assert len(desk.assistant.asked) == 1


def test_an_answer_that_is_quick_is_sent_even_if_the_button_is_due(desk: Desk) -> None:
    desk.arrives("a")
    desk.now += 50
    desk.work()
    assert desk.said == [("token-a", ANSWER)]


def test_a_question_whose_process_died_after_the_button_is_answered_at_the_tap(desk: Desk) -> None:
    desk.arrives("a")
    item = desk.inbox.claim(desk.now, 60)
    assert item is not None
    desk.inbox.sending(item, None, Tried.BUTTON)
    desk.fails(TokenRefusedError())  # The button had arrived.
    desk.inbox.release_all()
    desk.work()
    desk.taps("tap", "a")
    desk.work()
    assert desk.said == [("token-tap", ANSWER)]


def test_a_token_refused_within_its_minute_after_a_crash_means_that_the_answer_arrived(desk: Desk) -> None:
    desk.arrives("a")
    item = desk.inbox.claim(desk.now, 60)
    assert item is not None
    desk.inbox.sending(item, '[[{"type": "text", "text": "x"}], null, []]', Tried.ANSWER)
    desk.inbox.release_all()
    desk.now += 20
    desk.fails(TokenRefusedError())
    desk.work()
    desk.arrives("next")
    desk.work()
    assert desk.said == [("token-next", ANSWER)]


def test_an_answer_without_a_token_is_offered_at_the_next_message(desk: Desk) -> None:
    desk.arrives("a", "学校の予算は？")
    desk.now += 300
    desk.fails(TokenRefusedError())
    desk.work()
    desk.arrives("next")
    desk.arrives("third")
    desk.work()
    offer = texts.WAITING_ANSWER.format(question="学校の予算は？")
    assert desk.said == [("token-next", offer), ("token-third", ANSWER)]
    assert [words_of(one) for one in desk.client.replies[0][1]][1] == ANSWER
    desk.taps("tap", "a")
    desk.work()
    assert desk.said[-1] == ("token-tap", ANSWER)


def test_a_late_answer_is_pushed_where_that_is_switched_on_and_only_once(pushing: Desk) -> None:
    pushing.assistant.go.clear()
    pushing.arrives("a")
    pushing.now += 46
    pushing.work(between=pushing.assistant.go.set)
    assert [(who, words_of(messages[0])) for who, messages in pushing.client.pushes] == [("U1", ANSWER)]
    pushing.taps("tap", "a")
    pushing.work()
    assert pushing.said[-1] == ("token-tap", texts.ALREADY_SENT)


def test_a_tap_while_the_answer_is_about_to_be_pushed_does_not_bring_it_twice(pushing: Desk) -> None:
    pushing.assistant.go.clear()
    pushing.arrives("a")
    pushing.now += 46
    pushing.work(between=lambda: pushing.taps("tap", "a"), meanwhile=pushing.assistant.go.set)
    brought = [said for _, said in pushing.said] + [words_of(messages[0]) for _, messages in pushing.client.pushes]
    assert brought.count(ANSWER) == 1
    assert len(pushing.assistant.asked) == 1


@pytest.mark.parametrize("why", ["off", "quota", "unknown", "down"])
def test_where_nothing_can_be_pushed_the_answer_waits_for_the_tap(desk: Desk, pushing: Desk, why: str) -> None:
    at = desk if why == "off" else pushing
    at.assistant.go.clear()
    at.arrives("a")
    at.now += 46
    if why == "quota":
        at.client.left = 0
    if why == "unknown":
        at.arrivals.forget(KEY)
    at.work(between=lambda: (at.fails(UnreachableError()) if why == "down" else None, at.assistant.go.set())[1])
    assert at.client.pushes == []
    at.client.failures.clear()
    at.taps("tap", "a")
    at.work()
    assert at.said[-1] == ("token-tap", ANSWER)


@pytest.mark.parametrize("error", [NotTakenError("429"), UnreachableError("500")])
def test_what_line_does_not_take_is_tried_again_and_the_answer_is_not_worked_out_again(
    desk: Desk, error: LineError
) -> None:
    desk.arrives("a")
    desk.fails(error)
    desk.work()
    assert desk.said == []
    desk.now += 1
    desk.work()
    assert desk.said == [("token-a", ANSWER)]
    assert len(desk.assistant.asked) == 1


def test_a_reply_that_arrived_although_line_answered_with_an_error_is_not_sent_again(desk: Desk) -> None:
    desk.arrives("a")
    desk.fails(UnreachableError("500"))
    desk.work()
    desk.now += 1
    desk.fails(TokenRefusedError())
    desk.work()
    assert desk.inbox.counts()["done"] == 1
    assert desk.said == []


def test_after_a_long_outage_the_answer_waits_and_is_not_lost(desk: Desk) -> None:
    desk.arrives("a")
    for _ in range(6):
        desk.fails(NotTakenError("401"))
        desk.work()
        desk.now += 40
    assert desk.inbox.counts() == {"new": 0, "waiting": 1, "done": 0, "dead": 0}
    desk.taps("tap", "a")
    desk.work()
    assert desk.said == [("token-tap", ANSWER)]


def test_messages_that_line_refuses_are_sent_as_texts_alone(desk: Desk) -> None:
    desk.arrives("a")
    desk.fails(MalformedError("400"))
    desk.work()
    assert [[one["type"] for one in messages] for _, messages in desk.client.replies] == [["text"]]


def test_a_question_that_fails_every_time_ends_with_an_apology_among_the_dead(desk: Desk) -> None:
    desk.arrives("a", "爆発")
    desk.arrives("b")
    for _ in range(3):
        desk.work()
        desk.now += 5
    assert desk.said == [("token-a", texts.FAILED), ("token-b", ANSWER)]
    assert desk.inbox.counts()["dead"] == 1


def test_a_question_that_kills_its_process_every_time_is_given_up(desk: Desk) -> None:
    desk.arrives("a")
    for _ in range(6):
        assert desk.inbox.claim(desk.now, 60) is not None
        desk.inbox.release_all()
    desk.work()
    assert desk.inbox.counts()["dead"] == 1
    assert desk.said == []


def test_nobody_sees_the_answer_to_somebody_else(desk: Desk) -> None:
    desk.arrives("a")
    desk.now += 300
    desk.fails(TokenRefusedError())
    desk.work()
    event = Event("tap", EventKind.POSTBACK, 1, "U2", True, "token-tap", write(Action(Tap.SHOW, "a")))
    desk.inbox.receive([(event, "someone")], desk.now)
    desk.work()
    assert desk.said == [("token-tap", texts.ANSWER_GONE)]
