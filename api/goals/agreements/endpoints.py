"""How performance agreements (perjanjian kinerja) are reached: read by all, written line by line by HR."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.foundation.errors import AlreadyThere, EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.goals.agreements import queries, service
from api.goals.agreements.errors import AgreementLineServed
from api.goals.agreements.schemas import (
    AgreementChange,
    AgreementDraft,
    AgreementIndicatorChange,
    AgreementIndicatorDraft,
    AgreementList,
    AgreementProgrammeChange,
    AgreementProgrammeDraft,
    AgreementView,
    Year,
)
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["goals"])

Reader = Annotated[Caller, requires(Scope.GOALS_READ)]
Writer = Annotated[Caller, requires(Scope.GOALS_WRITE)]
CHANGE = problems(NotFound, EditedMeanwhile)


@router.get("/performance-agreements", response_model=AgreementList, responses=problems(NotFound))
async def list_agreements(unit_id: UUID, year: Year, caller: Reader, work: Work) -> Response:
    """Show the perjanjian kinerja of a unit and year, and who promises it to whom."""
    return await work.read(queries.list_agreements, caller, unit_id, year)


@router.post(
    "/performance-agreements",
    status_code=201,
    response_model=AgreementView,
    responses=problems(AlreadyThere),
    dependencies=[Repeatable],
)
async def set_agreement(draft: AgreementDraft, caller: Writer, work: Work) -> Response:
    """Begin a unit's agreement for a year."""
    return await work.write(service.set_agreement, caller, draft)


@router.patch(
    "/performance-agreements/{agreement_id}", response_model=AgreementView, responses=CHANGE
)
async def change_agreement(
    agreement_id: UUID, change: AgreementChange, version: Version, caller: Writer, work: Work
) -> Response:
    """Give an agreement its document number, or another one."""
    return await work.write(service.change_agreement, caller, agreement_id, change, version)


@router.post(
    "/performance-agreements/{agreement_id}/indicators",
    status_code=201,
    response_model=AgreementView,
    responses=problems(NotFound, AlreadyThere),
    dependencies=[Repeatable],
)
async def add_agreement_indicator(
    agreement_id: UUID, draft: AgreementIndicatorDraft, caller: Writer, work: Work
) -> Response:
    """Add a line to an agreement."""
    return await work.write(service.add_agreement_indicator, caller, agreement_id, draft)


@router.patch(
    "/agreement-indicators/{line_id}",
    response_model=AgreementView,
    responses=problems(NotFound, AlreadyThere, EditedMeanwhile),
)
async def change_agreement_indicator(
    line_id: UUID,
    change: AgreementIndicatorChange,
    version: Version,
    caller: Writer,
    work: Work,
) -> Response:
    """Change a line; an objective is worded anew for every line that shares it."""
    return await work.write(service.change_agreement_indicator, caller, line_id, change, version)


@router.delete(
    "/agreement-indicators/{line_id}",
    response_model=AgreementView,
    responses=problems(NotFound, AgreementLineServed, EditedMeanwhile),
)
async def remove_agreement_indicator(
    line_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Take out a line that no goal serves."""
    return await work.write(service.remove_agreement_indicator, caller, line_id, version)


@router.post(
    "/performance-agreements/{agreement_id}/programmes",
    status_code=201,
    response_model=AgreementView,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def add_agreement_programme(
    agreement_id: UUID, draft: AgreementProgrammeDraft, caller: Writer, work: Work
) -> Response:
    """Add a programme with its budget to an agreement."""
    return await work.write(service.add_agreement_programme, caller, agreement_id, draft)


@router.patch("/agreement-programmes/{line_id}", response_model=AgreementView, responses=CHANGE)
async def change_agreement_programme(
    line_id: UUID,
    change: AgreementProgrammeChange,
    version: Version,
    caller: Writer,
    work: Work,
) -> Response:
    """Change a programme or its budget."""
    return await work.write(service.change_agreement_programme, caller, line_id, change, version)


@router.delete("/agreement-programmes/{line_id}", response_model=AgreementView, responses=CHANGE)
async def remove_agreement_programme(
    line_id: UUID, version: Version, caller: Writer, work: Work
) -> Response:
    """Take a programme out of an agreement."""
    return await work.write(service.remove_agreement_programme, caller, line_id, version)
