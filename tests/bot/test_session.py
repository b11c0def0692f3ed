from bot.session import Session, SessionStore


def test_a_session_is_remembered_by_its_id() -> None:
    store = SessionStore()
    store.put(Session("a", question="窓口は？", entry_ids=("e1",)))
    assert store.get("a").entry_ids == ("e1",)


def test_an_unknown_id_starts_a_session_under_that_id() -> None:
    assert SessionStore().get("new") == Session("new")


def test_no_id_makes_a_new_one_each_time() -> None:
    store = SessionStore()
    assert store.get(None).id != store.get(None).id


def test_the_longest_unused_session_is_dropped_first() -> None:
    store = SessionStore(size=2)
    for name in ("a", "b", "a", "c"):
        store.put(Session(name, question=name))
    assert [store.get(name).question for name in ("a", "b", "c")] == ["a", "", "c"]


def test_a_session_is_forgotten_after_its_lifetime() -> None:
    now = [0.0]
    store = SessionStore(lifetime=60, clock=lambda: now[0])
    store.put(Session("a", question="窓口は？"))
    now[0] = 61.0
    assert store.get("a").question == ""
