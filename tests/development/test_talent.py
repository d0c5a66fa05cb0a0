"""Performance beside potential: placed by what is known, told with its limits, for HR alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.models import CompetenceLevel, Viewpoint
from api.development.talent.models import Band
from api.development.talent.placing import (
    Assessed,
    Basis,
    Standing,
    TalentRule,
    performance_of,
    potential_of,
)
from api.evaluations.models import Predikat
from api.foundation.event_tables import EventRecord
from api.foundation.ids import new_id
from tests.conftest import Db
from tests.development.learning import advise
from tests.evaluations.factories import YEAR, make_evaluation, make_plan
from tests.evaluations.guards import As
from tests.people import Person, Town, make_employee

NINE = (
    *("integritas", "kerja_sama", "komunikasi", "orientasi_hasil", "pelayanan_publik"),
    *("pengembangan_diri", "mengelola_perubahan", "pengambilan_keputusan", "perekat_bangsa"),
)
RULE = TalentRule(known_percent=60, meets_percent=80, valid_years=3)
DAY = date(2026, 10, 8)
BECAUSE = "Asesmen pusat penilaian kompetensi 2026."


@pytest.mark.parametrize(
    ("last", "before", "band"),
    [
        (None, Predikat.SANGAT_BAIK, None),
        (Predikat.SANGAT_BAIK, None, Band.HIGH),
        (Predikat.SANGAT_BAIK, Predikat.BAIK, Band.HIGH),
        (Predikat.SANGAT_BAIK, Predikat.BUTUH_PERBAIKAN, Band.MIDDLE),
        (Predikat.BAIK, Predikat.SANGAT_BAIK, Band.MIDDLE),
        (Predikat.BUTUH_PERBAIKAN, Predikat.SANGAT_BAIK, Band.LOW),
        (Predikat.SANGAT_KURANG, None, Band.LOW),
    ],
)
def test_performance_is_the_last_predikat_and_high_is_steady(
    last: Predikat | None, before: Predikat | None, band: Band | None
) -> None:
    assert performance_of(last, before) is band


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        (Standing(9, 0, 0, 0), (None, None)),
        (Standing(0, 0, 0, 0), (None, None)),
        (Standing(9, 5, 5, 5), (None, None)),
        (Standing(9, 6, 4, 0), (Band.LOW, Basis.LEVELS)),
        (Standing(9, 6, 5, 4), (Band.MIDDLE, Basis.LEVELS)),
        (Standing(9, 6, 6, 5), (Band.HIGH, Basis.LEVELS)),
    ],
)
def test_of_too_few_known_levels_no_potential_is_guessed(standing: Standing, found: Any) -> None:
    assert potential_of(None, standing, RULE, DAY) == found


def test_what_was_recorded_comes_first_until_it_is_old() -> None:
    levels = Standing(9, 9, 9, 9)
    fresh, old = Assessed(Band.LOW, date(2023, 1, 5)), Assessed(Band.LOW, date(2022, 12, 5))
    assert potential_of(fresh, levels, RULE, DAY) == (Band.LOW, Basis.ASSESSMENT)
    assert potential_of(old, levels, RULE, DAY) == (Band.HIGH, Basis.LEVELS)


def _judged(session: Session, town: Town, person: Person, level: int | None = 3) -> None:
    """Let a year of somebody's be signed as Baik, and the assessor see all nine competences."""
    work = make_plan(session, person, town.chief)
    advise(session, make_evaluation(session, person, town.chief, work, YEAR), "Lanjutkan.")
    for code in NINE if level is not None else ():
        session.add(
            CompetenceLevel(
                id=new_id(person.agency_id),
                agency_id=person.agency_id,
                employee_id=person.id,
                competence_code=code,
                viewpoint=Viewpoint.ASSESSOR,
                level=level,
                reason=BECAUSE,
                given_on=DAY,
                given_by=town.chief.id,
            )
        )
    session.flush()


def _talent(as_: As, town: Town, who: Person, **more: Any) -> Any:
    wanted = {"unit_id": str(town.dinkes), "year": 2026, **more}
    return as_(who.id).get("/development/talent", **wanted)


def _people(as_: As, town: Town, **more: Any) -> dict[str, dict[str, Any]]:
    wanted = {"unit_id": str(town.dinkes), "year": 2026, **more}
    answer = as_(town.hr_agency.id).get("/development/talent/people", **wanted)
    assert answer.status_code == 200, answer.text
    return {one["employee"]["id"]: one for one in answer.json()["items"]}


def test_people_are_placed_by_what_is_known_and_the_others_are_not(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_judged, town, town.wayan, 3)
    db.write(_judged, town, town.made, None)

    people = _people(as_, town)

    wayan, made = people[str(town.wayan.id)], people[str(town.made.id)]
    assert (wayan["performance"], wayan["potential"], wayan["basis"]) == (
        *("middle", "middle"),
        "levels",
    )
    assert (wayan["required"], wayan["known"], wayan["meets"], wayan["meets_next"]) == (9, 9, 9, 0)
    assert wayan["predikats"] == [{"year": 2026, "predikat": "baik"}]
    assert (made["performance"], made["potential"], made["known"]) == ("middle", None, 0)
    assert set(_people(as_, town, placed=True)) == {str(town.wayan.id)}
    assert str(town.wayan.id) not in _people(as_, town, placed=False)
    assert set(_people(as_, town, performance="middle", potential="middle")) == {str(town.wayan.id)}


