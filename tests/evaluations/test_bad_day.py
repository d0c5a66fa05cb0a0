"""What goes wrong between rating and receipt: wrong person, wrong moment, wrong words, sent twice."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation.ids import new_id
from api.goals.events import PlansHandedOver
from api.organization.models import Assessor, AssessorKind
from tests.conftest import Db
from tests.evaluations.factories import MEETS, Work, event_names, make_case
from tests.goals.factories import As
from tests.http import problem_of
from tests.people import Town

UNKNOWN = "00000000-0000-8000-8000-000000000000"
AGREE = {"receipt": "agree"}
STEPS: list[tuple[str, Any]] = [("signature", None), ("acknowledgement", AGREE)]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


@pytest.fixture
def rated(town: Town, as_: As, case: tuple[UUID, Work]) -> UUID:
    assert _rate(as_, town, case[0]).status_code == 200
    return case[0]


@pytest.fixture
def signed(town: Town, as_: As, rated: UUID) -> UUID:
    assert as_(town.chief.id).post(f"/evaluations/{rated}/signature", version=2).status_code == 200
    return rated


def _rate(as_: As, town: Town, key: UUID, **more: Any) -> Any:
    return as_(town.chief.id).put(f"/evaluations/{key}/ratings", MEETS | more, version=1)


@pytest.mark.parametrize(("step", "body"), STEPS)
@pytest.mark.parametrize("who", ["made", "stranger"])
def test_for_colleague_and_stranger_there_is_nothing_to_sign_or_receive(
    town: Town, as_: As, signed: UUID, who: str, step: str, body: Any
) -> None:
    client = as_(getattr(town, who).id)

    refused = client.post(f"/evaluations/{signed}/{step}", body, version=3)

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")
    assert client.get(f"/evaluations/{signed}/why").status_code == 404


@pytest.mark.parametrize(("step", "body"), STEPS)
def test_what_does_not_exist_is_neither_signed_nor_received(
    town: Town, as_: As, step: str, body: Any
) -> None:
    refused = as_(town.chief.id).post(f"/evaluations/{UNKNOWN}/{step}", body, version=3)

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


@pytest.mark.parametrize(("who", "step", "body"), [("chief", *STEPS[0]), ("wayan", *STEPS[1])])
def test_a_reading_token_takes_no_step(
    town: Town, with_token: As, signed: UUID, who: str, step: str, body: Any
) -> None:
    script = with_token(getattr(town, who).id, "evaluations:read")

    refused = script.post(f"/evaluations/{signed}/{step}", body, version=3)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


@pytest.mark.parametrize("who", ["head", "hr_agency", "hr_city", "auditor"])
def test_nobody_receives_it_for_the_person(town: Town, as_: As, signed: UUID, who: str) -> None:
    refused = as_(getattr(town, who).id).post(f"/evaluations/{signed}/acknowledgement", AGREE)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/receipt"),
        ({"receipt": "mungkin"}, "/receipt"),
        ({"receipt": "agree", "note": "x" * 20_001}, "/note"),
        ({"receipt": "agree", "predikat": "sangat_baik"}, "/predikat"),
    ],
)
def test_a_receipt_that_says_nothing_lawful_is_refused(
    town: Town, as_: As, signed: UUID, body: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.wayan.id).post(f"/evaluations/{signed}/acknowledgement", body)

    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_a_receipt_sent_twice_is_taken_once(town: Town, as_: As, db: Db, signed: UUID) -> None:
    me, path = as_(town.wayan.id), f"/evaluations/{signed}/acknowledgement"

    first, again = (me.post(path, AGREE, key="a-1") for _ in range(2))
    other = me.post(path, {"receipt": "disagree"}, key="a-1")

    assert again.json() == first.json()
    assert db.read(event_names).count("EvaluationAcknowledged") == 1
    assert (other.status_code, problem_of(other)) == (422, "key-used-differently")


def test_the_organization_s_achievement_must_still_be_there_at_the_signature(
    town: Town, as_: As, db: Db, rated: UUID
) -> None:
    """R35: whoever acts leads another unit, whose achievement nobody has set yet."""
    db.write(_act, town)

    refused = as_(town.head.id).post(f"/evaluations/{rated}/signature", version=2)

    assert (refused.status_code, problem_of(refused)) == (409, "unit-achievement-missing")
    assert "EvaluationSigned" not in db.read(event_names)


def _act(session: Session, town: Town) -> None:
    session.execute(delete(UnitAchievement))
    session.add(
        Assessor(
            id=new_id(),
            agency_id=1,
            employee_id=town.wayan.id,
            assignment_id=town.wayan.assignment_id,
            assessor_id=town.head.id,
            kind=AssessorKind.PLH,
            valid_from=date(2026, 10, 1),
            valid_until=date(2026, 11, 1),
        )
    )


def test_whoever_has_handed_over_neither_rates_nor_signs(
    town: Town, as_: As, db: Db, rated: UUID, case: tuple[UUID, Work]
) -> None:
    """R45: the screen was open when the new assessor was named."""
    wanted = {
        "assignment_id": str(town.wayan.assignment_id),
        "assessor_id": str(town.head.id),
        "kind": "definitif",
        "valid_from": "2026-10-08",
    }
    named = as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/assessors", wanted)
    assert named.status_code == 201, named.text
    assert PlansHandedOver.__name__ in db.read(event_names)
    chief, path = as_(town.chief.id), f"/evaluations/{rated}"

    rates = chief.put(f"{path}/ratings", MEETS, version=2)
    signs = chief.post(f"{path}/signature", version=2)
    theirs = as_(town.head.id).post(f"{path}/signature", version=2)

    assert (rates.status_code, problem_of(rates)) == (403, "not-permitted")
    assert (signs.status_code, problem_of(signs)) == (403, "not-permitted")
    assert (theirs.status_code, problem_of(theirs)) == (409, "evaluation-step-refused")


@pytest.mark.parametrize("header", [None, "", "dua", '"-1"'])
def test_a_rating_says_what_it_was_read_from(
    town: Town, as_: As, case: tuple[UUID, Work], header: str | None
) -> None:
    headers = {} if header is None else {"If-Match": header}
    path = f"/evaluations/{case[0]}/ratings"

    refused = as_(town.chief.id).request("PUT", path, json=MEETS, headers=headers)

    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == "header/If-Match"


@pytest.mark.parametrize("missing", ["results_rating", "behaviour_rating"])
def test_half_a_rating_is_none(town: Town, as_: As, case: tuple[UUID, Work], missing: str) -> None:
    """R35: nothing is written of it."""
    half = {name: word for name, word in MEETS.items() if name != missing}
    chief, path = as_(town.chief.id), f"/evaluations/{case[0]}"

    refused = chief.put(f"{path}/ratings", half, version=1)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == f"/{missing}"
    assert chief.get(path).json()["state"] == "open"


def test_a_script_of_another_system_neither_rates_nor_signs(
    town: Town, as_: As, nobody: Any, rated: UUID
) -> None:
    admin = as_(town.admin.id)
    account = admin.post(
        "/service-accounts",
        {
            "name": "simpeg",
            "home_agency_id": 1,
            "scopes": ["evaluations:read", "evaluations:write"],
        },
    ).json()
    place = f"/service-accounts/{account['id']}/secrets"
    secret = admin.post(place, {"expires_on": "2026-12-31"}).json()["secret"]
    nobody.headers["Authorization"] = f"Bearer {secret}"

    rates = nobody.put(f"/evaluations/{rated}/ratings", MEETS, version=2)
    signs = nobody.post(f"/evaluations/{rated}/signature", version=2)
    receives = nobody.post(f"/evaluations/{rated}/acknowledgement", AGREE)

    assert {one.status_code for one in (rates, signs, receives)} == {403}
