"""Whom a post concerns that begins, ends or is needed: who may rise into it (R82, R83)."""

from collections.abc import Iterable
from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from api.development.career import queries as career
from api.development.career.families import family_key
from api.foundation import rows
from api.organization.models import (
    ENDED,
    FUNCTIONAL,
    Assignment,
    AssignmentKind,
    Employee,
    Position,
)


class FamilyRow(TypedDict):
    """A functional post that somebody holds or held."""

    employee_id: UUID
    agency_id: int
    title: str


_HELD = select(Assignment.employee_id, Assignment.agency_id, Position.title).join(
    Position, Position.id == Assignment.position_id
)
_HOLDING = rows.TypedSelect(
    FamilyRow,
    select(Employee.id.label("employee_id"), Position.agency_id, Position.title)
    .join(Position, Position.id == Employee.position_id)
    .where(
        Employee.agency_id == bindparam("agency_id"),
        *(Employee.state != state for state in sorted(ENDED)),
        or_(*(Position.kind == kind for kind in FUNCTIONAL)),
    ),
)
Family = tuple[int, str]


@cache
def _held(size: int) -> rows.TypedSelect[FamilyRow]:
    return rows.TypedSelect(
        FamilyRow,
        _HELD.where(
            rows.among(Assignment.employee_id, size), Assignment.kind == AssignmentKind.DEFINITIF
        ),
    )


def of_posts(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """Give who may rise into the posts that some people hold or held, where posts are said to be needed."""
    wanted = sorted(people)
    if not wanted:
        return set()
    needed = {(need["agency_id"], need["family_key"]) for need in rows.fetch(session, career.NEEDS)}
    touched = {_family(row) for row in rows.fetch_among(session, _held, wanted)}
    return _holders(session, touched & needed)


def of_needs(session: Session, needs: Iterable[tuple[int, str]]) -> set[UUID]:
    """Give who may rise into posts of which an agency said how many it needs."""
    return _holders(session, {(agency_id, family_key(family)) for agency_id, family in needs})


def _holders(session: Session, families: set[Family]) -> set[UUID]:
    return {
        row["employee_id"]
        for agency_id in sorted({agency_id for agency_id, _ in families})
        for row in rows.fetch(session, _HOLDING, agency_id=agency_id)
        if _family(row) in families
    }


def _family(row: FamilyRow) -> Family:
    return row["agency_id"], family_key(row["title"])
