"""How tasks look on the wire."""

from datetime import date
from uuid import UUID

from api.foundation.schema import View
from api.notifications.models import TaskKind, WaitsOn
from api.notifications.nudges.schemas import NudgeView, ReminderView


class TaskPerson(View):
    id: UUID
    name: str


class TaskFacts(View):
    """What a line of the home page says; null where a kind of task has no such fact.

    `reported` of `indicators` for a report; `title` of the evidence, the contested indicator, the token or the
    device, the key of a case, the lesson that is observed; `reason` of what was returned or contested, or the
    answer to it; `plan_id`, `evaluation_id` and `service_id` say where it is done.
    """

    plan_id: UUID | None
    evaluation_id: UUID | None
    service_id: UUID | None
    reported: int | None
    indicators: int | None
    title: str | None
    reason: str | None


class TaskView(View):
    """`about`: the other side: whose thing it is, or in `waiting` who it waits for.

    `working_days_left` counts the days of the calendar of `rules`; negative when it is late.
    `nudge`: that somebody reminded of it and of all like it; on the soonest of them.
    """

    id: UUID
    kind: TaskKind
    subject_kind: str
    subject_id: UUID
    period_id: int | None
    about: TaskPerson | None
    due_on: date
    working_days_left: int
    waits_on: WaitsOn
    facts: TaskFacts
    nudge: NudgeView | None


class TaskList(View):
    """`items`: my turn, what somebody reminded of before the rest, soonest first; `waiting`: mine, but
    somebody else's turn; `reminders`: what is no task, and somebody reminded of it."""

    items: list[TaskView]
    waiting: list[TaskView]
    reminders: list[ReminderView]
