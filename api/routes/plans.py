"""``GET /api/plans`` and ``GET /api/departments``."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import ServicesDep
from api.filters import MunicipalityQuery
from api.schemas.errors import errors
from api.schemas.plans import DepartmentCountOut, DepartmentList, PlanList, PlanOut
from api.scope import resolve_municipality
from index.protocols import EntryFilter

router = APIRouter(prefix="/api", tags=["catalogue"])


@router.get("/plans", summary="計画の一覧", responses=errors(422, 503))
def list_plans(services: ServicesDep, municipality: MunicipalityQuery = None) -> PlanList:
    """All plans, progress reports included, with their numbers of 事業."""
    name = resolve_municipality(municipality, services.municipalities)
    items = [
        PlanOut.of(plan, services.store.count(EntryFilter(plan_id=plan.id)))
        for plan in services.plans
        if name is None or plan.municipality == name
    ]
    return PlanList(total=len(items), items=items)


@router.get("/departments", summary="担当課の一覧", responses=errors(422, 503))
def list_departments(services: ServicesDep, municipality: MunicipalityQuery = None) -> DepartmentList:
    """All departments with the numbers of 事業 they lead and are involved in."""
    name = resolve_municipality(municipality, services.municipalities)
    items = [DepartmentCountOut.of(count) for count in services.store.departments(name)]
    return DepartmentList(total=len(items), items=items)
