"""How promotion is reached: one's own way up, the lists of HR, proposals and what is decided of them."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.development.promotion import (
    confirming,
    deciding,
    exporting,
    lists,
    own,
    proposals,
    proposing,
    windows,
)
from api.development.promotion.errors import (
    AlreadyDecided,
    NoSuchWindow,
    NotDecidedYet,
    ProposalsClosed,
    RankChangedMeanwhile,
)
from api.development.promotion.proposal_schemas import (
    DecidedList,
    DecidedTogether,
    DecisionDraft,
    ProposalFilter,
    ProposalList,
    ProposalsDraft,
    ProposalView,
    ProposedList,
    Returned,
)
from api.development.promotion.schemas import (
    CandidateChoice,
    CandidateFilter,
    CandidateList,
    PromotionFilter,
    PromotionView,
    WindowList,
)
from api.foundation import spreadsheets
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.file_answers import download
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

SHEET = {
    "content": {spreadsheets.MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "description": "A workbook",
}
Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get("/promotion/windows", response_model=WindowList, responses=problems())
async def list_promotion_windows(caller: Reader, work: Work) -> Response:
    """List the next windows, until when is proposed for each, and the working days left (R90a)."""
    return await work.read(windows.list_windows, caller)


@router.get(
    "/employees/{employee_id}/promotion",
    response_model=PromotionView,
    responses=problems(NotFound, NoSuchWindow),
)
async def get_promotion(
    employee_id: UUID, wanted: Annotated[PromotionFilter, Query()], caller: Reader, work: Work
) -> Response:
    """Show somebody's way up, computed now: every path, every condition with its evidence."""
    return await work.read(own.get_promotion, caller, employee_id, wanted)


@router.get(
    "/promotion/candidates",
    response_model=CandidateList,
    responses=problems(NotFound, NoSuchWindow),
)
async def list_promotion_candidates(
    wanted: Annotated[CandidateFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List who is promoted at a window, who almost is, and what each lacks; for HR."""
    return await work.read(lists.list_candidates, caller, wanted)


@router.get(
    "/promotion/candidates.xlsx",
    response_class=Response,
    responses={200: SHEET, **problems(NotFound, NoSuchWindow)},
)
async def download_promotion_candidates(
    wanted: Annotated[CandidateChoice, Query()], caller: Reader, work: Work
) -> Response:
    """Download a list as XLSX, each person with outcome, conditions and what is missing."""
    table = await work.database.read_as(caller, exporting.list_table, wanted)
    content = await asyncio.to_thread(spreadsheets.workbook, table)
    return download(content, spreadsheets.MEDIA_TYPE, "kenaikan-pangkat.xlsx")


@router.get("/promotion/proposals", response_model=ProposalList, responses=problems())
async def list_promotion_proposals(
    wanted: Annotated[ProposalFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List proposals: one's agency's, for the city's HR all, for others their own."""
    return await work.read(proposals.list_proposals, caller, wanted)


@router.get(
    "/promotion/proposals/{proposal_id}", response_model=ProposalView, responses=problems(NotFound)
)
async def get_promotion_proposal(proposal_id: UUID, caller: Reader, work: Work) -> Response:
    """Show a proposal with the conditions as they were then, and what was decided."""
    return await work.read(proposals.get_proposal, caller, proposal_id)


@router.post(
    "/promotion/proposals",
    status_code=201,
    response_model=ProposedList,
    responses=problems(NoSuchWindow, ProposalsClosed),
    dependencies=[Repeatable],
)
async def propose_promotions(draft: ProposalsDraft, caller: Writer, work: Work) -> Response:
    """Propose people for a window; who is not ready is named with what is missing."""
    return await work.write(proposing.propose, caller, draft)


@router.post(
    "/promotion/proposals/{proposal_id}/return",
    response_model=ProposalView,
    responses=problems(NotFound, AlreadyDecided, EditedMeanwhile),
    dependencies=[Repeatable],
)
async def return_promotion_proposal(
    proposal_id: UUID, given: Returned, version: Version, caller: Writer, work: Work
) -> Response:
    """Give a proposal back to the agency with a reason; it can be proposed again."""
    return await work.write(deciding.give_back, caller, proposal_id, given, version)


@router.post(
    "/promotion/proposals/{proposal_id}/decision",
    response_model=ProposalView,
    responses=problems(NotFound, AlreadyDecided, RankChangedMeanwhile, EditedMeanwhile),
    dependencies=[Repeatable],
)
async def decide_promotion_proposal(
    proposal_id: UUID, given: DecisionDraft, version: Version, caller: Writer, work: Work
) -> Response:
    """Decide with number and date; what is accepted changes golongan or post on its day."""
    return await work.write(deciding.decide, caller, proposal_id, given, version)


@router.post(
    "/promotion/proposals/{proposal_id}/reading",
    response_model=ProposalView,
    responses=problems(NotFound, NotDecidedYet),
    dependencies=[Repeatable],
)
async def read_promotion_decision(proposal_id: UUID, caller: Writer, work: Work) -> Response:
    """Confirm to have read what was decided; for the person alone."""
    return await work.write(confirming.read_decision, caller, proposal_id)


@router.post(
    "/promotion/decisions",
    status_code=201,
    response_model=DecidedList,
    responses=problems(),
    dependencies=[Repeatable],
)
async def decide_promotions(given: DecidedTogether, caller: Writer, work: Work) -> Response:
    """Decide many proposals by one number and date; what cannot be decided is named."""
    return await work.write(deciding.decide_together, caller, given)
