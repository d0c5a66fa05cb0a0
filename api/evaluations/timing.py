"""When an evaluation may be rated and signed: not before its day, and not before all is reported (IV.A.8b)."""

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.cycles.errors import PeriodTooEarly
from api.cycles.models import CyclePeriod, Period
from api.evaluations.errors import NotAllReported, PeriodNotEvaluated
from api.evaluations.permissions import is_evaluated
from api.evaluations.records import EvaluationHead, Reports
from api.evaluations.schemas import Signature
from api.evaluations.scoring import letters
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.goals.models import Indicator

_INDICATORS = (
    select(func.count(Indicator.id))
    .where(Indicator.plan_id == bindparam("plan_id"), Indicator.agency_id == bindparam("agency_id"))
    .scalar_subquery()
)
_REPORTED = (
    select(func.count(Achievement.id))
    .where(
        Achievement.plan_id == bindparam("plan_id"),
        Achievement.agency_id == bindparam("agency_id"),
        Achievement.period_id == CyclePeriod.period_id,
    )
    .scalar_subquery()
)


STILL_DUE = rows.TypedSelect(
    Reports,
    select(
        CyclePeriod.period_id,
        CyclePeriod.report_due_on,
        _INDICATORS.label("indicators"),
        _REPORTED.label("reported"),
    )
    .join(
        Period,
        and_(
            Period.id == CyclePeriod.period_id,
            CyclePeriod.is_reported,
            Period.starts_on >= bindparam("starts_on"),
            Period.ends_on <= bindparam("ends_on"),
            Period.starts_on <= bindparam("plan_ends_on"),
            Period.ends_on >= bindparam("plan_starts_on"),
        ),
    )
    .where(
        CyclePeriod.cycle_id == bindparam("cycle_id"),
        CyclePeriod.report_due_on >= bindparam("day"),
    )
    .order_by(Period.ends_on),
)
"""Of a year, its periods that the plan lasts in; whose reports are overdue are waited for no more."""


def check_evaluated(head: EvaluationHead) -> None:
    """IV.A.8b: refuse to judge before the day, and while the period is not evaluated."""
    if today() < head["evaluated_from"]:
        raise PeriodTooEarly(
            f"It is evaluated from {head['evaluated_from']}",
            period_id=head["period_id"],
            evaluated_from=head["evaluated_from"],
        )
    if not is_evaluated(head):
        raise PeriodNotEvaluated(period_id=head["period_id"], state=head["period_state"])


def reason_for_now(
    session: Session, head: EvaluationHead, draft: Signature, least: int
) -> str | None:
    """Give the reason that a signature before all reports needs; refuse one that lacks it."""
    open_one = unreported(session, head)
    if open_one is None:
        return None
    if draft.early_reason is None:
        raise NotAllReported(**open_one)
    if letters(draft.early_reason) < least:
        said = f"say why, with at least {least} letters"
        raise Invalid(("/early_reason", "reason_too_short", said))
    return draft.early_reason


def unreported(session: Session, head: EvaluationHead) -> Reports | None:
    """Find the first period of an evaluation that is not all reported though reports are still due."""
    names = ("plan_id", "agency_id", "cycle_id", "starts_on", "ends_on")
    spans = ("plan_starts_on", "plan_ends_on")
    given = rows.pick(head, (*names, *spans))
    found = rows.fetch(session, STILL_DUE, day=today(), **given)
    return next((row for row in found if row["reported"] < row["indicators"]), None)
