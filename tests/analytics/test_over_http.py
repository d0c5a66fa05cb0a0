"""The year's work as its modules really tell it: report, evidence, feedback → tasks and facts."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from api.analytics.service import wrong_facts
from api.notifications import achievement_reactions
from tests.analytics.factories import count_everything
from tests.analytics.happenings import opened
from tests.conftest import Db
from tests.evaluations.factories import Q3, Work, make_plan
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]


def _begin(session: Session, town: Town) -> Work:
    work = make_plan(session, town.wayan, town.chief)
    count_everything(session)
    achievement_reactions.ask_to_report(session, [opened(Q3)])
    return work


def _line(as_: As, town: Town) -> dict[str, Any]:
    items = as_(town.chief.id).get("/team", period_id=Q3).json()["items"]
    line: dict[str, Any] = next(i for i in items if i["employee"]["id"] == str(town.wayan.id))
    return line


def _needs(as_: As, town: Town) -> list[str]:
    return [need["kind"] for need in _line(as_, town)["needs"]]


def _kinds(as_: As, person_id: Any) -> list[str]:
    return [task["kind"] for task in as_(person_id).get("/tasks").json()["items"]]


def test_a_report_closes_the_task_and_counts(town: Town, as_: As, db: Db) -> None:
    work: Work = db.write(_begin, town)
    assert _kinds(as_, town.wayan.id) == ["report"]
    assert _needs(as_, town) == ["not_reported"]
    lines = [{"indicator_id": str(key), "value": "75"} for key in work.indicators]

    sent = as_(town.wayan.id).post(f"/plans/{work.plan_id}/periods/{Q3}/report", {"lines": lines})

    assert sent.status_code == 201, sent.text
    assert _kinds(as_, town.wayan.id) == []
    line = _line(as_, town)
    assert (line["reported"], line["indicators"], line["measured"]) == (2, 2, 2)
    assert (line["needs"], line["track"]) == ([], "ahead")


def test_evidence_asks_the_assessor_and_what_is_returned_the_owner(
    town: Town, as_: As, db: Db
) -> None:
    work: Work = db.write(_begin, town)
    draft = {
        "period_id": Q3,
        "kind": "link",
        "title": "Rekap kunjungan",
        "url": "https://contoh.go.id/rekap",
        "indicator_ids": [str(work.indicators[0])],
    }

    sent = as_(town.wayan.id).post(f"/plans/{work.plan_id}/evidence", draft)
    assert sent.status_code == 201, sent.text
    assert _kinds(as_, town.chief.id) == ["judge_evidence"]
    assert _needs(as_, town) == ["evidence_to_judge", "not_reported"]

    verdict = {"verdict": "returned", "reason": "Belum ditandatangani."}
    path = f"/evidence/{sent.json()['id']}/verdict"
    judged = as_(town.chief.id).request("POST", path, json=verdict, headers={"If-Match": '"1"'})
    assert judged.status_code < 300, judged.text
    assert _kinds(as_, town.chief.id) == []
    assert "replace_evidence" in _kinds(as_, town.wayan.id)
    assert _needs(as_, town) == ["evidence_returned", "not_reported"]


def test_feedback_counts_for_whoever_receives_it(town: Town, as_: As, db: Db) -> None:
    work: Work = db.write(_begin, town)
    draft = {
        "plan_id": str(work.plan_id),
        "goal_id": str(work.goal_id),
        "period_id": Q3,
        "text": "Rekapnya selalu rapi dan tepat waktu.",
        "audience": "receiver_and_leaders",
    }

    given = as_(town.made.id).post("/feedback", draft)

    assert given.status_code == 201, given.text
    assert _line(as_, town)["feedback_given"] == 1


def test_what_is_for_the_receiver_alone_shows_in_no_figure(town: Town, as_: As, db: Db) -> None:
    """Neither right after it was said, nor once it is counted."""
    work: Work = db.write(_begin, town)
    draft = {"plan_id": str(work.plan_id), "goal_id": str(work.goal_id), "period_id": Q3}

    said = {**draft, "text": "Ini antara kita saja.", "audience": "receiver"}
    given = as_(town.made.id).post("/feedback", said)

    assert given.status_code == 201, given.text
    assert _line(as_, town)["feedback_given"] == 0
    db.count()
    assert _line(as_, town)["feedback_given"] == 0
    assert db.read(wrong_facts) == []
