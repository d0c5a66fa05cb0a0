"""Who owes a plan (R1, R24): ASN in active service, and nobody who rests from duty."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.organization.models import Employee, EmployeeKind, EmployeeState

ASN = (EmployeeKind.PNS, EmployeeKind.CPNS, EmployeeKind.PPPK)
OBLIGED = and_(
    Employee.state == EmployeeState.AKTIF,
    or_(*(Employee.kind == kind for kind in ASN)),
)


def is_obliged(state: EmployeeState, kind: EmployeeKind) -> bool:
    """Say the same of one person."""
    return state is EmployeeState.AKTIF and kind in ASN


def owes_plan(session: Session, employee_id: UUID) -> bool:
    """Say whether somebody owes a plan today."""
    found = select(Employee.id).where(Employee.id == employee_id, OBLIGED)
    return session.scalars(found).first() is not None
