"""Who has not done what: whose turn it is, and one click that reminds them."""

from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.analytics.tallies import Tally
from api.foundation import clock
from api.foundation.daily import Days
from api.foundation.event_tables import EventRecord
from api.notifications.nudges.models import Nudge, NudgeSubject
from api.notifications.nudges.service import forget_nudges
from api.organization.models import Employee, EmployeeState
from tests.analytics.chasing import As, at, listed, missing_in, reminded, skipped, submitted
from tests.conftest import Db
from tests.evaluations.factories import Q3, YEAR, set_unit
from tests.http import Client
from tests.notifications.factories import tasks_of
from tests.people import Person, Town

THURSDAY_NIGHT, FRIDAY_MORNING = "2026-10-08 19:20", "2026-10-09 07:00"


def _reminders(as_: As, person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_(person.id).get("/tasks").json()["reminders"]
    return found


def _sent(session: Session) -> list[tuple[Any, Any, int]]:
    found = select(EventRecord.subject_id, EventRecord.about_id, EventRecord.data)
    of_kind = found.where(EventRecord.name == "NudgeSent").order_by(EventRecord.id)
    return [(row[0], row[1], row[2]["people"]) for row in session.execute(of_kind)]


def test_subjects_are_words_of_counts() -> None:
    assert {str(one) for one in NudgeSubject} < {str(one) for one in Tally}


def test_one_click_reminds_everybody_whose_report_is_missing(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    chief = as_(town.chief.id)
    before = listed(chief, "unreported")

    answer = reminded(chief, town.puskesmas, "unreported")

    assert [(line["employee"]["name"], line["outcome"]) for line in before] == [
        (town.made.name, "now"),
        (town.wayan.name, "now"),
    ]
    assert (answer["now"], answer["later"], answer["people"]) == (2, 0, 2)
    assert (answer["arrives_at"], answer["skipped"]) == (None, [])
    [task] = tasks_of(as_, town.wayan)
    assert (task["kind"], task["nudge"]["this_week"], task["nudge"]["on"]) == (
        "report",
        1,
        "2026-10-08",
    )
    assert [one["name"] for one in task["nudge"]["by"]] == [town.chief.name]
    people = {town.wayan.id, town.made.id}
    assert {(subject, about, n) for subject, about, n in db.read(_sent)} == {
        (key, key, 1) for key in people
    }


def test_the_list_says_who_reminded_whom_when(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    reminded(as_(town.head.id), town.dinkes, "unreported", town.wayan)

    with clock.moved_to(at("2026-10-09 10:00")):
        lines = {one["employee"]["name"]: one for one in listed(as_(town.chief.id), "unreported")}

    wayan, made = lines[town.wayan.name], lines[town.made.name]
    assert wayan["last"] == {"by": town.head.name, "on": "2026-10-08"}
    assert (wayan["this_week"], wayan["turn"]["name"]) == (1, town.wayan.name)
    assert (made["last"], made["this_week"]) == (None, 0)


def test_what_is_sent_at_night_waits_for_the_morning(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    with clock.moved_to(at(THURSDAY_NIGHT)):
        answer = reminded(as_(town.chief.id), town.puskesmas, "unreported", town.wayan)
        [at_night] = tasks_of(as_, town.wayan)

    assert (answer["now"], answer["later"]) == (0, 1)
    assert answer["arrives_at"] == "2026-10-08T23:00:00Z"
    assert at_night["nudge"] is None
    assert db.read(_sent) == [(town.wayan.id, None, 1)], "nobody is told before it appears"
    with clock.moved_to(at(FRIDAY_MORNING)):
        [in_the_morning] = tasks_of(as_, town.wayan)
    assert in_the_morning["nudge"]["on"] == "2026-10-09"


def test_nobody_is_reminded_twice_a_day_of_the_same(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    reminded(as_(town.chief.id), town.puskesmas, "unreported", town.wayan)

    again = reminded(as_(town.head.id), town.dinkes, "unreported")

    assert (again["now"], skipped(again)) == (1, {"already": 1})
    [line] = [
        one
        for one in listed(as_(town.head.id), "unreported")
        if one["employee"]["id"] == str(town.wayan.id)
    ]
    assert (line["outcome"], line["arrives_at"]) == ("already", None)


def test_the_assessor_is_reminded_once_about_all_who_wait(town: Town, as_: As, db: Db) -> None:
    made = missing_in(db, town)
    db.write(made.prove, "wayan", "made", "made")

    answer = reminded(as_(town.head.id), town.dinkes, "evidence_waiting")

    assert (answer["now"], answer["people"]) == (1, 2)
    first, *rest = tasks_of(as_, town.chief)
    assert (first["kind"], first["nudge"]["people"]) == ("judge_evidence", 2)
    assert [task["nudge"] for task in rest] == [None, None]
    assert [task["nudge"] for task in tasks_of(as_, town.wayan)] == [None]


def test_nobody_was_reminded_of_what_came_later(town: Town, as_: As, db: Db) -> None:
    made = missing_in(db, town)
    db.write(made.prove, "wayan")
    reminded(as_(town.head.id), town.dinkes, "evidence_waiting")
    db.write(made.prove, "made")

    assert [task["nudge"] is None for task in tasks_of(as_, town.chief)] == [False, True]
    db.write(made.judged, "wayan")
    assert [task["nudge"] for task in tasks_of(as_, town.chief)] == [None]


def test_a_plan_that_waits_goes_to_whoever_has_it(town: Town, as_: As, db: Db) -> None:
    db.write(submitted, town.wayan, town.chief)

    answer = reminded(as_(town.head.id), town.dinkes, "plan_to_agree")

    assert (answer["now"], answer["people"]) == (1, 1)
    [task] = tasks_of(as_, town.chief)
    assert (task["kind"], task["nudge"]["people"]) == ("agree_plan", 1)


def test_a_plan_that_nobody_began_is_a_reminder_without_a_task(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)

    answer = reminded(as_(town.head.id), town.puskesmas, "plan_missing", town.chief)

    assert answer["now"] == 1
    [shown] = _reminders(as_, town.chief)
    assert (shown["subject"], shown["period_id"]) == ("plan_missing", YEAR)
    db.write(submitted, town.chief, town.head)
    assert _reminders(as_, town.chief) == []


def test_whoever_has_not_spoken_is_reminded_until_they_speak(town: Town, as_: As, db: Db) -> None:
    made = missing_in(db, town)

    answer = reminded(as_(town.head.id), town.dinkes, "feedback_missing")

    assert (answer["now"], answer["people"]) == (1, 2)
    [shown] = _reminders(as_, town.chief)
    assert (shown["subject"], shown["nudge"]["people"]) == ("feedback_missing", 2)
    db.write(made.acts.praise, town.wayan, made.works["wayan"])
    assert _reminders(as_, town.chief) == []


def test_nobody_is_reminded_to_sign_what_the_organization_holds_up(
    town: Town, as_: As, db: Db
) -> None:
    """R35: until the unit's achievement is set, the delay is not the assessor's."""
    made = missing_in(db, town)
    db.write(made.judge, "wayan")

    early = reminded(as_(town.head.id), town.dinkes, "unsigned")
    db.write(set_unit, town, town.puskesmas)
    then = reminded(as_(town.head.id), town.dinkes, "unsigned")

    assert (early["now"], skipped(early)) == (0, {"no_turn": 1, "unit_first": 1})
    assert (then["now"], skipped(then)) == (1, {"no_turn": 1})
    first = tasks_of(as_, town.chief)[0]
    assert (first["kind"], first["nudge"]["people"]) == ("rate", 1)


def test_what_somebody_was_reminded_of_comes_first(town: Town, as_: As, db: Db) -> None:
    made = missing_in(db, town)
    db.write(made.prove, "wayan")
    db.write(made.judge, "made")
    db.write(set_unit, town, town.puskesmas)
    before = [task["kind"] for task in tasks_of(as_, town.chief)]
    last = {"judge_evidence": "evidence_waiting", "rate": "unsigned"}[before[-1]]

    reminded(as_(town.head.id), town.dinkes, last)

    assert [task["kind"] for task in tasks_of(as_, town.chief)] == before[::-1]


@pytest.mark.parametrize("state", [EmployeeState.CLTN, EmployeeState.DIBERHENTIKAN_SEMENTARA])
def test_an_assessor_who_rests_from_duty_is_left_alone(
    town: Town, as_: As, db: Db, state: EmployeeState
) -> None:
    made = missing_in(db, town)
    db.write(made.prove, "wayan")

    def rest(session: Session) -> None:
        session.execute(update(Employee).where(Employee.id == town.chief.id).values(state=state))

    db.write(rest)

    answer = reminded(as_(town.head.id), town.dinkes, "evidence_waiting")

    assert (answer["now"], skipped(answer)) == (0, {"off_duty": 1})


def test_a_leader_does_not_remind_oneself(town: Town, as_: As, db: Db) -> None:
    made = missing_in(db, town)
    db.write(made.prove, "wayan")

    answer = reminded(as_(town.chief.id), town.puskesmas, "evidence_waiting")

    assert (answer["now"], skipped(answer)) == (0, {"oneself": 1})


def test_what_was_done_meanwhile_is_said(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)

    answer = reminded(as_(town.head.id), town.dinkes, "unreported", town.wayan, town.chief)

    assert (answer["now"], skipped(answer)) == (1, {"no_turn": 1})


def test_a_list_comes_a_page_at_a_time(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    chief: Client = as_(town.chief.id)

    second = chief.get("/nudges", tally="unreported", period_id=Q3, size=1, page=2).json()

    assert (second["total"], second["items"][0]["employee"]["name"]) == (2, town.wayan.name)


def test_old_reminders_are_forgotten(town: Town, as_: As, db: Db) -> None:
    missing_in(db, town)
    reminded(as_(town.chief.id), town.puskesmas, "unreported")

    def left(session: Session) -> int:
        return len(list(session.scalars(select(Nudge.to_id))))

    from_then = at("2027-01-20 08:00")
    assert db.read(left) == 2
    with clock.moved_to(from_then):
        db.write(_forget)
    assert db.read(left) == 0


def _forget(session: Session) -> None:
    forget_nudges(session, Days(clock.today(), clock.today()))
