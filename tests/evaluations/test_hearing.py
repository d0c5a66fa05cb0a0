"""Disagreement is heard: it has a reason, it is answered or corrected in time, an objection has its way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.evaluations.models import Evaluation
from api.foundation import clock
from api.organization.models import Assignment, Position, PositionKind
from tests.conftest import TODAY, Db
from tests.evaluations.factories import (
    ABOVE,
    EARLY,
    LONG,
    MEETS,
    event_data,
    event_names,
    make_case,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
WORDS = "Kunjungan bulan Agustus belum dihitung."
ANSWER = {"text": "Kunjungan Agustus belum ada daftar hadirnya."}
CORRECTION = {
    "results_rating": "di_atas_ekspektasi",
    "results_reason": LONG,
    "behaviour_rating": "di_atas_ekspektasi",
    "behaviour_reason": LONG,
    "note": "Kunjungan Agustus kini dihitung.",
}


@pytest.fixture
def signed(town: Town, as_: As, db: Db) -> UUID:
    key: UUID = db.write(make_case, town)[0]
    chief = as_(town.chief.id)
    assert chief.put(f"/evaluations/{key}/ratings", ABOVE, version=1).status_code == 200
    assert chief.post(f"/evaluations/{key}/signature", version=2).status_code == 200
    return key


@pytest.fixture
def disagreed(town: Town, as_: As, signed: UUID) -> UUID:
    body = {"receipt": "disagree", "note": WORDS}
    answer = as_(town.wayan.id).post(f"/evaluations/{signed}/acknowledgement", body)
    assert answer.status_code == 200, answer.text
    return signed


def _heard(client: Client, key: UUID) -> Any:
    answer = client.get(f"/evaluations/{key}/hearing")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("note", [None, "", "Tidak setuju."])
def test_who_does_not_agree_says_why(town: Town, as_: As, signed: UUID, note: str | None) -> None:
    body = {"receipt": "disagree", "note": note}
    refused = as_(town.wayan.id).post(f"/evaluations/{signed}/acknowledgement", body)

    assert (refused.status_code, problem_of(refused)) == (422, "invalid")
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/note"]
    assert as_(town.wayan.id).get(f"/evaluations/{signed}").json()["state"] == "signed"


def test_before_one_confirms_one_reads_what_would_follow(town: Town, as_: As, signed: UUID) -> None:
    """V.B: 14 working days to the assessor's superior; the assessor answers in half of them."""
    heard = _heard(as_(town.wayan.id), signed)

    assert heard["said"] == []
    assert heard["is_late"] is False
    assert heard["may"] == []
    assert date(2026, 10, 8) < date.fromisoformat(heard["answer_due_on"])
    assert heard["answer_due_on"] < heard["objection"]["due_on"]
    assert heard["objection"]["to"]["id"] == str(town.head.id)
    assert heard["objection"]["final"] is None
    assert heard["objection"]["decided_within_days"] == 7


def test_the_assessor_has_the_words_as_a_task(town: Town, as_: As, disagreed: UUID) -> None:
    [task] = [
        one for one in as_(town.chief.id).get("/tasks").json()["items"] if one["kind"] == "answer"
    ]
    waiting = as_(town.wayan.id).get("/tasks").json()["waiting"]

    assert task["facts"]["reason"] == WORDS
    assert task["facts"]["evaluation_id"] == str(disagreed)
    assert task["about"]["id"] == str(town.wayan.id)
    assert task["due_on"] == _heard(as_(town.chief.id), disagreed)["answer_due_on"]
    assert [one["kind"] for one in waiting if one["about"]["id"] == str(town.chief.id)] == [
        "answer"
    ]


@pytest.mark.parametrize("who", ["wayan", "chief", "head", "hr_city"])
def test_whoever_sees_the_result_reads_both_sides(
    town: Town, as_: As, disagreed: UUID, who: str
) -> None:
    as_(town.chief.id).post(f"/evaluations/{disagreed}/answer", ANSWER)

    said = _heard(as_(getattr(town, who).id), disagreed)["said"]

    assert [(one["step"], one["text"], one["by"]["id"]) for one in said] == [
        ("disagreed", WORDS, str(town.wayan.id)),
        ("answered", ANSWER["text"], str(town.chief.id)),
    ]


