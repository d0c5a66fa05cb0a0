"""The cockpit over HTTP: what a leader sees of a unit and all below it, and nobody else."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.achievements.models import Verdict
from api.analytics.cockpit.slips import week_before
from api.analytics.models import PersonPeriodFacts, PersonWeek, UnitWeek
from api.analytics.tallies import Tally
from api.analytics.weeks import keep_units_anew
from api.cycles.models import CyclePeriod, PeriodState
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.events import publish
from tests.analytics.factories import count_everything
from tests.analytics.happenings import Happenings, opened
from tests.conftest import Db
from tests.evaluations.factories import (
    Q2,
    Q3,
    give_feedback,
    make_evaluation,
    make_evidence,
    make_plan,
    report,
    set_unit,
)
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]


def _period(session: Session, town: Town) -> None:
    """Wayan is far behind with returned evidence, Made does well, the chief has reported nothing."""
    weak = make_plan(session, town.wayan, town.chief)
    report(session, town.wayan, weak, 10)
    report(session, town.wayan, weak, 5, at=1)
    make_evidence(
        session, town.wayan, weak, verdict=Verdict.RETURNED, verdict_reason="Belum ditandatangani."
    )
    good = make_plan(session, town.made, town.chief)
    report(session, town.made, good, 80)
    report(session, town.made, good, 40, at=1)
    give_feedback(session, town.wayan, town.made, good, "Terima kasih.")
    make_plan(session, town.chief, town.head)
    count_everything(session)


def _cockpit(client: Client, **wanted: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/cockpit", period_id=Q3, **wanted).json()
    return found


def _names(client: Client, **wanted: Any) -> list[str]:
    found = client.get("/cockpit/people", period_id=Q3, **wanted).json()
    return [line["employee"]["name"] for line in found["items"]]


def test_the_same_page_at_every_level(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)

    chief, mayor = _cockpit(as_(town.chief.id)), _cockpit(as_(town.mayor.id))
    inside = _cockpit(as_(town.mayor.id), unit_id=town.puskesmas)

    assert chief["unit"]["name"] == "Puskesmas I"
    assert chief["figures"] == inside["figures"]
    assert (chief["above"], [one["name"] for one in inside["above"]]) == (
        [],
        ["Pemerintah Kota Denpasar", "Dinas Kesehatan"],
    )
    assert mayor["unit"]["kind"] == "kota"
    assert mayor["figures"]["posts"] > chief["figures"]["posts"] == 3
    assert {name: chief["figures"][name] for name in ("far_behind", "complete", "unreported")} == {
        "far_behind": 1,
        "complete": 2,
        "unreported": 1,
    }
    assert chief["figures"]["progress_bp"] < chief["figures"]["expected_bp"]


def test_units_stand_beside_each_other_who_needs_most_first(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)
    db.write(set_unit, town, town.dinkes)

    lines = as_(town.mayor.id).get("/cockpit/units", period_id=Q3).json()["items"]

    assert [line["unit"]["name"] for line in lines] == ["Dinas Kesehatan", "Dinas Pendidikan"]
    assert lines[0]["head"]["name"] == town.head.name
    assert (lines[0]["below"], lines[0]["grade"]) == (1, "baik")
    assert lines[0]["figures"]["track"] in ("slightly_behind", "far_behind")
    assert lines[1]["figures"]["track"] == "not_reported"


def test_people_who_need_help_stand_with_what_they_need_and_who_assesses_them(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_period, town)
    chief = as_(town.chief.id)

    found = chief.get("/cockpit/people", period_id=Q3, listed="help").json()

    assert [line["employee"]["name"] for line in found["items"]] == [town.wayan.name]
    line = found["items"][0]
    assert (line["track"], line["assessor"]["name"]) == ("far_behind", town.chief.name)
    assert {need["kind"] for need in line["needs"]} >= {
        "behind",
        "no_feedback",
        "evidence_returned",
    }
    assert _names(chief, tally="unreported") == [town.chief.name]
    assert _names(chief) == [town.made.name, town.chief.name, town.wayan.name]


@pytest.mark.parametrize("seed", range(4))
def test_every_number_is_as_long_as_its_list(town: Town, as_: As, db: Db, seed: int) -> None:
    """At every level, after whatever has happened."""
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    happenings = Happenings(town, chance)
    db.write(publish, opened(Q3))
    for _ in range(30):
        db.write(happenings.next)
    db.count()
    mayor = as_(town.mayor.id)

    for unit_id in (town.kota, town.dinkes, town.puskesmas):
        figures = _cockpit(mayor, unit_id=unit_id)["figures"]
        kinds = mayor.get("/cockpit/positions", period_id=Q3, unit_id=unit_id).json()["items"]
        for tally in Tally:
            listed = mayor.get(
                "/cockpit/people", period_id=Q3, unit_id=unit_id, tally=tally, size=200
            ).json()
            assert listed["total"] == len(listed["items"]) == figures[tally], tally
            assert sum(kind["figures"][tally] for kind in kinds) == figures[tally], tally


def _week_ago(session: Session, town: Town) -> None:
    """A week ago Wayan was on track and Made behind."""
    session.execute(
        update(CyclePeriod).where(CyclePeriod.period_id == Q3).values(state=PeriodState.OPEN)
    )
    for facts in session.query(PersonPeriodFacts).where(PersonPeriodFacts.period_id == Q3):
        words = {town.wayan.id: "on_track", town.made.id: "far_behind"}
        session.add(
            PersonWeek(
                employee_id=facts.employee_id,
                period_id=Q3,
                assignment_id=facts.assignment_id,
                agency_id=facts.agency_id,
                week=week_before(today()),
                unit_id=facts.unit_id,
                track=words.get(facts.employee_id, "not_reported"),
                indicators=2,
                reported=2,
                behind=0,
                evidence_returned=0,
            )
        )
    session.flush()
    keep_units_anew(session)


def test_a_kept_week_counts_units_as_their_people(town: Town, db: Db) -> None:
    db.write(_period, town)
    db.write(_week_ago, town)

    def kept(session: Session) -> dict[Any, tuple[int, ...]]:
        found = session.scalars(select(UnitWeek).where(UnitWeek.period_id == Q3))
        return {row.unit_id: (row.posts, row.complete, row.on_track, row.behind) for row in found}

    assert db.read(kept)[town.puskesmas] == (3, 3, 1, 1)


def test_what_slipped_since_last_week_is_counted_and_named(town: Town, as_: As, db: Db) -> None:
    db.write(_period, town)
    db.write(_week_ago, town)
    mayor = as_(town.mayor.id)

    found = _cockpit(mayor)
    lines = mayor.get("/cockpit/units", period_id=Q3).json()["items"]

    week = week_before(today())
    assert found["since"] == {"since": week.isoformat(), "slipped": 1, "recovered": 1}
    assert timedelta(7) <= today() - week < timedelta(14)
    assert [point["week"] for point in found["weeks"]] == [week.isoformat()]
    assert (found["weeks"][0]["on_track"], found["weeks"][0]["behind"]) == (1, 1)
    assert [line["slipped"] for line in lines] == [1, 0]
    assert _names(mayor, listed="slipped") == [town.wayan.name]


def test_the_predikats_are_held_against_the_guideline_of_the_grade(
    town: Town, as_: As, db: Db
) -> None:
    def judge(session: Session) -> None:
        _period(session, town)
        set_unit(session, town, town.puskesmas)
        work = make_plan(session, town.hr_agency, town.head)
        make_evaluation(session, town.hr_agency, town.head, work)
        count_everything(session)

    db.write(judge)

    guideline = _cockpit(as_(town.chief.id))["guideline"]

    assert (guideline["grade"], guideline["majority"], guideline["fits"]) == ("baik", "baik", None)
    assert guideline["most"] == [{"words": ["baik"], "percent": 70}]


def test_only_leaders_hr_and_inspectors_look_at_units(
    town: Town, as_: As, with_token: As, db: Db
) -> None:
    db.write(_period, town)
    chief, wayan = as_(town.chief.id), as_(town.wayan.id)
    script = with_token(town.chief.id, "goals:read")
    for path in ("/cockpit", "/cockpit/units", "/cockpit/people", "/cockpit/positions"):
        assert problem_of(wayan.get(path)) == "not-permitted"
        assert problem_of(script.get(path)) == "scope-missing"
        for elsewhere in (town.disdik, town.dinkes, town.wayan.id):
            assert problem_of(chief.get(path, unit_id=elsewhere)) == "not-found"
        assert chief.get(path, period_id=19990103).status_code == 404
        assert as_(town.auditor.id).get(path, unit_id=town.disdik).status_code == 200
        assert as_(town.hr_agency.id).get(path, unit_id=town.puskesmas).status_code == 200
        assert as_(town.hr_agency.id).get(path, unit_id=town.disdik).status_code == 404
        refused = chief.get(path, unit_id="satu")
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == "query/unit_id"


def test_a_period_that_has_not_begun_is_not_there(town: Town, as_: As, db: Db) -> None:
    def plan(session: Session) -> None:
        _period(session, town)
        session.execute(update(CyclePeriod).values(state=PeriodState.PLANNED))

    db.write(plan)

    for wanted in ({}, {"period_id": Q3}):
        assert problem_of(as_(town.chief.id).get("/cockpit", **wanted)) == "not-found"


def test_the_page_costs_as_many_statements_whatever_lies_below(
    town: Town, as_: As, db: Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.write(_period, town)
    asked: list[str] = []
    fetch = rows.fetch

    def counted(session: Session, statement: Any, **given: Any) -> Any:
        asked.append(type(statement).__name__)
        return fetch(session, statement, **given)

    monkeypatch.setattr(rows, "fetch", counted)
    sizes = []
    for person in (town.chief, town.mayor):
        asked.clear()
        assert _cockpit(as_(person.id), unit_id=town.puskesmas)["figures"]["posts"] == 3
        sizes.append(len(asked))

    assert sizes[1] <= sizes[0] + 1
    assert Q2 < Q3
