"""A golongan that was decided elsewhere becomes somebody's."""

from sqlalchemy.orm import Session

from api.foundation.events import EventActor, publish
from api.organization.events import EmployeeChanged
from api.organization.models import Employee


def raise_grade(session: Session, actor: EventActor, employee: Employee, grade: str) -> None:
    """Give somebody a golongan from today on."""
    changes: dict[str, list[str | None]] = {"grade": [employee.grade, grade]}
    employee.grade = grade
    employee.version += 1
    session.flush()
    publish(
        session,
        EmployeeChanged(actor=actor, subject_id=employee.id, about_id=employee.id, changes=changes),
    )
