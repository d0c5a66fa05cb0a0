"""The points: each selects the acts of leaders in a period, with the days on which they were due and done.

A new module joins by one more point.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from api.achievements.models import Evidence
from api.analytics.leadership.acts import (
    BEGINS,
    DUE,
    DUE_IN_THE_PERIOD,
    ENDS,
    OF_THE_PERIOD,
    TODAY,
    Acts,
    OfWhom,
    of_tasks,
    on_duty,
)
from api.analytics.leadership.clock import FAIR_DUE
from api.analytics.leadership.schemas import PointKey
from api.cycles.models import CyclePeriod, Period
from api.evaluations.hearing import ANSWER_DAYS
from api.evaluations.models import Evaluation
from api.feedback.models import FOR_LEADERS, Feedback, FeedbackRequest, GiverRole
from api.feedback.service import FEEDBACK_DAYS
from api.foundation.day_numbers import day_number, moment_number
from api.goals.models import Plan, PlanState
from api.notifications.models import ClosedBy, Task, TaskKind
from api.notifications.service import WITHIN
from api.organization.models import Assessor, AssessorKind, Employee
from api.organization.people.obligation import OBLIGED
from api.organization.posts.queries import acting_first

SETTLED_DAYS = 30
"""So long before a period's end somebody has to have led a person for feedback in it to be theirs to give."""
LEAST_TO_EVALUATE = 5
"""With fewer days left an evaluation that comes from somebody else, or is reopened, is nobody's delay."""
_relation, _stronger = aliased(Assessor), aliased(Assessor)


@dataclass(frozen=True)
class Point:
    """`subject`: the key of what an act is about, and `plan_id`: the plan that this belongs to."""

    key: PointKey
    acts: Acts
    subject: InstrumentedAttribute[Any]
    plan_id: InstrumentedAttribute[Any]
    setting: str | None = None
    """Says in how many working days it is to be done."""


def _ended(moment: Any) -> ColumnElement[Any]:
    return case((moment.is_not(None), literal(ClosedBy.DONE, Task.closed_by.type)), else_=None)


_leads_who_asks = exists(
    select(_relation.id).where(
        _relation.employee_id == Task.about_id,
        _relation.assessor_id == Task.assignee_id,
        _relation.valid_from <= Task.due_on,
        _relation.valid_until > Task.due_on,
        ~exists(
            select(_stronger.id)
            .where(
                _stronger.assignment_id == _relation.assignment_id,
                _stronger.valid_from <= Task.due_on,
                _stronger.valid_until > Task.due_on,
                acting_first(_stronger) < acting_first(_relation),
            )
            .correlate(_relation, Task)
        ),
    )
)
_requests = (
    select(
        Task.assignee_id.label("leader_id"),
        Task.about_id,
        Task.subject_id,
        Task.period_id,
        moment_number(Task.created_at).label("received_on"),
        DUE.label("due_on"),
        moment_number(FeedbackRequest.answered_at).label("ended_on"),
        _ended(FeedbackRequest.answered_at).label("ended_by"),
    )
    .join(FeedbackRequest, FeedbackRequest.id == Task.subject_id)
    .where(
        Task.kind == TaskKind.GIVE_FEEDBACK,
        DUE_IN_THE_PERIOD,
        _leads_who_asks,
        or_(FeedbackRequest.answered_at.is_not(None), on_duty(Task.assignee_id)),
    )
)


def _asked(of_whom: OfWhom) -> Select[*tuple[Any, ...]]:
    """Of whom one assesses by then (R6): nobody owes feedback but a leader.

    The task lapses, the act does not.
    """
    return _requests.where(of_whom(Task.assignee_id))


_spans = (
    select(
        CyclePeriod.cycle_id,
        CyclePeriod.period_id,
        day_number(Period.starts_on).label("begins"),
        case((Period.ends_on < TODAY, Period.ends_on), else_=TODAY).label("last_day"),
        (day_number(Period.ends_on) - SETTLED_DAYS).label("settled"),
        day_number(CyclePeriod.evaluate_due_on).label("due_on"),
    )
    .join(Period, Period.id == CyclePeriod.period_id)
    .where(
        Period.starts_on >= BEGINS,
        Period.ends_on <= ENDS,
        Period.starts_on <= TODAY,
        CyclePeriod.is_reported,
    )
    .cte("spans")
    .prefix_with("MATERIALIZED")
)
"""The few periods that are looked at, worked out once and not for each of thousands of plans."""
_other = aliased(Assessor)


def _led(relation: Any) -> ColumnElement[bool]:
    """Condition: it holds on the period's last day, or today, and has for long enough."""
    return and_(
        relation.valid_from <= _spans.c.last_day,
        relation.valid_until > _spans.c.last_day,
        day_number(relation.valid_from) <= _spans.c.settled,
    )


