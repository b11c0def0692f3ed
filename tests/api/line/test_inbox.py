"""Each event once, of each person one at a time and in order, and nothing is lost with its worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.line.database import Database
from api.line.events import Event, EventKind
from api.line.forgetting import Forgetting
from api.line.inbox import Inbox, Item, State, Tried


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "line.db")
    yield database
    database.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


def event(name: str, sent_at: int = 1, kind: EventKind = EventKind.TEXT, token: str | None = "t") -> Event:
    return Event(name, kind, sent_at, "U", True, token, f"text of {name}", f"m-{name}")


def claimed(inbox: Inbox, now: float = 0.0) -> Item:
    item = inbox.claim(now, 60.0)
    assert item is not None
    return item


def test_a_repeated_event_is_kept_once(inbox: Inbox) -> None:
    assert inbox.receive([(event("a"), "k"), (event("a"), "k")], 0.0) == 1
    assert inbox.receive([(event("a"), "k"), (event("b"), "k")], 1.0) == 1
    assert inbox.counts() == {"new": 2, "waiting": 0, "done": 0, "dead": 0}


def test_a_redelivered_event_brings_its_token_unless_the_old_one_is_in_use(inbox: Inbox) -> None:
    inbox.receive([(event("a", token="old"), "k")], 0.0)
    inbox.receive([(event("a", token="new"), "k")], 30.0)
    item = claimed(inbox, 31.0)
    assert (item.reply_token, item.token_at) == ("new", 30.0)
    inbox.sending(item, "[]", Tried.ANSWER)
    inbox.receive([(event("a", token="newest"), "k")], 32.0)
    inbox.release_all()
    assert claimed(inbox, 33.0).reply_token == "new"


def test_of_one_person_one_event_is_worked_on_at_a_time_in_the_order_they_were_sent(inbox: Inbox) -> None:
    inbox.receive([(event("second", 2), "k"), (event("first", 1), "k"), (event("other", 9), "someone")], 0.0)
    first, other = claimed(inbox), claimed(inbox)
    assert {first.event_id, other.event_id} == {"first", "other"}
    assert inbox.claim(0.0, 60.0) is None
    inbox.done(first if first.event_id == "first" else other)
    assert claimed(inbox).event_id == "second"


def test_taking_back_goes_before_asking(inbox: Inbox) -> None:
    inbox.receive([(event("question", 1), "k"), (event("unsent", 2, EventKind.UNSEND), "k")], 0.0)
    assert claimed(inbox).event_id == "unsent"


def test_an_event_that_is_to_be_tried_later_holds_up_the_next_of_the_same_person(inbox: Inbox) -> None:
    inbox.receive([(event("a", 1), "k"), (event("b", 2), "k")], 0.0)
    inbox.later(claimed(inbox), 10.0)
    assert inbox.claim(5.0, 60.0) is None
    again = claimed(inbox, 10.0)
    assert (again.event_id, again.attempts) == ("a", 2)


def test_a_lease_that_ran_out_is_taken_over_and_the_first_worker_changes_nothing_more(inbox: Inbox) -> None:
    inbox.receive([(event("a"), "k")], 0.0)
    slow, quick = claimed(inbox, 0.0), claimed(inbox, 61.0)
    inbox.dead(slow, "too late")
    inbox.wait(slow, offered=True)
    kept = inbox.get("a")
    assert kept is not None
    assert kept.state is State.NEW
    inbox.done(quick)
    assert inbox.counts()["done"] == 1


def test_what_a_dead_process_had_begun_is_taken_up_at_once(inbox: Inbox) -> None:
    inbox.receive([(event("a"), "k")], 0.0)
    inbox.sending(claimed(inbox), '["x"]', Tried.ANSWER)
    inbox.release_all()
    item = claimed(inbox, 1.0)
    assert (item.reply, item.tried, item.attempts) == ('["x"]', Tried.ANSWER, 2)


def test_the_answer_and_the_token_go_when_they_have_been_used(inbox: Inbox) -> None:
    inbox.receive([(event("a"), "k")], 0.0)
    item = claimed(inbox)
    inbox.sending(item, '["x"]', Tried.ANSWER)
    inbox.done(item)
    kept = inbox.get("a")
    assert kept is not None
    assert (kept.reply, kept.reply_token, kept.state) == (None, None, State.DONE)


def test_a_tap_covers_a_question_of_the_same_person_only(inbox: Inbox) -> None:
    inbox.receive([(event("a"), "k"), (event("tap"), "thief"), (event("tap2", 2), "k")], 0.0)
    items = {item.event_id: item for item in (claimed(inbox), claimed(inbox))}
    inbox.wait(items["a"], offered=False)
    inbox.done(items["tap"], covers="a")
    assert [item.event_id for item in inbox.unoffered("k", 3)] == ["a"]
    inbox.done(claimed(inbox), covers="a")
    assert inbox.unoffered("k", 3) == []
    assert inbox.counts()["done"] == 3


def test_a_message_taken_back_is_not_answered_and_leaves_no_word_in_the_file(
    inbox: Inbox, database: Database
) -> None:
    inbox.receive([(event("secret"), "k")], 0.0)
    Forgetting(database).message("someone", "m-secret")
    assert inbox.counts()["new"] == 1
    Forgetting(database).message("k", "m-secret")
    assert inbox.claim(0.0, 60.0) is None
    assert inbox.receive([(event("secret"), "k")], 1.0) == 0
    Forgetting(database).older_than(-1.0)  # Empties the write-ahead log too.
    files = database.path.parent.glob("line.db*")
    assert not any(b"text of secret" in file.read_bytes() for file in files)


def test_what_is_too_old_goes(inbox: Inbox, database: Database) -> None:
    inbox.receive([(event("old"), "k")], 0.0)
    inbox.receive([(event("new"), "k")], 100.0)
    assert Forgetting(database).older_than(50.0) == 1
    assert inbox.get("old") is None
    assert inbox.get("new") is not None
