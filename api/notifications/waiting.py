"""What waits for somebody, and what of theirs waits for others, as home shows it."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, select, union_all
from sqlalchemy.orm import Session, aliased

from api.achievements.models import Achievement, Evidence
from api.development.observations.models import TeachingObservation
from api.development.training.models import TrainingProgramme, TrainingSeat
from api.evaluations.models import Evaluation
from api.feedback.models import FeedbackRequest
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.nested import as_order, listed, texts
from api.foundation.types import Written
from api.foundation.work import one_statement
from api.goals.models import Indicator, Plan
from api.identity.actor import Actor
from api.identity.models import ApiToken, UserSession
from api.measurements.figures.models import Contest
from api.measurements.services.models import ServiceCase
from api.notifications.models import Task, TaskKind, WaitsOn
from api.notifications.nudges.queries import SHOWN as NUDGES
from api.notifications.nudges.queries import shown_since
from api.notifications.nudges.showing import mark
from api.notifications.records import OpenTask, Waiting
from api.organization.models import Employee
from api.policy.drafting.models import Policy
from api.rules.models import Holiday
from api.rules.queries import is_working

LONGEST = 200
_reported = (
    select(func.count(Achievement.id))
    .where(
        Achievement.plan_id == Task.subject_id,
        Achievement.period_id == Task.period_id,
        Achievement.agency_id == Task.agency_id,
    )
    .scalar_subquery()
)
_indicators = (
    select(func.count(Indicator.id)).where(Indicator.plan_id == Task.subject_id).scalar_subquery()
)
_contested = aliased(Indicator)
_is_report = Task.kind == TaskKind.REPORT


def _tasks(other: Any, whose: ColumnElement[bool]) -> ColumnElement[Written[OpenTask]]:
    """List some open tasks with the person of a column and what their line says."""
    return listed(
        OpenTask,
        select(
            Task.id,
            Task.kind,
            Task.subject_kind,
            Task.subject_id,
            Task.period_id,
            Task.due_on,
            as_order(Task.created_at).label("opened_at"),
            Employee.id.label("about_id"),
            Employee.name.label("about_name"),
            Evidence.plan_id.label("evidence_plan_id"),
            Evidence.title.label("evidence_title"),
            Evidence.verdict_reason,
            Plan.return_note,
            Evaluation.plan_id.label("evaluated_plan_id"),
            Evaluation.receipt_note,
            FeedbackRequest.plan_id.label("spoken_plan_id"),
            FeedbackRequest.note.label("request_note"),
            Contest.plan_id.label("contested_plan_id"),
            _contested.text.label("contested_text"),
            Contest.reason.label("contest_reason"),
            Contest.answer.label("contest_answer"),
            ApiToken.name.label("token_name"),
            UserSession.device,
            ServiceCase.external_key.label("case_key"),
            ServiceCase.service_id,
            TeachingObservation.plan_id.label("observed_plan_id"),
            TeachingObservation.class_name,
            TeachingObservation.subject.label("lesson"),
            TrainingProgramme.title.label("programme_title"),
            Policy.title.label("policy_title"),
            case((_is_report, _reported)).label("reported"),
            case((_is_report, _indicators)).label("indicators"),
        )
        .outerjoin(Employee, Employee.id == other)
        .outerjoin(Evidence, Evidence.id == Task.subject_id)
        .outerjoin(Plan, Plan.id == Task.subject_id)
        .outerjoin(Evaluation, Evaluation.id == Task.subject_id)
        .outerjoin(FeedbackRequest, FeedbackRequest.id == Task.subject_id)
        .outerjoin(Contest, Contest.id == Task.subject_id)
        .outerjoin(_contested, _contested.id == Contest.indicator_id)
        .outerjoin(ApiToken, ApiToken.id == Task.subject_id)
        .outerjoin(UserSession, UserSession.id == Task.subject_id)
        .outerjoin(ServiceCase, ServiceCase.id == Task.subject_id)
        .outerjoin(TeachingObservation, TeachingObservation.id == Task.subject_id)
        .outerjoin(TrainingSeat, TrainingSeat.id == Task.subject_id)
        .outerjoin(
            TrainingProgramme,
            TrainingProgramme.id == func.coalesce(TrainingSeat.programme_id, Task.subject_id),
        )
        .outerjoin(Policy, Policy.id == Task.subject_id)
        .where(Task.closed_at.is_(None), whose)
        .order_by(Task.due_on, Task.id)
        .limit(LONGEST),
    )


_mine = (Task.assignee_id == bindparam("me")) & (Task.subject_id != bindparam("here"))
"""Without the notice about the very session that asks: whoever is not the person sees no reason to worry."""
_others = (Task.about_id == bindparam("me")) & (Task.assignee_id != bindparam("me"))
_due = select(Task.due_on).where(Task.closed_at.is_(None))
_span = union_all(_due.where(_mine), _due.where(_others)).subquery()
_first, _last = (select(one(_span.c.due_on)).scalar_subquery() for one in (func.min, func.max))
_days_off = (
    select(Holiday.day)
    .where(
        (Holiday.day >= bindparam("today")) | (Holiday.day >= _first),
        (Holiday.day <= bindparam("today")) | (Holiday.day <= _last),
    )
    .order_by(Holiday.day)
)
"""Those between today and the days on which tasks are due, on either side of it."""
WAITING = rows.TypedSelect(
    Waiting,
    select(
        _tasks(Task.about_id, _mine).label("mine"),
        _tasks(Task.assignee_id, _others).label("others"),
        texts(_days_off).label("days_off"),
        NUDGES.label("nudges"),
    ),
)


@one_statement
def list_tasks(session: Session, actor: Actor) -> dict[str, Any]:
    """List what waits for the caller, and what of theirs waits for others."""
    day = today()
    given = {"me": actor.id, "here": actor.credential_id, "today": day, **shown_since(day)}
    (found,) = rows.fetch(session, WAITING, **given)
    return shown(found, day)


def shown(found: Waiting, day: date) -> dict[str, Any]:
    """Show what was read, with the working days that are left on a day."""
    mine, others = found["mine"].rows(), found["others"].rows()
    off = {date.fromisoformat(one) for one in found["days_off"].rows()}
    due = {row["due_on"] for row in (*mine, *others)}
    left = {one: _distance(day, date.fromisoformat(one), off) for one in due}
    turns = [_view(row, WaitsOn.ME, left) for row in mine]
    items, reminders = mark(turns, [row["opened_at"] for row in mine], found["nudges"].rows(), day)
    return {
        "items": items,
        "waiting": [_view(row, WaitsOn.OTHER, left) for row in others],
        "reminders": reminders,
    }


def _distance(start: date, end: date, off: set[date]) -> int:
    """Count working days from one day to another, downwards for what is late."""
    if end < start:
        return -_distance(end, start, off)
    span = range(1, (end - start).days + 1)
    return sum(is_working(start + timedelta(days=n), off, six_day=False) for n in span)


def _view(row: OpenTask, waits_on: WaitsOn, left: dict[str, int]) -> dict[str, Any]:
    about = {"id": row["about_id"], "name": row["about_name"]}
    same = ("id", "kind", "subject_kind", "subject_id", "due_on")
    return {
        **rows.pick(row, same),
        "period_id": row["period_id"] or None,
        "about": about if row["about_id"] else None,
        "working_days_left": left[row["due_on"]],
        "waits_on": waits_on,
        "facts": _facts(row),
        "nudge": None,
    }


def _facts(row: OpenTask) -> dict[str, Any]:
    is_plan = row["subject_kind"] == "plan"
    other = _filled(row, *PLANS)
    plan_id = row["subject_id"] if is_plan else other
    return {
        "plan_id": plan_id,
        "evaluation_id": row["subject_id"] if row["subject_kind"] == "evaluation" else None,
        "reported": row["reported"],
        "indicators": row["indicators"],
        "service_id": row["service_id"],
        "title": _lesson(row) or _filled(row, *TITLES),
        "reason": _filled(row, *REASONS),
    }


PLANS = (
    *("evidence_plan_id", "evaluated_plan_id", "spoken_plan_id", "contested_plan_id"),
    "observed_plan_id",
)
TITLES = (
    *("evidence_title", "contested_text", "token_name", "device", "case_key"),
    *("programme_title", "policy_title"),
)
"""What a task is about, in a name of its own."""
REASONS = (
    *("verdict_reason", "return_note", "receipt_note", "request_note"),
    *("contest_answer", "contest_reason"),
)
"""What a task is for in somebody's words: an answer before what was asked."""


def _lesson(row: OpenTask) -> str | None:
    """Name the lesson that is observed: "IV B, IPAS"."""
    return f"{row['class_name']}, {row['lesson']}" if row["class_name"] else None


def _filled(row: OpenTask, *names: str) -> Any:
    """Give what a row has under the first of some names that is filled."""
    return next((found for name in names if (found := row[name])), None)  # type: ignore[literal-required]  # columns of the row
