"""An entry while it is being read: fields come one by one, everything derived from a field points back to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.departments import split_departments, split_labelled
from ingest.model import (
    BudgetItem,
    Department,
    Entry,
    Field,
    FieldKind,
    Indicator,
    Progress,
    Relation,
    Role,
    ScheduleItem,
    SubItem,
)

_ROLES = {FieldKind.DEPARTMENT: Role.LEAD, FieldKind.RELATED_DEPARTMENT: Role.RELATED}


@dataclass(slots=True)
class Draft:
    """What is known of a 事業 so far. ``years`` head its schedule; ``listed`` if only a list tells of it."""

    no: str = ""
    title: str = ""
    path: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    listed: bool = False
    fields: list[Field] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    sub_items: list[SubItem] = field(default_factory=list)
    schedule: list[ScheduleItem] = field(default_factory=list)
    budget: list[BudgetItem] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def add(self, new: Field) -> int:
        """Keep a field; its index."""
        self.fields.append(new)
        return len(self.fields) - 1

    def name_departments(self, index: int, mark: str | None = None) -> None:
        """Read the departments that the field at ``index`` names; ``mark`` is the sub-item it stands beside."""
        source = self.fields[index]
        role = _ROLES.get(source.kind, Role.LEAD)
        labelled = source.kind in _ROLES and not source.doubt
        for parsed in (split_labelled if labelled else split_departments)(source.text):
            self.departments.append(Department(parsed.name, role, index, parsed.division, parsed.sub_item or mark))

    def doubt(self, index: int, reason: str) -> None:
        """Note why the field at ``index`` may have been misread."""
        known = self.fields[index].doubt
        if known is None or reason not in known:
            self.fields[index] = replace(self.fields[index], doubt=f"{known}。{reason}" if known else reason)

    def entry(self, entry_id: str, plan_id: str) -> Entry:
        """The finished 事業."""
        return Entry(
            id=entry_id,
            plan_id=plan_id,
            no=self.no,
            title=self.title,
            path=self.path,
            fields=tuple(self.fields),
            departments=tuple(self.departments),
            sub_items=tuple(self.sub_items),
            schedule=tuple(self.schedule),
            budget=tuple(self.budget),
            indicators=tuple(self.indicators),
            progress=tuple(self.progress),
            relations=tuple(self.relations),
        )
