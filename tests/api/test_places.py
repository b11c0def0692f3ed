from __future__ import annotations

from api.places import places
from ingest.model import Entry, Field, FieldKind, Source


def entry(*lines: tuple[str, int, int]) -> Entry:
    fields = tuple(Field("", FieldKind.OTHER, "x", Source(file, start, end)) for file, start, end in lines)
    return Entry("e", "p", "1", "t", fields=fields)


def test_fields_near_each_other_are_one_place() -> None:
    assert list(places(entry(("a", 12, 14), ("a", 10, 10), ("a", 19, 19)))) == [Source("a", 10, 19)]


def test_fields_far_apart_or_in_other_files_are_places_of_their_own() -> None:
    found = list(places(entry(("a", 76, 76), ("a", 914, 914), ("b", 3, 9), ("b", 4, 5))))
    assert found == [Source("a", 76, 76), Source("a", 914, 914), Source("b", 3, 9)]


def test_a_form_without_fields_has_no_place() -> None:
    assert list(places(entry())) == []
