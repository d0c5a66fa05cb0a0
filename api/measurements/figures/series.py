"""Reads what figures are computed from: one statement for many officers, one for a unit or a source."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.ids import agency_of
from api.measurements.figures.computing import Series
from api.measurements.figures.models import CaseScope
from api.measurements.figures.records import Counted, OfficerDay, UnitDay
from api.measurements.services.models import CaseState, ServiceCase
from api.measurements.services.queries import DAYS
from api.measurements.sources.queries import days_of
from api.organization.models import Unit
from api.organization.units.paths import end_of

_DONE = (
    ServiceCase.service_id == bindparam("service_id"),
    ServiceCase.agency_id == bindparam("agency_id"),
    ServiceCase.state == CaseState.DONE,
    ServiceCase.issued_on >= bindparam("first"),
    ServiceCase.issued_on <= bindparam("last"),
)
_OF_UNIT = rows.TypedSelect(
    UnitDay,
    select(ServiceCase.issued_on, *DAYS)
    .join(Unit, Unit.id == ServiceCase.unit_id)
    .where(*_DONE, Unit.path >= bindparam("path"), Unit.path < bindparam("path_end"))
    .group_by(ServiceCase.issued_on, ServiceCase.working_days),
)


@cache
def _of_officers(size: int) -> rows.TypedSelect[OfficerDay]:
    return rows.TypedSelect(
        OfficerDay,
        select(ServiceCase.officer_id, ServiceCase.issued_on, *DAYS)
        .where(*_DONE, rows.among(ServiceCase.officer_id, size))
        .group_by(ServiceCase.officer_id, ServiceCase.issued_on, ServiceCase.working_days),
    )


def series_of(
    session: Session, wanted: Sequence[Counted], first: date, last: date
) -> dict[UUID, Series]:
    """Read the series of mappings between two days, by the mapping's key."""
    officers: dict[UUID, list[Counted]] = defaultdict(list)
    found: dict[UUID, Series] = {}
    for one in wanted:
        if one["service_id"] is not None and one["scope"] == CaseScope.PERSON:
            officers[one["service_id"]].append(one)
        else:
            found[one["id"]] = _one(session, one, first, last)
    for service_id, theirs in officers.items():
        place = _place(service_id, first, last)
        found |= {series.counted["id"]: series for series in _each(session, theirs, place)}
    return found


def _place(service_id: UUID, first: date, last: date) -> dict[str, Any]:
    return {
        "service_id": service_id,
        "agency_id": agency_of(service_id),
        "first": first,
        "last": last,
    }


def _each(session: Session, wanted: Sequence[Counted], place: dict[str, Any]) -> Iterable[Series]:
    """Read the cases of many officers at once."""
    people = sorted({one["employee_id"] for one in wanted})
    cases: dict[UUID, list[OfficerDay]] = defaultdict(list)
    for row in rows.fetch_among(session, _of_officers, people, **place):
        cases[row["officer_id"]].append(row)
    return (Series(one, cases[one["employee_id"]]) for one in wanted)


def _one(session: Session, one: Counted, first: date, last: date) -> Series:
    if one["service_id"] is not None:
        path = one["unit_path"]
        given = {**_place(one["service_id"], first, last), "path": path, "path_end": end_of(path)}
        return Series(one, rows.fetch(session, _OF_UNIT, **given))
    if one["source_id"] is None:
        raise ValueError("a mapping is of a service or of a source")
    values = days_of(session, one["source_id"], (one["metric"], one["scope"]), first, last)
    return Series(one, values=values)
