"""How sources are kept, and how measurements come in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.foundation.bodies import KB, Bodies, takes
from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, TooLarge, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.measurements.sources import intake, queries, service
from api.measurements.sources.errors import SourcePaused
from api.measurements.sources.schemas import (
    Measurements,
    MetricList,
    Received,
    SourceChange,
    SourceDraft,
    SourceList,
    SourceView,
)

router = APIRouter(tags=["measurements"])

Reader = Annotated[Caller, requires(Scope.MEASUREMENTS_READ)]
Writer = Annotated[Caller, requires(Scope.MEASUREMENTS_WRITE)]
BATCH = Bodies(8 * 1024 * KB, 60)
"""10,000 rows with long names and a little."""


@router.get("/measurement-sources", response_model=SourceList, responses=problems())
async def list_sources(caller: Reader, work: Work) -> Response:
    """List the sources of the agencies for which I map or keep measurements."""
    return await work.read(queries.list_sources, caller)


@router.post(
    "/measurement-sources",
    status_code=201,
    response_model=SourceView,
    responses=problems(NotFound, AlreadyThere),
    dependencies=[Repeatable],
)
async def add_source(draft: SourceDraft, caller: Writer, work: Work) -> Response:
    """Register a system that gives measurements."""
    return await work.write(service.add_source, caller, draft)


@router.get(
    "/measurement-sources/{source_id}", response_model=SourceView, responses=problems(NotFound)
)
async def get_source(source_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a source with its last delivery and what went wrong last."""
    return await work.read(queries.get_source, caller, source_id)


@router.patch(
    "/measurement-sources/{source_id}",
    response_model=SourceView,
    responses=problems(NotFound, EditedMeanwhile),
)
async def change_source(
    source_id: UUID, change: SourceChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Change a source: its name, who may send, where and how often it is asked, whether it rests."""
    return await work.write(service.change_source, caller, source_id, change, version)


@router.post(
    "/measurement-sources/{source_id}/poll",
    status_code=204,
    responses=problems(NotFound, SourcePaused),
    dependencies=[Repeatable],
)
async def poll_source(source_id: UUID, caller: Writer, work: Work) -> Response:
    """Ask a source again right away, also while it waits after an error."""
    return await work.write(service.poll_source, caller, source_id)


@router.get(
    "/measurement-sources/{source_id}/metrics",
    response_model=MetricList,
    responses=problems(NotFound),
)
async def list_metrics(source_id: UUID, caller: Reader, work: Work) -> Response:
    """List what a source has measured, to choose from when it is mapped."""
    return await work.read(queries.list_metrics, caller, source_id)


@router.post(
    "/measurements",
    response_model=Received,
    responses=problems(NotFound, SourcePaused, TooLarge),
    dependencies=[Repeatable],
)
@takes(BATCH)
async def receive_measurements(sent: Measurements, caller: Writer, work: Work) -> Response:
    """Take in a batch of measurements; every row is judged by itself, and one that is known is unchanged."""
    return await work.write(intake.receive_measurements, caller, sent)
