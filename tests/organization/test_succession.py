"""Heads come and go: their staff are assessed step by step from above, or by who is named (IV.A.2–5)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.organization.posts.queries import effective_assessor
from tests.conftest import Db
from tests.http import Client
from tests.organization.factories import draft, post
from tests.people import Town

As = Callable[..., Client]
CHIEF = {"title": "Kepala Puskesmas I", "position_kind": "ahli_madya", "is_head": True}
HEAD = {"title": "Kepala Dinas Kesehatan", "position_kind": "jpt_pratama", "is_head": True}


def _assessor(session: Session, assignment_id: UUID) -> UUID | None:
    return effective_assessor(session, assignment_id, today())


def _post(hr: Client, person: Any, body: dict[str, Any]) -> Any:
    answer = hr.post(f"/employees/{person.id}/assignments", body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def _newcomer(hr: Client, town: Town) -> UUID:
    made = hr.post("/employees", draft(town.puskesmas)).json()
    return UUID(made["assignments"][0]["id"])


def test_staff_of_a_head_who_moves_go_to_the_superior_on_that_day(
    town: Town, as_: As, db: Db
) -> None:
    """IV.A.2: without waiting for what the next day brings."""
    hr = as_(town.hr_agency.id)
    key = _newcomer(hr, town)
    assert db.read(_assessor, key) == town.chief.id

    _post(hr, town.chief, post(town.dinkes, valid_from="2026-10-08"))

    assert db.read(_assessor, key) == town.head.id


def test_staff_go_to_the_acting_head_whom_the_superior_names(town: Town, as_: As, db: Db) -> None:
    """IV.A.3."""
    hr = as_(town.hr_agency.id)
    key = _newcomer(hr, town)
    _post(hr, town.chief, post(town.dinkes, valid_from="2026-10-08"))

    acting = post(
        town.puskesmas, kind="plt", valid_from="2026-10-08", valid_until="2027-01-08", **CHIEF
    )
    _post(hr, town.made, acting)

    assert db.read(_assessor, key) == town.made.id


def test_a_definitive_head_comes_before_who_acts_above(town: Town, as_: As, db: Db) -> None:
    """A unit without a head is led by a Plt above it until it has a head of its own."""
    hr = as_(town.hr_agency.id)
    key = _newcomer(hr, town)
    _post(hr, town.chief, post(town.dinkes, valid_from="2026-10-05"))
    acting = post(
        town.dinkes, kind="plt", valid_from="2026-10-06", valid_until="2027-01-06", **HEAD
    )
    _post(hr, town.made, acting)
    assert db.read(_assessor, key) == town.made.id

    _post(hr, town.wayan, post(town.puskesmas, valid_from="2026-10-08", **CHIEF))

    assert db.read(_assessor, key) == town.wayan.id


def test_who_acts_is_assessed_by_the_leader_they_answer_to(town: Town, as_: As, db: Db) -> None:
    """IV.A.5: a nurse who acts as head of the puskesmas answers to the head of the agency."""
    hr = as_(town.hr_agency.id)
    acting = post(
        town.puskesmas, kind="plt", valid_from="2026-10-08", valid_until="2027-01-08", **CHIEF
    )

    made = _post(hr, town.wayan, acting)

    key = next(UUID(one["id"]) for one in made["assignments"] if one["kind"] == "plt")
    assert db.read(_assessor, key) == town.head.id
    assert db.read(_assessor, town.wayan.assignment_id) == town.chief.id
