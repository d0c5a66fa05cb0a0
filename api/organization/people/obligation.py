"""Who owes a plan (R1, II.C.8): ASN in active service or on study leave, and nobody who rests from duty.

Whoever studies agrees on results of the study, and is evaluated on them (II.B, IV.A.16–17).
"""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.organization.models import Employee, EmployeeKind, EmployeeState

ASN = (EmployeeKind.PNS, EmployeeKind.CPNS, EmployeeKind.PPPK)
BOUND = (EmployeeState.AKTIF, EmployeeState.TUGAS_BELAJAR)
OBLIGED = and_(
    or_(*(Employee.state == state for state in BOUND)),
    or_(*(Employee.kind == kind for kind in ASN)),
)


def is_obliged(state: EmployeeState, kind: EmployeeKind) -> bool:
    """Say the same of one person."""
    return state in BOUND and kind in ASN


def owes_plan(session: Session, employee_id: UUID) -> bool:
    """Say whether somebody owes a plan today."""
    found = select(Employee.id).where(Employee.id == employee_id, OBLIGED)
    return session.scalars(found).first() is not None
