"""The days whose data are looked at, and whose plans stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from api.cycles.models import Cycle
from api.foundation import rows
from api.goals.models import Plan, PlanState
from api.organization.models import Assignment, Position
from api.organization.posts.populations import EVERYBODY, begins_with, of_holder
from api.policy.drafting.changeable import POPULATIONS
from api.policy.drafting.records import ChangeRow


class PlanInSpan(TypedDict):
    """An agreed plan of the days looked at, with what says whose it is."""

    id: UUID
    employee_id: UUID
    unit_id: UUID
    assessor_id: UUID
    cycle_id: int
    lives_in: str
    population: str
    title: str
    starts_on: date
    ends_on: date


class Fact(TypedDict):
    """One figure under the rule of today and under the new one."""

    name: str
    before: float
    after: float


@dataclass(frozen=True)
class Tried:
    """A change, tried on the plans of the people whom it concerns."""

    key: str
    population: str
    before: Any
    after: Any
    since: date
    until: date
    plans: Sequence[PlanInSpan]

    @property
    def people(self) -> int:
        return len({plan["employee_id"] for plan in self.plans})

    @property
    def days(self) -> dict[str, date]:
        return {"since": self.since, "until": self.until}


PLANS = rows.TypedSelect(
    PlanInSpan,
    select(
        Plan.id,
        Plan.employee_id,
        Plan.unit_id,
        Plan.assessor_id,
        Plan.cycle_id,
        Cycle.population.label("lives_in"),
        of_holder().label("population"),
        Assignment.title,
        Plan.starts_on,
        Plan.ends_on,
    )
    .join(Cycle, Cycle.id == Plan.cycle_id)
    .join(Assignment, Assignment.id == Plan.assignment_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
    .where(
        or_(Plan.state == PlanState.AGREED, Plan.state == PlanState.CLOSED),
        Plan.starts_on <= bindparam("until"),
        Plan.ends_on >= bindparam("since"),
    )
    .order_by(Plan.id),
)


def plans_in(session: Session, since: date, until: date) -> list[PlanInSpan]:
    """Read the agreed plans of some days."""
    return rows.fetch(session, PLANS, since=since, until=until)


def concerned(
    plans: Sequence[PlanInSpan], change: ChangeRow, changes: Sequence[ChangeRow]
) -> list[PlanInSpan]:
    """Pick whom a change concerns: everybody, a population, or one that the policy itself makes."""
    table, _, code = change["key"].partition("/")
    wanted = code if table == POPULATIONS else change["population"]
    if wanted == EVERYBODY:
        return list(plans)
    titles = [
        title
        for one in changes
        if one["key"] == f"{POPULATIONS}/{wanted}"
        for title in one["value"]["titles"]
    ]
    return [
        plan
        for plan in plans
        if plan["population"] == wanted
        or (plan["population"] == EVERYBODY and begins_with(plan["title"], titles))
    ]
