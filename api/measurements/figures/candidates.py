"""Which indicators somebody may map: those with figures, of agreed plans of the people they keep or lead."""

from collections.abc import Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session

from api.achievements.errors import PlanNotInForce
from api.cycles.models import Cycle
from api.foundation import rows
from api.foundation.errors import Invalid, NotFound
from api.foundation.paging import Slice
from api.foundation.search import contains
from api.goals.models import Indicator, Plan, PlanState
from api.identity.actor import Actor, permit
from api.measurements.figures.models import MappingState, MetricMapping
from api.measurements.figures.permissions import maps, sees
from api.measurements.figures.queries import (
    OF_INDICATOR,
    PLAN_OF_INDICATOR,
    indicator_of,
    within,
)
from api.measurements.figures.records import CandidateRow, IndicatorRow
from api.measurements.figures.schemas import CandidateFilter, IndicatorOfPlan
from api.organization.models import Employee, Unit
from api.organization.names import search_name
from api.organization.units.paths import end_of
from api.organization.units.queries import unit_path

Fault = tuple[str, str, str]
_FOUND = (
    select(*OF_INDICATOR)
    .join(Plan, PLAN_OF_INDICATOR)
    .join(Employee, Employee.id == Plan.employee_id)
    .join(Unit, Unit.id == Plan.unit_id)
)
_IN_FIGURES = or_(Indicator.target.is_not(None), Indicator.target_low.is_not(None))
_state = (
    select(func.min(MetricMapping.state))
    .where(
        MetricMapping.indicator_id == Indicator.id,
        MetricMapping.agency_id == Indicator.agency_id,
        MetricMapping.state != MappingState.ENDED,
    )
    .scalar_subquery()
)
"""The mapping that counts, before one that is only tried: the words sort that way."""


@cache
def _indicators(size: int) -> rows.TypedSelect[IndicatorRow]:
    return rows.TypedSelect(
        IndicatorRow,
        _FOUND.join(Cycle, Cycle.id == Plan.cycle_id)
        .add_columns(Plan.state, Cycle.period_kind)
        .where(rows.among(Indicator.id, size)),
    )


def find_indicators(
    session: Session, actor: Actor, wanted: Sequence[IndicatorOfPlan]
) -> list[IndicatorRow]:
    """Read the indicators that somebody wants to map, in the order in which they are named; or refuse."""
    keys = [one.indicator_id for one in wanted]
    known = {row["indicator_id"]: row for row in rows.fetch_among(session, _indicators, keys)}
    found = [_find(actor, one, known.get(one.indicator_id)) for one in wanted]
    faults = [fault for at in range(len(keys)) if (fault := _fault(keys, found, at)) is not None]
    if faults:
        raise Invalid(*faults)
    return found


def _find(actor: Actor, wanted: IndicatorOfPlan, row: IndicatorRow | None) -> IndicatorRow:
    if row is None or row["plan_id"] != wanted.plan_id or not sees(actor, row):
        raise NotFound(indicator_id=wanted.indicator_id)
    permit(maps(actor, row), "HR maps indicators of others, leaders those of people below them")
    if row["state"] is not PlanState.AGREED:
        raise PlanNotInForce(plan_id=row["plan_id"], state=row["state"])
    return row


def _fault(keys: Sequence[UUID], found: Sequence[IndicatorRow], at: int) -> Fault | None:
    place = f"/indicators/{at}/indicator_id"
    if keys[at] in keys[:at]:
        return place, "twice", "the same indicator a second time"
    if found[at]["target"] is None and found[at]["target_low"] is None:
        return place, "not_a_figure", "its target is in words"
    return None


def list_candidates(session: Session, actor: Actor, wanted: CandidateFilter) -> Slice:
    """List the indicators that somebody may map, by person."""
    conditions = [
        Plan.cycle_id == wanted.cycle_id,
        Plan.state == PlanState.AGREED,
        Plan.employee_id != actor.id,
        _IN_FIGURES,
        _mapped_by(actor),
    ]
    if wanted.unit_id is not None:
        path = unit_path(session, wanted.unit_id)
        conditions.append(and_(Unit.path >= path, Unit.path < end_of(path)))
    if wanted.q:
        named = contains(Employee.search_name, search_name(wanted.q))
        conditions.append(or_(named, contains(func.lower(Indicator.text), wanted.q)))
    found = _FOUND.where(*conditions)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    page = (
        found.add_columns(_state.label("mapping_state"))
        .order_by(Unit.path, Employee.sort_name, Indicator.position, Indicator.id)
        .limit(wanted.size)
        .offset(wanted.offset)
    )
    items = rows.read(session, rows.TypedSelect(CandidateRow, page))
    shown = [{**indicator_of(row), "mapping_state": row["mapping_state"]} for row in items]
    return Slice(shown, total, wanted.page, wanted.size)


def _mapped_by(actor: Actor) -> ColumnElement[bool]:
    """Condition on plans with their units: somebody may map their indicators."""
    if actor.kind != "person":
        return false()
    if actor.is_hr_city:
        return true()
    agencies = actor.hr_agencies
    return or_(Plan.agency_id.in_(agencies) if agencies else false(), within(actor.leads))
