"""Whom needs reach: what programmes are made for; the one door of other packages to needs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.models import (
    DevelopmentNeed,
    NeedOrigin,
    NeedState,
    OriginKind,
)
from api.foundation import rows
from api.organization.models import Employee

OPEN_NEEDS = (NeedState.PROPOSED, NeedState.AGREED)
"""Needs that wait for an answer: rejected ones are no needs, answered ones no more."""


@dataclass(frozen=True)
class NeedOfPerson:
    """A competence that somebody needs to learn; `origins`: which kinds of facts say so, by name."""

    employee_id: UUID
    unit_id: UUID
    competence_code: str
    origins: tuple[OriginKind, ...]
    strength: int
    since: date


class _Need(TypedDict):
    employee_id: UUID
    unit_id: UUID
    competence_code: str
    strength: int
    since: date


class _Origin(TypedDict):
    employee_id: UUID
    competence_code: str
    kind: OriginKind


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
    served = [Employee.agency_id == agency_id] if agency_id is not None else []
    if unit_ids is not None:
        served.append(Employee.unit_id.in_(unit_ids))
    found = rows.read(
        session,
        rows.TypedSelect(
            _Need,
            select(
                DevelopmentNeed.employee_id,
                Employee.unit_id,
                DevelopmentNeed.competence_code,
                DevelopmentNeed.strength,
                DevelopmentNeed.since,
            )
            .join(Employee, Employee.id == DevelopmentNeed.employee_id)
            .where(
                DevelopmentNeed.year == year,
                DevelopmentNeed.competence_code.in_(competence_codes),
                DevelopmentNeed.state.in_(OPEN_NEEDS),
                *served,
            )
            .order_by(
                DevelopmentNeed.strength.desc(), DevelopmentNeed.since, DevelopmentNeed.employee_id
            ),
        ),
    )
    spoken = rows.read(
        session,
        rows.TypedSelect(
            _Origin,
            select(NeedOrigin.employee_id, NeedOrigin.competence_code, NeedOrigin.kind)
            .join(Employee, Employee.id == NeedOrigin.employee_id)
            .where(
                NeedOrigin.year == year, NeedOrigin.competence_code.in_(competence_codes), *served
            ),
        ),
    )
    kinds: dict[tuple[UUID, str], set[OriginKind]] = defaultdict(set)
    for one in spoken:
        kinds[one["employee_id"], one["competence_code"]].add(one["kind"])
    return [
        NeedOfPerson(
            need["employee_id"],
            need["unit_id"],
            need["competence_code"],
            tuple(sorted(kinds[need["employee_id"], need["competence_code"]])),
            need["strength"],
            need["since"],
        )
        for need in found
    ]
