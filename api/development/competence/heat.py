"""How many people need to learn what, by unit, post or competence; and who, with the facts that say so.

Fewer people than the setting `small_group` are told only to those who lead them or are their HR.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, distinct, func, or_, select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import Catalogue, catalogue, title_key
from api.development.competence.heat_schemas import HeatFilter
from api.development.competence.models import ANY_TITLE, DevelopmentNeed
from api.development.competence.permissions import knows_people, may_count
from api.development.competence.reaching import OPEN_NEEDS
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor, permit
from api.organization.models import Employee, Position, Unit
from api.organization.units.paths import end_of
from api.rules.queries import setting

OWN_PEOPLE = "own"
"""The key of the row of people who serve in the unit itself."""
READERS = "Leaders of the unit, their HR and who sees the city count its needs"


class UnitRow(TypedDict):
    id: UUID
    name: str
    path: str
    agency_id: int


class NeedCount(TypedDict):
    unit_id: UUID
    title: str | None
    competence_code: str
    people: int


class PersonCount(TypedDict):
    unit_id: UUID
    title: str | None
    people: int


_UNIT = rows.TypedSelect(
    UnitRow,
    select(Unit.id, Unit.name, Unit.path, Unit.agency_id).where(Unit.id == bindparam("unit_id")),
)
_BELOW = rows.TypedSelect(
    UnitRow,
    select(Unit.id, Unit.name, Unit.path, Unit.agency_id)
    .where(Unit.path >= bindparam("begin"), Unit.path < bindparam("end"))
    .order_by(Unit.path),
)
_OPEN = (
    DevelopmentNeed.year == bindparam("year"),
    or_(*(DevelopmentNeed.state == state for state in OPEN_NEEDS)),
    Unit.path >= bindparam("begin"),
    Unit.path < bindparam("end"),
)
_counted = func.count(distinct(DevelopmentNeed.employee_id)).label("people")
_NEEDS = rows.TypedSelect(
    NeedCount,
    select(Employee.unit_id, Position.title, DevelopmentNeed.competence_code, _counted)
    .select_from(DevelopmentNeed)
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(*_OPEN)
    .group_by(Employee.unit_id, Position.title, DevelopmentNeed.competence_code),
)
_PEOPLE = rows.TypedSelect(
    PersonCount,
    select(Employee.unit_id, Position.title, _counted)
    .select_from(DevelopmentNeed)
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(*_OPEN)
    .group_by(Employee.unit_id, Position.title),
)


def find_unit(session: Session, actor: Actor, unit_id: UUID) -> UnitRow:
    """Read a unit whose needs somebody may count, or refuse."""
    unit = rows.fetch_one(session, _UNIT, unit_id=unit_id)
    if unit is None:
        raise NotFound(unit_id=unit_id)
    permit(may_count(actor, unit["agency_id"], unit["path"]), READERS)
    return unit


@dataclass
class _Row:
    """One line of the map, before small groups are hidden."""

    name: str
    people: int = 0
    of: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def get_heat(session: Session, actor: Actor, wanted: HeatFilter) -> dict[str, Any]:
    """Count the open needs of a year below a unit."""
    unit = find_unit(session, actor, wanted.unit_id)
    day = today()
    least = setting(session, "small_group", day)
    knows = knows_people(actor, unit["agency_id"], unit["path"])
    year = wanted.year or day.year
    given = {"year": year, "begin": unit["path"], "end": end_of(unit["path"])}
    needs = rows.fetch(session, _NEEDS, **given)
    people = rows.fetch(session, _PEOPLE, **given)
    model = catalogue(session)
    if wanted.by == "unit":
        found = _by_unit(session, unit, needs, people)
    elif wanted.by == "position":
        found = _by_title(needs, people)
    else:
        found = _by_competence(model, needs)
    hide = _Hiding(0 if knows else least)
    codes = _columns(model, needs)
    shown = [
        hide.row(key, row, codes if wanted.by != "competence" else [key])
        for key, row in found.items()
    ]
    return {
        "unit": rows.pick(unit, ("id", "name")),
        "year": year,
        "by": wanted.by,
        "small_group": least,
        "people": hide.total(sum(one["people"] for one in people)),
        "needs": sum(row["needs"] for row in shown),
        "competences": [model.named(code) for code in codes],
        "rows": shown,
    }


def _columns(model: Catalogue, needs: Iterable[NeedCount]) -> list[str]:
    """Order the competences that anybody needs: what most need comes first."""
    total: dict[str, int] = defaultdict(int)
    for one in needs:
        total[one["competence_code"]] += one["people"]
    return sorted(total, key=lambda code: (-total[code], model.all[code]["name"]))


def _by_unit(
    session: Session, unit: UnitRow, needs: Iterable[NeedCount], people: Iterable[PersonCount]
) -> dict[str, _Row]:
    """Gather by the units right below, each with all below it; the unit's own people apart."""
    below = rows.fetch(session, _BELOW, begin=unit["path"], end=end_of(unit["path"]))
    deep = len(unit["path"])
    level = sorted({one["path"][: _next_end(one["path"], deep)] for one in below} - {unit["path"]})
    heads = {one["path"]: one for one in below}
    found = {str(heads[path]["id"]): _Row(heads[path]["name"]) for path in level}
    found[OWN_PEOPLE] = _Row(unit["name"])
    key_of = {
        one["id"]: OWN_PEOPLE
        if one["path"] == unit["path"]
        else str(heads[one["path"][: _next_end(one["path"], deep)]]["id"])
        for one in below
    }
    for need in needs:
        found[key_of[need["unit_id"]]].of[need["competence_code"]] += need["people"]
    for one in people:
        found[key_of[one["unit_id"]]].people += one["people"]
    return _ordered(found)


