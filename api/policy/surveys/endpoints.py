"""How short questions about policies are reached."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response

from api.foundation.errors import NotFound, problems
from api.foundation.web import Repeatable, Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.errors import NotAsked, PolicyStepRefused, SurveyClosed
from api.policy.surveys import queries, service
from api.policy.surveys.schemas import AnswersDraft, SurveyDraft, SurveyList, SurveyView

router = APIRouter(prefix="/policies", tags=["policy"])

Reader = Annotated[Caller, requires(Scope.POLICY_READ)]
Writer = Annotated[Caller, requires(Scope.POLICY_WRITE)]


@router.get("/{policy_id}/surveys", response_model=SurveyList, responses=problems(NotFound))
async def list_policy_surveys(policy_id: UUID, caller: Reader, work: Work) -> Response:
    """List the short questions on a policy; of those that are over the results, for groups."""
    return await work.read(queries.list_surveys, caller, policy_id)


@router.post(
    "/{policy_id}/surveys",
    status_code=201,
    response_model=SurveyView,
    responses=problems(NotFound, PolicyStepRefused),
    dependencies=[Repeatable],
)
async def ask_survey(policy_id: UUID, draft: SurveyDraft, caller: Writer, work: Work) -> Response:
    """Ask up to five short questions about a policy, for city HR."""
    return await work.write(service.ask_survey, caller, policy_id, draft)


@router.put(
    "/surveys/{survey_id}/answer",
    response_model=SurveyView,
    responses=problems(NotFound, NotAsked, SurveyClosed),
)
async def answer_survey(
    survey_id: UUID, draft: AnswersDraft, caller: Writer, work: Work
) -> Response:
    """Answer short questions, or answer them anew, until they close."""
    return await work.write(service.answer_survey, caller, survey_id, draft)
