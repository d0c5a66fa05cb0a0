"""What happens to tasks when somebody rests from duty and when they come back (II.C.8)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.goals.models import PlanState
from api.notifications import queries, report_queries
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.reactions import report_of
from api.notifications.service import Wanted, close_tasks, open_tasks
from api.organization.events import EmployeeChanged
from api.organization.people.obligation import BOUND

OWED = (TaskKind.WRITE_PLAN, TaskKind.REPORT)


def follow_duty(session: Session, events: Sequence[EmployeeChanged]) -> None:
    """Ask who rests from duty for neither plan nor report; ask again whoever is back."""
    for event in events:
        change = event.changes.get("state")
        if change is not None:
            _follow(session, event.subject_id, is_back=change[1] in BOUND)


def _follow(session: Session, employee_id: UUID, *, is_back: bool) -> None:
    plans = report_queries.plans_under_way(session, [employee_id])
    if not is_back:
        close_tasks(session, OWED, [plan["id"] for plan in plans], ClosedBy.VOID)
        return
    due = queries.planning_dates(session, {plan["cycle_id"] for plan in plans})
    writing = [
        Wanted(
            employee_id,
            TaskKind.WRITE_PLAN,
            ("plan", plan["id"]),
            max(due[plan["cycle_id"]], today()),
        )
        for plan in plans
        if plan["state"] is not PlanState.AGREED
    ]
    agreed = [plan["id"] for plan in plans if plan["state"] is PlanState.AGREED]
    reports = report_queries.open_reports_of(session, agreed)
    missing = [report_of(row) for row in reports if row["reported"] < row["indicators"]]
    open_tasks(session, [*writing, *missing])
