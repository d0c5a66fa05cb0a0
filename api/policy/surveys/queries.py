"""What can be asked about short questions: the questions, one's own answers, results for groups."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.models import Agency, Employee
from api.policy.consultation.queries import concerns
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead
from api.policy.surveys.counting import results
from api.policy.surveys.models import PolicySurvey, PolicySurveyAnswer
from api.policy.surveys.records import AnswerRow, SurveyRow
from api.rules.queries import setting

SURVEYS = rows.TypedSelect(
    SurveyRow,
    select(
        PolicySurvey.id,
        PolicySurvey.policy_id,
        PolicySurvey.title,
        PolicySurvey.opens_on,
        PolicySurvey.closes_on,
        PolicySurvey.questions,
        PolicySurveyAnswer.answers.label("mine"),
    )
    .outerjoin(
        PolicySurveyAnswer,
        and_(
            PolicySurveyAnswer.survey_id == PolicySurvey.id,
            PolicySurveyAnswer.person_id == bindparam("me"),
        ),
    )
    .order_by(PolicySurvey.opens_on, PolicySurvey.id),
)
OF_POLICY = SURVEYS.where(PolicySurvey.policy_id == bindparam("policy_id"))
ONE = SURVEYS.where(PolicySurvey.id == bindparam("survey_id"))
ANSWERS = rows.TypedSelect(
    AnswerRow,
    select(Employee.agency_id, Agency.name.label("agency"), PolicySurveyAnswer.answers)
    .join(Employee, Employee.id == PolicySurveyAnswer.person_id)
    .join(Agency, Agency.id == Employee.agency_id)
    .where(PolicySurveyAnswer.survey_id == bindparam("survey_id"))
    .order_by(Employee.agency_id),
)


def list_surveys(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """List the short questions on a policy, in the order of their days."""
    head = see_policy(session, actor, policy_id)
    found = rows.fetch(session, OF_POLICY, policy_id=policy_id, me=actor.id)
    return {"items": [survey_view(session, actor, head, row) for row in found]}


def get_survey(session: Session, actor: Actor, survey_id: UUID) -> SurveyRow:
    """Read short questions, or refuse."""
    found = rows.fetch_one(session, ONE, survey_id=survey_id, me=actor.id)
    if found is None:
        raise NotFound(survey_id=survey_id)
    return found


def is_open(row: SurveyRow) -> bool:
    return row["opens_on"] <= today() <= row["closes_on"]


def survey_view(session: Session, actor: Actor, head: PolicyHead, row: SurveyRow) -> dict[str, Any]:
    """Show questions; results only when nobody can change an answer any more."""
    least: int = setting(session, "small_group", today())
    is_over = row["closes_on"] < today()
    answers = rows.fetch(session, ANSWERS, survey_id=row["id"]) if is_over else []
    whole, groups = results(row["questions"], answers, least)
    return {
        **rows.pick(row, ("id", "title", "opens_on", "closes_on", "questions", "mine")),
        "open": is_open(row) and concerns(session, actor, head),
        "small_group": least,
        "results": whole,
        "groups": groups,
    }
