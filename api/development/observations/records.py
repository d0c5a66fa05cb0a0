"""What rows of class observations are."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from api.development.observations.models import ObservationStage
from api.goals.models import PlanState
from api.goals.records import SeenPlan


class ObservationRow(SeenPlan):
    """An observation with the names that it shows, and the plan that says who sees it."""

    id: UUID
    plan_id: UUID
    goal_id: UUID
    assignment_id: UUID
    employee_name: str
    observer_id: UUID
    observer_name: str
    practice_code: str
    planned_on: date
    class_name: str
    subject: str
    from_time: str
    until_time: str
    focus: Any
    agreed_by_teacher_at: datetime | None
    agreed_by_observer_at: datetime | None
    stage: ObservationStage
    answers: Any
    notes: str
    others: Any
    notes_version: int
    observed_at: datetime | None
    reflect_due_on: date | None
    reflection: str | None
    response: str | None
    follow_up: str | None
    closed_at: datetime | None
    cancel_reason: str | None
    corrects_id: UUID | None
    corrected_by_id: UUID | None
    version: int


class PracticeOfPlan(TypedDict):
    """Which practice a plan names, and by which goal."""

    goal_id: UUID
    practice_code: str


class ObservablePlan(TypedDict):
    """A plan in force that names a practice, with how far its observations are."""

    plan_id: UUID
    goal_id: UUID
    employee_id: UUID
    employee_name: str
    position: str
    unit_name: str
    state: PlanState
    practice_code: str
    finished: int
    last_finished_at: datetime | None
    open_id: UUID | None
    open_stage: ObservationStage | None
    open_planned_on: date | None