def _given(of_whom: OfWhom) -> Select[*tuple[Any, ...]]:
    """Something said to each of one's staff in each period, before their evaluation is due, which rests on it.

    Each relation with its plan is read once and then held against each period: of a whole city these are ten
    thousands. Few posts have another relation that could come before. What was said is put beside it by adding
    both up, not by looking it up for each.
    """
    acted_for = select(_other.assignment_id).where(_other.kind != AssessorKind.DEFINITIF)
    staff = (
        select(
            Assessor.assessor_id,
            Assessor.assignment_id,
            Assessor.valid_from,
            Assessor.valid_until,
            acting_first(Assessor).label("rank"),
            Assessor.assignment_id.in_(acted_for).label("may_be_acted_for"),
            Plan.id.label("plan_id"),
            Plan.employee_id,
            Plan.cycle_id,
            Plan.starts_on,
            Plan.ends_on,
            moment_number(Plan.agreed_at).label("agreed_on"),
        )
        .join(Plan, Plan.assignment_id == Assessor.assignment_id)
        .join(Employee, and_(Employee.id == Plan.employee_id, OBLIGED))
        .where(
            of_whom(Assessor.assessor_id),
            or_(Plan.state == PlanState.AGREED, Plan.state == PlanState.CLOSED),
        )
        .cte("staff")
        .prefix_with("MATERIALIZED")
    )
    is_acted_for = exists(
        select(_other.id).where(
            _other.assignment_id == staff.c.assignment_id,
            _led(_other),
            acting_first(_other) < staff.c.rank,
        )
    )
    owed = (
        select(
            staff.c.assessor_id.label("leader_id"),
            staff.c.employee_id.label("about_id"),
            staff.c.plan_id.label("subject_id"),
            _spans.c.period_id,
            _spans.c.begins.label("received_on"),
            _spans.c.due_on,
            null().cast(Integer).label("said_on"),
        )
        .join(_spans, _spans.c.cycle_id == staff.c.cycle_id)
        .where(
            staff.c.agreed_on <= _spans.c.settled,
            staff.c.starts_on <= _spans.c.last_day,
            staff.c.ends_on >= _spans.c.last_day,
            _led(staff.c),
            or_(~staff.c.may_be_acted_for, ~is_acted_for),
        )
    )
    said = select(
        Feedback.giver_id,
        Feedback.receiver_id,
        Feedback.plan_id,
        Feedback.period_id,
        null().cast(Integer),
        null().cast(Integer),
        moment_number(Feedback.given_at),
    ).where(
        of_whom(Feedback.giver_id),
        Feedback.period_id.in_(select(_spans.c.period_id)),
        Feedback.giver_role != GiverRole.PIHAK_LAIN,
        FOR_LEADERS,
    )
    both = union_all(owed, said).subquery()
    key = (both.c.leader_id, both.c.about_id, both.c.subject_id, both.c.period_id)
    ended_on = func.min(both.c.said_on)
    return (
        select(
            *key,
            func.max(both.c.received_on).label("received_on"),
            func.max(both.c.due_on).label("due_on"),
            ended_on.label("ended_on"),
            _ended(ended_on).label("ended_by"),
        )
        .group_by(*key)
        .having(func.max(both.c.due_on).is_not(None))
    )


POINTS = (
    Point(
        PointKey.FEEDBACK_ASKED, _asked, FeedbackRequest.id, FeedbackRequest.plan_id, FEEDBACK_DAYS
    ),
    Point(PointKey.FEEDBACK_GIVEN, _given, Plan.id, Plan.id),
    Point(
        PointKey.EVIDENCE,
        of_tasks(TaskKind.JUDGE_EVIDENCE, OF_THE_PERIOD),
        Evidence.id,
        Evidence.plan_id,
        WITHIN[TaskKind.JUDGE_EVIDENCE],
    ),
    Point(
        PointKey.PLANS,
        of_tasks(TaskKind.AGREE_PLAN, DUE_IN_THE_PERIOD),
        Plan.id,
        Plan.id,
        WITHIN[TaskKind.AGREE_PLAN],
    ),
    Point(
        PointKey.EVALUATIONS,
        of_tasks(TaskKind.RATE, OF_THE_PERIOD, FAIR_DUE, least_days=LEAST_TO_EVALUATE),
        Evaluation.id,
        Evaluation.plan_id,
    ),
    Point(
        PointKey.ANSWERS,
        of_tasks(TaskKind.ANSWER, OF_THE_PERIOD, lapses=True),
        Evaluation.id,
        Evaluation.plan_id,
        ANSWER_DAYS,
    ),
)
