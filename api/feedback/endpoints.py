"""How feedback is reached."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.feedback import queries, service
from api.feedback.errors import (
    EnoughSaid,
    NothingToSpeakAbout,
    NoWorkingRelation,
    PeriodSigned,
)
from api.feedback.schemas import (
    AddresseeList,
    FeedbackDraft,
    FeedbackFilter,
    FeedbackView,
    RequestDraft,
    RequestView,
)
from api.foundation.errors import AlreadyThere, NotFound, problems
from api.foundation.paging import Page, PageRequest
from api.foundation.schema import Line
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(prefix="/feedback", tags=["feedback"])

Reader = Annotated[Caller, requires(Scope.FEEDBACK_READ)]
Writer = Annotated[Caller, requires(Scope.FEEDBACK_WRITE)]


@router.post(
    "",
    status_code=201,
    response_model=FeedbackView,
    responses=problems(NotFound, NothingToSpeakAbout, EnoughSaid, PeriodSigned, NoWorkingRelation),
    dependencies=[Repeatable],
)
async def give_feedback(draft: FeedbackDraft, caller: Writer, work: Work) -> Response:
    """Say something about a colleague's goal or behaviour."""
    return await work.write(service.give_feedback, caller, draft)


@router.post(
    "/requests",
    status_code=201,
    response_model=RequestView,
    responses=problems(NotFound, NothingToSpeakAbout, AlreadyThere),
    dependencies=[Repeatable],
)
async def ask_for_feedback(draft: RequestDraft, caller: Writer, work: Work) -> Response:
    """Ask somebody to say something about the caller's work."""
    return await work.write(service.ask_for_feedback, caller, draft)


@router.get("", response_model=Page[FeedbackView], responses=problems(NotFound))
async def list_feedback(
    wanted: Annotated[FeedbackFilter, Query()], caller: Reader, work: Work
) -> Response:
    """List what was said about a plan, as far as the caller may read it."""
    return await work.read(queries.list_feedback, caller, wanted)


@router.get("/received", response_model=Page[FeedbackView], responses=problems())
async def list_received(
    wanted: Annotated[PageRequest, Query()], caller: Reader, work: Work
) -> Response:
    """List what was said to the caller, the newest first."""
    return await work.read(queries.list_received, caller, wanted)


@router.get("/given", response_model=Page[FeedbackView], responses=problems())
async def list_given(
    wanted: Annotated[PageRequest, Query()], caller: Reader, work: Work
) -> Response:
    """List what the caller said, the newest first."""
    return await work.read(queries.list_given, caller, wanted)


@router.get("/addressees", response_model=AddresseeList, responses=problems())
async def list_addressees(
    caller: Reader, work: Work, q: Annotated[Line | None, Query(max_length=80)] = None
) -> Response:
    """Find people whose work one may speak about."""
    return await work.read(queries.list_addressees, caller, q)
