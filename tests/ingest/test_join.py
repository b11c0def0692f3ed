from __future__ import annotations

from collections.abc import Callable

from ingest.model import RelationKind
from ingest.read import ReadResult

Read = Callable[..., ReadResult]

PLAN = """\
# みなも市情報化計画

1 便利なまち

(1) 窓口

事業名\t① 窓口の予約
担当課\t市民課
予算額\t予算額 0円 費用は、P40の「端末の更新」に含まれます。

事業名\t② 端末の更新
担当課\t情報課
予算額\t予算額 300 千円/年①

事業名\t③ 窓口の予約【再掲】
担当課\t市民課
予算額\t利用料は、「どこにもない名前」に掲載しています。
"""


def test_what_is_printed_again_points_to_the_first(read: Read) -> None:
    first, _, third = read(plan_txt=PLAN).catalogue.entries
    assert [(r.kind, r.entry_id) for r in third.relations] == [(RelationKind.REPEAT_OF, first.id)]


def test_a_cost_booked_elsewhere_points_there(read: Read) -> None:
    first, second, _ = read(plan_txt=PLAN).catalogue.entries
    assert [(r.kind, r.entry_id) for r in first.relations] == [(RelationKind.COST_AT, second.id)]


def test_ids_are_stable_and_plain(read: Read) -> None:
    ids = [e.id for e in read(plan_txt=PLAN).catalogue.entries]
    assert [i.partition("-")[2] for i in ids] == ["1-1-1", "1-1-2", "1-1-3"]
    assert ids == [e.id for e in read(plan_txt=PLAN).catalogue.entries]
