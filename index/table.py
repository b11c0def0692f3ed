"""The rows of the index as arrays: owners, their scope, and which passages are theirs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.passages import Owner

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class OwnerTable:
    """Owners by row, 事業 first; passages by row with owner, field and weight."""

    ids: tuple[str, ...]
    entries: int
    municipality: NDArray[np.str_]
    plan: NDArray[np.str_]
    passage_owner: NDArray[np.int64]
    passage_field: NDArray[np.int64]
    passage_weight: Scores

    @classmethod
    def of(cls, owners: Sequence[Owner]) -> OwnerTable:
        """The table of ``owners``."""
        passages = [passage for owner in owners for passage in owner.passages]
        return cls(
            tuple(owner.id for owner in owners),
            sum(owner.is_entry for owner in owners),
            np.array([owner.municipality for owner in owners], np.str_),
            np.array([owner.plan_id for owner in owners], np.str_),
            np.array([passage.owner for passage in passages], np.int64),
            np.array([passage.field for passage in passages], np.int64),
            np.array([passage.weight for passage in passages], np.float32),
        )

    @property
    def size(self) -> int:
        """Number of owners."""
        return len(self.ids)

    def scope(self, municipality: str | None, plan_id: str | None) -> Mask:
        """Which owners belong to a municipality and a plan."""
        mask = np.ones(self.size, np.bool_)
        if municipality is not None:
            mask &= self.municipality == municipality
        if plan_id is not None:
            mask &= self.plan == plan_id
        return mask

    def best_two(self, passage_scores: Scores) -> tuple[Scores, Scores]:
        """For every owner its best and second best passage score; 0 where there is none."""
        best = np.zeros(self.size, np.float32)
        second = np.zeros(self.size, np.float32)
        if not len(passage_scores):
            return best, second
        order = np.lexsort((-passage_scores, self.passage_owner))
        owners, first = np.unique(self.passage_owner[order], return_index=True)
        best[owners] = passage_scores[order[first]]
        following = np.append(first[1:], len(order)) - first > 1
        second[owners[following]] = passage_scores[order[first[following] + 1]]
        return np.maximum(best, 0), np.maximum(second, 0)

    def save(self, folder: Path) -> None:
        """Write into ``folder``."""
        np.savez(
            folder / "passages.npz", owner=self.passage_owner, field=self.passage_field, weight=self.passage_weight
        )
        head = {
            "ids": self.ids,
            "entries": self.entries,
            "municipality": self.municipality.tolist(),
            "plan": self.plan.tolist(),
        }
        (folder / "owners.json").write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> OwnerTable:
        """Read what ``save`` wrote."""
        head = json.loads((folder / "owners.json").read_text(encoding="utf-8"))
        with np.load(folder / "passages.npz", allow_pickle=False) as arrays:
            return cls(
                tuple(head["ids"]),
                head["entries"],
                np.array(head["municipality"], np.str_),
                np.array(head["plan"], np.str_),
                arrays["owner"],
                arrays["field"],
                arrays["weight"],
            )
