"""Who moved within a period may keep the result of the period before, where both agree (IV.A.13a: Sari)."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations.fingerprint import SIGNED_EVALUATIONS
from api.evaluations.models import (
    Evaluation,
    EvaluationKind,
    EvaluationState,
    Predikat,
    Rating,
)
from api.foundation.clock import now
from api.foundation.event_tables import EventRecord
from api.record_check import Wanted, check_records
from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    CYCLE,
    MEETS,
    Q1,
    Q2,
    Q3,
    Work,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.evaluations.sari import Sari, earlier_evaluation, make_sari, moved
from tests.evaluations.year_of_moves import As, done, on, submitted_plan
from tests.http import problem_of
from tests.organization.factories import post
from tests.people import Person, Town


@pytest.fixture
def sari(town: Town, as_: As, db: Db) -> Sari:
    return make_sari(town, as_, db)


def test_the_new_assessor_proposes_and_the_person_agrees(sari: Sari) -> None:
    offered = sari.rater.get(sari.path).json()
    assert (offered["earlier"]["id"], offered["may"]) == (str(sari.earlier), ["propose"])
    assert (offered["earlier"]["predikat"], offered["earlier"]["period_id"]) == ("baik", Q2)

    done(sari.rater.post(sari.path))
    assert sari.kinds(sari.me) == ["agree_carry_over", "acknowledge"]
    asked = sari.me.get(sari.path).json()
    assert (asked["proposed"]["name"], asked["may"]) == ("Ida Ayu Kepala", ["agree", "end"])
    done(sari.me.post(f"{sari.path}/agreement"))

    for reader in (sari.me, sari.rater, sari.as_(sari.town.hr_city.id)):
        shown = reader.get(f"/evaluations/{sari.evaluation}").json()
        assert (shown["state"], shown["predikat"], shown["receipt"]) == (
            "acknowledged",
            "baik",
            "agree",
        )
        assert shown["ratings"]["results_reason"] == ABOVE["results_reason"]
        assert shown["assessor"]["id"] == str(sari.town.head.id)
        assert shown["unit_achievement"]["unit_name"] == "Puskesmas I"
        assert shown["decisions"][-1]["step"] == "carried_over"
        taken = reader.get(sari.path).json()
        assert taken["earlier"]["id"] == str(sari.earlier)
        assert (taken["proposed"]["name"], taken["agreed"]["name"], taken["may"]) == (
            "Ida Ayu Kepala",
            "Ni Wayan Sukerti",
            [],
        )
    assert sari.kinds(sari.rater) == []
    assert sari.kinds(sari.me) == ["acknowledge"]


def test_the_person_proposes_and_the_new_assessor_agrees(sari: Sari) -> None:
    done(sari.me.post(sari.path))
    assert (sari.kinds(sari.rater), sari.kinds(sari.me)) == (["rate"], ["acknowledge"])
    assert sari.rater.get(sari.path).json()["may"] == ["agree", "end"]
    assert sari.me.get(sari.path).json()["may"] == ["end"]

    done(sari.rater.post(f"{sari.path}/agreement"))

    assert sari.me.get(f"/evaluations/{sari.evaluation}").json()["predikat"] == "baik"
    assert sari.kinds(sari.rater) == []


def test_nobody_agrees_to_their_own_proposal(sari: Sari) -> None:
    done(sari.rater.post(sari.path))

    refused = sari.rater.post(f"{sari.path}/agreement")

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


@pytest.mark.parametrize("declines", [True, False])
def test_a_proposal_is_declined_or_withdrawn_and_the_period_is_evaluated(
    sari: Sari, declines: bool
) -> None:
    done(sari.rater.post(sari.path))

    done((sari.me if declines else sari.rater).delete(sari.path))

    assert sari.kinds(sari.me) == ["acknowledge"]
    gone = sari.me.post(f"{sari.path}/agreement")
    assert (gone.status_code, problem_of(gone)) == (409, "no-carry-over-proposed")
    assert sari.rater.get(sari.path).json()["may"] == ["propose"]
    assert sari.rater.get(f"/evaluations/{sari.evaluation}").json()["may"] == ["rate"]


def test_a_signature_overtakes_a_proposal(sari: Sari) -> None:
    sari.db.write(set_unit, sari.town, sari.town.dinkes)
    done(sari.me.post(sari.path))
    with on("2026-10-12"):
        path, rater = f"/evaluations/{sari.evaluation}", sari.rater
        rated = done(rater.put(f"{path}/ratings", MEETS, version=1))
        done(rater.post(f"{path}/signature", version=rated["version"]))

    assert sari.kinds(sari.rater) == []
    shown = sari.me.get(sari.path).json()
    assert (shown["earlier"], shown["proposed"], shown["may"]) == (None, None, [])
    late = sari.me.post(f"{sari.path}/agreement")
    assert (late.status_code, problem_of(late)) == (409, "evaluation-step-refused")


def test_another_assessor_is_asked_anew(sari: Sari) -> None:
    done(sari.rater.post(sari.path))
    moves = post(sari.town.disdik, valid_from="2026-08-17")
    done(sari.as_(sari.town.hr_city.id).post(f"/employees/{sari.town.wayan.id}/assignments", moves))

    assert sari.kinds(sari.me) == ["acknowledge"]
    assert "CarryOverEnded" in sari.db.read(_names)


def _names(session: Session) -> list[str]:
    found = select(EventRecord.name).where(EventRecord.subject_kind == "evaluation")
    return list(session.scalars(found.order_by(EventRecord.id)))


def test_without_a_signed_earlier_result_nothing_is_carried_over(
    town: Town, as_: As, db: Db
) -> None:
    sari = moved(town, as_, db, db.write(earlier_evaluation, town))

    refused = sari.rater.post(sari.path)

    assert (refused.status_code, problem_of(refused)) == (409, "nothing-to-carry-over")
    assert sari.rater.get(sari.path).json()["earlier"] is None


def test_early_in_a_year_the_result_of_the_year_before_is_offered(
    town: Town, as_: As, db: Db
) -> None:
    """Sari moved in February: "hasil evaluasi kinerja tahun sebelumnya, karena mutasi di awal tahun"."""
    db.write(_year_before, town)
    with on("2026-02-09"):
        moves = post(town.dinkes, valid_from="2026-02-09")
        done(as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/assignments", moves))
    work = db.write(_plan_at_the_new_place, town)

    offered = as_(town.head.id).get(f"/evaluations/{work}/carry-over").json()["earlier"]

    assert (offered["period_id"], offered["kind"]) == (20250112, "tahunan")
    assert (offered["unit_name"], offered["predikat"]) == ("Puskesmas I", "baik")


def _year_before(session: Session, town: Town) -> None:
    """The last quarter and the year of 2025 were signed at the puskesmas, both on 31 December's place."""
    work = make_plan(session, town.wayan, town.chief, year=2026)
    for period_id, kind in ((20251012, "periodik"), (20250112, "tahunan")):
        key = make_evaluation(session, town.wayan, town.chief, work, period_id)
        row = session.scalars(select(Evaluation).where(Evaluation.id == key)).one()
        row.kind, row.state = EvaluationKind(kind), EvaluationState.SIGNED
        row.results_rating = row.behaviour_rating = Rating.SESUAI_EKSPEKTASI
        row.predikat, row.content, row.signed_at = Predikat.BAIK, {}, now()
        session.flush()


