"""What can be done with units: added in the official order, renamed."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import CITY, new_id
from api.identity.actor import Actor, permit
from api.organization import events, permissions
from api.organization.models import Agency, Unit, UnitKind
from api.organization.names import name_key
from api.organization.units import paths, queries
from api.organization.units.schemas import UnitChange, UnitDraft

EMPTIABLE = frozenset({"code", "npsn"})
CITY_CODE, CITY_NAME = "KOTA", "Pemerintah Kota Denpasar"


def found_city(session: Session) -> None:
    """Have the city itself, which every event of its registry belongs to; an import finds it there."""
    if session.get(Agency, CITY) is None:
        named = {"code": CITY_CODE, "name": CITY_NAME, "kind": UnitKind.KOTA.value}
        session.add(Agency(id=CITY, valid_from=today(), **named))
        session.flush()


def add_unit(session: Session, actor: Actor, draft: UnitDraft) -> dict[str, Any]:
    """Add a unit as the last child of another."""
    parent = session.get(Unit, draft.parent_id)
    if parent is None:
        raise Invalid(("/parent_id", "unknown", "no such unit"))
    permit(permissions.administers(actor, parent.agency_id), "Only HR of this agency may")
    unit = Unit(
        id=new_id(),
        agency_id=parent.agency_id,
        parent_id=parent.id,
        kind=draft.kind,
        code=draft.code,
        npsn=draft.npsn,
        name=draft.name,
        name_key=name_key(draft.name),
        path=paths.below(parent.path, next_rank(session, parent.id)),
        depth=parent.depth + 1,
        is_independent=draft.is_independent,
        valid_from=draft.valid_from,
    )
    session.add(unit)
    publish(session, events.UnitAdded(actor=actor, subject_id=unit.id, name=unit.name))
    return queries.get_unit(session, actor, unit.id)


def next_rank(session: Session, parent_id: UUID) -> int:
    """Give the rank after the last child."""
    last = session.scalar(
        select(Unit.path).where(Unit.parent_id == parent_id).order_by(Unit.path.desc()).limit(1)
    )
    return paths.rank_of(last) + 1 if last else 1


def change_unit(
    session: Session, actor: Actor, unit_id: UUID, change: UnitChange, version: int
) -> dict[str, Any]:
    """Rename a unit, give it a code, make it independent (unit kerja mandiri)."""
    unit = session.get(Unit, unit_id, with_for_update=True)
    if unit is None:
        raise NotFound(unit_id=unit_id)
    permit(permissions.administers(actor, unit.agency_id), "Only HR of this agency may")
    if unit.version != version:
        raise EditedMeanwhile
    changes: dict[str, list[str | None]] = {}
    for field, value in change.model_dump(exclude_unset=True).items():
        old = getattr(unit, field)
        if old != value and (value is not None or field in EMPTIABLE):
            changes[field] = [_text(old), _text(value)]
            setattr(unit, field, value)
    unit.name_key = name_key(unit.name)
    unit.version += 1
    publish(
        session,
        events.UnitChanged(actor=actor, subject_id=unit.id, name=unit.name, changes=changes),
    )
    return queries.get_unit(session, actor, unit.id)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