def _next_end(path: str, deep: int) -> int:
    """Say where the level after another ends in a path."""
    return path.find("/", deep) + 1 or deep


def _by_title(needs: Iterable[NeedCount], people: Iterable[PersonCount]) -> dict[str, _Row]:
    """Gather by titles without their jenjang."""
    found: dict[str, _Row] = {}
    for need in needs:
        row = found.setdefault(title_of(need["title"]), _Row(title_of(need["title"])))
        row.of[need["competence_code"]] += need["people"]
    for one in people:
        found[title_of(one["title"])].people += one["people"]
    return _ordered(found)


def title_of(title: str | None) -> str:
    """Say by which title a post is counted."""
    return title_key(title or "") if title else ANY_TITLE


def _by_competence(model: Catalogue, needs: Iterable[NeedCount]) -> dict[str, _Row]:
    found: dict[str, _Row] = {}
    for need in needs:
        code = need["competence_code"]
        row = found.setdefault(code, _Row(model.all[code]["name"]))
        row.of[code] += need["people"]
        row.people += need["people"]
    return _ordered(found)


def _ordered(found: Mapping[str, _Row]) -> dict[str, _Row]:
    """Put the rows with most needs first, and leave out those without any."""
    some = [(key, row) for key, row in found.items() if row.people]
    return dict(sorted(some, key=lambda one: (-sum(one[1].of.values()), one[1].name, one[0])))


@dataclass(frozen=True)
class _Hiding:
    """Hides what is told of so few that one may know who they are; `needs` adds up what is shown."""

    least: int

    def number(self, people: int) -> int | None:
        return people if people == 0 or people >= self.least else None

    def total(self, people: int) -> int | None:
        """Tell the whole to who is told every part: the rest would tell what is hidden."""
        return people if not self.least else None

    def row(self, key: str, row: _Row, codes: Sequence[str]) -> dict[str, Any]:
        cells = [{"competence_code": code, "people": self.number(row.of[code])} for code in codes]
        return {
            "key": key,
            "name": row.name,
            "cells": cells,
            "people": self.number(row.people),
            "needs": sum(one["people"] or 0 for one in cells),
        }
