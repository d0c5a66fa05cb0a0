"""A service and a case of Wayan's, for the requests of the table."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.organization.models import Employee
from tests.conftest import Db
from tests.http import Client
from tests.people import Person, Town


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


def make_service(db: Db, hr: Client, town: Town) -> dict[str, str]:
    """Let HR register it with a case of Wayan's; give the keys of both."""
    service = hr.post("/services", service_of(town.dinkes)).json()
    place = f"/services/{service['id']}/cases"
    hr.post(place, {"cases": [case_of(db.read(_number, town.wayan))]})
    return {"service_id": service["id"], "case_id": hr.get(place).json()["items"][0]["id"]}


def case_of(number: str) -> dict[str, Any]:
    """Write a case that is in that step."""
    stay = {"step": "rekomendasi", "entered_on": "2026-10-01"}
    return {
        "external_key": "SIP-1",
        "officer_nip": number,
        "complete_on": "2026-10-01",
        "steps": [stay],
    }


def _number(session: Session, person: Person) -> str:
    return session.get_one(Employee, person.id).nip or ""
