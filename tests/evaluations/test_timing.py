"""The year is evaluated from the end of December (IV.A.8b); a signature before all reports says why."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod, PeriodState
from api.foundation.ids import new_id
from api.rules.models import RuleSetting
from tests.conftest import Db
from tests.evaluations.factories import (
    CYCLE,
    MEETS,
    Q3,
    YEAR,
    Work,
    make_case,
    make_evaluation,
    make_plan,
    report,
    set_unit,
)
from tests.evaluations.guards import WHY, As, on, rate, sign
from tests.http import Client, problem_of
from tests.people import Town

PLACE = f"/cycles/{CYCLE}/periods/{YEAR}"
DECEMBER = date(2026, 12, 28)


def _open_year(hr: Client) -> Any:
    hr.post(f"{PLACE}/opening")
    return hr.post(f"{PLACE}/evaluation")


def test_the_year_is_not_opened_for_evaluation_in_october(town: Town, as_: As) -> None:
    """IV.A.8b: from the end of December; the refusal says from which day."""
    refused = _open_year(as_(town.hr_city.id))

    assert (refused.status_code, problem_of(refused)) == (409, "period-too-early")
    assert refused.json()["evaluated_from"] == "2026-12-25"
    assert "2026-12-25" in refused.json()["detail"]


@pytest.mark.parametrize(("day", "status"), [(24, 409), (25, 200), (31, 200)])
def test_the_year_begins_to_be_evaluated_on_its_day(
    town: Town, as_: As, day: int, status: int
) -> None:
    with on(date(2026, 12, day)):
        assert _open_year(as_(town.hr_city.id)).status_code == status


def test_a_city_sets_another_day_from_a_day_on(town: Town, as_: As, db: Db) -> None:
    """A new dated row of the rules, no code."""

    def set_later(session: Session) -> None:
        own = RuleSetting.key == "evaluate_year_from"
        new_year = date(2026, 1, 1)
        session.execute(update(RuleSetting).where(own).values(effective_until=new_year))
        session.add(
            RuleSetting(
                id=new_id(),
                key="evaluate_year_from",
                value={"month": 12, "day": 29},
                effective_from=new_year,
                legal_basis="R33",
                reason="Surat Sekda",
            )
        )

    db.write(set_later)

    shown = as_(town.wayan.id).get(f"/cycles/{CYCLE}").json()["periods"]
    from_when = {one["id"]: one["evaluated_from"] for one in shown}
    assert (from_when[YEAR], from_when[Q3]) == ("2026-12-29", "2026-09-23")
    with on(DECEMBER):
        assert problem_of(_open_year(as_(town.hr_city.id))) == "period-too-early"


def test_a_quarter_is_not_evaluated_before_its_last_week(town: Town, as_: As) -> None:
    """IV.A.14: the days on which a period is evaluated."""
    hr = as_(town.hr_city.id)
    hr.post(f"/cycles/{CYCLE}/periods/20261012/opening")

    refused = hr.post(f"/cycles/{CYCLE}/periods/20261012/evaluation")

    assert (refused.status_code, problem_of(refused)) == (409, "period-too-early")
    assert refused.json()["evaluated_from"] == "2026-12-24"


def _make_year(session: Session, town: Town) -> tuple[UUID, Work]:
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas, period_id=YEAR)
    return make_evaluation(session, town.wayan, town.chief, work, YEAR), work


def test_the_year_is_neither_rated_nor_signed_before_its_day(town: Town, as_: As, db: Db) -> None:
    """As where a period was moved on before there was a guard."""
    key, _ = db.write(_make_year, town)

    early = rate(as_, town, key)
    shown = as_(town.chief.id).get(f"/evaluations/{key}").json()
    with on(DECEMBER):
        assert rate(as_, town, key).status_code == 200
    unsigned = sign(as_, town, key, early_reason=WHY)

    assert (early.status_code, problem_of(early)) == (409, "period-too-early")
    assert (shown["may"], shown["evaluated_from"]) == ([], "2026-12-25")
    assert (unsigned.status_code, problem_of(unsigned)) == (409, "period-too-early")
    with on(DECEMBER):
        assert sign(as_, town, key, early_reason=WHY).status_code == 200


def test_the_year_waits_for_the_last_quarter_s_reports(town: Town, as_: As, db: Db) -> None:
    """Of the year, only what is still due is waited for: the quarters before are over."""
    key, work = db.write(_make_year, town)
    with on(DECEMBER):
        rate(as_, town, key)
        refused = sign(as_, town, key)
        for at in (0, 1):
            db.write(_report_last, town, work, at)
        signed = sign(as_, town, key)

    assert (refused.status_code, problem_of(refused)) == (409, "not-all-reported")
    assert refused.json()["period_id"] == 20261012
    assert (refused.json()["reported"], refused.json()["indicators"]) == (0, 2)
    assert signed.status_code == 200, signed.text


def _report_last(session: Session, town: Town, work: Work, at: int) -> None:
    report(session, town.wayan, work, 40, period_id=20261012, at=at)


def _half_reported(session: Session, town: Town) -> UUID:
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas)
    report(session, town.wayan, work, 80)
    return make_evaluation(session, town.wayan, town.chief, work)


@pytest.fixture
def half(town: Town, as_: As, db: Db) -> UUID:
    """An evaluation that is rated while one of two indicators is reported, a day before reports are due."""
    key: UUID = db.write(_half_reported, town)
    assert rate(as_, town, key).status_code == 200
    return key


def test_a_signature_before_all_is_reported_says_why(town: Town, as_: As, half: UUID) -> None:
    shown = as_(town.chief.id).get(f"/evaluations/{half}").json()["unreported"]
    refused = sign(as_, town, half)
    short = sign(as_, town, half, early_reason="cepat saja")
    signed = sign(as_, town, half, early_reason=WHY)

    assert (refused.status_code, problem_of(refused)) == (409, "not-all-reported")
    assert refused.json().items() >= shown.items()
    assert shown["report_due_on"] == "2026-10-09"
    assert (refused.json()["reported"], refused.json()["indicators"]) == (1, 2)
    assert short.status_code == 422
    assert short.json()["errors"][0]["pointer"] == "/early_reason"
    assert signed.status_code == 200, signed.text
    mine = as_(town.wayan.id).get(f"/evaluations/{half}").json()
    assert mine["early_reason"] == WHY
    assert [one["reason"] for one in mine["decisions"] if one["step"] == "signed"] == [WHY]


def test_after_the_deadline_nothing_is_waited_for(town: Town, as_: As, half: UUID) -> None:
    with on(date(2026, 10, 10)):
        assert sign(as_, town, half).status_code == 200


def test_who_has_reported_everything_is_signed_without_a_reason(
    town: Town, as_: As, db: Db
) -> None:
    key, _ = db.write(make_case, town)
    rate(as_, town, key)

    signed = sign(as_, town, key, early_reason=WHY)

    assert signed.status_code == 200
    assert signed.json()["early_reason"] is None, "there was nothing to explain"


def _put_back(session: Session) -> None:
    session.get_one(CyclePeriod, (CYCLE, Q3)).state = PeriodState.OPEN


def test_while_the_period_is_not_evaluated_nothing_is_rated(town: Town, as_: As, db: Db) -> None:
    key, _ = db.write(make_case, town)
    rate(as_, town, key)
    db.write(_put_back)

    again = as_(town.chief.id).put(f"/evaluations/{key}/ratings", MEETS, version=2)
    signed = sign(as_, town, key)

    for refused in (again, signed):
        assert (refused.status_code, problem_of(refused)) == (409, "period-not-evaluated")
    assert as_(town.chief.id).get(f"/evaluations/{key}").json()["may"] == []
