"""Many words on one plan: nobody drowns what others said, nor says without end."""

import asyncio
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.evaluations.context_statements import SHOWN
from api.evaluations.models import Evaluation
from api.feedback.models import Audience, Feedback, GiverRole
from api.feedback.service import MOST_SAID
from tests.conftest import Db
from tests.evaluations.factories import (
    EARLY,
    MEETS,
    Q2,
    Q3,
    YEAR,
    Work,
    give_feedback,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.goals.factories import As
from tests.http import Client, problem_of
from tests.people import Town

FLOOD = 205


@pytest.fixture
def work(town: Town, db: Db) -> Work:
    made: Work = db.write(make_plan, town.wayan, town.chief)
    return made


def _flood(
    session: Session, town: Town, work: Work, times: int, audience: Audience = Audience.RECEIVER
) -> None:
    for number in range(times):
        give_feedback(session, town.made, town.wayan, work, f"Kata {number}.", audience)


def _draft(work: Work, **more: Any) -> dict[str, Any]:
    said = {"period_id": Q3, "value_code": 7, "text": "Jadwal disusun bersama kader."}
    return {**said, "plan_id": str(work.plan_id), **more}


def _texts(client: Client, path: str, **asked: Any) -> list[str]:
    answer = client.get(path, **asked)
    assert answer.status_code == 200, answer.text
    return [one["text"] for one in answer.json()["items"]]


@pytest.mark.parametrize("who", ["chief", "head", "hr_agency", "auditor"])
def test_words_for_the_receiver_alone_hide_none_from_leaders(
    town: Town, as_: As, db: Db, work: Work, who: str
) -> None:
    def said(session: Session) -> None:
        give_feedback(session, town.made, town.wayan, work, "Bagi atasan juga.")
        _flood(session, town, work, FLOOD)

    db.write(said)
    reader = as_(getattr(town, who).id)

    for asked in ({}, {"period_id": Q3}, {"period_id": YEAR, "goal_id": str(work.goal_id)}):
        found = reader.get("/feedback", plan_id=str(work.plan_id), **asked).json()
        assert ([one["text"] for one in found["items"]], found["total"]) == (
            ["Bagi atasan juga."],
            1,
        )


def test_words_are_narrowed_to_a_period_and_to_what_they_are_on(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    """A year takes in its periods; what a page leaves out is asked for by the same address."""
    made, chief = as_(town.made.id), as_(town.chief.id)
    on_goal = {"value_code": None, "goal_id": str(work.goal_id)}
    for more in ({"period_id": Q2}, {}, on_goal, {"value_code": 1}):
        assert made.post("/feedback", _draft(work, **more)).status_code == 201

    def found(**asked: Any) -> int:
        answer = chief.get("/feedback", plan_id=str(work.plan_id), **asked)
        return int(answer.json()["total"])

    periods = [found(), found(period_id=YEAR), found(period_id=Q2), found(period_id=Q3)]
    assert periods == [4, 4, 1, 3]
    assert [found(value_code=7), found(value_code=7, period_id=Q3)] == [2, 1]
    assert [found(goal_id=str(work.goal_id)), found(goal_id=str(town.kota))] == [1, 0]
    wrong = chief.get("/feedback", plan_id=str(work.plan_id), value_code=8)
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "query/value_code")


def test_who_said_little_finds_it_among_much(town: Town, as_: As, db: Db, work: Work) -> None:
    """Neither leader nor receiver: one reads what one said, and learns nothing of the rest."""

    def said(session: Session) -> None:
        give_feedback(session, town.stranger, town.wayan, work, "Dari jauh.")
        _flood(session, town, work, FLOOD, Audience.RECEIVER_AND_LEADERS)

    db.write(said)

    stranger = as_(town.stranger.id)
    assert _texts(stranger, "/feedback", plan_id=str(work.plan_id)) == ["Dari jauh."]
    assert stranger.get("/feedback", plan_id=str(work.plan_id), period_id=Q2).status_code == 404


@pytest.mark.parametrize(
    ("who", "path"),
    [("wayan", "/feedback/received"), ("made", "/feedback/given"), ("wayan", "/feedback")],
)
def test_pages_lead_to_every_word(
    town: Town, as_: As, db: Db, work: Work, who: str, path: str
) -> None:
    db.write(_flood, town, work, 7)
    reader = as_(getattr(town, who).id)
    asked = {"plan_id": str(work.plan_id)} if path == "/feedback" else {}

    pages = [_texts(reader, path, page=page, size=3, **asked) for page in (1, 2, 3, 4)]

    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert sorted(text for page in pages for text in page) == [f"Kata {n}." for n in range(7)]
    assert reader.get(path, size=3, **asked).json()["total"] == 7


def test_one_says_only_so_much_about_a_plan_in_a_period(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    def nearly(session: Session) -> None:
        _flood(session, town, work, MOST_SAID - 1)

    db.write(nearly)
    made = as_(town.made.id)

    async def at_once() -> list[int]:
        sent = [made._send("POST", "/feedback", json=_draft(work)) for _ in range(4)]
        return sorted(answer.status_code for answer in await asyncio.gather(*sent))

    assert made.runner.run(at_once()) == [201, 409, 409, 409]
    refused = made.post("/feedback", _draft(work, audience="receiver"))
    assert (refused.status_code, problem_of(refused)) == (409, "enough-said")
    assert refused.json()["most"] == MOST_SAID
    assert made.post("/feedback", _draft(work, period_id=Q2)).status_code == 201
    assert as_(town.chief.id).post("/feedback", _draft(work)).status_code == 201


def test_a_repeated_word_is_answered_also_when_enough_is_said(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    db.write(_flood, town, work, MOST_SAID - 1)
    made = as_(town.made.id)

    first, again = (made.post("/feedback", _draft(work), key="f-1") for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()


def test_an_evaluation_shows_of_each_voice_the_newest_and_counts_all(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    """R29: many words of colleagues push out no leader's."""

    def said(session: Session) -> Any:
        leaders = give_feedback(session, town.chief, town.wayan, work, "Dari pimpinan.")
        session.get_one(Feedback, (leaders, 1)).giver_role = GiverRole.PIMPINAN
        _flood(session, town, work, SHOWN + 3, Audience.RECEIVER_AND_LEADERS)
        _flood(session, town, work, 2)
        return make_evaluation(session, town.wayan, town.chief, work)

    path = f"/evaluations/{db.write(said)}"

    for who, hidden in (("chief", 2), ("head", 2), ("wayan", 0)):
        whole = as_(getattr(town, who).id).get(path).json()
        goal = next(one for one in whole["goals"] if one["id"] == str(work.goal_id))
        shown = [one["text"] for one in goal["feedback"]]
        assert "Dari pimpinan." in shown
        assert len(shown) == 1 + SHOWN
        assert goal["feedback_total"] == 1 + SHOWN + 3 + 2 - hidden
        assert {one["feedback_total"] for one in whole["goals"] if one is not goal} <= {0}
        assert [one["feedback_total"] for one in whole["behaviour"]] == [0] * 7


def test_what_was_signed_before_words_were_bounded_is_shown_whole(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    """A signature of an older version kept all words, and no number of them."""

    def said(session: Session) -> Any:
        set_unit(session, town, town.puskesmas)
        _flood(session, town, work, 2, Audience.RECEIVER_AND_LEADERS)
        return make_evaluation(session, town.wayan, town.chief, work)

    key = db.write(said)
    chief = as_(town.chief.id)
    assert chief.put(f"/evaluations/{key}/ratings", MEETS, version=1).status_code == 200
    signed = chief.post(f"/evaluations/{key}/signature", EARLY, version=2).json()

    def older(session: Session) -> None:
        kept = session.get_one(Evaluation, (key, 1))
        content: Any = deepcopy(kept.content)
        for part in content["context"]["goals"] + content["context"]["behaviour"]:
            del part["feedback_total"]
        kept.content = content

    db.write(older)

    assert signed["goals"][0]["feedback_total"] == 2
    assert as_(town.wayan.id).get(f"/evaluations/{key}").json()["goals"] == signed["goals"]
