"""What a city holds, told without its keys: names, figures, states and days."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Achievement, Evidence
from api.evaluations.models import Evaluation
from api.evaluations.unit_achievements.models import UnitAchievement
from api.feedback.models import Feedback
from api.foundation.clock import WITA
from api.goals.models import Goal, Indicator, Plan
from api.identity.models import User
from api.notifications.models import Task
from api.organization.models import Assignment, Employee, Unit

_giver = aliased(User)


def statements() -> Iterator[Any]:
    """Ask for everything that somebody did or wrote, with who it was."""
    who = User.login_key
    yield (
        select(who, Employee.name, Unit.code, Assignment.title, Assignment.kind)
        .join(Employee, Employee.id == User.id)
        .join(Assignment, Assignment.employee_id == User.id)
        .join(Unit, Unit.id == Assignment.unit_id)
    )
    yield (
        select(who, Plan.state, Plan.approach, Plan.agreed_at, Goal.position, Goal.text)
        .join(Plan, Plan.employee_id == User.id)
        .join(Goal, Goal.plan_id == Plan.id)
    )
    yield select(
        who, Indicator.text, Achievement.period_id, Achievement.value, Achievement.narrative,
        Achievement.reported_at, Achievement.revision,
    ).join(Achievement, Achievement.reported_by == User.id).join(
        Indicator, Indicator.id == Achievement.indicator_id
    )  # fmt: skip
    yield select(who, Evidence.title, Evidence.verdict, Evidence.url, Evidence.verdict_at).join(
        Evidence, Evidence.submitted_by == User.id
    )
    yield (
        select(who, _giver.login_key, Feedback.text, Feedback.giver_role, Feedback.given_at)
        .join(Feedback, Feedback.receiver_id == User.id)
        .join(_giver, _giver.id == Feedback.giver_id)
    )
    yield select(
        who, Evaluation.period_id, Evaluation.state, Evaluation.predikat, Evaluation.receipt,
        Evaluation.results_reason, Evaluation.behaviour_reason, Evaluation.signed_at,
    ).join(Evaluation, Evaluation.employee_id == User.id)  # fmt: skip
    yield select(who, Task.kind, Task.period_id, Task.due_on, Task.closed_at, Task.closed_by).join(
        Task, Task.assignee_id == User.id
    )
    yield select(Unit.code, UnitAchievement.period_id, UnitAchievement.grade).join(
        UnitAchievement, UnitAchievement.unit_id == Unit.id
    )


def content(session: Session) -> list[list[str]]:
    """Tell the city as lines of text, sorted; moments by their day."""
    return [
        sorted("|".join(map(_shown, row)) for row in session.execute(statement))
        for statement in statements()
    ]


def _shown(value: Any) -> str:
    return str(value.astimezone(WITA).date() if hasattr(value, "astimezone") else value)
