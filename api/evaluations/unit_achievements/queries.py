"""What can be asked about achievements of organizations (R39)."""

from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select, true
from sqlalchemy.orm import Session, aliased

from api.cycles.models import Period
from api.evaluations.unit_achievements.models import UnitAchievement
from api.evaluations.unit_achievements.permissions import may_set
from api.evaluations.unit_achievements.records import (
    FoundUnitAchievement,
    NamedRow,
    ShownUnitAchievement,
    UnitAchievementRow,
)
from api.evaluations.unit_achievements.schemas import UnitAchievementFilter
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.models import Employee, Unit
from api.organization.units import viewers

_parent = aliased(Unit)
_setter = aliased(Employee)


_OF_PERIOD = and_(
    UnitAchievement.unit_id == Unit.id,
    UnitAchievement.agency_id == Unit.agency_id,
    UnitAchievement.period_id == bindparam("period_id"),
)
_ROW = (
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
    .outerjoin(UnitAchievement, _OF_PERIOD)
    .outerjoin(_setter, _setter.id == UnitAchievement.set_by)
)
ONE = rows.TypedSelect(
    FoundUnitAchievement,
    _ROW.add_columns(
        Unit.agency_id, Unit.path.label("unit_path"), UnitAchievement.id.label("achievement_id")
    ).where(Unit.id == bindparam("unit_id")),
)
PERIOD = select(Period.id).where(Period.id == bindparam("id"))


@cache
def _page(viewer: str, places: int) -> rows.TypedSelect[UnitAchievementRow]:
    """Build the list for one kind of viewer."""
    listed = _ROW.where(_listed(viewer, places)).order_by(Unit.path)
    return rows.TypedSelect(
        UnitAchievementRow, listed.limit(bindparam("size")).offset(bindparam("skipped"))
    )


@cache
def _count(viewer: str, places: int) -> Select[int]:
    return select(func.count(Unit.id).label("total")).where(_listed(viewer, places))


def _listed(viewer: str, places: int) -> ColumnElement[bool]:
    return and_(
        Unit.valid_from <= bindparam("today"),
        Unit.valid_until > bindparam("today"),
        _of(viewer, places),
    )


def _of(viewer: str, places: int) -> ColumnElement[bool]:
    if viewer == viewers.EVERYTHING:
        return true()
    if viewer == viewers.AGENCIES:
        return viewers.in_agencies(Unit.agency_id, places)
    if viewer == viewers.LED:
        return viewers.below_led(places)
    mine = select(Employee.unit_id).where(Employee.id == bindparam("me"))
    return Unit.id == mine.scalar_subquery()


def list_unit_achievements(session: Session, actor: Actor, wanted: UnitAchievementFilter) -> Slice:
    """List organizations with their achievement in a period: all that the actor leads or keeps."""
    _check_period(session, wanted.period_id)
    viewer, places, given = viewers.viewer_of(actor)
    given |= {"me": actor.id, "today": today(), "period_id": wanted.period_id}
    total = rows.fetch(session, _count(viewer, places), **given)[0]["total"]
    page = {"size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _page(viewer, places), **page, **given)
    items = [_shown(actor, row, wanted.period_id) for row in found]
    return Slice(items, total, wanted.page, wanted.size)


def _shown(actor: Actor, row: UnitAchievementRow, period_id: int) -> ShownUnitAchievement:
    return {
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "period_id": period_id,
        "grade": row["grade"],
        "basis": row["basis"],
        "set_by": _setter_of(row),
        "set_at": row["set_at"],
        "version": row["version"] or 0,
        "may": ["set"] if may_set(actor, row["parent_path"]) else [],
    }


def _setter_of(row: UnitAchievementRow) -> NamedRow | None:
    key, name = row["set_by_id"], row["set_by_name"]
    return None if key is None or name is None else {"id": key, "name": name}


def find_unit_achievement(session: Session, unit_id: UUID, period_id: int) -> FoundUnitAchievement:
    """Read a unit with its achievement of a period, set or not."""
    _check_period(session, period_id)
    found = rows.fetch_one(session, ONE, unit_id=unit_id, period_id=period_id)
    if found is None:
        raise NotFound(unit_id=unit_id)
    return found


def get_unit_achievement(
    session: Session, actor: Actor, unit_id: UUID, period_id: int
) -> ShownUnitAchievement:
    """Show a unit's achievement of a period, set or not."""
    return _shown(actor, find_unit_achievement(session, unit_id, period_id), period_id)


def _check_period(session: Session, period_id: int) -> None:
    if rows.fetch_one(session, PERIOD, id=period_id) is None:
        raise NotFound(period_id=period_id)


def load_unit_achievement(session: Session, key: UUID) -> UnitAchievement:
    """Load one in order to change it."""
    found = select(UnitAchievement).where(UnitAchievement.at(key)).with_for_update()
    return session.scalars(found).one()
