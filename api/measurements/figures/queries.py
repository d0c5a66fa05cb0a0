"""What can be asked about mappings: which metric feeds which indicator, and which lines that writes."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.paging import Slice
from api.goals.models import Indicator, Plan
from api.identity.actor import Actor
from api.identity.models import User
from api.measurements.figures.models import MappingState, MetricMapping
from api.measurements.figures.permissions import maps, sees
from api.measurements.figures.records import IndicatorFields, MappingCounted, MappingRow
from api.measurements.figures.schemas import MappingFilter
from api.measurements.services.models import Service
from api.measurements.sources.models import MeasurementSource
from api.organization.models import Employee, Unit
from api.organization.units.paths import end_of

Found = TypeVar("Found", bound=Select[*tuple[Any, ...]])
OF_INDICATOR = (
    Indicator.plan_id,
    Indicator.id.label("indicator_id"),
    Indicator.text,
    Indicator.unit_of_measure,
    Indicator.direction,
    Indicator.accumulation,
    Indicator.target,
    Indicator.target_low,
    Indicator.target_high,
    Plan.agency_id,
    Plan.employee_id,
    Employee.name.label("employee_name"),
    Plan.assessor_id,
    Unit.name.label("unit_name"),
    Unit.path.label("unit_path"),
)
"""An indicator with whose it is; of plans joined with their owner and their unit."""
PLAN_OF_INDICATOR = and_(Plan.id == Indicator.plan_id, Plan.agency_id == Indicator.agency_id)
_mapper, _account = aliased(Employee), aliased(User)
MAPPINGS = (
    select(
        *OF_INDICATOR,
        MetricMapping.id,
        MetricMapping.service_id,
        Service.name.label("service_name"),
        Service.source_name.label("service_system"),
        Service.last_received_at.label("service_received_at"),
        MetricMapping.source_id,
        MeasurementSource.name.label("source_name"),
        MeasurementSource.last_ok_at.label("source_received_at"),
        MetricMapping.metric,
        MetricMapping.scope,
        MetricMapping.take,
        MetricMapping.state,
        MetricMapping.mapped_by,
        func.coalesce(_mapper.name, _account.login_key).label("mapper_name"),
        MetricMapping.tried_cases,
        MetricMapping.tried_from,
        MetricMapping.tried_until,
        MetricMapping.created_at,
        MetricMapping.started_at,
        MetricMapping.ended_at,
        MetricMapping.end_reason,
        MetricMapping.version,
        Plan.starts_on,
        Plan.ends_on,
    )
    .join(
        Indicator,
        and_(
            Indicator.id == MetricMapping.indicator_id,
            Indicator.agency_id == MetricMapping.agency_id,
        ),
    )
    .join(Plan, PLAN_OF_INDICATOR)
    .join(Employee, Employee.id == Plan.employee_id)
    .join(Unit, Unit.id == Plan.unit_id)
    .join(_account, _account.id == MetricMapping.mapped_by)
    .outerjoin(_mapper, _mapper.id == MetricMapping.mapped_by)
    .outerjoin(Service, Service.id == MetricMapping.service_id)
    .outerjoin(MeasurementSource, MeasurementSource.id == MetricMapping.source_id)
)
_ALL = rows.TypedSelect(MappingRow, MAPPINGS)
ONE = _ALL.where(
    MetricMapping.id == bindparam("mapping_id"), MetricMapping.agency_id == bindparam("agency_id")
)
OF_PLAN = _ALL.where(
    MetricMapping.plan_id == bindparam("plan_id"), MetricMapping.agency_id == bindparam("agency_id")
)


def find_mapping(session: Session, actor: Actor, mapping_id: UUID) -> MappingRow:
    """Read a mapping of a plan that somebody sees, or refuse."""
    given = {"mapping_id": mapping_id, "agency_id": agency_of(mapping_id)}
    found = rows.fetch_one(session, ONE, **given)
    if found is None or not sees(actor, found):
        raise NotFound(mapping_id=mapping_id)
    return found


def get_mapping(session: Session, actor: Actor, mapping_id: UUID) -> dict[str, Any]:
    """Show a mapping."""
    return shown(actor, find_mapping(session, actor, mapping_id))


def list_mappings(session: Session, actor: Actor, wanted: MappingFilter) -> Slice:
    """List the mappings of plans that somebody sees as HR or as a leader, and of own ones."""
    narrowed = [
        column == value
        for column, value in (
            (MetricMapping.service_id, wanted.service_id),
            (MetricMapping.source_id, wanted.source_id),
            (MetricMapping.plan_id, wanted.plan_id),
            (MetricMapping.state, wanted.state),
        )
        if value is not None
    ]
    found = MAPPINGS.where(seen_by(actor), *narrowed)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    page = found.order_by(MetricMapping.id.desc()).limit(wanted.size).offset(wanted.offset)
    items = rows.read(session, rows.TypedSelect(MappingRow, page))
    return Slice([shown(actor, row) for row in items], total, wanted.page, wanted.size)


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """Condition on plans with their units: somebody sees them."""
    if actor.sees_everything:
        return true()
    agencies = set(actor.hr_agencies)
    if actor.kind == "service_account":
        agencies.add(actor.agency_id)
    return or_(
        Plan.employee_id == actor.id,
        Plan.assessor_id == actor.id,
        Plan.agency_id.in_(agencies) if agencies else false(),
        within(actor.leads),
    )


def within(paths: Sequence[str]) -> ColumnElement[bool]:
    """Condition: a unit is one of some or lies below them."""
    return or_(false(), *(and_(Unit.path >= path, Unit.path < end_of(path)) for path in paths))


def mappings_of(session: Session, plan_id: UUID) -> list[MappingRow]:
    """Read all mappings of a plan, the newest first."""
    found = rows.fetch(session, OF_PLAN, plan_id=plan_id, agency_id=agency_of(plan_id))
    return sorted(found, key=lambda row: row["id"], reverse=True)


_SHOWN = (
    *("id", "metric", "scope", "take", "state", "tried_cases", "tried_from", "tried_until"),
    *("created_at", "started_at", "ended_at", "end_reason", "version"),
)
_OF_INDICATOR = (
    *("plan_id", "indicator_id", "text", "unit_of_measure", "direction", "accumulation"),
    *("target", "target_low", "target_high", "unit_name"),
)
STEPS = {
    MappingState.TRIAL: ["start", "end"],
    MappingState.COUNTING: ["end"],
    MappingState.ENDED: list[str](),
}


def indicator_of(row: IndicatorFields) -> dict[str, Any]:
    """Show an indicator with whose it is."""
    employee = {"id": row["employee_id"], "name": row["employee_name"]}
    return {**rows.pick(row, _OF_INDICATOR), "employee": employee}


def shown(actor: Actor, row: MappingRow) -> dict[str, Any]:
    """Show a mapping with where its numbers come from."""
    return {
        **rows.pick(row, _SHOWN),
        "indicator": indicator_of(row),
        "origin": _origin(row),
        "mapped_by": {"id": row["mapped_by"], "name": row["mapper_name"]},
        "may": STEPS[row["state"]] if maps(actor, row) else [],
    }


def _origin(row: MappingRow) -> dict[str, Any]:
    if row["service_id"] is not None:
        return {
            "kind": "service",
            "id": row["service_id"],
            "name": row["service_name"],
            "system": row["service_system"],
            "last_received_at": row["service_received_at"],
        }
    return {
        "kind": "source",
        "id": row["source_id"],
        "name": row["source_name"],
        "system": row["source_name"],
        "last_received_at": row["source_received_at"],
    }


def load_mapping(session: Session, mapping_id: UUID) -> MetricMapping:
    """Load a mapping in order to change it."""
    wanted = select(MetricMapping).where(MetricMapping.at(mapping_id))
    return session.scalars(wanted.with_for_update()).one()


def find_measuring(session: Session, mapping_id: UUID) -> MetricMapping:
    """Read a mapping that measures a line, to say who answers for it."""
    return session.get_one(MetricMapping, (mapping_id, agency_of(mapping_id)))


def counts_already(session: Session, mapping: MetricMapping) -> bool:
    """Say whether another mapping measures the same indicator."""
    same = select(MetricMapping.id).where(
        MetricMapping.indicator_id == mapping.indicator_id,
        MetricMapping.agency_id == mapping.agency_id,
        MetricMapping.state == MappingState.COUNTING,
    )
    return session.scalars(same).first() is not None


_COUNTED = (
    select(
        MetricMapping.id,
        MetricMapping.plan_id,
        MetricMapping.indicator_id,
        MetricMapping.service_id,
        MetricMapping.source_id,
        MetricMapping.metric,
        MetricMapping.scope,
        MetricMapping.take,
        MetricMapping.mapped_by,
        Plan.employee_id,
        Unit.path.label("unit_path"),
        Plan.starts_on,
        Plan.ends_on,
    )
    .join(Plan, and_(Plan.id == MetricMapping.plan_id, Plan.agency_id == MetricMapping.agency_id))
    .join(Unit, Unit.id == Plan.unit_id)
    .where(MetricMapping.state == MappingState.COUNTING)
)
_COUNTING = rows.TypedSelect(MappingCounted, _COUNTED)
COUNTING_IN = _COUNTING.where(Plan.cycle_id == bindparam("cycle_id"))


def counting(session: Session) -> list[MappingCounted]:
    """Read all mappings that count."""
    return rows.fetch(session, _COUNTING)


def counting_in(session: Session, cycle_id: int) -> list[MappingCounted]:
    """Read the mappings that count in a year."""
    return rows.fetch(session, COUNTING_IN, cycle_id=cycle_id)


@cache
def _counting_of(column: str, size: int) -> rows.TypedSelect[MappingCounted]:
    return _COUNTING.where(rows.among(getattr(MetricMapping, column), size))


def counting_of(session: Session, column: str, keys: Sequence[UUID]) -> list[MappingCounted]:
    """Read the mappings that count of some services, sources or plans, or by their own keys."""
    return rows.fetch_among(session, lambda size: _counting_of(column, size), keys)
