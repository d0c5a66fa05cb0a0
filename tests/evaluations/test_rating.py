"""Rating: the organization first, reasons, the quadrant, nobody else."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from api.evaluations.models import Evaluation
from api.evaluations.unit_achievements.models import UnitAchievement, UnitGrade
from api.goals.models import Plan, PlanState
from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    LONG,
    MEETS,
    Q3,
    Work,
    event_data,
    event_names,
    make_case,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.evaluations.test_scoring import NINE
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


def test_the_nine_cells(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    """R37, W30–W38: over HTTP, one after the other on the same evaluation."""
    chief = as_(town.chief.id)
    version = 1
    for rule, results, behaviour, predikat in NINE:
        body = {
            "results_rating": results,
            "results_reason": LONG,
            "behaviour_rating": behaviour,
            "behaviour_reason": LONG,
        }
        rated = chief.put(f"/evaluations/{case[0]}/ratings", body, version=version)

        assert rated.status_code == 200, rated.text
        assert (rule, rated.json()["predikat"]) == (rule, predikat)
        version = rated.json()["version"]


def test_rating_gives_predikat_and_reasons_and_leaves_an_event(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    """R35–R37."""
    rated = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", ABOVE, version=1).json()

    why = rated["why"]
    assert rated["state"] == "rated"
    assert rated["may"] == ["rate", "sign"]
    assert (rated["predikat"], why["predikat"]) == ("baik", "baik")
    assert (why["rule"]["id"], why["rule"]["law"]) == ("R37", "PermenPANRB 6/2022")
    assert why["unit"] == {
        "rule": "R35",
        "unit_id": str(town.puskesmas),
        "unit_name": "Puskesmas I",
        "period_id": Q3,
        "grade": "baik",
        "stands_in": False,
    }
    assert why["results"] == {"rating": "di_atas_ekspektasi", "reason": LONG}
    assert why["decided"]["name"] == town.chief.name
    assert {"axis": "behaviour", "rating": "di_atas_ekspektasi", "predikat": "sangat_baik"} in (
        why["change"]
    )
    assert [s["code"] for s in why["sentences"]][-1] == "quadrant_cell"
    assert db.read(event_names)[-1] == "EvaluationRated"


def test_no_rating_and_no_predikat_is_in_an_event(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", ABOVE, version=1)

    kept = db.read(event_data)

    assert "'state': 'rated'" in kept
    assert "ekspektasi" not in kept
    assert "baik" not in kept
    assert LONG not in kept


def test_misconduct_has_a_sentence_of_its_own(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    """R38."""
    body = {
        "results_rating": "sesuai_ekspektasi",
        "behaviour_rating": "di_bawah_ekspektasi",
        "behaviour_reason": LONG,
    }
    rated = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", body, version=1).json()

    assert rated["why"]["sentences"][-1]["code"] == "misconduct"


def _forget_unit(session: Session) -> None:
    session.execute(delete(UnitAchievement))


def test_the_organization_comes_first(town: Town, as_: As, db: Db, case: tuple[UUID, Work]) -> None:
    """R35."""
    db.write(_forget_unit)

    refused = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "unit-achievement-missing")
    assert refused.json()["unit_id"] == str(town.puskesmas)
    assert refused.json()["period_id"] == Q3


def test_the_unit_that_counts_is_the_one_that_the_rater_leads(town: Town, as_: As, db: Db) -> None:
    """IV.B.1.g: the head of Dinas rates the head of the puskesmas by the Dinas' achievement."""

    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.chief, town.head)
        set_unit(session, town, town.dinkes, UnitGrade.KURANG)
        set_unit(session, town, town.puskesmas, UnitGrade.ISTIMEWA)
        return make_evaluation(session, town.chief, town.head, work)

    key = db.write(prepare)
    rated = as_(town.head.id).put(f"/evaluations/{key}/ratings", MEETS, version=1).json()

    assert rated["unit_achievement"]["unit_id"] == str(town.dinkes)
    assert rated["unit_achievement"]["grade"] == "kurang"


def test_the_achievement_of_a_unit_of_another_agency_counts_too(
    town: Town, as_: As, db: Db
) -> None:
    """The mayor leads the city, whose rows live in agency 0."""

    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.head, town.mayor)
        set_unit(session, town, town.kota, agency_id=0)
        return make_evaluation(session, town.head, town.mayor, work)

    key = db.write(prepare)
    rated = as_(town.mayor.id).put(f"/evaluations/{key}/ratings", MEETS, version=1)

    assert rated.status_code == 200, rated.text
    assert rated.json()["unit_achievement"]["unit_id"] == str(town.kota)


