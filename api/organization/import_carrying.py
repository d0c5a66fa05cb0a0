"""Carries an import out, or takes it back: one transaction, all or nothing, beside the requests."""

import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from api.foundation.clock import now
from api.foundation.database import FOREVER, Model
from api.foundation.errors import AlreadyThere
from api.foundation.events import EventActor, publish
from api.foundation.rows import Row
from api.foundation.soft_references import is_referenced
from api.foundation.types import canonical
from api.identity.models import User
from api.organization import events, import_knowing
from api.organization.deriving import Span
from api.organization.import_applying import plan_acting, plan_writes
from api.organization.import_bulk import table_of
from api.organization.import_following import acting_heads_followed, new_heads_followed
from api.organization.import_knowing import City
from api.organization.import_models import Import, ImportState
from api.organization.import_relations import DEFINITIVE
from api.organization.import_telling import NEWS, News
from api.organization.import_unit_applying import Tree, plan_unit_writes
from api.organization.import_unit_matching import UnitVerdict
from api.organization.import_verdicts import Outcome
from api.organization.import_writes import Back, Writes
from api.organization.models import (
    Agency,
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)

WATCHED: tuple[type[Model], ...] = (Agency, Unit, Position, Employee, Assignment, Assessor)
Stamp = tuple[Any, ...]


class CannotUndo(ValueError):
    """Somebody has built upon what the import did."""


@dataclass
class Plan:
    """All that an application writes, worked out beforehand."""

    stamp: Stamp
    counts: dict[str, int]
    writes: Writes
    undo: bytes
    news: News


def stamp_of(session: Session) -> Stamp:
    """Say how the city stands, so that a plan is not carried out on another one."""
    found: list[Any] = []
    for model in WATCHED:
        seen: list[Any] = [func.count()]
        columns = table_of(model).c
        seen.append(func.max(columns.updated_at))
        if "version" in columns:
            seen.append(func.sum(columns.version))
        found += session.execute(select(*seen).select_from(model)).one()
    return tuple(found)


def plan_people(
    outcome: Outcome, given: tuple[City, list[Row], list[Row]], day: date
) -> tuple[Writes, News]:
    """Work out all writes of a file of people; `given` are the city, other people and posts."""
    city, others, posts = given
    applied = plan_writes(outcome, posts, city.stood_in, day)
    plan_acting(applied, outcome.acting)
    today = Span(DEFINITIVE, day, FOREVER)
    applied.relations.follow(new_heads_followed(outcome, others, today))
    applied.relations.follow(acting_heads_followed(outcome, city, others, day))
    return applied.writes, applied.news


def plan_units(
    matched: list[UnitVerdict], units: list[Row], agencies: dict[str, int], day: date
) -> Writes:
    """Work out all writes of a file of units."""
    return plan_unit_writes(matched, Tree.of(units, agencies), day)


def pack(writes: Writes, news: News) -> bytes:
    """Keep what takes the writes back."""
    return zlib.compress(canonical({"notes": writes.notes, "news": news.back()}), 1)


def carry_out(session: Session, doer: EventActor, import_id: UUID, plan: Plan) -> bool:
    """Write a plan whole; not at all when the city has changed since it was made."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.APPLYING:
        return True
    _keep_others_out(session)
    if stamp_of(session) != plan.stamp:
        return False
    plan.writes.run(session)
    plan.news.tell(session, doer)
    found.state, found.applied_at, found.counts = ImportState.APPLIED, now(), plan.counts
    found.undo, found.problem = plan.undo, None
    found.version += 1
    publish(session, events.ImportApplied(actor=doer, subject_id=import_id, counts=plan.counts))
    return True


def _keep_others_out(session: Session) -> None:
    """Let nobody else change what the plan was made from; SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        names = ", ".join(model.__tablename__ for model in WATCHED)
        session.execute(text(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE"))


def packed_undo(session: Session, import_id: UUID) -> bytes | None:
    """Give what takes an import back, as long as it is being taken back."""
    wanted = select(Import.undo).where(Import.id == import_id, Import.state == ImportState.UNDOING)
    return session.scalar(wanted)


def unpack(undo: bytes) -> tuple[Back, News]:
    """Read what takes an import back, and what others must hear of it."""
    kept = orjson.loads(zlib.decompress(undo))
    return Back(kept["notes"]), NEWS.validate_python(kept["news"])


def take_back(
    session: Session, doer: EventActor, import_id: UUID, given: tuple[Back, News]
) -> None:
    """Put everything back as it was, unless somebody has changed it or built upon it since."""
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or found.state is not ImportState.UNDOING:
        return
    back, news = given
    for model, left in back.versions.items():
        there = import_knowing.versions_of(session, model, set(left))
        if any(there.get(key) != version for key, version in left.items()):
            raise CannotUndo
    if any(is_referenced(session, m.__tablename__, back.made(m)) for m in (User, Assignment)):
        raise AlreadyThere
    back.run(session)
    news.tell(session, doer)
    found.state, found.undo, found.problem = ImportState.UNDONE, None, None
    found.version += 1
    publish(session, events.ImportUndone(actor=doer, subject_id=import_id, counts=found.counts))


def keep_applied(session: Session, import_id: UUID, problem: str) -> None:
    """Say why an import stays as it was applied."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.APPLIED, problem
    found.version += 1
