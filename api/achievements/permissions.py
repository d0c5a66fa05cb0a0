"""What a plan and a period take, and from whom; pure."""

from datetime import date

from api.achievements.records import PeriodOfPlan
from api.cycles.models import PeriodState
from api.goals.models import PlanState
from api.goals.permissions import is_assessor, is_owner
from api.goals.records import PlanHead
from api.identity.actor import Actor

REPORTABLE = frozenset({PeriodState.OPEN, PeriodState.EVALUATING})


def takes_reports(period: PeriodOfPlan, starts_on: date, ends_on: date) -> bool:
    """Say whether a period is reported on in a plan that holds from one day to another.

    Late reports are taken while it is evaluated; what its cycle does not report is only evaluated (R33, R101).
    """
    is_part = starts_on <= period["ends_on"] and ends_on >= period["starts_on"]
    return period["state"] in REPORTABLE and period["is_reported"] and is_part


def allowed(actor: Actor, head: PlanHead, period: PeriodOfPlan) -> list[str]:
    """List what the actor may do in a period of a plan as both stand."""
    if head["state"] != PlanState.AGREED or period["state"] not in REPORTABLE:
        return []
    if is_assessor(actor, head):
        return ["judge"]
    is_open = takes_reports(period, head["starts_on"], head["ends_on"])
    if is_owner(actor, head) and is_open and period["frozen_at"] is None:
        return ["report", "prove"]
    return []
