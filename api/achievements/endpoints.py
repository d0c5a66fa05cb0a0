"""How achievements and evidence are reached."""

import asyncio
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse

from api.achievements import evidence_queries, evidence_service, queries, service
from api.achievements.errors import (
    AchievementFrozen,
    EvidenceSettled,
    PeriodNotOpen,
    PlanNotInForce,
)
from api.achievements.schemas import (
    EvidenceDraft,
    EvidenceList,
    EvidenceView,
    FileView,
    ReceiptList,
    ReceiptView,
    Report,
    ReportForm,
    VerdictDraft,
)
from api.foundation.bodies import UPLOAD, takes
from api.foundation.errors import EditedMeanwhile, NotFound, TooLarge, problems
from api.foundation.file_answers import FileAnswer
from api.foundation.file_types import FileRefused
from api.foundation.schema import Number
from api.foundation.storage import ContentMissing, QuotaReached, Storage
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.actor import Actor
from api.identity.scopes import Scope

router = APIRouter(tags=["achievements"])

Reader = Annotated[Caller, requires(Scope.ACHIEVEMENTS_READ)]
Writer = Annotated[Caller, requires(Scope.ACHIEVEMENTS_WRITE)]
FILE = {"application/octet-stream": {"schema": {"type": "string"}}}
RAW = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/plans/{plan_id}/periods/{period_id}/report",
    response_model=ReportForm,
    responses=problems(NotFound),
)
async def get_report(plan_id: UUID, period_id: Number, caller: Reader, work: Work) -> Response:
    """Show the report form of a period."""
    return await work.read(queries.get_report, caller, plan_id, period_id)


@router.post(
    "/plans/{plan_id}/periods/{period_id}/report",
    status_code=201,
    response_model=ReceiptView,
    responses=problems(NotFound, PeriodNotOpen, PlanNotInForce, AchievementFrozen, EditedMeanwhile),
    dependencies=[Repeatable],
)
async def report(
    plan_id: UUID, period_id: Number, sent: Report, caller: Writer, work: Work
) -> Response:
    """Report achievements of a period; some lines now and others later, as one likes."""
    return await work.write(service.report, caller, plan_id, period_id, sent)


@router.get("/plans/{plan_id}/receipts", response_model=ReceiptList, responses=problems(NotFound))
async def list_receipts(plan_id: UUID, caller: Reader, work: Work) -> Response:
    """List what the server received for a plan."""
    return await work.read(queries.list_receipts, caller, plan_id)


@router.post(
    "/files",
    status_code=201,
    response_model=FileView,
    responses=problems(FileRefused, QuotaReached, TooLarge),
    openapi_extra=RAW,
    dependencies=[Repeatable],
)
@takes(UPLOAD)
async def upload_file(
    request: Request,
    caller: Writer,
    work: Work,
    name: Annotated[str, Query(min_length=1, max_length=200)],
) -> Response:
    """Upload a file to prove something with: PDF, picture or office document, at most 20 MB."""
    actor: Actor = await work.database.read_as(caller, _who)
    storage: Storage = request.app.state.storage
    async with work.incoming(actor.id, storage.folder) as part:
        received = await storage.check(actor.agency_id, name, part)
        return await work.write(evidence_service.keep_file, caller, received)


def _who(_session: object, actor: Actor) -> Actor:
    return actor


@router.get(
    "/files/{file_id}/content",
    responses={
        **problems(NotFound, ContentMissing),
        200: {"description": "The file, as an attachment", "content": FILE},
        206: {"description": "The one part of it that `Range` asks for", "content": FILE},
    },
    response_class=FileResponse,
)
async def download_file(file_id: UUID, request: Request, caller: Reader, work: Work) -> Response:
    """Download a file that proves something in a plan that the caller sees."""
    found = await work.database.read_as(caller, evidence_queries.get_file, file_id)
    path = await asyncio.to_thread(request.app.state.storage.find, found["storage_key"])
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found['name'])}",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return FileAnswer(path, media_type="application/octet-stream", headers=headers)


@router.get("/plans/{plan_id}/evidence", response_model=EvidenceList, responses=problems(NotFound))
async def list_evidence(plan_id: UUID, period_id: Number, caller: Reader, work: Work) -> Response:
    """List the evidence of a plan in a period."""
    return await work.read(evidence_queries.list_evidence, caller, plan_id, period_id)


@router.post(
    "/plans/{plan_id}/evidence",
    status_code=201,
    response_model=EvidenceView,
    responses=problems(NotFound, PeriodNotOpen, PlanNotInForce, AchievementFrozen),
    dependencies=[Repeatable],
)
async def submit_evidence(
    plan_id: UUID, draft: EvidenceDraft, caller: Writer, work: Work
) -> Response:
    """Give evidence for one or several indicators."""
    return await work.write(evidence_service.submit_evidence, caller, plan_id, draft)


@router.post(
    "/evidence/{evidence_id}/verdict",
    response_model=EvidenceView,
    responses=problems(NotFound, EditedMeanwhile, EvidenceSettled),
    dependencies=[Repeatable],
)
async def judge_evidence(
    evidence_id: UUID, draft: VerdictDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Accept evidence, or return it with a reason."""
    return await work.write(evidence_service.judge_evidence, caller, evidence_id, draft, version)


@router.delete(
    "/evidence/{evidence_id}", status_code=204, responses=problems(NotFound, EvidenceSettled)
)
async def remove_evidence(evidence_id: UUID, caller: Writer, work: Work) -> Response:
    """Take back evidence that nobody has judged yet."""
    return await work.write(evidence_service.remove_evidence, caller, evidence_id)
