"""HR takes a step of a period back that came too early, as long as nothing in it is signed."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.cycles.queries import get_cycle, load_cycle_period
from api.cycles.schemas import StepBack
from api.cycles.service import step_back
from api.evaluations.errors import PeriodHasSigned
from api.evaluations.models import UNSIGNED, Evaluation
from api.foundation.errors import EditedMeanwhile
from api.goals.models import Plan
from api.identity.actor import Actor, permit


def step_period_back(
    session: Session, actor: Actor, place: tuple[int, int], draft: StepBack, version: int
) -> dict[str, Any]:
    """Let a period be where it was; what was rated waits until it is evaluated again."""
    permit(actor.is_hr_city, "Only city HR moves periods")
    period = load_cycle_period(session, *place)
    if period.version != version:
        raise EditedMeanwhile(version=period.version)
    signed = _signed_within(session, *place)
    if signed:
        raise PeriodHasSigned(period_id=place[1], signed=signed)
    step_back(session, actor, period, draft.reason)
    return get_cycle(session, actor, place[0])


def _signed_within(session: Session, cycle_id: int, period_id: int) -> int:
    """Count what is signed of a period, or of the year that takes it in."""
    own, whole = aliased(Period), aliased(Period)
    wanted = (
        select(func.count(Evaluation.id))
        .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
        .join(whole, whole.id == Evaluation.period_id)
        .join(own, (own.starts_on >= whole.starts_on) & (own.ends_on <= whole.ends_on))
        .where(
            own.id == period_id,
            Plan.cycle_id == cycle_id,
            Evaluation.state.not_in(UNSIGNED),
        )
    )
    return session.scalar(wanted) or 0