def _plan_at_the_new_place(session: Session, town: Town) -> UUID:
    plan_id, assessor_id = submitted_plan(session, town.wayan)
    head = Person(assessor_id, town.head.assignment_id, town.dinkes, 1, "")
    work = Work(plan_id, plan_id, [])
    return make_evaluation(session, town.wayan, head, work, Q1)


def test_who_has_not_moved_in_the_period_takes_nothing_over(town: Town, as_: As, db: Db) -> None:
    """The second quarter is there, but the post is the same."""
    earlier = db.write(earlier_evaluation, town)
    chief = as_(town.chief.id)
    done(chief.put(f"/evaluations/{earlier}/ratings", MEETS, version=1))
    done(chief.post(f"/evaluations/{earlier}/signature", version=2))
    done(as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation"))
    [line] = chief.get("/evaluations", mine="assessor", period_id=Q3).json()["items"]

    refused = chief.post(f"/evaluations/{line['id']}/carry-over")

    assert (refused.status_code, problem_of(refused)) == (409, "nothing-to-carry-over")


def test_a_second_proposal_is_there_already_and_a_repeated_one_is_answered_once(sari: Sari) -> None:
    rater = sari.rater
    first = rater.post(sari.path, key="usul-1")

    assert rater.post(sari.path, key="usul-1").json() == first.json()
    again = sari.me.post(sari.path)
    assert (again.status_code, problem_of(again)) == (409, "already-there")


def test_only_the_two_sides_agree_on_it_and_read_what_is_offered(
    sari: Sari, with_token: As
) -> None:
    done(sari.rater.post(sari.path))
    hr, stranger = sari.as_(sari.town.hr_city.id), sari.as_(sari.town.stranger.id)

    assert hr.get(sari.path).json()["earlier"] is None
    for answer in (hr.post(sari.path), hr.post(f"{sari.path}/agreement"), hr.delete(sari.path)):
        assert (answer.status_code, problem_of(answer)) == (403, "not-permitted")
    for answer in (stranger.get(sari.path), stranger.post(sari.path), stranger.delete(sari.path)):
        assert (answer.status_code, problem_of(answer)) == (404, "not-found")
    reading = with_token(sari.town.wayan.id, "evaluations:read")
    assert reading.get(sari.path).status_code == 200
    refused = reading.post(f"{sari.path}/agreement")
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_what_was_carried_over_is_a_record_whose_change_is_found(sari: Sari) -> None:
    done(sari.rater.post(sari.path))
    done(sari.me.post(f"{sari.path}/agreement"))

    async def changed() -> int:
        every = check_records(sari.db.database, Wanted())
        return len([one async for one in every if one.kind == SIGNED_EVALUATIONS.name])

    assert sari.db.runner.run(changed()) == 0
    assert "EvaluationCarriedOver" in sari.db.read(_names)


def test_what_was_carried_over_is_reported_no_more(sari: Sari) -> None:
    done(sari.rater.post(sari.path))
    done(sari.me.post(f"{sari.path}/agreement"))
    plan = sari.me.get(f"/evaluations/{sari.evaluation}").json()["plan_id"]
    indicator = sari.me.get(f"/plans/{plan}").json()["goals"][0]["indicators"][0]["id"]

    lines = {"lines": [{"indicator_id": indicator, "value": "3"}]}
    refused = sari.me.post(f"/plans/{plan}/periods/{Q3}/report", lines)

    assert refused.status_code == 409, refused.text
