"""Who needs to learn something, with the facts that say so: for who leads them or is their HR."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, bindparam, distinct, func, or_, select
from sqlalchemy.orm import Session

from api.development.competence import facts
from api.development.competence.catalogue import catalogue
from api.development.competence.development import shown_origin, shown_seat
from api.development.competence.heat import find_unit, title_of
from api.development.competence.heat_schemas import NeedPeopleFilter
from api.development.competence.models import DevelopmentNeed, NeedOrigin, NeedState, OriginKind
from api.development.competence.permissions import knows_people
from api.development.competence.reaching import OPEN_NEEDS
from api.development.seats import seats_of
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.identity.actor import Actor, permit
from api.organization.models import Employee, Position, Unit
from api.organization.units.paths import end_of, end_of_itself

EVERYBODY = 100_000
"""More than any city has people."""


class NeedyRow(TypedDict):
    """Somebody with an open need."""

    id: UUID
    employee_id: UUID
    employee_name: str
    position: str | None
    unit_name: str
    state: NeedState
    strength: int
    since: date


class KindCount(TypedDict):
    kind: OriginKind
    people: int


class TotalRow(TypedDict):
    total: int


_OPEN: tuple[ColumnElement[bool], ...] = (
    DevelopmentNeed.year == bindparam("year"),
    DevelopmentNeed.competence_code == bindparam("code"),
    or_(*(DevelopmentNeed.state == state for state in OPEN_NEEDS)),
    Unit.path >= bindparam("begin"),
    Unit.path < bindparam("end"),
)
_WHO = rows.TypedSelect(
    NeedyRow,
    select(
        DevelopmentNeed.id,
        DevelopmentNeed.employee_id,
        Employee.name.label("employee_name"),
        Position.title.label("position"),
        Unit.name.label("unit_name"),
        DevelopmentNeed.state,
        DevelopmentNeed.strength,
        DevelopmentNeed.since,
    )
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(*_OPEN)
    .order_by(
        DevelopmentNeed.strength.desc(),
        DevelopmentNeed.since,
        Employee.sort_name,
        DevelopmentNeed.id,
    )
    .limit(bindparam("size", type_=Integer))
    .offset(bindparam("offset", type_=Integer)),
)
_HOW_MANY = rows.TypedSelect(
    TotalRow,
    select(func.count().label("total"))
    .select_from(DevelopmentNeed)
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .where(*_OPEN),
)
_KINDS = rows.TypedSelect(
    KindCount,
    select(NeedOrigin.kind, func.count(distinct(NeedOrigin.employee_id)).label("people"))
    .select_from(DevelopmentNeed)
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .join(
        NeedOrigin,
        (NeedOrigin.employee_id == DevelopmentNeed.employee_id)
        & (NeedOrigin.year == DevelopmentNeed.year)
        & (NeedOrigin.competence_code == DevelopmentNeed.competence_code),
    )
    .where(*_OPEN)
    .group_by(NeedOrigin.kind),
)


def _page(
    session: Session, wanted: NeedPeopleFilter, given: Mapping[str, Any]
) -> tuple[Sequence[NeedyRow], int, Sequence[KindCount]]:
    """Read those of a page, how many all are, and how many of all have each kind of fact."""
    if wanted.title is None:
        found = rows.fetch(session, _WHO, **given, size=wanted.size, offset=wanted.offset)
        total = rows.fetch(session, _HOW_MANY, **given)[0]["total"]
        return found, total, rows.fetch(session, _KINDS, **given)
    everybody = rows.fetch(session, _WHO, **given, size=EVERYBODY, offset=0)
    titled = [one for one in everybody if title_of(one["position"]) == wanted.title]
    shown = titled[wanted.offset : wanted.offset + wanted.size]
    return shown, len(titled), _kinds_of(session, titled, given["code"], given["year"])


def _kinds_of(
    session: Session, people: Sequence[NeedyRow], code: str, year: int
) -> list[KindCount]:
    """Count of some people how many have each kind of fact."""
    origins = facts.origins_of(session, [one["employee_id"] for one in people], year)
    counted = Counter(
        kind
        for found in origins.values()
        for kind in {one["kind"] for one in found if one["competence_code"] == code}
    )
    return [{"kind": kind, "people": count} for kind, count in counted.items()]


def list_needy(session: Session, actor: Actor, wanted: NeedPeopleFilter) -> dict[str, Any]:
    """List the people below a unit who need to learn a competence, the strongest need first."""
    unit = find_unit(session, actor, wanted.unit_id)
    permit(
        knows_people(actor, unit["agency_id"], unit["path"]),
        "Leaders of the unit and their HR see who needs what",
    )
    model, code = catalogue(session), wanted.competence_code
    if code not in model.all:
        raise Invalid(("query/competence_code", "unknown_competence", "no such competence"))
    year = wanted.year or today().year
    end = end_of_itself if wanted.own else end_of
    given = {"year": year, "code": code, "begin": unit["path"], "end": end(unit["path"])}
    found, total, kinds = _page(session, wanted, given)
    people = [one["employee_id"] for one in found]
    origins = facts.origins_of(session, people, year)
    seats = _seats(session, people, year, code)
    return {
        "competence": model.named(code),
        "origins": sorted(kinds, key=lambda one: (-one["people"], one["kind"])),
        "items": [
            {
                **rows.pick(one, ("id", "position", "unit_name", "state", "strength", "since")),
                "employee": {"id": one["employee_id"], "name": one["employee_name"]},
                "origins": [
                    shown_origin(origin)
                    for origin in origins[one["employee_id"]]
                    if origin["competence_code"] == code
                ],
                "seat": seats.get(one["employee_id"]),
            }
            for one in found
        ],
        "total": total,
        "page": wanted.page,
        "size": wanted.size,
    }


def _seats(
    session: Session, people: Sequence[UUID], year: int, code: str
) -> dict[UUID, dict[str, Any]]:
    """Give people's latest seats in programmes that answer a competence."""
    answering = [one for one in seats_of(session, people, year) if code in one["competences"]]
    return {one["employee_id"]: shown_seat(one) for one in reversed(answering)}
