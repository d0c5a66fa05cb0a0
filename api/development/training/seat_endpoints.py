"""How seats are reached: the queue, what people answer, who was there, what came of it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.development.training import aftermath, answering, attending, seats
from api.development.training.errors import (
    NobodyNeedsIt,
    NothingAsked,
    NotOverYet,
    PassedOverWithoutReason,
    ProgrammeStepRefused,
    SeatsAlreadyOffered,
    SeatStepRefused,
    SessionCodeRefused,
)
from api.development.training.schemas import (
    AttendanceList,
    Because,
    Correction,
    GivenCode,
    Impression,
    ProgrammeView,
    SeatAnswer,
    SeatList,
    SeatView,
    SessionCodeView,
    TrainingDecision,
)
from api.foundation.errors import NotFound, problems
from api.foundation.schema import Number
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["development"])

Reader = Annotated[Caller, requires(Scope.DEVELOPMENT_READ)]
Writer = Annotated[Caller, requires(Scope.DEVELOPMENT_WRITE)]


@router.get(
    "/training-programmes/{programme_id}/seats",
    response_model=SeatList,
    responses=problems(NotFound),
)
async def list_seats(programme_id: UUID, caller: Reader, work: Work) -> Response:
    """List the queue of a programme as far as I see it: mine, my people's, all for HR."""
    return await work.read(seats.list_seats, caller, programme_id)


@router.post(
    "/training-programmes/{programme_id}/queue",
    status_code=201,
    response_model=SeatList,
    responses=problems(NotFound, ProgrammeStepRefused, SeatsAlreadyOffered, NobodyNeedsIt),
    dependencies=[Repeatable],
)
async def queue_seats(programme_id: UUID, caller: Writer, work: Work) -> Response:
    """Make the queue out of needs: who would have a seat and who waits, each with the reasons."""
    return await work.write(seats.suggest, caller, programme_id)


@router.post(
    "/training-programmes/{programme_id}/offers",
    response_model=SeatList,
    responses=problems(NotFound, ProgrammeStepRefused, PassedOverWithoutReason),
    dependencies=[Repeatable],
)
async def offer_seats(programme_id: UUID, caller: Writer, work: Work) -> Response:
    """Offer the suggested seats to their people."""
    return await work.write(seats.offer, caller, programme_id)


@router.get(
    "/training-programmes/{programme_id}/sessions/{number}/code",
    response_model=SessionCodeView,
    responses=problems(NotFound),
)
async def get_session_code(
    programme_id: UUID, number: Number, caller: Reader, work: Work
) -> Response:
    """Give the code of a session, to be shown in the room as QR."""
    return await work.read(attending.get_code, caller, programme_id, number)


@router.post(
    "/training-programmes/{programme_id}/attendance",
    response_model=SeatList,
    responses=problems(NotFound, ProgrammeStepRefused),
    dependencies=[Repeatable],
)
async def note_attendance(
    programme_id: UUID, given: AttendanceList, caller: Writer, work: Work
) -> Response:
    """Keep the list of a session that has been held."""
    return await work.write(attending.note_list, caller, programme_id, given)


@router.post(
    "/training-programmes/{programme_id}/completion",
    response_model=ProgrammeView,
    responses=problems(NotFound, ProgrammeStepRefused, NotOverYet, PassedOverWithoutReason),
    dependencies=[Repeatable],
)
async def finish_programme(programme_id: UUID, caller: Writer, work: Work) -> Response:
    """Close a programme that is over: who was there has the hours."""
    return await work.write(attending.finish, caller, programme_id)


@router.get(
    "/employees/{employee_id}/training-seats", response_model=SeatList, responses=problems(NotFound)
)
async def list_own_seats(employee_id: UUID, caller: Reader, work: Work) -> Response:
    """List somebody's seats, the latest first."""
    return await work.read(answering.list_own_seats, caller, employee_id)


@router.post(
    "/training-seats/{seat_id}/passing-over",
    response_model=SeatView,
    responses=problems(NotFound, ProgrammeStepRefused, SeatStepRefused),
    dependencies=[Repeatable],
)
async def pass_over_seat(seat_id: UUID, given: Because, caller: Writer, work: Work) -> Response:
    """Write why somebody goes without a seat; a seat that was theirs goes to the next."""
    return await work.write(seats.pass_over, caller, seat_id, given)


@router.post(
    "/training-seats/{seat_id}/answer",
    response_model=SeatView,
    responses=problems(NotFound, SeatStepRefused),
    dependencies=[Repeatable],
)
async def answer_seat(seat_id: UUID, given: SeatAnswer, caller: Writer, work: Work) -> Response:
    """Take a seat that is offered to me, or leave it to the next."""
    return await work.write(answering.answer, caller, seat_id, given)


@router.post(
    "/training-seats/{seat_id}/approval",
    response_model=SeatView,
    responses=problems(NotFound, SeatStepRefused),
    dependencies=[Repeatable],
)
async def approve_seat(
    seat_id: UUID, given: TrainingDecision, caller: Writer, work: Work
) -> Response:
    """Let somebody of mine go, or say why not now."""
    return await work.write(answering.approve, caller, seat_id, given)


@router.post(
    "/training-seats/{seat_id}/reading",
    status_code=204,
    responses=problems(NotFound),
    dependencies=[Repeatable],
)
async def read_seat(seat_id: UUID, caller: Writer, work: Work) -> Response:
    """Note that I have read what became of my seat."""
    return await work.write(answering.read_seat, caller, seat_id)


@router.post(
    "/training-seats/{seat_id}/attendance",
    response_model=SeatView,
    responses=problems(NotFound, SeatStepRefused, SessionCodeRefused),
    dependencies=[Repeatable],
)
async def attend_session(seat_id: UUID, given: GivenCode, caller: Writer, work: Work) -> Response:
    """Note that I am there, by the code that is shown in the room."""
    return await work.write(attending.note_by_code, caller, seat_id, given)


@router.post(
    "/training-seats/{seat_id}/correction",
    response_model=SeatView,
    responses=problems(NotFound, SeatStepRefused),
    dependencies=[Repeatable],
)
async def correct_attendance(
    seat_id: UUID, given: Correction, caller: Writer, work: Work
) -> Response:
    """Say, after the end, that somebody was there after all or was not; hours and needs follow."""
    return await work.write(attending.correct, caller, seat_id, given)


@router.post(
    "/training-seats/{seat_id}/impression",
    response_model=SeatView,
    responses=problems(NotFound, NothingAsked),
    dependencies=[Repeatable],
)
async def say_what_came_of_it(
    seat_id: UUID, given: Impression, caller: Writer, work: Work
) -> Response:
    """Answer two short questions a month later; counted with others', not kept with me."""
    return await work.write(aftermath.say, caller, seat_id, given)