def test_it_is_answered_once_and_may_be_corrected_still(
    town: Town, as_: As, db: Db, disagreed: UUID
) -> None:
    chief = as_(town.chief.id)
    before = _heard(chief, disagreed)["may"]
    first = chief.post(f"/evaluations/{disagreed}/answer", ANSWER, key="a-1")
    again = chief.post(f"/evaluations/{disagreed}/answer", ANSWER, key="a-1")
    twice = chief.post(f"/evaluations/{disagreed}/answer", ANSWER)

    assert (before, first.json()["may"]) == (["answer", "correct"], ["correct"])
    assert again.json() == first.json()
    assert (twice.status_code, problem_of(twice)) == (409, "nothing-to-answer")
    assert db.read(event_names).count("EvaluationAnswered") == 1
    assert ANSWER["text"] not in db.read(event_data)


def _row(session: Session, key: UUID) -> Any:
    row = session.get_one(Evaluation, (key, 1))
    return row.content, row.predikat, row.state, row.receipt


def test_a_correction_is_signed_anew_and_confirmed_anew(
    town: Town, as_: As, db: Db, disagreed: UUID
) -> None:
    chief, me = as_(town.chief.id), as_(town.wayan.id)
    version = chief.get(f"/evaluations/{disagreed}").json()["version"]
    with clock.moved_to(TODAY + timedelta(days=2)):
        answer = as_(town.chief.id).post(
            f"/evaluations/{disagreed}/correction", CORRECTION, version=version
        )
    whole, said = me.get(f"/evaluations/{disagreed}").json(), answer.json()["said"][-1]
    content, predikat, state, receipt = db.read(_row, disagreed)

    assert (said["step"], said["text"]) == ("corrected", CORRECTION["note"])
    assert (said["old_predikat"], said["new_predikat"]) == ("baik", "sangat_baik")
    assert (content["predikat"], predikat, state, receipt) == (
        "sangat_baik",
        "sangat_baik",
        "signed",
        None,
    )
    assert whole["may"] == ["acknowledge"]
    assert whole["ratings"]["behaviour_rating"] == "di_atas_ekspektasi"
    assert whole["why"]["predikat"] == "sangat_baik"
    assert whole["acknowledge_due_on"] == content["acknowledge_due_on"] > "2026-10-28"
    assert me.post(f"/evaluations/{disagreed}/acknowledgement", {"receipt": "agree"}).is_success
    assert [one["step"] for one in _heard(me, disagreed)["said"]] == ["disagreed", "corrected"]
    assert db.read(event_names).count("EvaluationCorrected") == 1


def test_a_correction_says_why_and_is_of_what_was_read(
    town: Town, as_: As, disagreed: UUID
) -> None:
    chief = as_(town.chief.id)
    path = f"/evaluations/{disagreed}/correction"

    silent = chief.post(path, {**MEETS, "note": "Keliru."}, version=4)
    bare = chief.post(path, {**CORRECTION, "results_reason": None}, version=4)
    older = chief.post(path, CORRECTION, version=3)

    assert [one["pointer"] for one in silent.json()["errors"]] == ["/note"]
    assert [one["pointer"] for one in bare.json()["errors"]] == ["/results_reason"]
    assert (older.status_code, problem_of(older)) == (409, "edited-meanwhile")


@pytest.mark.parametrize("step", ["answer", "correction"])
def test_after_the_days_nothing_is_answered_any_more(
    town: Town, as_: As, disagreed: UUID, step: str
) -> None:
    body = ANSWER if step == "answer" else CORRECTION
    with clock.moved_to(TODAY + timedelta(days=14)):
        chief = as_(town.chief.id)
        refused = chief.post(f"/evaluations/{disagreed}/{step}", body, version=4)
        heard = _heard(chief, disagreed)

    assert (refused.status_code, problem_of(refused)) == (409, "nothing-to-answer")
    assert heard["may"] == []
    assert heard["objection"]["due_on"] > heard["answer_due_on"]


