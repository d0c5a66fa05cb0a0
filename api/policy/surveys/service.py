"""What can be done with short questions: asked by city HR, answered once a person."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.upsert import upsert
from api.identity.actor import Actor, permit
from api.policy.consultation.queries import concerns
from api.policy.drafting.models import PolicyState
from api.policy.drafting.queries import see_policy
from api.policy.errors import NotAsked, PolicyStepRefused, SurveyClosed
from api.policy.surveys import queries
from api.policy.surveys.counting import lawful
from api.policy.surveys.events import PolicySurveyAsked
from api.policy.surveys.models import PolicySurvey, PolicySurveyAnswer, QuestionKind
from api.policy.surveys.schemas import AnswersDraft, QuestionDraft, SurveyDraft

FEWEST_CHOICES = 2


def ask_survey(
    session: Session, actor: Actor, policy_id: UUID, draft: SurveyDraft
) -> dict[str, Any]:
    """Ask the people of a policy up to five short questions, while it is discussed or after."""
    head = see_policy(session, actor, policy_id)
    permit(actor.is_hr_city, "Only city HR asks short questions")
    if head["state"] in (PolicyState.DRAFT, PolicyState.WITHDRAWN):
        raise PolicyStepRefused(policy_id=policy_id, state=head["state"], wanted="ask")
    _check(draft)
    survey = PolicySurvey(id=new_id(), policy_id=policy_id, **draft.model_dump(mode="python"))
    session.add(survey)
    session.flush()
    publish(
        session,
        PolicySurveyAsked(
            actor=actor,
            subject_id=survey.id,
            policy_id=policy_id,
            title=draft.title,
            opens_on=draft.opens_on,
            closes_on=draft.closes_on,
        ),
    )
    row = queries.get_survey(session, actor, survey.id)
    return queries.survey_view(session, actor, head, row)


def _check(draft: SurveyDraft) -> None:
    if draft.opens_on < today():
        raise Invalid(("/opens_on", "past", "today or later"))
    if draft.closes_on < draft.opens_on:
        raise Invalid(("/closes_on", "order", "not before opens_on"))
    wrong = [at for at, one in enumerate(draft.questions) if not _has_right_choices(one)]
    if wrong:
        raise Invalid(*((f"/questions/{at}/choices", "choices", "two to six") for at in wrong))


def _has_right_choices(question: QuestionDraft) -> bool:
    """A question of choices has at least two different ones, another none."""
    if question.kind is QuestionKind.CHOICE:
        return FEWEST_CHOICES <= len(question.choices) == len(set(question.choices))
    return not question.choices


def answer_survey(
    session: Session, actor: Actor, survey_id: UUID, draft: AnswersDraft
) -> dict[str, Any]:
    """Answer, in the place of what one answered before; leaves no event: it is shown for groups only."""
    row = queries.get_survey(session, actor, survey_id)
    head = see_policy(session, actor, row["policy_id"])
    if not concerns(session, actor, head):
        raise NotAsked(population=head["population"])
    if not queries.is_open(row):
        raise SurveyClosed(opens_on=row["opens_on"], closes_on=row["closes_on"])
    _check_answers(row["questions"], draft.answers)
    kept = {"survey_id": survey_id, "person_id": actor.id, "answers": draft.answers}
    upsert(session, PolicySurveyAnswer, [kept], ("survey_id", "person_id"), ("answers",))
    after = queries.get_survey(session, actor, survey_id)
    return queries.survey_view(session, actor, head, after)


def _check_answers(questions: list[dict[str, Any]], answers: list[int | None]) -> None:
    if len(answers) != len(questions):
        raise Invalid(("/answers", "count", "one for each question"))
    wrong = [
        at
        for at, (question, given) in enumerate(zip(questions, answers, strict=True))
        if given is not None and given not in lawful(question)
    ]
    if wrong:
        raise Invalid(
            *((f"/answers/{at}", "not_offered", "an answer of the question") for at in wrong)
        )
