"""Cases come in: in any order, as often as one likes; figures are those of a count of one's own."""

import random
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.measurements.services.models import CaseStep, CaseSuspension, ServiceCase
from api.measurements.services.queries import figures_of
from api.rules.queries import days_off
from api.tables import metadata
from tests.conftest import Db
from tests.measurements import licensing
from tests.measurements.factories import (
    As,
    account,
    case,
    delivered,
    nip_of,
    registered,
)
from tests.measurements.licensing import Desk, Licensing
from tests.people import Town

YEAR = date(2025, 10, 1), date(2026, 10, 7)


def _licensing(as_: As, db: Db, town: Town, seed: int = 1) -> Licensing:
    service = registered(as_, town)
    officers = [nip_of(db, town.wayan), nip_of(db, town.made)]
    dice = random.Random(seed)  # noqa: S311 - a test's dice
    return Licensing(account(as_, town), service["id"], Desk(officers, *YEAR, dice))


def _off(session: Session) -> set[date]:
    return days_off(session, date(2025, 1, 1), date(2026, 12, 31))


def _kept(session: Session) -> list[Any]:
    """Give all that figures and pages are made of, without keys and moments of ours."""
    cases = select(
        ServiceCase.external_key,
        ServiceCase.officer_id,
        ServiceCase.unit_id,
        ServiceCase.state,
        ServiceCase.step,
        ServiceCase.issued_on,
        ServiceCase.working_days,
        ServiceCase.suspended_days,
        ServiceCase.due_on,
        ServiceCase.changed_at,
    ).order_by(ServiceCase.external_key)
    stays = (
        select(ServiceCase.external_key, CaseStep.number, CaseStep.position, CaseStep.working_days)
        .join(CaseStep, CaseStep.case_id == ServiceCase.id)
        .order_by(ServiceCase.external_key, CaseStep.number)
    )
    spans = (
        select(ServiceCase.external_key, CaseSuspension.valid_from, CaseSuspension.valid_until)
        .join(CaseSuspension, CaseSuspension.case_id == ServiceCase.id)
        .order_by(ServiceCase.external_key, CaseSuspension.valid_from)
    )
    return [[tuple(row) for row in session.execute(one)] for one in (cases, stays, spans)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_a_count_of_one_s_own(town: Town, as_: As, db: Db, seed: int) -> None:
    system = _licensing(as_, db, town, seed)
    cases = system.desk.draw(300)

    answer = system.push(cases)

    assert answer.json()["accepted"] == 300, answer.text
    off = db.read(_off)
    done = [one for one in cases if one["issued_on"]]
    for first, last in (YEAR, (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 6, 1),) * 2):
        for officer, person in ((None, None), (system.desk.officers[0], town.wayan.id)):
            within = [
                one
                for one in done
                if first.isoformat() <= one["issued_on"] <= last.isoformat()
                and officer in (None, one["officer_nip"])
            ]
            found = db.read(figures_of, UUID(system.service_id), first, last, person)
            share = found.on_time_share
            assert {
                "median_days": found.median_days,
                "p90_days": found.p90_days,
                "on_time_share": None if share is None else float(share),
                "done": found.done,
                "late": found.late,
            } == licensing.figures(within, off, 5)


def test_figures_are_of_the_teams_that_are_asked_for(town: Town, as_: As, db: Db) -> None:
    system = _licensing(as_, db, town)
    system.push(system.desk.draw(40))
    service = UUID(system.service_id)

    team = db.read(figures_of, service, *YEAR, None, [town.puskesmas])
    none = db.read(figures_of, service, *YEAR, None, [town.dinkes])

    assert team == db.read(figures_of, service, *YEAR)
    assert (none.done, none.median_days, none.on_time_share) == (0, None, None)


def test_a_thousand_deliveries_in_any_order_leave_the_same(town: Town, as_: As, db: Db) -> None:
    """Each case comes in three states; a thousand deliveries hold them as chance has it."""
    system = _licensing(as_, db, town)
    states = [state for one in system.desk.draw(12) for state in _history(one)]
    system.push([state for state in states if state["changed_at"].endswith("T10:00:00Z")])
    wanted = db.read(_kept)

    for _ in range(1000):
        part = system.desk.dice.sample(states, system.desk.dice.randint(1, 4))
        assert system.push(part).json()["refused"] == 0

    assert db.read(_kept) == wanted


def test_a_first_delivery_in_any_order_leaves_the_newest(town: Town, as_: As, db: Db) -> None:
    system = _licensing(as_, db, town)
    states = [state for one in system.desk.draw(30) for state in _history(one)]
    system.desk.dice.shuffle(states)
    for at in range(0, len(states), 7):
        system.push(states[at : at + 7])
    mixed = db.read(_kept)

    again = registered(as_, town, code="LAIN")
    system.service_id = again["id"]
    newest = [state for state in states if state["changed_at"].endswith("T10:00:00Z")]
    delivered(system.client, again, *newest)

    both = db.read(_kept)
    assert [len(part) for part in both] == [2 * len(part) for part in mixed]
    assert [set(part) for part in both] == [set(part) for part in mixed]


