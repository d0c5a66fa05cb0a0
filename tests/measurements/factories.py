"""A service of Dinas Kesehatan with officers in its puskesmas, and the account that delivers its cases."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.organization.models import Employee
from tests.conftest import Db
from tests.http import Client
from tests.people import Person, Town, make_employee

As = Callable[..., Client]
STANDARD = {
    "working_days": 5,
    "valid_from": "2025-01-01",
    "legal_basis": "Perwali Denpasar 12/2025",
}


def draft(town: Town, **other: Any) -> dict[str, Any]:
    """Write a service with three steps, the second of which Dinas Pendidikan holds."""
    steps = [
        {"code": "periksa", "name": "Periksa berkas"},
        {"code": "rekomendasi", "name": "Rekomendasi teknis", "unit_id": str(town.disdik)},
        {"code": "terbit", "name": "Penerbitan"},
    ]
    return {
        "unit_id": str(town.dinkes),
        "code": "SIP",
        "name": "Izin praktik tenaga kesehatan",
        "noun": "izin",
        "source_name": "SIM Perijinan, DPMPTSP",
        "case_url": "https://perijinan.example.go.id/kasus/{key}",
        "standard": STANDARD,
        "steps": steps,
        **other,
    }


def registered(as_: As, town: Town, *, counting: bool = False, **other: Any) -> dict[str, Any]:
    """Let HR of the agency register a service, and let it count."""
    hr = as_(town.hr_agency.id)
    made = hr.post("/services", draft(town, **other))
    assert made.status_code == 201, made.text
    service: dict[str, Any] = made.json()
    if counting:
        place = f"/services/{service['id']}"
        changed = hr.patch(place, {"state": "counting"}, version=service["version"])
        assert changed.status_code == 200, changed.text
        service = changed.json()
    return service


def account(as_: As, town: Town, *scopes: str, agency_id: int = 1) -> Client:
    """Give the API as another system of an agency sees it."""
    admin = as_(town.admin.id)
    wanted = {
        "name": f"SIM Perijinan {agency_id} {' '.join(scopes)}",
        "scopes": list(scopes) or ["measurements:write"],
        "home_agency_id": agency_id,
    }
    made = admin.post("/service-accounts", wanted)
    assert made.status_code == 201, made.text
    secrets = f"/service-accounts/{made.json()['id']}/secrets"
    secret = admin.post(secrets, {"expires_on": "2027-03-31"}).json()["secret"]
    client = Client(admin.app, admin.runner, admin.book)
    client.headers["Authorization"] = f"Bearer {secret}"
    return client


def nip_of(db: Db, person: Person) -> str:
    """Read somebody's number."""

    def number(session: Session) -> str:
        return session.get_one(Employee, person.id).nip or ""

    return db.read(number)


def holder(db: Db, town: Town) -> Person:
    """Let somebody lead the unit that holds the second step."""

    def make(session: Session, unit: UUID) -> Person:
        return make_employee(session, unit, "I Ketut Suardana", head_of="000G/000W/")

    return db.write(make, town.disdik)


def case(key: str, nip: str, complete: str, issued: str | None = None, **other: Any) -> Any:
    """Write a case as the other system says it; without a result it is under way."""
    return {
        "external_key": key,
        "kind": "Perawat",
        "officer_nip": nip,
        "complete_on": complete,
        "issued_on": issued,
        **other,
    }


def delivered(client: Client, service: dict[str, Any], *cases: Any) -> dict[str, Any]:
    """Deliver cases and read what became of them."""
    answer = client.post(f"/services/{service['id']}/cases", {"cases": list(cases)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]
