"""Who is shown what there is to ask a rater about, and when it is looked for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.analytics.insights.integrity.search import search_daily
from api.evaluations.models import EvaluationDecision, Predikat
from api.evaluations.unit_achievements.models import UnitAchievement, UnitGrade
from api.foundation import clock
from tests.analytics.insights.factories import (
    DAY,
    EVENING,
    PERIOD,
    make_team,
    run_jobs,
    sign,
    sign_all,
)
from tests.conftest import TODAY, Db
from tests.evaluations.factories import set_unit
from tests.http import Client, problem_of
from tests.people import Town, make_employee

As = Callable[..., Client]
PATH = "/insights/signals"


@pytest.fixture
def hurried(town: Town, db: Db) -> Town:
    """The chief rates and signs nine people within minutes on the last evening."""
    db.write(_hurried, town)
    look(db)
    return town


def _hurried(session: Session, town: Town) -> None:
    sign_all(session, [*make_team(session, town, 7), town.wayan, town.made], town.chief)


def look(db: Db) -> int:
    db.write(search_daily, DAY)
    return run_jobs(db)


def _items(client: Client, **params: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(PATH, **params).json()["items"]
    return items


def test_those_above_a_rater_are_shown_what_to_ask(hurried: Town, as_: As) -> None:
    answer = as_(hurried.head.id).get(PATH).json()

    assert answer["unit"]["id"] == str(hurried.dinkes)
    assert answer["searched"] | {"searched_at": ""} == {
        "period_id": PERIOD,
        "searched_at": "",
        "evaluations": 9,
        "raters": 1,
    }
    assert answer["periods"] == [PERIOD]
    [signal] = answer["items"]
    assert (signal["kind"], signal["people"], signal["found"]) == ("hurried", 9, 9)
    assert signal["rater"]["name"] == hurried.chief.name
    assert signal["unit"]["id"] == str(hurried.puskesmas)


def test_hr_and_inspectors_are_too(hurried: Town, as_: As) -> None:
    for who in (hurried.hr_agency, hurried.hr_city, hurried.auditor, hurried.admin):
        assert len(_items(as_(who.id))) == 1


def test_a_rater_is_not_shown_what_is_about_them(hurried: Town, as_: As) -> None:
    assert _items(as_(hurried.chief.id)) == []


def test_whom_the_rater_rated_is_not_shown_it_either(hurried: Town, as_: As, db: Db) -> None:
    """Not even as HR."""
    db.write(lambda session: sign(session, hurried.hr_agency, hurried.chief))

    assert _items(as_(hurried.hr_agency.id)) == []
    assert len(_items(as_(hurried.auditor.id))) == 1


def test_others_are_refused(hurried: Town, as_: As, with_token: As) -> None:
    for who in (hurried.wayan, hurried.stranger):
        assert as_(who.id).get(PATH).status_code == 403
    assert as_(hurried.chief.id).get(PATH, unit_id=str(hurried.disdik)).status_code == 404
    assert as_(hurried.chief.id).get(PATH, unit_id=str(hurried.dinkes)).status_code == 404
    assert problem_of(with_token(hurried.head.id, "goals:read").get(PATH)) == "scope-missing"


def test_a_period_that_was_not_looked_through_is_refused(hurried: Town, as_: As) -> None:
    head = as_(hurried.head.id)

    assert head.get(PATH, period_id=20260103).status_code == 404
    refused = head.get(PATH, period_id="q3")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "query/period_id"


def test_before_anything_was_signed_there_is_nothing(town: Town, as_: As, db: Db) -> None:
    assert look(db) == 0
    answer = as_(town.head.id).get(PATH).json()

    assert (answer["searched"], answer["periods"], answer["items"]) == (None, [], [])


def test_a_period_is_looked_through_again_when_something_changed(
    hurried: Town, as_: As, db: Db
) -> None:
    """What was found before and is not found any more is gone."""
    assert look(db) == 0
    db.write(lambda s: sign(s, make_employee(s, hurried.dinkes, "Baru"), hurried.head))
    db.write(_calm, hurried)

    assert look(db) == 1
    assert _items(as_(hurried.head.id)) == []


def test_signals_are_forgotten_after_two_years(hurried: Town, as_: As, db: Db) -> None:
    with clock.moved_to(TODAY + timedelta(days=3 * 366)):
        db.write(search_daily, DAY)
        answer = as_(hurried.head.id).get(PATH).json()

    assert (answer["searched"], answer["items"]) == (None, [])


def _calm(session: Session, town: Town) -> None:
    """Let the ratings have been made two days before."""
    session.execute(update(EvaluationDecision).values(created_at=EVENING - timedelta(days=2)))


def test_predikat_kinder_than_the_pattern_are_asked_of_the_unit(
    town: Town, as_: As, db: Db
) -> None:
    """R42; those above the unit's leader see it, the leader does not."""
    db.write(_kind, town)
    look(db)

    [signal] = [one for one in _items(as_(town.head.id)) if one["kind"] == "off_pattern"]
    assert signal["rater"] is None
    assert (signal["people"], signal["found"], signal["grade"]) == (12, 12, "kurang")
    assert signal["predikat"] == ["sangat_baik"]
    assert _items(as_(town.chief.id)) == []


def _kind(session: Session, town: Town) -> None:
    set_unit(session, town, town.puskesmas, UnitGrade.KURANG)
    key = session.scalars(select(UnitAchievement.id)).one()
    best = {"predikat": Predikat.SANGAT_BAIK, "unit_achievement_id": key}
    sign_all(session, make_team(session, town, 12), town.chief, **best)
