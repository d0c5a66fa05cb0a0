"""A signed evaluation is judged again when the assessor's superior lets it be; what was signed is kept."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, FrozenPeriod
from api.evaluations.models import EvaluationDecision
from api.foundation.event_tables import EventRecord
from api.record_check import Wanted, check_records
from tests.conftest import Db
from tests.evaluations.factories import (
    Q2,
    Q3,
    Work,
    event_data,
    event_names,
    make_case,
    make_evaluation,
    set_unit,
)
from tests.evaluations.guards import BECAUSE, As, open_tasks, rate, sign
from tests.http import problem_of
from tests.people import Town

DISAGREE = {"receipt": "disagree", "note": "Kunjungan Agustus belum dihitung."}
REASON = {"reason": BECAUSE}


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


@pytest.fixture
def signed(town: Town, as_: As, case: tuple[UUID, Work]) -> UUID:
    assert rate(as_, town, case[0]).status_code == 200
    assert sign(as_, town, case[0]).status_code == 200
    return case[0]


def _reopen(as_: As, town: Town, key: UUID, version: int = 3, who: str = "head") -> Any:
    client = as_(getattr(town, who).id)
    return client.post(f"/evaluations/{key}/reopening", REASON, version=version)


def test_the_superior_reopens_and_the_assessor_signs_anew(
    town: Town, as_: As, db: Db, signed: UUID
) -> None:
    place = f"/evaluations/{signed}"
    assert as_(town.head.id).get(place).json()["may"] == ["reopen"]

    reopened = _reopen(as_, town, signed)
    mine = as_(town.wayan.id).get(place).json()
    chief = as_(town.chief.id).get(place).json()

    assert reopened.status_code == 200, reopened.text
    assert (chief["state"], chief["may"], chief["signed_at"]) == ("rated", ["rate", "sign"], None)
    assert chief["ratings"]["results_rating"] == "sesuai_ekspektasi", "from what was signed"
    assert (mine["predikat"], mine["ratings"], mine["receipt"]) == (None, None, None)
    [told] = [one for one in mine["decisions"] if one["step"] == "reopened"]
    assert (told["reason"], told["by"]["name"]) == (BECAUSE, town.head.name)
    assert told["old"]["predikat"] == "baik"
    assert "content" not in told["old"]
    worse = {"results_rating": "di_bawah_ekspektasi", "results_reason": BECAUSE}
    assert rate(as_, town, signed, 4, **worse).status_code == 200
    assert sign(as_, town, signed, 5).status_code == 200
    assert as_(town.wayan.id).get(place).json()["predikat"] == "butuh_perbaikan"


def test_assessor_and_person_are_told(town: Town, as_: As, db: Db, signed: UUID) -> None:
    assert db.read(open_tasks) == [("acknowledge", town.wayan.id)]

    _reopen(as_, town, signed)
    after = db.read(open_tasks)
    sign(as_, town, signed, 4)

    assert after == [("rate", town.chief.id), ("read_reopening", town.wayan.id)]
    assert db.read(open_tasks) == [("acknowledge", town.wayan.id)]


def test_an_answered_one_is_reopened_too(town: Town, as_: As, signed: UUID) -> None:
    as_(town.wayan.id).post(f"/evaluations/{signed}/acknowledgement", DISAGREE)

    reopened = _reopen(as_, town, signed, version=4)

    assert reopened.status_code == 200, reopened.text
    [told] = [one for one in reopened.json()["decisions"] if one["step"] == "reopened"]
    assert told["old"]["receipt"] == "disagree"


def _kept(session: Session) -> Any:
    wanted = select(EvaluationDecision.old).where(EvaluationDecision.step == "reopened")
    return session.scalars(wanted).one()


def _mismatches(db: Db) -> list[Any]:
    async def gather() -> list[Any]:
        return [one async for one in check_records(db.database, Wanted())]

    return [one for one in db.runner.run(gather()) if one.kind == "evaluation"]


def test_what_was_signed_stays_in_the_record_with_its_fingerprint(
    town: Town, as_: As, db: Db, signed: UUID
) -> None:
    before = db.read(_newest_fingerprint)

    _reopen(as_, town, signed)
    kept, reopened = db.read(_kept), _mismatches(db)
    rate(as_, town, signed, 4)
    rated = _mismatches(db)
    sign(as_, town, signed, 5)

    assert kept["content"]["context"]["evidence"][0]["title"] == "Rekap kunjungan"
    assert (kept["predikat"], kept["sha256"]) == ("baik", before)
    assert (reopened, rated, _mismatches(db)) == ([], [], [])
    assert db.read(event_names).count("EvaluationSigned") == 2


def _newest_fingerprint(session: Session) -> str:
    wanted = select(EventRecord.data).where(EventRecord.name == "EvaluationSigned")
    data: Any = session.scalars(wanted.order_by(EventRecord.id.desc())).first()
    sha256: str = data["record"]["sha256"]
    return sha256


def test_no_event_tells_what_the_predikat_was(town: Town, as_: As, db: Db, signed: UUID) -> None:
    _reopen(as_, town, signed)

    assert "sesuai_ekspektasi" not in db.read(event_data)
    assert BECAUSE in db.read(event_data)


def _frozen(session: Session) -> tuple[list[int], set[str]]:
    periods = session.scalars(select(FrozenPeriod.period_id).order_by(FrozenPeriod.period_id))
    return list(periods), {one.value for one in session.scalars(select(Achievement.state))}


def test_what_was_reported_changes_again_but_for_what_another_signature_keeps(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work], signed: UUID
) -> None:
    def another(session: Session) -> UUID:
        set_unit(session, town, town.puskesmas, period_id=Q2)
        return make_evaluation(session, town.wayan, town.chief, case[1], Q2)

    key = db.write(another)
    rate(as_, town, key)
    sign(as_, town, key)
    assert db.read(_frozen) == ([Q2, Q3], {"frozen"})

    _reopen(as_, town, signed)

    assert db.read(_frozen) == ([Q2], {"reported"})


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("wayan", 403),
        ("chief", 403),
        ("mayor", 403),
        ("hr_city", 403),
        ("hr_agency", 403),
        ("auditor", 403),
        ("made", 404),
        ("stranger", 404),
    ],
)
def test_only_the_assessor_s_superior_reopens(
    town: Town, as_: As, signed: UUID, who: str, status: int
) -> None:
    assert _reopen(as_, town, signed, who=who).status_code == status


def test_what_is_not_signed_is_not_reopened(town: Town, as_: As, case: tuple[UUID, Work]) -> None:
    refused = _reopen(as_, town, case[0], version=1)

    assert (refused.status_code, problem_of(refused)) == (409, "evaluation-step-refused")


def test_not_without_a_reason_nor_from_an_old_page(town: Town, as_: As, signed: UUID) -> None:
    place = f"/evaluations/{signed}/reopening"

    short = as_(town.head.id).post(place, {"reason": "keliru"}, version=3)
    stale = _reopen(as_, town, signed, version=2)

    assert short.status_code == 422
    assert short.json()["errors"][0]["pointer"] == "/reason"
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")


def test_a_repeated_reopening_is_done_once(
    town: Town, as_: As, with_token: As, db: Db, signed: UUID
) -> None:
    script = with_token(town.head.id, "evaluations:read")
    refused = script.post(f"/evaluations/{signed}/reopening", REASON, version=3)

    head, place = as_(town.head.id), f"/evaluations/{signed}/reopening"
    first, again = (head.post(place, REASON, version=3, key="again-1") for _ in range(2))

    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")
    assert (first.status_code, again.json()) == (200, first.json())
    assert db.read(event_names).count("EvaluationReopened") == 1
