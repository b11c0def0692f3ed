"""Is the process alive, can it answer."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import BackendDep
from api.schemas.errors import errors
from api.schemas.health import Health, Readiness
from index.protocols import EntryFilter

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="プロセスが生きているか")
async def healthz() -> Health:
    """The process answers, whatever the state of the index."""
    return Health()


@router.get("/readyz", summary="質問に答えられるか", responses=errors(503))
def readyz(backend: BackendDep) -> Readiness:
    """The index is open; otherwise 503 with the reason. Asking also opens an index that has come meanwhile."""
    backend.open()
    services = backend.services
    return Readiness(plans=len(services.plans), entries=services.store.count(EntryFilter()))
