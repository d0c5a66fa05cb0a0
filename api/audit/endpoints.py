"""How the audit trail is reached."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.audit import queries
from api.audit.schemas import AuditFilter, AuditPage
from api.foundation.errors import NotPermitted, problems
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["audit"])

Reader = Annotated[Caller, requires(Scope.EVENTS_READ)]


@router.get("/audit-events", response_model=AuditPage, responses=problems(NotPermitted))
async def list_audit_events(
    wanted: Annotated[AuditFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List who did what, to whom and when; for the inspectorate."""
    return await work.read(queries.list_audit_events, caller, wanted)
