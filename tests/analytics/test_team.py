"""The team page: everybody I assess today, who needs me first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.achievements.models import Verdict
from api.achievements.progress import Track
from api.analytics.models import PersonPeriodFacts
from api.analytics.needs import Situation, group_of, needs_of
from api.analytics.records import PeriodShown
from api.analytics.schemas import ActsNext, Need, TeamGroup
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.models import Predikat
from api.foundation import rows
from api.foundation.clock import WITA, now
from api.foundation.ids import new_id
from api.goals.models import PlanState
from api.organization.models import Assessor, AssessorKind
from tests.analytics.factories import count_everything
from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    Q1,
    Q2,
    Q3,
    make_evaluation,
    make_evidence,
    make_plan,
    report,
    set_unit,
)
from tests.http import Client
from tests.people import Town, make_employee

As = Callable[..., Client]
DAY = date(2026, 10, 8)
PERIOD: PeriodShown = {
    "id": 20260709,
    "cycle_id": 20261,
    "starts_on": date(2026, 7, 1),
    "population": "semua",
    "is_reported": True,
    "kind": PeriodKind.TRIWULANAN,
    "state": PeriodState.OPEN,
    "report_due_on": date(2026, 10, 9),
    "evaluate_due_on": date(2026, 10, 20),
    "planning_due_on": date(2026, 1, 31),
}
FINE = Situation(
    on_duty=True,
    plan_state="agreed",
    submitted_at=None,
    evidence_waiting=0,
    evidence_waiting_since=None,
    evidence_returned=0,
    feedback_given=0,
    evaluation_state=None,
    opened_at=None,
    indicators=2,
    reported=2,
    track=Track.ON_TRACK,
    behind=0,
)
BEHIND: dict[str, Any] = {"track": Track.FAR_BEHIND, "behind": 2}
THEN = datetime(2026, 10, 5, 9, 0, tzinfo=WITA)
NEEDS: list[tuple[dict[str, Any], Need | None, int | None]] = [
    ({}, None, None),
    ({"plan_state": "submitted", "submitted_at": THEN}, Need.PLAN_TO_AGREE, 3),
    ({"plan_state": None}, Need.NO_PLAN, 250),
    ({"plan_state": "draft"}, Need.NO_PLAN, 250),
    ({"evidence_waiting": 1, "evidence_waiting_since": THEN}, Need.EVIDENCE_TO_JUDGE, 3),
    ({"evaluation_state": "open", "opened_at": THEN}, Need.TO_RATE, 3),
    ({"evaluation_state": "rated", "opened_at": THEN}, Need.TO_RATE, 3),
    ({"evaluation_state": "signed", "opened_at": THEN}, None, None),
    ({"reported": 1}, Need.NOT_REPORTED, 0),
    ({"evidence_returned": 1}, Need.EVIDENCE_RETURNED, None),
    ({**BEHIND, "feedback_given": 1}, Need.BEHIND, None),
    ({"track": Track.AHEAD, "behind": 1}, None, None),
    ({"on_duty": False, "plan_state": None}, None, None),
    ({"on_duty": False, "reported": 0, **BEHIND}, None, None),
    ({"on_duty": False, "evaluation_state": "open", "opened_at": THEN}, Need.TO_RATE, 3),
]


@pytest.mark.parametrize(("facts", "need", "days"), NEEDS)
def test_what_somebody_needs_follows_from_the_facts(
    facts: dict[str, Any], need: Need | None, days: int | None
) -> None:
    found = needs_of(replace(FINE, **facts), PERIOD, DAY)

    assert [(one["kind"], one["waits_days"]) for one in found] == ([(need, days)] if need else [])


def test_several_needs_of_one_person_stand_together_and_say_who_acts() -> None:
    weak = replace(FINE, **BEHIND, evidence_returned=1, reported=1)

    found = needs_of(weak, PERIOD, DAY)

    assert [(one["kind"], one["waits_on"], one["count"]) for one in found] == [
        (Need.BEHIND, ActsNext.ME, 2),
        (Need.NO_FEEDBACK, ActsNext.ME, None),
        (Need.EVIDENCE_RETURNED, ActsNext.THEM, 1),
        (Need.NOT_REPORTED, ActsNext.THEM, 1),
    ]


GROUPS: list[tuple[dict[str, Any], TeamGroup]] = [
    ({}, TeamGroup.REST),
    ({"reported": 1, "evidence_returned": 2}, TeamGroup.THEIRS),
    ({"reported": 1, "evidence_waiting": 5, "evidence_waiting_since": THEN}, TeamGroup.DECIDE),
    ({**BEHIND, "evidence_waiting": 5, "evidence_waiting_since": THEN}, TeamGroup.HELP),
]


@pytest.mark.parametrize(("facts", "group"), GROUPS)
def test_what_waits_for_the_person_is_not_counted_as_the_leaders(
    facts: dict[str, Any], group: TeamGroup
) -> None:
    assert group_of(needs_of(replace(FINE, **facts), PERIOD, DAY)) is group


def test_nobody_is_late_long_before_the_date() -> None:
    silent = replace(FINE, reported=0)
    early: PeriodShown = {**PERIOD, "report_due_on": DAY + timedelta(days=4)}
    year: PeriodShown = {**PERIOD, "kind": PeriodKind.TAHUNAN, "is_reported": False}

    assert needs_of(silent, early, DAY) == []
    assert needs_of(silent, year, DAY) == []


def _team(session: Session, town: Town) -> None:
    wayan = make_plan(session, town.wayan, town.chief)
    report(session, town.wayan, wayan, 80)
    report(session, town.wayan, wayan, 40, at=1)
    make_plan(session, town.made, town.chief, state=PlanState.SUBMITTED)
    ketut = make_employee(session, town.puskesmas, "I Ketut Rai", assessor_id=town.chief.id)
    plan = make_plan(session, ketut, town.chief)
    make_evidence(session, ketut, plan, created_at=now() - timedelta(days=2))
    make_employee(session, town.puskesmas, "I Nyoman Baru", assessor_id=town.chief.id)
    count_everything(session)


def test_who_needs_the_leader_stands_first(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)

    team = as_(town.chief.id).get("/team").json()

    assert team["period_id"] == Q3
    assert team["heading"] == {"total": 4, "need": 2, "help": 0, "decide": 2, "theirs": 1}
    assert [_said(line) for line in team["items"]] == [
        ("I Made Astawa", "decide", [("plan_to_agree", 3)]),
        ("I Ketut Rai", "decide", [("evidence_to_judge", 2), ("not_reported", 0)]),
        ("I Nyoman Baru", "theirs", [("no_plan", 250)]),
        ("Ni Wayan Sukerti", "rest", []),
    ]


def _said(line: dict[str, Any]) -> tuple[str, str, list[tuple[str, int]]]:
    needs = [(need["kind"], need["waits_days"]) for need in line["needs"]]
    return line["employee"]["name"], line["group"], needs


def _weak(session: Session, town: Town) -> None:
    """Wayan is behind, with returned evidence and without a word; Made waits with five pieces."""
    weak = make_plan(session, town.wayan, town.chief)
    report(session, town.wayan, weak, 10)
    report(session, town.wayan, weak, 40, at=1)
    make_evidence(
        session, town.wayan, weak, verdict=Verdict.RETURNED, verdict_reason="Belum ditandatangani."
    )
    busy = make_plan(session, town.made, town.chief)
    report(session, town.made, busy, 80)
    report(session, town.made, busy, 40, at=1)
    for _ in range(5):
        make_evidence(session, town.made, busy)
    count_everything(session)
    for period_id, predikat in ((Q1, Predikat.BAIK), (Q2, Predikat.BUTUH_PERBAIKAN)):
        session.add(
            PersonPeriodFacts(
                employee_id=town.wayan.id,
                period_id=period_id,
                assignment_id=new_id(),
                agency_id=1,
                unit_id=town.puskesmas,
                predikat=predikat,
            )
        )
    session.flush()


def test_who_is_behind_stands_before_any_heap_of_evidence_with_the_indicator_named(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_weak, town)

    weak, busy = as_(town.chief.id).get("/team").json()["items"]

    assert [need["kind"] for need in weak["needs"]] == [
        "behind", "no_feedback", "evidence_returned",
    ]  # fmt: skip
    assert (weak["group"], weak["track"]) == ("help", "far_behind")
    assert (weak["behind"], weak["measured"], weak["farthest"]) == (1, 2, "Indikator 1")
    assert weak["last"] == {"predikat": "butuh_perbaikan", "period_id": Q2}
    assert (busy["group"], busy["farthest"], busy["last"]) == ("decide", None, None)


def test_whoever_assesses_nobody_has_no_team(town: Town, as_: As, db: Db) -> None:
    db.write(_team, town)

    assert as_(town.wayan.id).get("/team").json()["items"] == []
    assert set(as_(town.hr_city.id).get("/team").json()["heading"].values()) == {0}


def _acting(session: Session, town: Town, kind: AssessorKind) -> None:
    session.add(
        Assessor(
            id=new_id(),
            agency_id=1,
            employee_id=town.wayan.id,
            assignment_id=town.wayan.assignment_id,
            assessor_id=town.head.id,
            kind=kind,
            valid_from=date(2026, 10, 1),
            valid_until=date(2026, 11, 1),
        )
    )
    session.flush()


@pytest.mark.parametrize("kind", [AssessorKind.PLH, AssessorKind.PLT, AssessorKind.DELEGASI])
def test_whoever_acts_has_the_team_while_they_act(
    town: Town, as_: As, db: Db, kind: AssessorKind
) -> None:
    """R6."""
    db.write(_acting, town, kind)

    def names(person: Any) -> dict[str, bool]:
        lines = as_(person.id).get("/team").json()["items"]
        return {line["employee"]["name"]: line["acting"] for line in lines}

    assert names(town.head)[town.wayan.name] is True
    assert town.wayan.name not in names(town.chief)
    assert names(town.chief)[town.made.name] is False


def test_an_unsigned_predikat_shows_to_its_rater_alone(town: Town, as_: As, db: Db) -> None:
    """While somebody acts, the page is theirs; the judgement of the other stays the other's."""

    def prepare(session: Session) -> Any:
        work = make_plan(session, town.wayan, town.chief)
        set_unit(session, town, town.puskesmas)
        key = make_evaluation(session, town.wayan, town.chief, work)
        count_everything(session)
        return key

    key = db.write(prepare)
    chief = as_(town.chief.id)
    chief.put(f"/evaluations/{key}/ratings", ABOVE, version=1)
    own = next(
        line for line in chief.get("/team").json()["items"] if line["evaluation_id"] == str(key)
    )
    assert (own["predikat"], own["evaluation_state"]) == ("baik", "rated")

    db.write(_acting, town, AssessorKind.PLH)
    acting = as_(town.head.id).get("/team")

    assert "baik" not in acting.text
    assert "ekspektasi" not in acting.text
    assert "baik" not in as_(town.wayan.id).get("/facts/me").text


def test_the_page_costs_three_statements_however_many_people(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One for who asks, one for the period, one for everybody."""
    db.write(_team, town)
    chief = as_(town.chief.id)
    asked: list[Any] = []
    fetch = rows.fetch

    def counted(session: Session, statement: Any, **given: Any) -> list[rows.Row]:
        asked.append(statement)
        return fetch(session, statement, **given)

    monkeypatch.setattr(rows, "fetch", counted)
    chief.get("/team")

    assert len(asked) == 3
