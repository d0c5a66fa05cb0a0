"""Signature and acknowledgement; what nobody but the assessor sees before."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.evaluations.models import Evaluation, EvaluationDecision
from api.feedback.models import Audience
from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    LONG,
    MEETS,
    Q3,
    Work,
    event_names,
    give_feedback,
    make_case,
    report,
)
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[..., Client]
SECRETS = ("di_atas_ekspektasi", "sesuai_ekspektasi", LONG, '"predikat":"')
OTHERS = ["wayan", "head", "mayor", "hr_agency", "hr_city", "auditor", "admin"]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


@pytest.fixture
def rated(town: Town, as_: As, case: tuple[UUID, Work]) -> UUID:
    answer = as_(town.chief.id).put(f"/evaluations/{case[0]}/ratings", ABOVE, version=1)
    assert answer.status_code == 200, answer.text
    return case[0]


@pytest.fixture
def signed(town: Town, as_: As, rated: UUID) -> UUID:
    answer = as_(town.chief.id).post(f"/evaluations/{rated}/signature", version=2)
    assert answer.status_code == 200, answer.text
    return rated


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_the_assessor_sees_ratings_before_the_signature(
    town: Town, as_: As, rated: UUID, who: str
) -> None:
    client = as_(getattr(town, who).id)
    whole = client.get(f"/evaluations/{rated}")
    why = client.get(f"/evaluations/{rated}/why").json()
    listed = client.get("/evaluations", period_id=Q3).json()["items"]

    assert whole.status_code == 200
    assert (whole.json()["ratings"], whole.json()["predikat"]) == (None, None)
    assert whole.json()["why"] is None
    assert whole.json()["notes"] is None
    assert whole.json()["decisions"] == []
    assert whole.json()["seen_by"] == ["assessor"]
    assert not any(secret in whole.text for secret in SECRETS)
    assert (why["predikat"], why["why"]) == (None, None)
    assert [line["predikat"] for line in listed] == [None]
    assert [line["results_rating"] for line in listed] == [None]


@pytest.mark.parametrize("path", ["/evaluations/{key}", "/evaluations/{key}/why", "/evaluations"])
def test_a_token_of_the_person_sees_no_more_than_the_person(
    town: Town, as_: As, with_token: As, rated: UUID, path: str
) -> None:
    """Where the assessor's token reads the rating."""
    address = path.format(key=rated)
    found = with_token(town.wayan.id, "evaluations:read").get(address)
    known = with_token(town.chief.id, "evaluations:read").get(address)

    assert (found.status_code, found.json()) == (200, as_(town.wayan.id).get(address).json())
    assert str(rated) in found.text
    assert not any(secret in found.text for secret in SECRETS)
    assert any(secret in known.text for secret in SECRETS)


def test_a_token_without_the_scope_reads_nothing(town: Town, with_token: As, rated: UUID) -> None:
    refused = with_token(town.wayan.id, "goals:read").get(f"/evaluations/{rated}")

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


@pytest.mark.parametrize("who", OTHERS)
def test_after_the_signature_whoever_sees_it_reads_the_result(
    town: Town, as_: As, signed: UUID, who: str
) -> None:
    client = as_(getattr(town, who).id)
    whole = client.get(f"/evaluations/{signed}").json()

    assert whole["predikat"] == "baik"
    assert whole["ratings"]["results_reason"] == LONG
    assert client.get(f"/evaluations/{signed}/why").json()["why"]["predikat"] == "baik"
    assert client.get("/evaluations", period_id=Q3).json()["items"][0]["predikat"] == "baik"


@pytest.mark.parametrize("who", ["made", "stranger"])
def test_colleague_and_stranger_see_nothing_even_then(
    town: Town, as_: As, signed: UUID, who: str
) -> None:
    client = as_(getattr(town, who).id)

    assert client.get(f"/evaluations/{signed}").status_code == 404
    assert client.get("/evaluations").json()["items"] == []


def _kept(session: Session, key: UUID) -> Any:
    return session.get_one(Evaluation, (key, 1)).content


def _states(session: Session) -> list[str]:
    return [state.value for state in session.scalars(select(Achievement.state))]


def test_the_signature_freezes_and_keeps_everything(
    town: Town, as_: As, db: Db, signed: UUID
) -> None:
    content = db.read(_kept, signed)

    assert db.read(_states) == ["frozen", "frozen"]
    assert db.read(event_names)[-1] == "EvaluationSigned"
    context = content["context"]
    assert context["employee"]["name"] == town.wayan.name
    assert context["assessor"]["name"] == town.chief.name
    assert context["goals"][0]["indicators"][0]["values"][0]["value"] == "80"
    assert context["goals"][0]["feedback"][0]["text"] == "Rekap selalu tepat waktu."
    assert context["evidence"][0]["title"] == "Rekap kunjungan"
    assert content["predikat"] == "baik"


def test_what_was_signed_stays_as_it_was(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work], signed: UUID
) -> None:
    def later(session: Session) -> None:
        give_feedback(session, town.made, town.wayan, case[1], "Ini datang kemudian.")

    db.write(later)

    assert "kemudian" not in as_(town.wayan.id).get(f"/evaluations/{signed}").text


