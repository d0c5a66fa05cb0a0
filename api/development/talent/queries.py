"""What is known of the people below a unit, in a few statements; and what is recorded of one."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.development.competence.models import CompetenceLevel, Viewpoint
from api.development.talent.models import TalentAssessment
from api.development.talent.placing import Assessed
from api.development.talent.records import AssessmentRow, PersonRow, PredikatRow, SeenLevel
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind, Predikat
from api.foundation import rows
from api.goals.models import Plan
from api.organization.models import ENDED, Employee, Position, Unit
from api.organization.units.paths import end_of

_giver = aliased(Employee)
_BELOW = (Unit.path >= bindparam("begin"), Unit.path < bindparam("end"))
_SERVES = tuple(Employee.state != state for state in sorted(ENDED))
_PEOPLE = rows.TypedSelect(
    PersonRow,
    select(
        Employee.id,
        Employee.agency_id,
        Employee.name,
        Unit.name.label("unit_name"),
        Position.kind,
        Position.title,
    )
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(*_BELOW, *_SERVES)
    .order_by(Employee.sort_name, Employee.id),
)
_PREDIKATS = rows.TypedSelect(
    PredikatRow,
    select(Evaluation.employee_id, Plan.starts_on, Evaluation.predikat)
    .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
    .join(Employee, Employee.id == Evaluation.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .where(
        *_BELOW,
        *_SERVES,
        Evaluation.kind == EvaluationKind.TAHUNAN,
        Evaluation.voided_at.is_(None),
        *(Evaluation.state != state for state in sorted(UNSIGNED)),
        Plan.starts_on >= bindparam("first"),
        Plan.starts_on <= bindparam("last"),
    )
    .order_by(Plan.starts_on, Evaluation.id),
)
_LEVELS = rows.TypedSelect(
    SeenLevel,
    select(CompetenceLevel.employee_id, CompetenceLevel.competence_code, CompetenceLevel.level)
    .join(Employee, Employee.id == CompetenceLevel.employee_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .where(*_BELOW, *_SERVES, CompetenceLevel.viewpoint == Viewpoint.ASSESSOR)
    .order_by(CompetenceLevel.given_on, CompetenceLevel.id),
)
_ASSESSMENTS = (
    select(
        TalentAssessment.id,
        TalentAssessment.employee_id,
        TalentAssessment.potential,
        TalentAssessment.reason,
        TalentAssessment.document_no,
        TalentAssessment.assessed_on,
        _giver.name.label("giver_name"),
    )
    .join(Employee, Employee.id == TalentAssessment.employee_id)
    .outerjoin(_giver, _giver.id == TalentAssessment.given_by)
    .order_by(TalentAssessment.assessed_on, TalentAssessment.id)
)
_RECORDED = rows.TypedSelect(
    AssessmentRow, _ASSESSMENTS.join(Unit, Unit.id == Employee.unit_id).where(*_BELOW, *_SERVES)
)
_OF_PERSON = rows.TypedSelect(
    AssessmentRow, _ASSESSMENTS.where(TalentAssessment.employee_id == bindparam("employee_id"))
)


def _below(path: str) -> dict[str, str]:
    return {"begin": path, "end": end_of(path)}


def people_below(session: Session, path: str) -> list[PersonRow]:
    """Read who serves in a unit and below it, by name."""
    return rows.fetch(session, _PEOPLE, **_below(path))


def predikats_below(session: Session, path: str, year: int) -> dict[UUID, dict[int, Predikat]]:
    """Read the signed yearly predikats of a year and the one before, by person and year."""
    found: dict[UUID, dict[int, Predikat]] = defaultdict(dict)
    days = {"first": date(year - 1, 1, 1), "last": date(year, 12, 31)}
    for row in rows.fetch(session, _PREDIKATS, **_below(path), **days):
        if row["predikat"] is not None:
            found[row["employee_id"]][row["starts_on"].year] = row["predikat"]
    return found


def levels_below(session: Session, path: str) -> dict[UUID, dict[str, int]]:
    """Read the assessors' latest levels, by person and competence."""
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in rows.fetch(session, _LEVELS, **_below(path)):
        found[row["employee_id"]][row["competence_code"]] = row["level"]
    return found


def assessed_below(session: Session, path: str) -> dict[UUID, Assessed]:
    """Read what was recorded last of people's potential."""
    return {
        row["employee_id"]: Assessed(row["potential"], row["assessed_on"])
        for row in rows.fetch(session, _RECORDED, **_below(path))
    }


def assessments_of(session: Session, employee_id: UUID) -> list[AssessmentRow]:
    """Read all that was recorded of somebody's potential, the latest first."""
    return rows.fetch(session, _OF_PERSON, employee_id=employee_id)[::-1]