def test_a_head_s_rating_has_a_suggestion(town: Town, as_: As, db: Db) -> None:
    """R41, U9."""

    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.chief, town.head)
        set_unit(session, town, town.puskesmas, UnitGrade.ISTIMEWA)
        return make_evaluation(session, town.chief, town.head, work)

    key = db.write(prepare)
    hint = as_(town.head.id).get(f"/evaluations/{key}").json()["head_hint"]

    assert hint["rule"] == "R41"
    assert (hint["grade"], hint["rating"]) == ("istimewa", "di_atas_ekspektasi")
    assert hint["inferred"] is True
    assert as_(town.chief.id).get(f"/evaluations/{key}").json()["head_hint"] is None


@pytest.mark.parametrize("axis", ["results", "behaviour"])
@pytest.mark.parametrize("rating", ["di_atas_ekspektasi", "di_bawah_ekspektasi"])
def test_above_and_below_want_a_reason(
    town: Town, as_: As, case: tuple[UUID, Work], axis: str, rating: str
) -> None:
    body = {**MEETS, f"{axis}_rating": rating, f"{axis}_reason": "Terlalu pendek."}

    refused = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", body, version=1)

    assert refused.status_code == 422
    fault = refused.json()["errors"][0]
    assert (fault["pointer"], fault["code"]) == (f"/{axis}_reason", "reason_too_short")


def test_a_word_that_is_no_rating_is_refused(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    body = {**MEETS, "results_rating": "bagus"}

    refused = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", body, version=1)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/results_rating"


def test_figures_against_the_rating_are_noted_and_never_block(town: Town, as_: As, db: Db) -> None:
    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.wayan, town.chief)
        set_unit(session, town, town.puskesmas)
        return make_evaluation(session, town.wayan, town.chief, work)

    key = db.write(prepare)
    chief = as_(town.chief.id)
    before = chief.get(f"/evaluations/{key}").json()["notes"]
    rated = chief.put(f"/evaluations/{key}/ratings", ABOVE, version=1)

    assert before["di_atas_ekspektasi"] == ["above_though_nothing_reported"]
    assert before["sesuai_ekspektasi"] == []
    assert rated.status_code == 200
    assert rated.json()["why"]["notes"] == ["above_though_nothing_reported"]


@pytest.mark.parametrize("who", ["wayan", "head", "hr_agency", "hr_city", "auditor"])
def test_whoever_sees_it_without_being_the_assessor_cannot_rate(
    town: Town, as_: As, case: tuple[UUID, Work], who: str
) -> None:
    client = as_(getattr(town, who).id)

    refused = client.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


@pytest.mark.parametrize("who", ["made", "stranger"])
def test_for_colleague_and_stranger_there_is_no_such_evaluation(
    town: Town, as_: As, case: tuple[UUID, Work], who: str
) -> None:
    client = as_(getattr(town, who).id)

    for refused in (
        client.get(f"/evaluations/{case[0]}"),
        client.get(f"/evaluations/{case[0]}/why"),
        client.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1),
        client.post(f"/evaluations/{case[0]}/signature", version=1),
        client.post(f"/evaluations/{case[0]}/acknowledgement", {"receipt": "agree"}),
    ):
        assert (refused.status_code, problem_of(refused)) == (404, "not-found")


def test_a_lost_update_is_refused(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    chief = as_(town.chief.id)
    chief.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    refused = chief.put(f"/evaluations/{case[0]}/ratings", ABOVE, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "edited-meanwhile")


def test_a_token_without_the_scope_cannot_rate(
    town: Town, with_token: As, case: tuple[UUID, Work]
) -> None:
    script = with_token(town.chief.id, "evaluations:read")

    refused = script.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def _not_agreed(session: Session, plan_id: UUID) -> None:
    session.execute(update(Plan).where(Plan.id == plan_id).values(state=PlanState.CANCELLED))


def test_without_an_agreed_plan_there_is_nothing_to_rate(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    db.write(_not_agreed, case[1].plan_id)

    refused = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "plan-not-agreed")


def _assessor_of(session: Session, key: UUID) -> tuple[UUID, UUID | None]:
    row = session.get_one(Evaluation, (key, 1))
    return row.assessor_id, row.unit_achievement_id


def test_what_is_kept_names_the_assessor_and_the_unit_s_achievement(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)

    assessor_id, achievement_id = db.read(_assessor_of, case[0])

    assert assessor_id == town.chief.id
    assert achievement_id is not None