def test_feedback_for_the_person_alone_is_in_no_document(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    def earlier(session: Session) -> None:
        give_feedback(session, town.made, town.wayan, case[1], "Hanya untukmu.", Audience.RECEIVER)

    db.write(earlier)
    path = f"/evaluations/{case[0]}"
    assert "Hanya untukmu" in as_(town.wayan.id).get(path).text
    for who in (town.chief, town.head, town.hr_city, town.auditor):
        assert "Hanya untukmu" not in as_(who.id).get(path).text
    chief = as_(town.chief.id)
    chief.put(f"{path}/ratings", MEETS, version=1)
    chief.post(f"{path}/signature", version=2)

    assert "Hanya untukmu" not in chief.get(path).text
    assert "Hanya untukmu" not in as_(town.wayan.id).get(path).text


def test_feedback_is_not_for_hr_before_the_signature(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    path = f"/evaluations/{case[0]}"

    assert "tepat waktu" in as_(town.chief.id).get(path).text
    assert "tepat waktu" in as_(town.head.id).get(path).text
    assert "tepat waktu" not in as_(town.hr_agency.id).get(path).text
    assert "tepat waktu" not in as_(town.auditor.id).get(path).text


def test_unrated_cannot_be_signed(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    refused = as_(town.chief.id).post(f"/evaluations/{case[0]}/signature", version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "evaluation-step-refused")


def test_signed_is_not_rated_again_and_not_signed_again(town: Town, as_: As, signed: UUID) -> None:
    chief = as_(town.chief.id)

    again = chief.put(f"/evaluations/{signed}/ratings", MEETS, version=3)
    twice = chief.post(f"/evaluations/{signed}/signature", version=3)

    assert (again.status_code, problem_of(again)) == (409, "evaluation-step-refused")
    assert (twice.status_code, problem_of(twice)) == (409, "evaluation-step-refused")


def test_a_repeated_signature_is_answered_once(town: Town, as_: As, db: Db, rated: UUID) -> None:
    chief = as_(town.chief.id)

    first = chief.post(f"/evaluations/{rated}/signature", version=2, key="s-1")
    again = chief.post(f"/evaluations/{rated}/signature", version=2, key="s-1")

    assert again.json() == first.json()
    assert again.headers["idempotent-replay"] == "true"
    assert db.read(event_names).count("EvaluationSigned") == 1


@pytest.mark.parametrize("who", ["wayan", "head", "hr_city", "auditor"])
def test_only_the_assessor_signs(town: Town, as_: As, rated: UUID, who: str) -> None:
    refused = as_(getattr(town, who).id).post(f"/evaluations/{rated}/signature", version=2)

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def test_the_person_acknowledges_once_with_a_note(
    town: Town, as_: As, db: Db, signed: UUID
) -> None:
    """R47."""
    me = as_(town.wayan.id)
    before = me.get(f"/evaluations/{signed}").json()
    body = {"receipt": "disagree", "note": "Kunjungan bulan Agustus belum dihitung."}
    answer = me.post(f"/evaluations/{signed}/acknowledgement", body)
    again = me.post(f"/evaluations/{signed}/acknowledgement", {"receipt": "agree"})

    assert before["may"] == ["acknowledge"]
    assert date.fromisoformat(before["acknowledge_due_on"]) > date(2026, 10, 26)
    assert answer.json()["state"] == "acknowledged"
    assert answer.json()["receipt"] == "disagree"
    assert answer.json()["receipt_note"] == body["note"]
    assert (again.status_code, problem_of(again)) == (409, "evaluation-step-refused")
    assert db.read(event_names)[-1] == "EvaluationAcknowledged"


def test_nothing_is_acknowledged_before_the_signature(town: Town, as_: As, rated: UUID) -> None:
    refused = as_(town.wayan.id).post(f"/evaluations/{rated}/acknowledgement", {"receipt": "agree"})

    assert (refused.status_code, problem_of(refused)) == (409, "evaluation-step-refused")


def test_nobody_acknowledges_for_somebody_else(town: Town, as_: As, signed: UUID) -> None:
    refused = as_(town.chief.id).post(
        f"/evaluations/{signed}/acknowledgement", {"receipt": "agree"}
    )

    assert (refused.status_code, problem_of(refused)) == (403, "not-permitted")


def _steps(session: Session) -> list[tuple[str, str | None]]:
    found = select(EvaluationDecision.step, EvaluationDecision.rule_id)
    ordered = found.order_by(EvaluationDecision.id)
    return [(row.step, row.rule_id) for row in session.execute(ordered)]


def test_every_step_is_kept_and_a_changed_mind_stays_private(
    town: Town, as_: As, db: Db, rated: UUID
) -> None:
    chief = as_(town.chief.id)
    chief.put(f"/evaluations/{rated}/ratings", MEETS, version=2)
    chief.post(f"/evaluations/{rated}/signature", version=3)
    path = f"/evaluations/{rated}"

    assert db.read(_steps) == [("rated", "R37"), ("rated", "R37"), ("signed", "R35")]
    own = chief.get(path).json()["decisions"]
    assert own[1]["old"]["results_rating"] == "di_atas_ekspektasi"
    assert [d["step"] for d in as_(town.wayan.id).get(path).json()["decisions"]] == ["signed"]
    assert len(as_(town.auditor.id).get(path).json()["decisions"]) == 3


def test_figures_reported_after_the_signature_do_not_change_it(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work], signed: UUID
) -> None:
    def later(session: Session) -> None:
        report(session, town.wayan, case[1], 7, period_id=20261012)

    before = as_(town.wayan.id).get(f"/evaluations/{signed}").json()["goals"]
    db.write(later)

    assert as_(town.wayan.id).get(f"/evaluations/{signed}").json()["goals"] == before
