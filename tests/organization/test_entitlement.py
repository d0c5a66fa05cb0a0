"""Who may assess: pengawas or above, who leads a unit, or to whom it is delegated (art. 1 no. 9, IV.A.2–7).

Never a subordinate of the person, never two each other.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.goals.models import PlanState
from api.organization.models import Assessor, PositionKind
from api.organization.posts.queries import effective_assessor
from tests.conftest import Db
from tests.goals.factories import make_complete_plan
from tests.http import Client, problem_of
from tests.organization.factories import (
    delegated,
    draft,
    named,
    post,
)
from tests.people import Person, Town, promote

As = Callable[..., Client]
HEAD = {"title": "Kepala Dinas Kesehatan", "position_kind": "jpt_pratama", "is_head": True}


def _name(hr: Client, person: Person, body: dict[str, Any]) -> Any:
    return hr.post(f"/employees/{person.id}/assessors", body)


def _fault(answer: Any) -> tuple[str, str, bool]:
    assert answer.status_code == 422, answer.text
    fault = answer.json()["errors"][0]
    return fault["pointer"], fault["code"], "art. 1 no. 9" in fault["detail"]


@pytest.mark.parametrize("kind", ["definitif", "plt", "plh"])
def test_a_colleague_below_pengawas_does_not_assess(town: Town, as_: As, kind: str) -> None:
    wanted = named(town.wayan.assignment_id, town.made.id, kind=kind)

    refused = _name(as_(town.hr_agency.id), town.wayan, wanted)

    assert _fault(refused) == ("/assessor_id", "assessor_below_pengawas", True)


def test_a_newcomer_is_not_put_under_somebody_below_pengawas(town: Town, as_: As) -> None:
    wanted = draft(town.puskesmas, assessor_id=str(town.made.id))

    refused = as_(town.hr_agency.id).post("/employees", wanted)

    assert _fault(refused) == ("/assessor_id", "assessor_below_pengawas", True)


@pytest.mark.parametrize(
    "kind", [PositionKind.PENGAWAS, PositionKind.ADMINISTRATOR, PositionKind.JPT_PRATAMA]
)
def test_pengawas_and_above_assess(town: Town, as_: As, db: Db, kind: PositionKind) -> None:
    db.write(promote, town.made, kind)

    named_now = _name(
        as_(town.hr_agency.id), town.wayan, named(town.wayan.assignment_id, town.made.id)
    )

    assert named_now.status_code == 201, named_now.text


def test_who_leads_a_unit_assesses_as_a_functional_official_too(town: Town, as_: As) -> None:
    """IV.A.7: the head of the puskesmas (ahli madya), also of somebody of the agency's own office."""
    wanted = named(town.hr_agency.assignment_id, town.chief.id)

    assert _name(as_(town.hr_city.id), town.hr_agency, wanted).status_code == 201


def test_two_do_not_assess_each_other(town: Town, as_: As, db: Db) -> None:
    db.write(promote, town.wayan)
    wanted = named(town.chief.assignment_id, town.wayan.id)

    refused = _name(as_(town.hr_agency.id), town.chief, wanted)

    assert _fault(refused) == ("/assessor_id", "assess_each_other", True)


@pytest.mark.parametrize("body", [named, delegated])
def test_a_subordinate_does_not_assess_however_far_below(
    town: Town, as_: As, db: Db, body: Callable[..., dict[str, Any]]
) -> None:
    """Staff of the puskesmas, whose head is assessed by the head of the agency."""
    db.write(promote, town.wayan)
    wanted = body(town.head.assignment_id, town.wayan.id)

    refused = _name(as_(town.hr_city.id), town.head, wanted)

    assert _fault(refused) == ("/assessor_id", "assessor_is_subordinate", True)


def test_who_serves_below_a_head_does_not_assess_them_without_any_relation(
    town: Town, as_: As, db: Db
) -> None:
    def forget(session: Session) -> None:
        promote(session, town.made)
        of_made = Assessor.employee_id == town.made.id
        session.execute(update(Assessor).where(of_made).values(valid_until=Assessor.valid_from))

    db.write(forget)

    refused = _name(as_(town.hr_city.id), town.head, named(town.head.assignment_id, town.made.id))

    assert _fault(refused) == ("/assessor_id", "assessor_is_subordinate", True)


def _assessor(session: Session, assignment_id: UUID) -> UUID | None:
    return effective_assessor(session, assignment_id, today())


def test_who_acts_above_does_not_assess_their_own_superior(town: Town, as_: As, db: Db) -> None:
    """A nurse who is Plh of the agency: the head of her puskesmas keeps his own assessor."""
    acting = post(
        town.dinkes, kind="plh", valid_from="2026-10-08", valid_until="2026-10-17", **HEAD
    )

    begun = as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/assignments", acting)

    assert begun.status_code == 201, begun.text
    assert db.read(_assessor, town.chief.assignment_id) == town.head.id
    assert db.read(_assessor, town.hr_agency.assignment_id) == town.wayan.id


def _unfit(session: Session, town: Town) -> UUID:
    """As before the rule: Wayan assessed by a colleague, with a plan that waits for the agreement."""
    of_wayan = Assessor.assignment_id == town.wayan.assignment_id
    session.execute(update(Assessor).where(of_wayan).values(assessor_id=town.made.id))
    return make_complete_plan(session, town.wayan, town.made, PlanState.SUBMITTED).id


def test_who_may_not_assess_agrees_to_no_plan_and_gets_no_new_one(
    town: Town, as_: As, db: Db
) -> None:
    plan = db.write(_unfit, town)

    refused = as_(town.made.id).post(f"/plans/{plan}/agreement", version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "assessor-unfit")
    assert "art. 1 no. 9" in refused.json()["detail"]
    assert refused.json()["why"] == "assessor_below_pengawas"


def test_a_plan_begins_with_an_assessor_who_may(town: Town, as_: As, db: Db) -> None:
    def unfit(session: Session) -> None:
        of_wayan = Assessor.assignment_id == town.wayan.assignment_id
        session.execute(update(Assessor).where(of_wayan).values(assessor_id=town.made.id))

    db.write(unfit)

    refused = as_(town.wayan.id).post("/plans", {"cycle_id": 20261, "approach": "kuantitatif"})

    assert (refused.status_code, problem_of(refused)) == (409, "assessor-unfit")
