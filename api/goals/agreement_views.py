"""How performance agreements (perjanjian kinerja) are read; they are public within the city."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.goals.agreement_models import (
    AgreementIndicator,
    AgreementProgramme,
    PerformanceAgreement,
)
from api.goals.models import Goal
from api.goals.records import GoalRow, ParentLineRow, ServedRow
from api.identity.actor import Actor
from api.organization.models import Assignment, AssignmentKind, Employee, Position, Unit
from api.organization.paths import above
from api.organization.permissions import administers
from api.organization.posting_queries import valid_on

_OF_UNIT_AND_YEAR = (
    PerformanceAgreement.unit_id == bindparam("unit_id"),
    PerformanceAgreement.year == bindparam("year"),
)
AGREEMENT_LINES = rows.TypedSelect(
    ParentLineRow,
    select(
        AgreementIndicator.id,
        AgreementIndicator.code,
        AgreementIndicator.objective,
        AgreementIndicator.text,
        AgreementIndicator.target_text,
    )
    .join(PerformanceAgreement, PerformanceAgreement.id == AgreementIndicator.agreement_id)
    .where(*_OF_UNIT_AND_YEAR)
    .order_by(AgreementIndicator.code),
)
AGREEMENTS = (
    select(
        PerformanceAgreement.id,
        PerformanceAgreement.unit_id,
        PerformanceAgreement.year,
        PerformanceAgreement.document_no,
        PerformanceAgreement.version.label("agreement_version"),
        AgreementIndicator.id.label("indicator_id"),
        AgreementIndicator.code,
        AgreementIndicator.objective,
        AgreementIndicator.text,
        AgreementIndicator.unit_of_measure,
        AgreementIndicator.direction,
        AgreementIndicator.target,
        AgreementIndicator.target_text,
        AgreementIndicator.version,
    )
    .outerjoin(AgreementIndicator, AgreementIndicator.agreement_id == PerformanceAgreement.id)
    .where(*_OF_UNIT_AND_YEAR)
    .order_by(AgreementIndicator.code)
)
PROGRAMMES = (
    select(
        AgreementProgramme.agreement_id,
        AgreementProgramme.id,
        AgreementProgramme.name,
        AgreementProgramme.budget,
        AgreementProgramme.version,
    )
    .join(PerformanceAgreement, PerformanceAgreement.id == AgreementProgramme.agreement_id)
    .where(*_OF_UNIT_AND_YEAR)
    .order_by(AgreementProgramme.id)
)
_served_by_plan = select(Goal.agreement_indicator_id).where(
    Goal.plan_id == bindparam("plan_id"), Goal.agency_id == bindparam("agency_id")
)
SERVED = rows.TypedSelect(
    ServedRow,
    select(
        AgreementIndicator.id,
        AgreementIndicator.text,
        PerformanceAgreement.unit_id,
        PerformanceAgreement.year,
        Unit.name.label("unit_name"),
    )
    .join(PerformanceAgreement, PerformanceAgreement.id == AgreementIndicator.agreement_id)
    .join(Unit, Unit.id == PerformanceAgreement.unit_id)
    .where(AgreementIndicator.id.in_(_served_by_plan))
    .order_by(AgreementIndicator.code),
)
_PARENT = aliased(Unit)
UNIT = (
    select(
        Unit.id,
        Unit.name,
        Unit.kind,
        Unit.agency_id,
        Unit.parent_id,
        Unit.path,
        _PARENT.name.label("parent_name"),
    )
    .outerjoin(_PARENT, _PARENT.id == Unit.parent_id)
    .where(Unit.id == bindparam("unit_id"))
)
SIGNERS = (
    select(
        Unit.path,
        Unit.name.label("unit_name"),
        Assignment.kind,
        Assignment.title,
        Employee.name,
        Employee.front_title,
        Employee.back_title,
    )
    .join(Unit, Unit.id == Assignment.unit_id)
    .join(Position, Position.id == Assignment.position_id)
    .join(Employee, Employee.id == Assignment.employee_id)
    .where(Position.is_head.is_(True))
)
_RANKS = {AssignmentKind.DEFINITIF: 0, AssignmentKind.PLT: 1, AssignmentKind.PLH: 2}
"""Who holds the post signs; an acting head does where nobody holds it."""
WRITE = "write"


def list_agreements(session: Session, actor: Actor, unit_id: UUID, year: int) -> dict[str, Any]:
    """Show the perjanjian kinerja of a unit and year, and who promises it to whom."""
    unit = rows.fetch_one(session, UNIT, unit_id=unit_id)
    if unit is None:
        raise NotFound(unit_id=unit_id)
    path: str = unit.pop("path")
    return {
        "items": agreements_of(session, unit_id, year),
        "unit": unit,
        **_signers(session, path, year),
        "may": [WRITE] if administers(actor, unit["agency_id"]) else [],
    }


def agreements_of(session: Session, unit_id: UUID, year: int) -> list[dict[str, Any]]:
    """Read the agreement of a unit and year with its lines, in the order of their codes."""
    found: dict[UUID, dict[str, Any]] = {}
    names = ("id", "unit_id", "year", "document_no")
    for row in rows.fetch(session, AGREEMENTS, unit_id=unit_id, year=year):
        head = {name: row.pop(name) for name in names} | {"version": row.pop("agreement_version")}
        agreement = found.setdefault(head["id"], {**head, "indicators": [], "programmes": []})
        if (line_id := row.pop("indicator_id")) is not None:
            agreement["indicators"].append({"id": line_id, **row})
    for row in rows.fetch(session, PROGRAMMES, unit_id=unit_id, year=year):
        found[row.pop("agreement_id")]["programmes"].append(row)
    for agreement in found.values():
        agreement["indicators"].sort(key=lambda line: _in_order(line["code"]))
    return list(found.values())


def _in_order(code: str) -> list[tuple[int, int, str]]:
    """Count numbers in a code as numbers: `IKU-2` comes before `IKU-10`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", code)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _signers(session: Session, path: str, year: int) -> dict[str, Any]:
    """Find who leads the unit and who leads above it: on this day, or on the year's nearest one."""
    day = min(max(today(), date(year, 1, 1)), date(year, 12, 31))
    places = SIGNERS.where(valid_on(Assignment, day), Unit.path.in_([path, *above(path)]))
    found = [dict(row) for row in session.execute(places).mappings()]
    found.sort(key=lambda one: (-len(one["path"]), _RANKS.get(one["kind"], len(_RANKS))))
    here = [one for one in found if one["path"] == path]
    higher = [one for one in found if one["path"] != path]
    return {"promised_by": _signer(here), "promised_to": _signer(higher)}


def _signer(found: list[dict[str, Any]]) -> dict[str, Any] | None:
    return {name: value for name, value in found[0].items() if name != "path"} if found else None


def agreement_lines(session: Session, unit_id: UUID, year: int) -> list[ParentLineRow]:
    """Read the lines of a unit's perjanjian kinerja."""
    return rows.fetch(session, AGREEMENT_LINES, unit_id=unit_id, year=year)


def served_lines(session: Session, plan_id: UUID, goals: Iterable[GoalRow]) -> list[ServedRow]:
    """Read the lines that a plan's goals serve, and whose agreement they are of; few plans do."""
    if not serves_lines(goals):
        return []
    return rows.fetch(session, SERVED, plan_id=plan_id, agency_id=agency_of(plan_id))


def serves_lines(goals: Iterable[GoalRow]) -> bool:
    """Say whether any goal serves a line of an agreement."""
    return any(goal["agreement_indicator_id"] for goal in goals)
