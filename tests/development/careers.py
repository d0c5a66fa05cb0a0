"""Gives people of the small town a career, entered by HR over HTTP."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion.follower import check_all
from api.organization.models import Assignment, Employee, Position, PositionKind
from tests.conftest import Db
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]
WINDOW = "2026-12-01"
NEED = {"agency_id": 1, "family": "Perawat", "level": "ahli_madya", "valid_from": "2026-01-01"}
ACCEPTED: dict[str, Any] = {
    "outcome": "accepted",
    "number": "823/117/BKPSDM/2026",
    "decided_on": "2026-10-08",
    "effective_on": WINDOW,
}
DECEMBER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
DECIDED = {"document_no": "821/12", "decided_on": "2026-02-01", "reason": "PAK integrasi"}


def record(kind: str, value: str, on: str = "2020-04-01", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "value": value, "from_on": on, "document_no": f"800/{value}"} | more


MERITS = [
    record("pangkat", "III/c"),
    record("pendidikan", "s1", "2010-08-01"),
    record("predikat", "baik", "2025-01-10", year=2024),
    record("predikat", "sangat_baik", "2026-01-10", year=2025),
]
"""Who has these lacks nothing but angka kredit."""


def make_nurse(session: Session, who: UUID, grade: str = "III/c") -> None:
    """Make somebody a functional officer with a title of a family."""
    promote_by_id(session, who, PositionKind.AHLI_MUDA, "Perawat Ahli Muda")
    session.get_one(Employee, who).grade = grade


def promote_by_id(session: Session, who: UUID, kind: PositionKind, title: str) -> None:
    person = session.get_one(Employee, who)
    position = session.get_one(Position, person.position_id)
    position.kind, position.title = kind, title
    for post in session.query(Assignment).filter_by(employee_id=who):
        post.title = title


def enter(hr: Client, who: UUID, *records: dict[str, Any]) -> Any:
    """Enter records one after the other; give the last answer."""
    answer = None
    for one in records:
        answer = hr.post(f"/employees/{who}/career-records", one)
        assert answer.status_code == 201, answer.text
    return answer.json() if answer else None


def credit(hr: Client, who: UUID, points: str, level: str = "ahli_muda") -> None:
    line = {"kind": "penyesuaian", "level": level, "points": points, **DECIDED}
    answer = hr.post(f"/employees/{who}/credit", line)
    assert answer.status_code == 201, answer.text


def make_ready(db: Db, as_: As, town: Town, who: UUID | None = None) -> None:
    """Let Wayan, or somebody else, meet everything for the next golongan; the follower has seen it."""
    key, hr = who or town.wayan.id, as_(town.hr_agency.id)
    db.write(make_nurse, key)
    enter(hr, key, *MERITS)
    credit(hr, key, "118.75")
    follow(db)


def follow(db: Db) -> None:
    """Let the follower judge by all that has happened."""
    db.runner.run(check_all(db.database))


def own(client: Client, who: UUID, window: str = WINDOW) -> dict[str, Any]:
    """Ask for somebody's way up; give the paths by name."""
    answer = client.get(f"/employees/{who}/promotion", window_on=window)
    assert answer.status_code == 200, answer.text
    return {one["path"]: one for one in answer.json()["paths"]}


def candidates(client: Client, **wanted: Any) -> Any:
    """Ask for a list."""
    given = {"window_on": WINDOW, "path": "pilihan_fungsional"} | wanted
    answer = client.request("GET", "/promotion/candidates", params=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


def propose(client: Client, *people: UUID, path: str = "pilihan_fungsional") -> Any:
    """Propose people for the window."""
    draft = {"window_on": WINDOW, "path": path, "employee_ids": [str(one) for one in people]}
    return client.post("/promotion/proposals", draft)


def decide(as_: As, town: Town, key: str, given: dict[str, Any], version: int = 1) -> Any:
    """Decide as HR of the city."""
    path = f"/promotion/proposals/{key}/decision"
    return as_(town.hr_city.id).post(path, given, version=version)
