from __future__ import annotations

import pytest

from api.errors import PlanNotFoundError
from api.scope import resolve_municipality, resolve_plan
from bot.errors import UnknownMunicipalityError

from .fakes import KITA, MINAMI

KNOWN = ("北野市", "南原町")


@pytest.mark.parametrize(
    ("given", "meant"),
    [(None, None), ("", None), ("  ", None), ("北野市", "北野市"), ("北野", "北野市"), (" 南原 町 ", "南原町")],
)
def test_a_city_is_known_by_its_name_with_or_without_suffix(given: str | None, meant: str | None) -> None:
    assert resolve_municipality(given, KNOWN) == meant


@pytest.mark.parametrize("given", ["北", "東野市", "北野町"])
def test_another_city_is_unknown(given: str) -> None:
    with pytest.raises(UnknownMunicipalityError):
        resolve_municipality(given, KNOWN)


@pytest.mark.parametrize("given", ["kita-plan", "北野市情報化計画（案）", "北野市情報化計画(案)"])
def test_a_plan_is_known_by_its_id_or_its_title(given: str) -> None:
    assert resolve_plan(given, (KITA, MINAMI)) == "kita-plan"


def test_another_plan_is_unknown() -> None:
    with pytest.raises(PlanNotFoundError):
        resolve_plan("nothing", (KITA, MINAMI))
