"""A service and a case of Wayan's, for the requests of the table."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.organization.models import Employee
from tests.people import Person


def service_of(holder_id: UUID, code: str = "SIP") -> dict[str, Any]:
    """Write a service whose only step its own unit holds."""
    unit = str(holder_id)
    return {
        "unit_id": unit,
        "code": code,
        "name": "Izin praktik tenaga kesehatan",
        "noun": "izin",
        "source_name": "SIM Perijinan",
        "standard": {"working_days": 5, "valid_from": "2026-01-01", "legal_basis": "Perwali 12"},
        "steps": [{"code": "rekomendasi", "name": "Rekomendasi teknis", "unit_id": unit}],
    }


def case_of(number: str) -> dict[str, Any]:
    """Write a case that is in that step."""
    stay = {"step": "rekomendasi", "entered_on": "2026-10-01"}
    return {
        "external_key": "SIP-1",
        "officer_nip": number,
        "complete_on": "2026-10-01",
        "steps": [stay],
    }


def number_of(session: Session, person: Person) -> str:
    return session.get_one(Employee, person.id).nip or ""
