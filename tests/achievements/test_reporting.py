"""Reporting: partial, repeated, corrected, late; never half-written, never lost."""

import asyncio
import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.achievements.models import Achievement
from api.achievements.schemas import Report
from api.achievements.service import report
from api.cycles.models import CyclePeriod
from api.foundation import clock
from api.foundation.event_tables import EventRecord
from api.goals.models import Approach, Plan, PlanState
from tests.achievements.factories import actor_of
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _place(plan: MadePlan) -> str:
    return f"/plans/{plan.id}/periods/{Q3}/report"


def _line(plan: MadePlan, number: int, **said: Any) -> dict[str, Any]:
    return {"indicator_id": str(plan.indicators[number]), **said}


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Achievement)) or 0


def test_a_report_is_receipted_and_shown(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    me = as_(town.wayan.id)

    receipt = me.post(
        _place(plan), {"lines": [_line(plan, 0, value="168"), _line(plan, 1, value="64.8")]}
    )

    assert receipt.status_code == 201, receipt.text
    body = receipt.json()
    assert (body["is_on_time"], body["lines"], body["reported"], body["indicators"]) == (
        True,
        2,
        2,
        3,
    )
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", body["number"])
    shown = me.get(_place(plan)).json()
    assert [i["year_value"] for i in shown["indicators"]] == ["168", "64.8", None]
    assert [i["progress_bp"] for i in shown["indicators"]] == [7000, 9257, None]
    assert [i["track"] for i in shown["indicators"]] == [
        "slightly_behind",
        "slightly_behind",
        "not_reported",
    ]
    assert me.get(f"/plans/{plan.id}/receipts").json()["items"][0]["number"] == body["number"]

    def names(session: Session) -> list[str]:
        return list(
            session.scalars(
                select(EventRecord.name).where(EventRecord.name == "AchievementsReported")
            )
        )

    assert len(db.read(names)) == 1


@pytest.mark.parametrize("said", [{"narrative": "Sebagian besar"}, {"nothing_happened": True}])
def test_words_are_a_report_too(town: Town, as_: As, plan: MadePlan, said: dict[str, Any]) -> None:
    me = as_(town.wayan.id)
    before = me.get(_place(plan)).json()["indicators"][2]["track"]

    me.post(_place(plan), {"lines": [_line(plan, 2, **said)]})

    assert before == "not_reported"
    assert me.get(_place(plan)).json()["indicators"][2]["track"] == "reported"


def test_one_part_now_and_the_rest_later(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, 0, value="168")]})

    rest = me.post(
        _place(plan),
        {"lines": [_line(plan, 1, value="70"), _line(plan, 2, narrative="Sebagian besar kader")]},
    )

    assert rest.json()["reported"] == 3


def test_a_repeated_report_counts_once(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    me = as_(town.wayan.id)
    body = {"lines": [_line(plan, 0, value="168")]}

    first = me.post(_place(plan), body, key="r-1")
    again = me.post(_place(plan), body, key="r-1")

    assert again.json() == first.json()
    assert db.read(_count) == 1


def test_a_late_report_is_taken_and_says_so(town: Town, as_: As, plan: MadePlan) -> None:
    """The day ends where the office is: 23.59.59 WITA is on time, a second later is not."""
    due = date.fromisoformat(as_(town.wayan.id).get(_place(plan)).json()["report_due_on"])
    midnight = datetime.combine(due + timedelta(days=1), time(), clock.WITA)
    said = []
    for number, moment in enumerate((midnight - timedelta(seconds=2), midnight)):
        with clock.moved_to(moment):
            sent = {"lines": [_line(plan, number, value="168")]}
            said.append(as_(town.wayan.id).post(_place(plan), sent).json()["is_on_time"])

    assert said == [True, False]


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({}, "/lines/0/value"),
        ({"value": 64.8}, "/lines/0/value"),
        ({"value": "64.81234"}, "/lines/0/value"),
        ({"value": "banyak"}, "/lines/0/value"),
        ({"value": "5", "nothing_happened": True}, "/lines/0/nothing_happened"),
        ({"narrative": "  "}, "/lines/0/value"),
        ({"value": "1", "narrative": "x" * 4001}, "/lines/0/narrative"),
    ],
)
def test_bad_lines_name_their_field(
    town: Town, as_: As, plan: MadePlan, said: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.wayan.id).post(_place(plan), {"lines": [_line(plan, 0, **said)]})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_what_is_in_words_is_reported_in_words(town: Town, as_: As, plan: MadePlan) -> None:
    """R13."""
    me = as_(town.wayan.id)

    figure = me.post(_place(plan), {"lines": [_line(plan, 2, value="5")]})
    silent = me.post(_place(plan), {"lines": [_line(plan, 2)]})
    said = me.post(_place(plan), {"lines": [_line(plan, 2, narrative="Tujuh dari sepuluh kader")]})

    assert figure.json()["errors"][0]["pointer"] == "/lines/0/value"
    assert silent.json()["errors"][0]["pointer"] == "/lines/0/narrative"
    assert said.status_code == 201, said.text


