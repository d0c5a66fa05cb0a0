"""A superior lets somebody else assess, from a day to a day and with a reason (art. 1 no. 9)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.goals.models import PlanState
from api.organization.models import Assessor
from api.organization.posts.queries import effective_assessor
from tests.conftest import Db
from tests.evaluations.factories import make_plan
from tests.goals.factories import make_complete_plan
from tests.http import Client, problem_of
from tests.organization.factories import assessors_of, delegated, events_of, named
from tests.people import Person, Town

As = Callable[..., Client]
GIVEN = {"valid_from": "2026-10-08", "valid_until": "2026-11-01"}
WHY = "Kepala puskesmas mengikuti pelatihan kepemimpinan"


def _name(hr: Client, person: Person, body: dict[str, Any]) -> Any:
    return hr.post(f"/employees/{person.id}/assessors", body)


def _assessor(session: Session, assignment_id: UUID) -> UUID | None:
    return effective_assessor(session, assignment_id, today())


def _delegation(town: Town, **fields: Any) -> dict[str, Any]:
    wanted = {
        "assignment_id": str(town.wayan.assignment_id),
        "assessor_id": str(town.made.id),
        "reason": WHY,
    }
    return wanted | GIVEN | fields


def _delegate(client: Client, town: Town, **fields: Any) -> Any:
    place = f"/employees/{town.wayan.id}/delegations"
    return client.post(place, _delegation(town, **fields))


def test_a_superior_delegates_for_a_time_and_both_see_it(town: Town, as_: As, db: Db) -> None:
    """Art. 1 no. 9: whom it is given to needs no rank."""
    given = _delegate(as_(town.chief.id), town)

    assert given.status_code == 201, given.text
    for who in (town.wayan, town.made, town.chief):
        shown = as_(who.id).get(f"/employees/{town.wayan.id}").json()["assessors"][0]
        assert (shown["kind"], shown["assessor_name"]) == ("delegasi", town.made.name)
        assert shown["instead_of"] == {"id": str(town.chief.id), "name": town.chief.name}
        assert (shown["reason"], shown["valid_until"]) == (WHY, "2026-11-01")
    assert db.read(_assessor, town.wayan.assignment_id) == town.made.id
    [told] = db.read(events_of, "AssessorChanged")
    assert (told.counterpart_id, told.data["previous_id"]) == (town.made.id, str(town.chief.id))


def test_the_delegate_agrees_to_plans_and_rates(town: Town, as_: As, db: Db) -> None:
    plan = db.write(make_complete_plan, town.wayan, town.chief, PlanState.SUBMITTED)
    _delegate(as_(town.chief.id), town)

    version = as_(town.made.id).get(f"/plans/{plan.id}").json()["version"]
    agreed = as_(town.made.id).post(f"/plans/{plan.id}/agreement", version=version)

    assert agreed.status_code == 200, agreed.text


def test_a_delegation_is_taken_back_by_whoever_gave_it(town: Town, as_: As, db: Db) -> None:
    chief = as_(town.chief.id)
    given = _delegate(chief, town).json()["assessors"][0]["id"]
    place = f"/employees/{town.wayan.id}/delegations/{given}/end"

    for who, status in ((town.wayan, 403), (town.made, 403), (town.stranger, 404)):
        assert as_(who.id).post(place).status_code == status
    first, again = (chief.post(place, key="end-1") for _ in range(2))

    assert (first.status_code, again.json()) == (200, first.json())
    assert db.read(_assessor, town.wayan.assignment_id) == town.chief.id
    of_wayan = db.read(assessors_of, town.wayan.assignment_id)
    assert [str(one[3]) for one in of_wayan if one[0] == "delegasi"] == ["2026-10-08"]


def test_hr_ends_a_delegation_too(town: Town, as_: As, db: Db) -> None:
    given = _delegate(as_(town.chief.id), town).json()["assessors"][0]["id"]

    ended = as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/delegations/{given}/end")

    assert ended.status_code == 200, ended.text
    unknown = f"/employees/{town.wayan.id}/delegations/{town.wayan.id}/end"
    assert as_(town.hr_agency.id).post(unknown).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("wayan", 403), ("head", 403), ("hr_agency", 403), ("made", 404), ("stranger", 404)],
)
def test_only_the_superior_delegates(town: Town, as_: As, who: str, status: int) -> None:
    assert _delegate(as_(getattr(town, who).id), town).status_code == status


def test_a_delegate_does_not_delegate_further(town: Town, as_: As) -> None:
    _delegate(as_(town.chief.id), town)

    assert _delegate(as_(town.made.id), town, assessor_id=str(town.head.id)).status_code == 403


@pytest.mark.parametrize(
    ("fields", "pointer", "code"),
    [
        ({"valid_until": "2026-10-08"}, "/valid_until", "order"),
        ({"valid_from": "2026-10-07"}, "/valid_from", "in_past"),
        ({"valid_until": None}, "/valid_until", None),
        ({"reason": "cuti"}, "/reason", None),
        ({"assessor_id": "wayan"}, "/assessor_id", "is_the_person"),
        ({"assessor_id": "chief"}, "/assessor_id", "assesses_already"),
        ({"assessor_id": "stranger"}, "/assessor_id", "other_agency"),
    ],
)
def test_a_delegation_that_cannot_be_is_refused(
    town: Town, as_: As, fields: dict[str, Any], pointer: str, code: str | None
) -> None:
    named_one = fields.get("assessor_id")
    if named_one:
        fields = {"assessor_id": str(getattr(town, named_one).id)}

    refused = _delegate(as_(town.chief.id), town, **fields)

    assert refused.status_code == 422, refused.text
    fault = refused.json()["errors"][0]
    assert fault["pointer"] == pointer
    assert code in (None, fault["code"])


def test_a_post_of_somebody_else_is_not_delegated(town: Town, as_: As) -> None:
    other = _delegate(as_(town.chief.id), town, assignment_id=str(town.made.assignment_id))

    assert other.status_code == 404


def test_hr_says_why_and_until_when_it_enters_a_delegation(town: Town, as_: As) -> None:
    wanted = named(town.wayan.assignment_id, town.made.id, kind="delegasi")

    refused = _name(as_(town.hr_agency.id), town.wayan, wanted)

    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/reason", "/valid_until"]


def test_nobody_delegates_a_post_that_nobody_assesses_by_right(town: Town, as_: As, db: Db) -> None:
    """Art. 1 no. 9: what is given is the superior's own power."""

    def without(session: Session) -> None:
        of_wayan = Assessor.assignment_id == town.wayan.assignment_id
        session.execute(update(Assessor).where(of_wayan).values(assessor_id=town.hr_agency.id))

    db.write(without)

    refused = _name(
        as_(town.hr_city.id), town.wayan, delegated(town.wayan.assignment_id, town.made.id)
    )

    assert (refused.status_code, problem_of(refused)) == (409, "nobody-delegates")


def test_a_delegation_given_once_is_given_once(town: Town, as_: As, with_token: As, db: Db) -> None:
    place = f"/employees/{town.wayan.id}/delegations"
    chief = as_(town.chief.id)

    first, again = (chief.post(place, _delegation(town), key="d-1") for _ in range(2))
    refused = with_token(town.chief.id, "organization:read").post(place, _delegation(town))

    assert (first.status_code, again.json()) == (201, first.json())
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    kinds = [one[0] for one in db.read(assessors_of, town.wayan.assignment_id)]
    assert kinds.count("delegasi") == 1


def test_who_was_given_a_plan_before_goes_on_rating_while_the_delegation_lasts(
    town: Town, as_: As, db: Db
) -> None:
    """What is not signed follows the delegate, and comes back with the day it ends."""
    db.write(make_plan, town.wayan, town.chief)
    _delegate(as_(town.chief.id), town)

    assert as_(town.made.id).get("/me").json()["assesses"] == 1
