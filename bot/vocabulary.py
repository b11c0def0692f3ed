"""The closed vocabularies of a catalogue: its municipalities, departments and plan years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.protocols import EntryFilter, EntryStore
from ingest.model import Entry, Plan, PlanKind
from ingest.text import squeeze

_SUFFIX = re.compile(r"(市|町|村|区|都|道|府|県)$")
_IDEOGRAPH = re.compile(r"[一-龥々]")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be named in a question.

    ``municipalities`` maps each folded spelling (with and without its 市) to the name; ``departments`` maps a
    municipality to its folded department and division names, longest first, with the spelling to show.
    """

    municipalities: Mapping[str, str]
    departments: Mapping[str, tuple[tuple[str, str], ...]]
    plans: tuple[Plan, ...]
    entry_counts: Mapping[str, int]

    @property
    def names(self) -> tuple[str, ...]:
        """The municipalities, in the order of their plans."""
        return tuple(dict.fromkeys(self.municipalities.values()))

    def find_municipalities(self, folded: str) -> tuple[str, ...]:
        """Municipalities named in a folded text, in order of mention."""
        found: dict[str, int] = {}
        for spelling, name in self.municipalities.items():
            at = folded.find(spelling)
            if at >= 0:
                found[name] = min(at, found.get(name, at))
        return tuple(sorted(found, key=found.__getitem__))

    def find_departments(self, folded: str, municipality: str | None) -> tuple[str, ...]:
        """Departments named in a folded text, longest first; a name inside a longer name does not count (総務課 in 教育総務課)."""
        rest, found = folded, []
        for key, name in self._departments_of(municipality):
            at = rest.find(key)
            while at >= 0:
                if not (at and _IDEOGRAPH.match(rest[at - 1]) and not _is_particle_like(rest[at - 1])):
                    found.append((at, name))
                rest = rest[:at] + "\0" * len(key) + rest[at + len(key) :]
                at = rest.find(key)
        return tuple(dict.fromkeys(name for _, name in sorted(found)))

    def _departments_of(self, municipality: str | None) -> Iterable[tuple[str, str]]:
        if municipality:
            return self.departments.get(municipality, ())
        everywhere = {pair for pairs in self.departments.values() for pair in pairs}
        return sorted(everywhere, key=lambda pair: -len(pair[0]))

    def progress_years(self, municipality: str | None) -> tuple[int, ...]:
        """Fiscal years for which a progress report is there."""
        return tuple(
            sorted(
                {
                    plan.fiscal_years[0]
                    for plan in self.plans
                    if plan.kind is PlanKind.PROGRESS
                    and plan.fiscal_years
                    and municipality in (None, plan.municipality)
                }
            )
        )


def read_vocabulary(store: EntryStore) -> Vocabulary:
    """Collect the vocabularies once, when the index is opened."""
    plans = tuple(store.plans())
    names = tuple(dict.fromkeys(plan.municipality for plan in plans))
    spellings: dict[str, str] = {}
    for name in names:
        spellings[squeeze(name)] = name
        if len(short := _SUFFIX.sub("", squeeze(name))) >= 2:
            spellings[short] = name
    counts = {name: store.count(EntryFilter(municipality=name)) for name in names}
    departments = {name: _departments(store.entries(EntryFilter(municipality=name))) for name in names}
    return Vocabulary(spellings, departments, plans, counts)


def _departments(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {}
    for entry in entries:
        for department in entry.departments:
            names[squeeze(department.name)] = department.name
            if department.division:
                names.setdefault(squeeze(department.division), department.division)
        for row in entry.progress:
            for name in re.split(r"[、,・\s及び]+", row.department or ""):
                if len(name) > 1 and name.endswith(("課", "室", "局", "館", "会")):
                    names.setdefault(squeeze(name), name)
    return tuple(sorted(((k, v) for k, v in names.items() if len(k) > 1), key=lambda pair: -len(pair[0])))


def _is_particle_like(character: str) -> bool:
    """A department may follow the municipality it belongs to: 本市総務課."""
    return character in "市町村区部局会"