def test_a_qualitative_plan_is_reported_in_words(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    """R12: beside words a figure is welcome."""

    def make_qualitative(session: Session) -> None:
        session.execute(update(Plan).values(approach=Approach.KUALITATIF))

    db.write(make_qualitative)
    me = as_(town.wayan.id)
    bare = me.post(_place(plan), {"lines": [_line(plan, 0, value="5")]})
    both = me.post(_place(plan), {"lines": [_line(plan, 0, value="5", narrative="Lima keluarga")]})

    assert bare.json()["errors"][0]["pointer"] == "/lines/0/narrative"
    assert both.status_code == 201, both.text


def test_every_bad_line_is_named_at_once(town: Town, as_: As, plan: MadePlan) -> None:
    lines = [_line(plan, 0), _line(plan, 1, value="70"), _line(plan, 1, value="71")]

    refused = as_(town.wayan.id).post(_place(plan), {"lines": lines})

    faults = [(one["pointer"], one["code"]) for one in refused.json()["errors"]]
    assert faults == [("/lines/0/value", "missing"), ("/lines/2/indicator_id", "twice")]


def test_that_nothing_happened_is_a_report(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)
    sent = {"lines": [_line(plan, n, nothing_happened=True) for n in (0, 2)]}

    assert me.post(_place(plan), sent).json()["reported"] == 2
    shown = me.get(_place(plan)).json()["indicators"]
    assert shown[0]["achievement"]["nothing_happened"]
    assert (shown[0]["year_value"], shown[0]["track"]) == ("0", "far_behind")


def test_nothing_is_kept_of_a_report_with_one_bad_line(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    lines = [_line(plan, 0, value="168"), {"indicator_id": str(plan.goals[0]), "value": "1"}]

    refused = as_(town.wayan.id).post(_place(plan), {"lines": lines})

    assert refused.json()["errors"][0]["pointer"] == "/lines/1/indicator_id"
    assert db.read(_count) == 0


def test_more_than_the_target_is_kept(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)
    me.post(_place(plan), {"lines": [_line(plan, 0, value="1893.6")]})

    assert me.get(_place(plan)).json()["indicators"][0]["progress_bp"] == 78900


def test_a_closed_period_takes_nothing(town: Town, as_: As, plan: MadePlan) -> None:
    refused = as_(town.wayan.id).post(
        f"/plans/{plan.id}/periods/20260406/report", {"lines": [_line(plan, 0, value="1")]}
    )

    assert (refused.status_code, problem_of(refused)) == (409, "period-not-open")


def test_a_draft_is_not_reported_on(town: Town, as_: As, db: Db) -> None:
    draft = db.write(make_plan, town.wayan, town.chief, PlanState.DRAFT)

    refused = as_(town.wayan.id).post(_place(draft), {"lines": [_line(draft, 0, value="1")]})

    assert (refused.status_code, problem_of(refused)) == (409, "plan-not-in-force")


@pytest.mark.parametrize(
    ("who", "status"), [("chief", 403), ("hr_agency", 403), ("made", 404), ("stranger", 404)]
)
def test_only_the_owner_reports(town: Town, as_: As, plan: MadePlan, who: str, status: int) -> None:
    answer = as_(getattr(town, who).id).post(_place(plan), {"lines": [_line(plan, 0, value="1")]})

    assert answer.status_code == status


def test_a_token_without_the_scope_reports_nothing(
    town: Town, with_token: As, plan: MadePlan
) -> None:
    script = with_token(town.wayan.id, "achievements:read")

    assert script.get(_place(plan)).status_code == 200
    refused = script.post(_place(plan), {"lines": [_line(plan, 0, value="1")]})
    assert (refused.status_code, problem_of(refused)) == (403, "scope-missing")


def test_two_devices_of_one_person_both_arrive(town: Town, plan: MadePlan, db: Db) -> None:
    """The plan is the lock of one person's work: each report counts what the other wrote."""
    wayan = actor_of(town.wayan)

    async def both() -> list[Any]:
        sent = [Report.model_validate({"lines": [_line(plan, n, value="5")]}) for n in (0, 1)]
        return list(
            await asyncio.gather(
                *(db.database.write(report, wayan, plan.id, Q3, one) for one in sent)
            )
        )

    assert sorted(receipt["reported"] for receipt in db.runner.run(both())) == [1, 2]
    assert db.read(_count) == 2


def test_an_opened_period_takes_reports(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    def open_q2(session: Session) -> None:
        session.execute(
            update(CyclePeriod).where(CyclePeriod.period_id == 20260406).values(state="open")
        )

    db.write(open_q2)
    me = as_(town.wayan.id)
    me.post(f"/plans/{plan.id}/periods/20260406/report", {"lines": [_line(plan, 0, value="100")]})
    me.post(_place(plan), {"lines": [_line(plan, 0, value="68")]})

    shown = me.get(_place(plan)).json()["indicators"][0]
    assert (shown["previous_value"], shown["year_value"]) == ("100", "168")
