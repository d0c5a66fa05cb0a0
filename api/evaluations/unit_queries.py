"""What can be asked about achievements of organizations (R39)."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.evaluations.models import UnitAchievement
from api.evaluations.permissions import may_set_unit
from api.evaluations.schemas import UnitAchievementFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.models import Employee, Unit

_parent = aliased(Unit)
_setter = aliased(Employee)


@cache
def _statement(viewer: str, counted: bool, places: int) -> Any:
    """Build the list for one kind of viewer."""
    of_period = and_(
        UnitAchievement.unit_id == Unit.id,
        UnitAchievement.agency_id == Unit.agency_id,
        UnitAchievement.period_id == bindparam("period_id"),
    )
    listed = and_(
        Unit.valid_from <= bindparam("today"),
        Unit.valid_until > bindparam("today"),
        _of(viewer, places),
    )
    if counted:
        return select(func.count(Unit.id).label("total")).where(listed)
    return (
        select(
            Unit.id.label("unit_id"),
            Unit.name.label("unit_name"),
            _parent.path.label("parent_path"),
            UnitAchievement.grade,
            UnitAchievement.basis,
            UnitAchievement.set_at,
            UnitAchievement.version,
            _setter.id.label("set_by_id"),
            _setter.name.label("set_by_name"),
        )
        .outerjoin(_parent, _parent.id == Unit.parent_id)
        .outerjoin(UnitAchievement, of_period)
        .outerjoin(_setter, _setter.id == UnitAchievement.set_by)
        .where(listed)
        .order_by(Unit.path)
        .limit(bindparam("size"))
        .offset(bindparam("skipped"))
    )


def _of(viewer: str, places: int) -> ColumnElement[bool]:
    if viewer == "everything":
        return true()
    if viewer == "agency":
        return or_(*(Unit.agency_id == bindparam(f"a{n}") for n in range(places)))
    if viewer == "leader":
        return or_(*(_within(n) for n in range(places)))
    mine = select(Employee.unit_id).where(Employee.id == bindparam("me"))
    return Unit.id == mine.scalar_subquery()


def _within(n: int) -> ColumnElement[bool]:
    return and_(Unit.path >= bindparam(f"p{n}"), Unit.path < bindparam(f"e{n}"))


def list_unit_achievements(session: Session, actor: Actor, wanted: UnitAchievementFilter) -> Slice:
    """List organizations with their achievement in a period: all that the actor leads or keeps."""
    get_period(session, wanted.period_id)
    viewer, places, given = _viewer(actor)
    given |= {"today": today(), "period_id": wanted.period_id}
    total = rows.fetch(session, _statement(viewer, True, places), **given)[0]["total"]
    found = rows.fetch(
        session,
        _statement(viewer, False, places),
        size=wanted.size,
        skipped=wanted.offset,
        **given,
    )
    items = [_view(actor, row, wanted.period_id) for row in found]
    return Slice(items, total, wanted.page, wanted.size)


def _viewer(actor: Actor) -> tuple[str, int, dict[str, Any]]:
    if actor.sees_everything:
        return "everything", 0, {}
    agencies = sorted(actor.hr_agencies)
    if actor.kind == "service_account":
        agencies = [actor.agency_id]
    if agencies:
        return "agency", len(agencies), {f"a{n}": key for n, key in enumerate(agencies)}
    if actor.leads:
        begins = {f"p{n}": path for n, path in enumerate(actor.leads)}
        ends = {f"e{n}": path + "~" for n, path in enumerate(actor.leads)}
        return "leader", len(actor.leads), {**begins, **ends}
    return "own", 0, {"me": actor.id}


def _view(actor: Actor, row: rows.Row, period_id: int) -> dict[str, Any]:
    setter = {"id": row["set_by_id"], "name": row["set_by_name"]}
    return {
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "period_id": period_id,
        "grade": row["grade"],
        "basis": row["basis"],
        "set_by": setter if row["set_by_id"] else None,
        "set_at": row["set_at"],
        "version": row["version"] or 0,
        "may": ["set"] if may_set_unit(actor, row["parent_path"]) else [],
    }


_ONE = (
    select(
        Unit.id.label("unit_id"),
        Unit.name.label("unit_name"),
        Unit.agency_id,
        Unit.path.label("unit_path"),
        _parent.path.label("parent_path"),
        UnitAchievement.id.label("achievement_id"),
        UnitAchievement.grade,
        UnitAchievement.basis,
        UnitAchievement.set_at,
        UnitAchievement.version,
        _setter.id.label("set_by_id"),
        _setter.name.label("set_by_name"),
    )
    .outerjoin(_parent, _parent.id == Unit.parent_id)
    .outerjoin(
        UnitAchievement,
        and_(
            UnitAchievement.unit_id == Unit.id,
            UnitAchievement.agency_id == Unit.agency_id,
            UnitAchievement.period_id == bindparam("period_id"),
        ),
    )
    .outerjoin(_setter, _setter.id == UnitAchievement.set_by)
    .where(Unit.id == bindparam("unit_id"))
)


def find_unit_achievement(session: Session, unit_id: UUID, period_id: int) -> rows.Row:
    """Read a unit with its achievement of a period, set or not."""
    get_period(session, period_id)
    found = rows.fetch_one(session, _ONE, unit_id=unit_id, period_id=period_id)
    if found is None:
        raise NotFound(unit_id=unit_id)
    return found


def get_unit_achievement(
    session: Session, actor: Actor, unit_id: UUID, period_id: int
) -> dict[str, Any]:
    return _view(actor, find_unit_achievement(session, unit_id, period_id), period_id)


PERIOD = select(Period.id, Period.kind, Period.starts_on, Period.ends_on).where(
    Period.id == bindparam("id")
)


def get_period(session: Session, period_id: int) -> rows.Row:
    found = rows.fetch_one(session, PERIOD, id=period_id)
    if found is None:
        raise NotFound(period_id=period_id)
    return found


def load_unit_achievement(session: Session, key: UUID) -> UnitAchievement:
    """Load one in order to change it."""
    found = select(UnitAchievement).where(UnitAchievement.at(key)).with_for_update()
    return session.scalars(found).one()
