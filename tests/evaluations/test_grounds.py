"""What the facts say for a rating: offered to the assessor, kept in the reasons; and how figures came about."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from api.evaluations.course import end_of
from api.feedback.models import Audience
from api.goals.models import Direction, Indicator
from tests.conftest import Db
from tests.evaluations.factories import (
    MEETS,
    Q1,
    Q2,
    Q3,
    YEAR,
    Work,
    give_feedback,
    make_case,
    make_evaluation,
    make_plan,
    report,
)
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]


@pytest.fixture
def case(town: Town, db: Db) -> tuple[UUID, Work]:
    made: tuple[UUID, Work] = db.write(make_case, town)
    return made


def _facts(sentences: list[dict[str, Any]], code: str) -> dict[str, str]:
    facts: dict[str, str] = next(one["facts"] for one in sentences if one["code"] == code)
    return facts


def test_the_assessor_is_offered_what_the_facts_say(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    offers = as_(town.chief.id).get(f"/evaluations/{case[0]}").json()["offers"]

    assert [one["code"] for one in offers] == ["results_facts", "behaviour_facts"]
    assert offers[0]["facts"] == {
        "indicators": "2",
        "reported": "2",
        "measured": "2",
        "behind": "0",
        "farthest": "",
        "evidence": "0",
    }
    assert as_(town.wayan.id).get(f"/evaluations/{case[0]}").json()["offers"] is None


def test_meets_and_meets_without_a_word_says_why_all_the_same(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    chief = as_(town.chief.id)
    offers = chief.get(f"/evaluations/{case[0]}").json()["offers"]
    chief.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)
    chief.post(f"/evaluations/{case[0]}/signature", version=2)

    read = as_(town.wayan.id).get(f"/evaluations/{case[0]}").json()

    assert read["why"]["results"]["reason"] is None
    assert [one for one in read["why"]["sentences"] if one["code"].endswith("_facts")] == offers
    assert read["offers"] is None


def test_who_is_behind_is_named_and_private_feedback_is_counted_nowhere(
    town: Town, as_: As, db: Db
) -> None:
    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.wayan, town.chief)
        report(session, town.wayan, work, 30)
        for audience in Audience:
            give_feedback(session, town.chief, town.wayan, work, "Bagus.", audience)
        return make_evaluation(session, town.wayan, town.chief, work)

    key = db.write(prepare)

    offers = as_(town.chief.id).get(f"/evaluations/{key}").json()["offers"]

    results = _facts(offers, "results_facts")
    assert (results["reported"], results["measured"]) == ("1", "1")
    assert (results["behind"], results["farthest"]) == ("1", "Indikator 1")
    assert _facts(offers, "behaviour_facts") == {"feedback": "0", "values": ""}


def test_beside_an_indicator_stands_how_it_came_about(town: Town, as_: As, db: Db) -> None:
    """A sum grows month by month; of a level the target is what should be at any time."""

    def prepare(session: Session) -> UUID:
        work = make_plan(session, town.wayan, town.chief)
        for period_id, value in ((Q1, 20), (Q3, 30)):
            report(session, town.wayan, work, value, period_id=period_id)
        report(session, town.wayan, work, 38, period_id=Q2, at=1)
        return make_evaluation(session, town.wayan, town.chief, work)

    key = db.write(prepare)

    courses = as_(town.chief.id).get(f"/evaluations/{key}").json()["courses"]

    assert [one["track"] for one in courses] == ["far_behind", "slightly_behind"]
    assert [_point(point) for point in courses[0]["points"]] == [
        (Q1, "20", "25"),
        (Q3, "50", "75"),
    ]
    assert [_point(point) for point in courses[1]["points"]] == [
        (Q2, "38", "40"),
        (Q3, None, "40"),
    ]


def _point(point: dict[str, Any]) -> tuple[int, str | None, str | None]:
    return point["period_id"], point["value"], point["expected"]


def test_between_two_figures_there_is_no_one_expected(
    town: Town, as_: As, db: Db, case: tuple[UUID, Work]
) -> None:
    def narrow(session: Session) -> None:
        session.execute(
            update(Indicator)
            .where(Indicator.id == case[1].indicators[1])
            .values(
                direction=Direction.RANGE,
                target=None,
                target_low=Decimal(35),
                target_high=Decimal(45),
            )
        )

    db.write(narrow)

    course = as_(town.chief.id).get(f"/evaluations/{case[0]}").json()["courses"][1]

    assert (course["track"], course["points"][0]["expected"]) == ("on_track", None)


def test_what_was_signed_is_followed_as_it_was_signed(
    town: Town, as_: As, case: tuple[UUID, Work]
) -> None:
    """A signature keeps figures as text, and what follows from them is worked out anew."""
    chief = as_(town.chief.id)
    before = chief.get(f"/evaluations/{case[0]}").json()["courses"]
    chief.put(f"/evaluations/{case[0]}/ratings", MEETS, version=1)
    chief.post(f"/evaluations/{case[0]}/signature", version=2)

    assert as_(town.wayan.id).get(f"/evaluations/{case[0]}").json()["courses"] == before


@pytest.mark.parametrize(
    ("period_id", "day"),
    [(20260102, date(2026, 2, 28)), (Q3, date(2026, 9, 30)), (YEAR, date(2026, 12, 31))],
)
def test_a_period_ends_as_its_id_says(period_id: int, day: date) -> None:
    assert end_of(period_id) == day
