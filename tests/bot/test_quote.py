from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Evidence
from bot.quote import MAX_QUOTE, citation, quotation
from ingest.model import Department, Entry, Field, FieldKind, Plan, PlanKind, Role, Section, Source


def evidence(text: str, *, breaks: tuple[int, ...] = (), start: int = 0, end: int | None = None) -> Evidence:
    field = Field("概要", FieldKind.OVERVIEW, text, Source("plan.txt", 4, 5), breaks)
    return Evidence(entry=Entry("e1", "p1", "3", "題", fields=(field,)), field=0, start=start, end=end)


def test_a_quotation_never_crosses_a_line_a_tab_or_a_break() -> None:
    assert quotation(evidence("短い\nこちらのほうが長い行\t右")) == "こちらのほうが長い行"
    assert quotation(evidence("ＬＩＮＥ等の活用を検討する", breaks=(4,))) == "等の活用を検討する"


def test_a_quotation_stays_inside_its_stretch() -> None:
    assert quotation(evidence("前の文。後の文。", start=4)) == "後の文。"


@given(st.text(alphabet="あいう\n\t 。", max_size=400), st.integers(0, 400))
def test_a_quotation_is_always_a_piece_of_the_text(text: str, at: int) -> None:
    found = quotation(evidence(text, breaks=(min(at, len(text)),)))
    assert found in text
    assert len(found) <= MAX_QUOTE


def test_a_citation_names_the_document_in_which_the_field_stands() -> None:
    plan = Plan("p1", "架空市", "架空計画", PlanKind.PLAN, ("plan.txt",))
    report = Plan("p2", "架空市", "進捗報告", PlanKind.PROGRESS, ("report.txt",))
    fields = (
        Field("担当課", FieldKind.DEPARTMENT, "総務課", Source("plan.txt", 1, 1)),
        Field("評価", FieldKind.RATING, "○", Source("report.txt", 9, 9)),
    )
    entry = Entry("e1", "p1", "3", "題", fields=fields, departments=(Department("総務課", Role.LEAD, 0),))
    plans = {plan.id: plan, report.id: report}
    cited = citation(1, Evidence(entry=entry, field=1), plans)
    assert (cited.plan, cited.no, cited.department, cited.quote) == ("進捗報告", "3", "総務課", "○")


def test_a_section_is_cited_without_a_number() -> None:
    plan = Plan("p1", "架空市", "架空計画", PlanKind.PLAN, ("plan.txt",))
    section = Section("s1", "p1", "計画期間", "5年間とします。", Source("plan.txt", 2, 2))
    cited = citation(2, Evidence(section=section), {"p1": plan})
    assert (cited.entry_id, cited.section_id, cited.no, cited.title) == (None, "s1", None, "計画期間")