@pytest.mark.parametrize("step", ["answer", "correction"])
def test_who_agrees_is_not_answered(town: Town, as_: As, signed: UUID, step: str) -> None:
    chief = as_(town.chief.id)
    body = ANSWER if step == "answer" else CORRECTION
    early = chief.post(f"/evaluations/{signed}/{step}", body, version=3)
    as_(town.wayan.id).post(f"/evaluations/{signed}/acknowledgement", {"receipt": "agree"})
    late = chief.post(f"/evaluations/{signed}/{step}", body, version=4)

    assert [problem_of(early), problem_of(late)] == ["nothing-to-answer"] * 2


@pytest.mark.parametrize("step", ["answer", "correction"])
@pytest.mark.parametrize(
    ("who", "refusal"),
    [("wayan", 403), ("head", 403), ("hr_city", 403), ("made", 404), ("stranger", 404)],
)
def test_only_the_assessor_answers(
    town: Town, as_: As, disagreed: UUID, step: str, who: str, refusal: int
) -> None:
    body = ANSWER if step == "answer" else CORRECTION
    refused = as_(getattr(town, who).id).post(f"/evaluations/{disagreed}/{step}", body, version=4)

    assert refused.status_code == refusal


def test_a_token_answers_with_its_scope_only(town: Town, with_token: As, disagreed: UUID) -> None:
    path = f"/evaluations/{disagreed}/answer"
    refused = with_token(town.chief.id, "evaluations:read").post(path, ANSWER)

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert with_token(town.chief.id, "evaluations:write").post(path, ANSWER).status_code == 200


def test_confirming_late_is_possible_and_said(town: Town, as_: As, signed: UUID) -> None:
    """R47; the days for an objection run from receiving it (V.B.2)."""
    due = _heard(as_(town.wayan.id), signed)["acknowledge_due_on"]
    with clock.moved_to(TODAY + timedelta(days=40)):
        me = as_(town.wayan.id)
        ahead = _heard(me, signed)
        body = {"receipt": "disagree", "note": WORDS}
        answer = me.post(f"/evaluations/{signed}/acknowledgement", body)
        after = _heard(me, signed)

    assert answer.status_code == 200
    assert (ahead["is_late"], after["is_late"]) == (True, True)
    assert after["acknowledge_due_on"] == due
    assert ahead["objection"] == after["objection"]
    assert after["objection"]["due_on"] > after["answer_due_on"]
    assert after["answer_due_on"] > "2026-11-17"


def test_nothing_is_heard_before_the_signature(town: Town, as_: As, db: Db) -> None:
    key = db.write(make_case, town)[0]

    heard = _heard(as_(town.wayan.id), key)

    assert (heard["said"], heard["may"], heard["objection"]) == ([], [], None)


@pytest.mark.parametrize("who", ["made", "stranger"])
def test_others_hear_nothing(town: Town, as_: As, disagreed: UUID, who: str) -> None:
    assert as_(getattr(town, who).id).get(f"/evaluations/{disagreed}/hearing").status_code == 404


def _rated_by_the_mayor(session: Session, town: Town) -> UUID:
    post = session.get_one(Assignment, town.mayor.assignment_id)
    assert post.position_id is not None
    session.get_one(Position, post.position_id).kind = PositionKind.PEJABAT_NEGARA
    set_unit(session, town, town.dinkes)
    set_unit(session, town, town.kota, agency_id=0)
    return make_evaluation(
        session, town.head, town.mayor, make_plan(session, town.head, town.mayor)
    )


def test_what_the_mayor_rates_is_final(town: Town, as_: As, db: Db) -> None:
    """IV.A.12c: no objection; the words are kept, and answered all the same."""
    key = db.write(_rated_by_the_mayor, town)
    mayor = as_(town.mayor.id)
    assert mayor.put(f"/evaluations/{key}/ratings", MEETS, version=1).status_code == 200
    assert mayor.post(f"/evaluations/{key}/signature", EARLY, version=2).status_code == 200

    objection = _heard(as_(town.head.id), key)["objection"]

    assert (objection["final"], objection["to"]) == ("rated_by_head_of_region", None)
