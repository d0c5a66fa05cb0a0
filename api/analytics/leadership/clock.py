"""When the time to evaluate begins: nobody can be late with what others hold up (IV.A.8b, R35).

A late report, or an achievement of the organization that is set late, gives the rater as many days as lie
between the two due dates of the period. A report that never comes holds nobody up: once it is overdue, one
may sign without.
"""

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import aliased

from api.achievements.models import Achievement
from api.analytics.leadership.acts import DUE, ENDED, TODAY_NUMBER
from api.cycles.models import CyclePeriod, Period
from api.evaluations.models import Evaluation
from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation.day_numbers import day_number, latest, moment_number
from api.goals.models import Plan
from api.notifications.models import Task
from api.organization.models import Assignment, Position, Unit

_whole, _part, _judged = aliased(Period), aliased(Period), aliased(Unit)
_days = day_number(CyclePeriod.evaluate_due_on) - day_number(CyclePeriod.report_due_on)
_last_report = (
    select(func.max(moment_number(Achievement.created_at)))
    .join(_part, _part.id == Achievement.period_id)
    .join(_whole, and_(_whole.starts_on <= _part.starts_on, _whole.ends_on >= _part.ends_on))
    .where(
        Achievement.plan_id == Evaluation.plan_id,
        Achievement.agency_id == Evaluation.agency_id,
        _whole.id == Evaluation.period_id,
    )
    .correlate(Evaluation)
    .scalar_subquery()
)
_led = (
    select(Unit.id)
    .join(Position, Position.unit_id == Unit.id)
    .join(Assignment, Assignment.position_id == Position.id)
    .where(
        Assignment.employee_id == Task.assignee_id,
        Assignment.valid_from <= Task.due_on,
        Assignment.valid_until > Task.due_on,
        Position.is_head.is_(True),
        func.substr(_judged.path, 1, func.length(Unit.path)) == Unit.path,
    )
    .order_by(Unit.path.desc())
    .limit(1)
    .correlate(Task, _judged)
    .scalar_subquery()
)
"""IV.B.1.g: the unit that the rater leads and that the evaluated person is in."""
_unit_set = (
    select(moment_number(UnitAchievement.created_at))
    .where(
        UnitAchievement.unit_id == func.coalesce(_led, Evaluation.unit_id),
        UnitAchievement.period_id == Evaluation.period_id,
    )
    .correlate(Evaluation, Task, _judged)
    .scalar_subquery()
)


_clock = (
    select(
        latest(
            DUE,
            func.coalesce(_last_report, 0) + _days,
            func.coalesce(_unit_set, TODAY_NUMBER) + _days,
        )
    )
    .select_from(Evaluation)
    .join(_judged, _judged.id == Evaluation.unit_id)
    .join(Plan, and_(Plan.id == Evaluation.plan_id, Plan.agency_id == Evaluation.agency_id))
    .join(
        CyclePeriod,
        and_(CyclePeriod.cycle_id == Plan.cycle_id, CyclePeriod.period_id == Evaluation.period_id),
    )
    .where(Evaluation.id == Task.subject_id)
    .correlate(Task)
    .scalar_subquery()
)
FAIR_DUE = case((func.coalesce(ENDED, TODAY_NUMBER) > DUE, func.coalesce(_clock, DUE)), else_=DUE)
"""Worked out for what looks late only: of most evaluations nobody has to ask."""
