"""The audit trail: who finds what in it, and what stays out of it."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.feedback.events import FeedbackGiven
from api.foundation import clock
from api.foundation.erasure import erase_data
from api.foundation.events import SYSTEM, publish
from api.foundation.fingerprints import Fingerprint
from api.identity.events import TokenExpiring
from tests.conftest import TODAY, Db
from tests.goals.factories import Q3, make_plan
from tests.http import Client, problem_of
from tests.people import Person, Town
from tests.statements import listening, recorded, statements

TRAIL = "/audit-events"
PHONE = "0812345678"


@pytest.fixture
def auditor(town: Town, as_: Callable[..., Client]) -> Client:
    """Read a log in which city HR, an administrator and the program have done something."""
    hr, admin = as_(town.hr_city.id), as_(town.admin.id)
    changed = hr.patch(f"/employees/{town.wayan.id}", {"phone": PHONE, "grade": "III/d"}, version=1)
    assert changed.status_code == 200, changed.text
    role = {"user_id": str(town.made.id), "role": "auditor", "valid_from": "2026-10-01"}
    assert admin.post("/role-grants", {**role, "reason": "SK 12"}).status_code == 201
    unit = hr.patch(f"/units/{town.puskesmas}", {"name": "Puskesmas Satu"}, version=1)
    assert unit.status_code == 200, unit.text
    return as_(town.auditor.id)


def _read(client: Client, **wanted: Any) -> list[dict[str, Any]]:
    answer = client.get(TRAIL, **wanted)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def _kinds(client: Client, **wanted: Any) -> list[str]:
    return [one["kind"] for one in _read(client, **wanted)]


def test_the_newest_comes_first_and_says_who_did_it_to_whom(town: Town, auditor: Client) -> None:
    unit, role, person = _read(auditor)

    assert [one["kind"] for one in (unit, role, person)] == [
        "UnitChanged",
        "RoleGranted",
        "EmployeeChanged",
    ]
    assert (role["actor_name"], role["about_name"]) == ("I Gede Admin", "I Made Astawa")
    assert (role["facts"], role["reason"]) == ({"role": "auditor"}, "SK 12")
    assert (role["credential_kind"], role["is_erased"]) == ("session", False)
    assert unit["facts"] == {"name": "Puskesmas Satu", "changed": ["name"]}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"actor_id": "hr_city"}, ["UnitChanged", "EmployeeChanged"]),
        ({"about_id": "made"}, ["RoleGranted"]),
        ({"kind": ["RoleGranted", "UnitChanged"]}, ["UnitChanged", "RoleGranted"]),
        ({"actor_id": "hr_city", "kind": "UnitChanged"}, ["UnitChanged"]),
        ({"about_id": "stranger"}, []),
    ],
)
def test_it_is_narrowed_by_who_on_whom_and_what(
    wanted: dict[str, Any], found: list[str], town: Town, auditor: Client
) -> None:
    people = {k: getattr(town, v).id for k, v in wanted.items() if k != "kind"}

    assert _kinds(auditor, **{**wanted, **people}) == found


def test_days_are_those_of_the_office(
    town: Town, auditor: Client, as_: Callable[..., Client]
) -> None:
    early = TODAY.replace(day=9, hour=16, minute=30)
    with clock.moved_to(early):  # 00.30 WITA on the tenth
        as_(town.hr_city.id).patch(f"/units/{town.puskesmas}", {"name": "Satu"}, version=2)

    assert _kinds(auditor, since="2026-10-10") == ["UnitChanged"]
    assert _kinds(auditor, until="2026-10-09") == ["UnitChanged", "RoleGranted", "EmployeeChanged"]
    assert _kinds(auditor, since="2026-10-09", until="2026-10-09") == []
    assert len(_kinds(auditor, until="9999-12-31")) == 4


def test_one_goes_back_page_by_page(auditor: Client) -> None:
    seen, before = [], None
    for _ in range(3):
        page = auditor.get(TRAIL, size=1, **({"before": before} if before else {})).json()
        seen += [one["kind"] for one in page["items"]]
        before = page["next"]

    assert seen == ["UnitChanged", "RoleGranted", "EmployeeChanged"]
    assert before is None


def test_what_was_changed_is_told_and_not_into_what(town: Town, auditor: Client) -> None:
    answer = auditor.get(TRAIL, about_id=town.wayan.id)

    assert answer.json()["items"][0]["facts"] == {"changed": ["grade", "phone"]}
    assert PHONE not in answer.text


def _speak(session: Session, giver: Person, receiver: Person) -> UUID:
    plan = make_plan(session, receiver, receiver)
    publish(
        session,
        FeedbackGiven(
            actor=_Doer(giver.id),
            subject_id=plan.id,
            about_id=receiver.id,
            plan_id=plan.id,
            period_id=Q3,
            giver_role="rekan_kerja",
            record=Fingerprint(plan.id, "-"),
        ),
    )
    return plan.id


class _Doer:
    """Somebody who has signed in."""

    kind, credential_kind = "person", "session"
    credential_id, acting_for_id = None, None

    def __init__(self, key: UUID) -> None:
        self.id = key


def test_nobody_learns_who_gave_feedback(town: Town, auditor: Client, db: Db) -> None:
    db.write(_speak, town.stranger, town.wayan)

    [told] = _read(auditor, about_id=town.wayan.id, kind="FeedbackGiven")
    assert (told["actor_id"], told["actor_name"]) == (None, None)
    assert _read(auditor, actor_id=town.stranger.id) == []


def _expire(session: Session, user_id: UUID) -> None:
    publish(
        session,
        TokenExpiring(
            actor=SYSTEM,
            subject_id=user_id,
            about_id=user_id,
            token_id=user_id,
            name="skrip rahasia",
            expires_on="2026-10-10",
        ),
    )


def test_what_the_program_does_has_nobody_s_name(town: Town, auditor: Client, db: Db) -> None:
    db.write(_expire, town.wayan.id)

    [told] = _read(auditor, kind="TokenExpiring")
    assert (told["actor_kind"], told["actor_name"], told["facts"]) == ("system", None, {})


def test_what_was_erased_says_so(town: Town, auditor: Client, db: Db, engine: str) -> None:
    [told] = _read(auditor, about_id=town.made.id)
    db.write(erase_data, SYSTEM, UUID(told["id"]), "putusan 7/2026")

    erased, left = _read(auditor, kind=["EventDataErased", "RoleGranted"])
    assert (erased["reason"], erased["subject_id"]) == ("putusan 7/2026", told["id"])
    assert (left["is_erased"], left["facts"], left["about_name"]) == (True, {}, "I Made Astawa")


@pytest.mark.parametrize("viewer", ["wayan", "chief", "head", "hr_agency", "hr_city"])
def test_it_is_for_the_inspectorate(viewer: str, town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(getattr(town, viewer).id).get(TRAIL)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_a_token_needs_the_scope(
    town: Town, with_token: Callable[..., Client], nobody: Client
) -> None:
    refused = with_token(town.auditor.id, "goals:read").get(TRAIL)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert with_token(town.auditor.id, "events:read").get(TRAIL).status_code == 200
    assert nobody.get(TRAIL).status_code == 401


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        ({"kind": "Nothing"}, "query/kind/0"),
        ({"since": "kemarin"}, "query/since"),
        ({"since": "1969-01-01"}, "query/since"),
        ({"size": 1000}, "query/size"),
        ({"actor_id": "Wayan"}, "query/actor_id"),
        ({"x": 1}, "query/x"),
    ],
)
def test_a_wish_that_is_not_known_is_refused(
    wanted: dict[str, Any], pointer: str, town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.auditor.id).get(TRAIL, **wanted)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.fixture
def _listening() -> Iterator[None]:
    with recorded():
        yield


INDEXES = {
    "actor_id": "ix_events_actor_id_id",
    "about_id": "ix_events_about_id_id",
    "kind": "ix_events_name_id",
    "since": "sqlite_autoindex_events_1",
}


@pytest.mark.usefixtures("_listening")
@pytest.mark.parametrize("wanted", INDEXES)
@pytest.mark.parametrize("engine", ["sqlite"])
def test_every_filter_has_its_index(
    wanted: str, town: Town, db: Db, as_: Callable[..., Client]
) -> None:
    """SQLite's planner says so; what has an index for it has it on PostgreSQL too."""
    value = {"kind": "RoleGranted", "since": "2026-10-01"}.get(wanted, town.wayan.id)
    with listening() as sent:
        as_(town.auditor.id).get(TRAIL, **{wanted: value})
    [asked] = [one for one in statements(sent) if "FROM events" in one]

    lines = db.read(_plan_of, asked)

    page = lines[: lines.index("SCAN anon_1")]
    assert page == ["CO-ROUTINE anon_1", page[-1]], "nothing is sorted before the page is cut"
    assert INDEXES[wanted] in page[-1]


def _plan_of(session: Session, sql: str) -> list[str]:
    driver: Any = session.connection().connection.driver_connection
    values = [None] * sql.count("?")
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