def test_what_the_next_post_requires_is_what_is_kept_for_it(town: Town, as_: As, db: Db) -> None:
    db.write(_judged, town, town.wayan, 3)
    for code in NINE:
        kept = {"position_kind": "pengawas", "title": "*", "competence_code": code, "level": 3}
        assert as_(town.hr_city.id).put("/position-competences", kept).status_code == 200
    wayan = _people(as_, town)[str(town.wayan.id)]
    assert (wayan["potential"], wayan["meets_next"]) == ("high", 9)


def test_of_few_people_no_boxes_are_shown_and_the_limits_are_said(
    town: Town, as_: As, db: Db
) -> None:
    db.write(_judged, town, town.wayan, 3)
    shown = _talent(as_, town, town.hr_agency).json()
    assert (shown["placed"], shown["one_year"], shown["by_levels"]) == (1, 1, 1)
    assert len(shown["boxes"]) == 9
    assert {box["people"] for box in shown["boxes"]} == {None}
    assert set(shown["limits"]) >= {"no_verdict", "one_year_only", "unknown_left_out", "too_few"}
    assert shown["method"]["valid_years"] == 3

    for number in range(4):
        person = db.write(_colleague, town, f"Pegawai {number}")
        db.write(_judged, town, person, 2 if number else 3)
    shown = _talent(as_, town, town.hr_agency).json()
    assert "too_few" not in shown["limits"]
    assert [box for box in shown["boxes"] if box["people"]] == [
        {"performance": "middle", "potential": "low", "people": 3},
        {"performance": "middle", "potential": "middle", "people": 2},
    ]


def _colleague(session: Session, town: Town, name: str) -> Person:
    return make_employee(session, town.puskesmas, name, assessor_id=town.chief.id)


def test_hr_alone_compares_and_who_looked_is_written_down(town: Town, as_: As, db: Db) -> None:
    db.write(_judged, town, town.wayan, 3)
    for who, status in (
        *((town.wayan, 403), (town.chief, 403), (town.head, 403), (town.auditor, 403)),
        *((town.hr_agency, 200), (town.hr_city, 200)),
    ):
        assert _talent(as_, town, who).status_code == status, who.name
    nowhere = as_(town.hr_city.id).get("/development/talent", unit_id=str(UUID(int=9)))
    assert nowhere.status_code == 404
    assert _looks(db) == []

    seen = _people(as_, town)

    assert _looks(db) == [(town.hr_agency.id, town.dinkes, None)]
    assert str(town.wayan.id) in seen
    as_(town.hr_city.id).get(f"/employees/{town.wayan.id}/talent-assessments")
    assert _looks(db)[1:] == [(town.hr_city.id, town.wayan.id, town.wayan.id)]


def _looks(db: Db) -> list[tuple[UUID | None, UUID, UUID | None]]:
    wanted = (
        select(EventRecord.actor_id, EventRecord.subject_id, EventRecord.about_id)
        .where(EventRecord.name == "TalentLookedAt")
        .order_by(EventRecord.id)
    )
    return db.read(lambda session: [(one[0], one[1], one[2]) for one in session.execute(wanted)])


def test_a_person_reads_what_is_recorded_and_no_box(town: Town, as_: As, db: Db) -> None:
    db.write(_judged, town, town.wayan, 2)
    place = f"/employees/{town.wayan.id}/talent-assessments"
    draft = {"potential": "high", "reason": BECAUSE, "assessed_on": "2026-09-01"}
    made = as_(town.hr_agency.id).post(place, draft)
    assert (made.status_code, made.json()["may"]) == (201, ["assess"])

    own = as_(town.wayan.id).get(place).json()

    assert [(one["potential"], one["reason"]) for one in own["items"]] == [("high", BECAUSE)]
    assert own["may"] == []
    assert own["items"][0]["given_by"] == town.hr_agency.name
    assert _looks(db) == [], "nobody looked but the person"
    shown = _people(as_, town)[str(town.wayan.id)]
    assert (shown["potential"], shown["basis"]) == ("high", "assessment")


def test_an_assessment_that_is_none_is_refused(town: Town, as_: As, db: Db) -> None:
    place = f"/employees/{town.wayan.id}/talent-assessments"
    draft = {"potential": "high", "reason": BECAUSE, "assessed_on": "2026-09-01"}
    hr = as_(town.hr_agency.id)
    for pointer, wrong in (
        ("/potential", {"potential": "splendid"}),
        ("/reason", {"reason": ""}),
        ("/assessed_on", {"assessed_on": "2026-10-09"}),
    ):
        answer = hr.post(place, {**draft, **wrong})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    for who in (town.wayan, town.chief):
        assert as_(who.id).post(place, draft).status_code == 403
    assert as_(town.stranger.id).post(place, draft).status_code == 404
    own = f"/employees/{town.hr_agency.id}/talent-assessments"
    assert hr.post(own, draft).status_code == 403, "nobody records their own"
