"""Retrieval alone: a plain search for the words of the question against the gold 事業, by ``ir_measures``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from eval import texts
from eval.case import Case
from eval.measures.base import Measure
from eval.tools import ir_measures_module

NAMES = {"ndcg": "nDCG@10", "recall3": "R@3", "recall10": "R@10", "mrr": "RR@10"}
_UNREAD = "?"


def scores(ranking: Sequence[str], relevant: Mapping[str, int]) -> Mapping[str, float]:
    """The measures of one ranking, against the ids to be found and how well each answers (1 and above)."""
    ir = ir_measures_module()
    measures = {name: ir.parse_measure(written) for name, written in NAMES.items()}
    qrels = {"q": dict(relevant)}
    run = {"q": {id_: float(len(ranking) - place) for place, id_ in enumerate(ranking)}}
    found = ir.calc_aggregate(list(measures.values()), qrels, run or {"q": {}})
    return {name: float(found[measure]) for name, measure in measures.items()}


def relevant(case: Case) -> dict[str, int]:
    """The ids to be found. A gold 事業 that was not read from the plans stays in, and is never found."""
    ids = []
    for number, group in enumerate(case.gold_groups):
        ids += [entry.id for entry in group] or [f"{_UNREAD}{number}"]
    return dict.fromkeys(ids, 1)


def _measure(name: str) -> Callable[[Case], float | None]:
    def of(case: Case) -> float | None:
        if not case.question.golds or case.question.is_list:
            return None
        return scores(case.ranking, relevant(case))[name]

    return of


MEASURES = (
    Measure("ndcg", texts.NDCG, _measure("ndcg")),
    Measure("recall3", texts.RECALL3, _measure("recall3")),
    Measure("recall10", texts.RECALL10, _measure("recall10")),
    Measure("mrr", texts.MRR, _measure("mrr")),
)
