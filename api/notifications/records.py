"""What the statements on tasks and reports that are due give."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from api.cycles.models import PeriodState
from api.foundation.types import Written
from api.goals.models import PlanState
from api.measurements.services.models import CaseState
from api.notifications.models import TaskKind
from api.notifications.nudges.records import NudgeShown


class OpenTask(TypedDict):
    """A task with what its line says, in the form of the wire; only what its kind of subject has is filled."""

    id: str
    kind: str
    subject_kind: str
    subject_id: str
    period_id: int
    due_on: str
    opened_at: str
    """To be compared with when somebody was reminded."""
    about_id: str | None
    about_name: str | None
    evidence_plan_id: str | None
    evidence_title: str | None
    verdict_reason: str | None
    return_note: str | None
    evaluated_plan_id: str | None
    receipt_note: str | None
    spoken_plan_id: str | None
    request_note: str | None
    contested_plan_id: str | None
    contested_text: str | None
    contest_reason: str | None
    contest_answer: str | None
    token_name: str | None
    device: str | None
    case_key: str | None
    service_id: str | None
    observed_plan_id: str | None
    class_name: str | None
    lesson: str | None
    programme_title: str | None
    policy_title: str | None
    reported: int | None
    indicators: int | None


class Waiting(TypedDict):
    """Open tasks that wait for somebody, those of theirs that wait for others, and days off meanwhile."""

    mine: Written[OpenTask]
    others: Written[OpenTask]
    days_off: Written[str]
    nudges: Written[NudgeShown]


class TaskHeld(TypedDict):
    """Whose task it is, and about what."""

    kind: TaskKind
    assignee_id: UUID
    subject_kind: str
    subject_id: UUID
    period_id: int
    about_id: UUID | None
    due_on: date


class CaseTask(TypedDict):
    """Who is asked to act on a case, until when."""

    case_id: UUID
    assignee_id: UUID
    due_on: date


class CaseStanding(TypedDict):
    id: UUID
    state: CaseState


class PeriodDates(TypedDict):
    """How a period stands for a plan, and until when it is reported and evaluated."""

    plan_id: UUID
    period_id: int
    report_due_on: date
    evaluate_due_on: date
    state: PeriodState
    frozen_at: datetime | None


class ReportDue(TypedDict):
    """A plan that is reported on in a period, and how far it is."""

    plan_id: UUID
    employee_id: UUID
    period_id: int
    report_due_on: date
    indicators: int
    reported: int


class PlanUnderWay(TypedDict):
    id: UUID
    employee_id: UUID
    cycle_id: int
    state: PlanState


class LateEvaluation(TypedDict):
    """An evaluation that waits for a signature."""

    id: UUID
    employee_id: UUID
    assessor_id: UUID
    period_id: int
    due_on: date