def _history(last: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the states that a case went through: just come in, with a suspension, as it is."""
    day = last["complete_on"]
    waiting = {"reason": "STR", "suspended_on": day, "resumed_on": None}
    first = {**last, "issued_on": None, "withdrawn": False, "steps": [], "suspensions": []}
    return [
        {**first, "changed_at": f"{day}T08:00:00Z"},
        {**first, "suspensions": [waiting], "changed_at": f"{day}T09:00:00Z"},
        {**last, "changed_at": "2026-10-07T10:00:00Z"},
    ]


def test_the_same_again_is_unchanged_and_newer_is_accepted(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    hr = as_(town.hr_agency.id)
    open_, done = case("A", nip, "2026-10-01"), case("A", nip, "2026-10-01", "2026-10-06")

    outcomes = [delivered(hr, service, one) for one in (open_, open_, done, done)]

    assert [one["rows"][0]["outcome"] for one in outcomes] == [
        "accepted",
        "unchanged",
        "accepted",
        "unchanged",
    ]


def test_a_reopened_case_is_under_way_until_it_is_done_again(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    hr, month = as_(town.hr_agency.id), (date(2026, 9, 1), date(2026, 9, 30))
    waited = [{"reason": "Banding", "suspended_on": "2026-09-04", "resumed_on": "2026-09-21"}]

    delivered(hr, service, case("A", nip, "2026-09-01", "2026-09-03"))
    delivered(hr, service, case("A", nip, "2026-09-01", suspensions=waited))
    reopened = db.read(figures_of, UUID(service["id"]), *month)
    delivered(hr, service, case("A", nip, "2026-09-01", "2026-09-22", suspensions=waited))
    done = db.read(figures_of, UUID(service["id"]), *month)

    assert (reopened.done, done.done, done.median_days) == (0, 1, 4)


def test_a_new_standard_is_for_files_complete_from_its_day_on(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    hr, year = as_(town.hr_agency.id), (date(2026, 1, 1), date(2026, 12, 31))
    delivered(
        hr,
        service,
        case("A", nip, "2026-08-03", "2026-08-07"),
        case("B", nip, "2026-09-07", "2026-09-11"),
        case("C", nip, "2026-10-05"),
    )
    before = db.read(figures_of, UUID(service["id"]), *year)

    new = {"working_days": 3, "valid_from": "2026-09-01", "legal_basis": "Perwali 9/2026"}
    answer = hr.post(f"/services/{service['id']}/standards", new)

    after = db.read(figures_of, UUID(service["id"]), *year)
    assert (answer.status_code, before.late, after.late) == (201, 0, 1)
    assert after.on_time_share == Decimal("50.00")
    lines = hr.get(f"/services/{service['id']}/cases").json()["items"]
    assert (lines[0]["external_key"], lines[0]["due_on"]) == ("C", "2026-10-08")


def test_another_working_week_counts_everything_anew(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    hr = as_(town.hr_agency.id)
    stay = [{"step": "periksa", "entered_on": "2026-09-11", "left_on": "2026-09-14"}]
    delivered(hr, service, case("A", nip, "2026-09-11", "2026-09-14", steps=stay))
    place = f"/services/{service['id']}"

    changed = hr.patch(place, {"is_six_day": True}, version=service["version"])

    assert changed.status_code == 200, changed.text
    [line] = hr.get(f"{place}/cases").json()["items"]
    found = hr.get(f"{place}/cases/{line['id']}").json()
    assert (line["used_days"], found["steps"][0]["working_days"]) == (2, 2)


def test_a_delivery_leaves_one_event_that_says_whom_and_when(town: Town, as_: As, db: Db) -> None:
    service, nip = registered(as_, town), nip_of(db, town.wayan)
    hr = as_(town.hr_agency.id)
    delivered(hr, service, case("A", nip, "2026-09-01", "2026-09-03"), case("B", nip, "2026-10-01"))
    delivered(hr, service, case("B", nip, "2026-10-01"))

    def said(session: Session) -> list[Any]:
        of_kind = select(EventRecord.subject_id, EventRecord.data)
        found = of_kind.where(EventRecord.name == "ServiceCasesChanged")
        return [tuple(row) for row in session.execute(found)]

    [(subject, facts)] = db.read(said)
    assert subject == UUID(service["id"])
    assert facts.pop("received_at").startswith("2026-10-08T02:00:")
    assert facts == {
        "officers": [str(town.wayan.id)],
        "first": "2026-09-03",
        "last": "2026-09-03",
        "cases": 2,
    }


def test_nothing_has_room_for_who_applied(town: Town, as_: As) -> None:
    """Neither a column nor a field; a name that is sent along is refused with its field."""
    kept = {
        name: sorted(metadata.tables[name].columns.keys())
        for name in ("service_cases", "case_steps", "case_suspensions")
    }
    service = registered(as_, town)
    named = {**case("A", "1", "2026-10-01"), "applicant": "Ni Kadek"}

    refused = as_(town.hr_agency.id).post(f"/services/{service['id']}/cases", {"cases": [named]})

    assert kept == {
        "service_cases": sorted(
            (
                *("id", "agency_id", "created_at", "updated_at", "version", "service_id"),
                *("external_key", "kind", "officer_id", "unit_id", "requested_on", "complete_on"),
                *("issued_on", "standard_days", "due_on", "suspended_days", "working_days"),
                *("state", "step", "changed_at", "content_hash", "received_at"),
            )
        ),
        "case_steps": sorted(
            ("case_id", "number", "agency_id", "position", "entered_on", "left_on", "working_days")
        ),
        "case_suspensions": sorted(("case_id", "valid_from", "agency_id", "valid_until", "reason")),
    }
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/cases/0/applicant"
