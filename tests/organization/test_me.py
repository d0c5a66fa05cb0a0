"""Who is signed in."""

from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.organization.models import Employee, Position
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.organization.factories import named
from tests.people import Town, make_user, promote


def test_a_member_of_staff_sees_themselves(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id).get("/me").json()

    assert me["name"] == "Ni Wayan Sukerti"
    assert me["unit"] == {"id": str(town.puskesmas), "name": "Puskesmas I"}
    assert (me["agency_name"], me["assesses"], me["leads"]) == ("Dinas Kesehatan", 0, False)
    assert me["may"] == ["organization"]


def test_a_leader_sees_that_they_lead_and_whom_they_assess(
    town: Town, as_: Callable[..., Client]
) -> None:
    me = as_(town.chief.id).get("/me").json()

    assert (me["assesses"], me["leads"]) == (2, True)


def test_hr_sees_which_parts_are_theirs(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.hr_agency.id).get("/me").json()

    assert me["roles"] == [{"role": "hr_agency", "for_agency_id": 1}]
    assert "import" in me["may"]
    assert "cycles" in as_(town.hr_city.id).get("/me").json()["may"]


def test_somebody_without_a_post_is_shown_by_login(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    me = as_(db.write(make_user, "operator")).get("/me").json()

    assert (me["name"], me["is_employee"], me["unit"]) == ("operator", False, None)


@pytest.mark.parametrize(
    ("kind", "is_asn"),
    [("pns", True), ("cpns", True), ("pppk", True), ("pejabat_negara", False), ("non_asn", False)],
)
def test_who_has_plans_is_told(
    town: Town, as_: Callable[..., Client], db: Db, kind: str, is_asn: bool
) -> None:
    """R1: the mayor has a home page without a plan to begin."""
    mine = Employee.id == town.mayor.id
    db.write(lambda session: session.execute(update(Employee).where(mine).values(kind=kind)))

    me = as_(town.mayor.id).get("/me").json()

    assert (me["is_employee"], me["is_asn"], me["owes_plan"]) == (True, is_asn, is_asn)


def test_whoever_rests_from_duty_owes_no_plan(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """R24: nobody is reminded of a plan that they do not owe."""
    mine = Employee.id == town.wayan.id
    db.write(lambda session: session.execute(update(Employee).where(mine).values(state="cltn")))

    me = as_(town.wayan.id).get("/me").json()

    assert (me["is_asn"], me["owes_plan"]) == (True, False)


def test_whoever_acts_assesses_in_place_of_the_other(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """R6: while a Plt is there, the definitive assessor does not assess."""
    db.write(promote, town.made)
    acting = named(town.wayan.assignment_id, town.made.id, kind="plt")
    as_(town.hr_agency.id).post(f"/employees/{town.wayan.id}/assessors", acting)

    assert as_(town.made.id).get("/me").json()["assesses"] == 1
    assert as_(town.chief.id).get("/me").json()["assesses"] == 1


def test_a_token_needs_the_scope(town: Town, with_token: Callable[..., Client]) -> None:
    assert with_token(town.wayan.id, "organization:read").get("/me").status_code == 200

    refused = with_token(town.wayan.id, "goals:read").get("/me")

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_nobody_is_asked_to_sign_in(nobody: Client) -> None:
    assert nobody.get("/me").status_code == 401


def test_who_teaches_is_observed_and_who_assesses_teachers_observes(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    """R105: by the population of the post."""

    def teach(session: Session) -> None:
        post = session.get_one(Employee, town.wayan.id).position_id
        session.execute(update(Position).where(Position.id == post).values(population="guru"))

    before = as_(town.chief.id).get("/me").json()
    db.write(teach)
    chief, wayan = (as_(who.id).get("/me").json() for who in (town.chief, town.wayan))

    assert (before["may"], chief["may"]) == (["organization"], ["organization", "observe"])
    assert wayan["may"] == ["organization", "be_observed"]
    assert chief["assesses"] == before["assesses"]
