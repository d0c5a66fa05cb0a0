"""Who would have been late, under other deadlines: by the dated facts that are kept."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.achievements.models import Evidence, Receipt
from api.cycles.models import Period
from api.evaluations.models import Evaluation, EvaluationKind
from api.feedback.models import FeedbackRequest
from api.foundation import rows
from api.foundation.clock import WITA
from api.goals.models import Plan
from api.policy.simulation.span import Fact, Tried
from api.rules.queries import days_off, is_working

Done = tuple[date, date]
"""From which day a deadline ran, and on which day it was done."""
_IN_SPAN = (Period.ends_on >= bindparam("since"), Period.ends_on <= bindparam("until"))
REPORTS = (
    select(
        Receipt.plan_id,
        Period.ends_on.label("since_day"),
        func.min(Receipt.created_at, type_=Receipt.created_at.type).label("done_at"),
    )
    .join(Period, Period.id == Receipt.period_id)
    .where(*_IN_SPAN)
    .group_by(Receipt.plan_id, Receipt.agency_id, Period.id, Period.ends_on)
)
SIGNATURES = (
    select(
        Evaluation.plan_id,
        Period.ends_on.label("since_day"),
        Evaluation.signed_at.label("done_at"),
    )
    .join(Period, Period.id == Evaluation.period_id)
    .where(
        *_IN_SPAN,
        Evaluation.kind == EvaluationKind.PERIODIK,
        Evaluation.signed_at.is_not(None),
        Evaluation.voided_at.is_(None),
    )
)


def _from_act(model: Any, began: Any, ended: Any) -> Any:
    """Read acts that were done after another one, with the plan that they are about."""
    plan_id = model.id if model is Plan else model.plan_id
    return select(plan_id.label("plan_id"), began.label("since_at"), ended.label("done_at")).where(
        began.is_not(None), ended.is_not(None), ended >= began
    )


ACTS = {
    "acknowledge_within_days": _from_act(Evaluation, Evaluation.signed_at, Evaluation.received_at),
    "agree_within_days": _from_act(Plan, Plan.submitted_at, Plan.agreed_at),
    "judge_evidence_within_days": _from_act(Evidence, Evidence.created_at, Evidence.verdict_at),
    "feedback_within_days": _from_act(
        FeedbackRequest, FeedbackRequest.created_at, FeedbackRequest.answered_at
    ),
}
"""Deadlines in working days after an act."""
AFTER_PERIODS = {"report_due_days": REPORTS, "evaluate_due_days": SIGNATURES}
"""Deadlines in calendar days after a period."""


def day_of(moment: datetime) -> date:
    """Tell on which day of the office a moment was."""
    return moment.astimezone(WITA).date()


def who_was_late(session: Session, tried: Tried) -> list[Fact]:
    """Count what was done, and what of it would have been late."""
    calendar = tried.key in AFTER_PERIODS
    done = _after_periods(session, tried) if calendar else _after_acts(session, tried)
    due: Callable[[date, int], date] = (
        _calendar_day if calendar else partial(_working_day, _off(session, done))
    )
    return [
        {"name": "done", "before": len(done), "after": len(done)},
        {
            "name": "late",
            "before": _late(done, due, tried.before),
            "after": _late(done, due, tried.after),
        },
    ]


def _after_periods(session: Session, tried: Tried) -> list[Done]:
    plans = {plan["id"] for plan in tried.plans}
    found = rows.fetch(session, AFTER_PERIODS[tried.key], **tried.days)
    return [(row["since_day"], day_of(row["done_at"])) for row in found if row["plan_id"] in plans]


def _after_acts(session: Session, tried: Tried) -> list[Done]:
    plans = {plan["id"] for plan in tried.plans}
    found = [
        (day_of(row["since_at"]), day_of(row["done_at"]))
        for row in rows.fetch(session, ACTS[tried.key])
        if row["plan_id"] in plans
    ]
    return [one for one in found if tried.since <= one[0] <= tried.until]


def _late(done: Iterable[Done], due: Callable[[date, int], date], days: int) -> int:
    return sum(day > due(since, days) for since, day in done)


def _calendar_day(since: date, count: int) -> date:
    return since + timedelta(days=count)


def _off(session: Session, done: list[Done]) -> set[date]:
    """Read the days off that could lie within any of the deadlines."""
    first = min((since for since, _ in done), default=date.max)
    last = max((since for since, _ in done), default=date.min)
    return days_off(session, first, last + timedelta(days=120)) if done else set()


def _working_day(off: set[date], since: date, count: int) -> date:
    day = since
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, off, six_day=False)
    return day
