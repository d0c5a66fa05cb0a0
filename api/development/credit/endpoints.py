"""How angka kredit is reached: somebody's ledger and its official sheets, what is entered and converted."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.credit import entering, looking
from api.development.credit.errors import AlreadyReversed, NoCreditSheet, NothingToConvert
from api.development.credit.schemas import CreditView, EntryDraft, Reversal
from api.development.credit.sheet_files import as_workbook
from api.development.credit.sheet_schemas import SheetKind, SheetView, SheetWanted
from api.development.credit.sheets import get_sheet
from api.foundation import spreadsheets
from api.foundation.errors import AlreadyThere, NotFound, problems
from api.foundation.file_answers import download
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]
WORKBOOK = {
    "content": {spreadsheets.MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "description": "A workbook",
}


@router.get(
    "/employees/{employee_id}/credit", response_model=CreditView, responses=problems(NotFound)
)
async def get_credit(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """Show somebody's angka kredit: where they stand, what is missing, every line written out."""
    return await work.read(looking.get_credit, caller, employee_id)


@router.get(
    "/employees/{employee_id}/credit-sheets/{sheet}",
    response_model=SheetView,
    responses=problems(NotFound, NoCreditSheet),
)
async def get_credit_sheet(
    employee_id: UUID,
    sheet: SheetKind,
    wanted: Annotated[SheetWanted, Query()],
    caller: Reader,
    work: Work,
) -> Response:
    """Fill in an official sheet: conversion of a year, accumulation, or what is fixed by it (PAK)."""
    return await work.read(get_sheet, caller, employee_id, sheet, wanted)


@router.get(
    "/employees/{employee_id}/credit-sheets/{sheet}/workbook",
    response_class=Response,
    responses={200: WORKBOOK, **problems(NotFound, NoCreditSheet)},
)
async def download_credit_sheet(
    employee_id: UUID,
    sheet: SheetKind,
    wanted: Annotated[SheetWanted, Query()],
    caller: Reader,
    work: Work,
) -> Response:
    """Download an official sheet as XLSX."""
    filled = await work.database.read_as(caller, get_sheet, employee_id, sheet, wanted)
    content = await asyncio.to_thread(as_workbook, filled)
    name = f"{sheet}-angka-kredit-{filled['year']}.xlsx"
    return download(content, spreadsheets.MEDIA_TYPE, name)


@router.post(
    "/employees/{employee_id}/credit",
    status_code=201,
    response_model=CreditView,
    responses=problems(NotFound, AlreadyThere),
    dependencies=[Repeatable],
)
async def enter_credit(
    employee_id: UUID, draft: EntryDraft, caller: Writer, work: Work
) -> Response:
    """Enter a line that a document decided: base, degree, transfer, older points, adjustment."""
    return await work.write(entering.enter, caller, employee_id, draft)


@router.post(
    "/credit-entries/{entry_id}/reversal",
    status_code=201,
    response_model=CreditView,
    responses=problems(NotFound, AlreadyReversed),
    dependencies=[Repeatable],
)
async def reverse_credit(entry_id: UUID, given: Reversal, caller: Writer, work: Work) -> Response:
    """Take a line back by a line of its own; both stay to be seen."""
    return await work.write(entering.reverse, caller, entry_id, given)


@router.post(
    "/evaluations/{evaluation_id}/credit",
    status_code=201,
    response_model=CreditView,
    responses=problems(NotFound, NothingToConvert),
    dependencies=[Repeatable],
)
async def convert_evaluation(evaluation_id: UUID, caller: Writer, work: Work) -> Response:
    """Convert a signed period or year now; months that count already are left out."""
    return await work.write(entering.convert_period, caller, evaluation_id)
