"""How performance agreements (perjanjian kinerja) are read; they are public within the city."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.nested import listed
from api.goals.agreements.models import (
    AgreementIndicator,
    AgreementProgramme,
    PerformanceAgreement,
)
from api.goals.agreements.records import (
    Agreement,
    AgreementIndicatorRow,
    AgreementLineRow,
    AgreementsOfUnit,
    AgreementUnitRow,
    ProgrammeRow,
    Signer,
)
from api.goals.models import Goal
from api.goals.records import ParentLineRow, ServedRow
from api.identity.actor import Actor
from api.organization.models import Assignment, AssignmentKind, Employee, Position, Unit
from api.organization.permissions import administers
from api.organization.posts.queries import valid_on
from api.organization.units.paths import above

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
AGREEMENTS = rows.TypedSelect(
    AgreementLineRow,
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
    .order_by(AgreementIndicator.code),
)
PROGRAMMES = rows.TypedSelect(
    ProgrammeRow,
    select(
        AgreementProgramme.agreement_id,
        AgreementProgramme.id,
        AgreementProgramme.name,
        AgreementProgramme.budget,
        AgreementProgramme.version,
    )
    .join(PerformanceAgreement, PerformanceAgreement.id == AgreementProgramme.agreement_id)
    .where(*_OF_UNIT_AND_YEAR)
    .order_by(AgreementProgramme.id),
)
_served_by_plan = select(Goal.agreement_indicator_id).where(
    Goal.plan_id == bindparam("plan_id"), Goal.agency_id == bindparam("agency_id")
)
SERVED = listed(
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
"""The lines that a plan's goals serve, and whose agreement they are of; few plans do."""
_PARENT = aliased(Unit)
UNIT = rows.TypedSelect(
    AgreementUnitRow,
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
    .where(Unit.id == bindparam("unit_id")),
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
WRITE = "write"


def list_agreements(session: Session, actor: Actor, unit_id: UUID, year: int) -> AgreementsOfUnit:
    """Show the perjanjian kinerja of a unit and year, and who promises it to whom."""
    unit = rows.fetch_one(session, UNIT, unit_id=unit_id)
    if unit is None:
        raise NotFound(unit_id=unit_id)
    promised_by, promised_to = _signers(session, unit["path"], year)
    return {
        "items": agreements_of(session, unit_id, year),
        "unit": {
            "id": unit["id"],
            "name": unit["name"],
            "kind": unit["kind"],
            "agency_id": unit["agency_id"],
            "parent_id": unit["parent_id"],
            "parent_name": unit["parent_name"],
        },
        "promised_by": promised_by,
        "promised_to": promised_to,
        "may": [WRITE] if administers(actor, unit["agency_id"]) else [],
    }


def agreements_of(session: Session, unit_id: UUID, year: int) -> list[Agreement]:
    """Read the agreement of a unit and year with its lines, in the order of their codes."""
    found: dict[UUID, Agreement] = {}
    for row in rows.fetch(session, AGREEMENTS, unit_id=unit_id, year=year):
        agreement = found.get(row["id"])
        if agreement is None:
            agreement = found[row["id"]] = _agreement(row)
        if row["indicator_id"] is not None:
            agreement["indicators"].append(_indicator(row, row["indicator_id"]))
    for programme in rows.fetch(session, PROGRAMMES, unit_id=unit_id, year=year):
        found[programme["agreement_id"]]["programmes"].append(
            {
                "id": programme["id"],
                "name": programme["name"],
                "budget": programme["budget"],
                "version": programme["version"],
            }
        )
    for agreement in found.values():
        agreement["indicators"].sort(key=lambda line: _in_order(line["code"]))
    return list(found.values())


def _agreement(row: AgreementLineRow) -> Agreement:
    return {
        "id": row["id"],
        "unit_id": row["unit_id"],
        "year": row["year"],
        "document_no": row["document_no"],
        "version": row["agreement_version"],
        "indicators": [],
        "programmes": [],
    }


def _indicator(row: AgreementLineRow, key: UUID) -> AgreementIndicatorRow:
    return {
        "id": key,
        "code": row["code"],
        "objective": row["objective"],
        "text": row["text"],
        "unit_of_measure": row["unit_of_measure"],
        "direction": row["direction"],
        "target": row["target"],
        "target_text": row["target_text"],
        "version": row["version"],
    }


def _in_order(code: str) -> list[tuple[int, int, str]]:
    """Count numbers in a code as numbers: `IKU-2` comes before `IKU-10`."""
    parts = re.findall(r"[0-9]+|[^0-9]+", code)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _signers(session: Session, path: str, year: int) -> tuple[Signer | None, Signer | None]:
    """Find who leads the unit and who leads above it: on this day, or on the year's nearest one."""
    day = min(max(today(), date(year, 1, 1)), date(year, 12, 31))
    places = SIGNERS.where(valid_on(Assignment, day), Unit.path.in_([path, *above(path)]))
    found = sorted(session.execute(places), key=lambda one: (-len(one.path), _rank(one.kind)))
    here = next((one for one in found if one.path == path), None)
    higher = next((one for one in found if one.path != path), None)
    return _signer(here), _signer(higher)


def _rank(kind: AssignmentKind) -> int:
    """Who holds the post signs; an acting head does where nobody holds it."""
    ranks = [AssignmentKind.DEFINITIF, AssignmentKind.PLT, AssignmentKind.PLH]
    return ranks.index(kind) if kind in ranks else len(ranks)


def _signer(row: Any) -> Signer | None:
    if row is None:
        return None
    return {
        "name": row.name,
        "front_title": row.front_title,
        "back_title": row.back_title,
        "title": row.title,
        "kind": row.kind,
        "unit_name": row.unit_name,
    }


def agreement_lines(session: Session, unit_id: UUID, year: int) -> list[ParentLineRow]:
    """Read the lines of a unit's perjanjian kinerja."""
    return rows.fetch(session, AGREEMENT_LINES, unit_id=unit_id, year=year)
