"""Whom needs reach: what programmes are made for; the one door of other packages to needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import bindparam, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from api.development.competence.models import (
    DevelopmentNeed,
    NeedOrigin,
    NeedState,
    OriginKind,
)
from api.foundation import rows
from api.organization.models import Employee, Unit
from api.organization.units.paths import end_of

OPEN_NEEDS = (NeedState.PROPOSED, NeedState.AGREED)
"""Needs that wait for an answer: rejected ones are no needs, answered ones no more."""


@dataclass(frozen=True)
class NeedOfPerson:
    """A competence that somebody needs to learn, or needed; `origins`: which kinds of facts say so."""

    employee_id: UUID
    unit_id: UUID
    competence_code: str
    origins: tuple[OriginKind, ...]
    strength: int
    since: date
    is_open: bool = True


class _Need(TypedDict):
    employee_id: UUID
    unit_id: UUID
    competence_code: str
    strength: int
    since: date
    kinds: int | None


_BITS = {kind: 1 << place for place, kind in enumerate(OriginKind)}
_COLUMNS = (
    DevelopmentNeed.employee_id,
    Employee.unit_id,
    DevelopmentNeed.competence_code,
    DevelopmentNeed.strength,
    DevelopmentNeed.since,
)


@cache
def _needs(size: int, of_agency: bool) -> rows.TypedSelect[_Need]:
    """Read needs with the kinds of facts that speak for each, as one number: a bit for every kind."""
    of = (Employee.agency_id == bindparam("agency_id"),) if of_agency else ()
    return rows.TypedSelect(
        _Need,
        select(*_COLUMNS, func.sum(distinct(case(_BITS, value=NeedOrigin.kind))).label("kinds"))
        .join(Employee, Employee.id == DevelopmentNeed.employee_id)
        .outerjoin(
            NeedOrigin,
            (NeedOrigin.employee_id == DevelopmentNeed.employee_id)
            & (NeedOrigin.year == DevelopmentNeed.year)
            & (NeedOrigin.competence_code == DevelopmentNeed.competence_code),
        )
        .where(
            DevelopmentNeed.year == bindparam("year"),
            rows.among(DevelopmentNeed.competence_code, size),
            or_(*(DevelopmentNeed.state == state for state in OPEN_NEEDS)),
            *of,
        )
        .group_by(*_COLUMNS),
    )


@cache
def _kinds(bits: int) -> tuple[OriginKind, ...]:
    return tuple(sorted(kind for kind, bit in _BITS.items() if bits & bit))


def needs_of(
    session: Session,
    competence_codes: Sequence[str],
    agency_id: int | None,
    unit_ids: Sequence[UUID] | None,
    year: int,
) -> list[NeedOfPerson]:
    """List the open needs of a year for some competences, of people where they serve today.

    None instead of an agency or of units: of all. The strongest first, then the oldest.
    """
    of_agency = agency_id is not None
    given = {"year": year, **({"agency_id": agency_id} if of_agency else {})}
    codes = list(dict.fromkeys(competence_codes))
    units = None if unit_ids is None else set(unit_ids)
    found = [
        NeedOfPerson(
            need["employee_id"],
            need["unit_id"],
            need["competence_code"],
            _kinds(need["kinds"] or 0),
            need["strength"],
            need["since"],
        )
        for need in rows.fetch_among(session, lambda size: _needs(size, of_agency), codes, **given)
        if units is None or need["unit_id"] in units
    ]
    return sorted(found, key=lambda one: (-one.strength, one.since, one.employee_id))


class _NeedBelow(TypedDict):
    employee_id: UUID
    unit_id: UUID
    competence_code: str
    strength: int
    since: date
    state: NeedState


_BELOW = rows.TypedSelect(
    _NeedBelow,
    select(
        DevelopmentNeed.employee_id,
        Employee.unit_id,
        DevelopmentNeed.competence_code,
        DevelopmentNeed.strength,
        DevelopmentNeed.since,
        DevelopmentNeed.state,
    )
    .join(Employee, Employee.id == DevelopmentNeed.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .where(
        DevelopmentNeed.year == bindparam("year"),
        DevelopmentNeed.state != NeedState.REJECTED,
        Unit.path >= bindparam("begin"),
        Unit.path < bindparam("end"),
    ),
)


def needs_below(session: Session, path: str, year: int) -> list[NeedOfPerson]:
    """List the needs of a year below a unit, answered ones too; without saying which facts speak for them."""
    given = {"year": year, "begin": path, "end": end_of(path)}
    return [
        NeedOfPerson(
            row["employee_id"],
            row["unit_id"],
            row["competence_code"],
            (),
            row["strength"],
            row["since"],
            row["state"] is not NeedState.ANSWERED,
        )
        for row in rows.fetch(session, _BELOW, **given)
    ]
