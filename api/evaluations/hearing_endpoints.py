"""How disagreement is heard: what was said, the assessor's answer, a correction."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.evaluations import hearing, hearing_service
from api.evaluations.errors import NothingToAnswer
from api.evaluations.hearing_schemas import AnswerDraft, CorrectionDraft, HearingView
from api.evaluations.unit_achievements.errors import UnitAchievementMissing
from api.foundation.errors import EditedMeanwhile, NotFound, problems
from api.foundation.web import Repeatable, Version, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope

router = APIRouter(tags=["evaluations"])

Reader = Annotated[Caller, requires(Scope.EVALUATIONS_READ)]
Writer = Annotated[Caller, requires(Scope.EVALUATIONS_WRITE)]


@router.get(
    "/evaluations/{evaluation_id}/hearing", response_model=HearingView, responses=problems(NotFound)
)
async def get_hearing(evaluation_id: UUID, caller: Reader, work: Work) -> Response:
    """Show what was said about a signed result, until when it is answered, the way to an objection."""
    return await work.read(hearing.get_hearing, caller, evaluation_id)


@router.post(
    "/evaluations/{evaluation_id}/answer",
    response_model=HearingView,
    responses=problems(NotFound, NothingToAnswer),
    dependencies=[Repeatable],
)
async def answer_disagreement(
    evaluation_id: UUID, draft: AnswerDraft, caller: Writer, work: Work
) -> Response:
    """Answer somebody who does not agree, once; both read it."""
    return await work.write(hearing_service.answer, caller, evaluation_id, draft)


@router.post(
    "/evaluations/{evaluation_id}/correction",
    response_model=HearingView,
    responses=problems(NotFound, EditedMeanwhile, NothingToAnswer, UnitAchievementMissing),
    dependencies=[Repeatable],
)
async def correct_evaluation(
    evaluation_id: UUID, draft: CorrectionDraft, caller: Writer, work: Work, version: Version
) -> Response:
    """Sign other ratings for somebody who does not agree; they confirm having received it anew."""
    return await work.write(hearing_service.correct, caller, evaluation_id, draft, version)
