"""Evidence: links that are safe, verdicts with reasons, what was returned and what replaces it."""

from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.cycles.models import CyclePeriod
from api.foundation.event_tables import EventRecord
from api.goals.models import PlanState
from tests.conftest import Db
from tests.goals.factories import Q3, As, MadePlan, make_plan
from tests.http import problem_of
from tests.people import Town

Q2 = 20260406


@pytest.fixture
def plan(town: Town, db: Db) -> MadePlan:
    made: MadePlan = db.write(make_plan, town.wayan, town.chief)
    return made


def _link(plan: MadePlan, **more: Any) -> dict[str, Any]:
    return {
        "period_id": Q3,
        "kind": "link",
        "title": "Daftar hadir",
        "url": "https://contoh.example/hadir",
        "indicator_ids": [str(plan.indicators[0]), str(plan.indicators[1])],
        **more,
    }


def _verdict(verdict: str, version: int = 1) -> dict[str, Any]:
    body = {"verdict": verdict, "reason": "Belum ditandatangani"}
    return {"json": body, "headers": {"If-Match": f'"{version}"'}}


def test_one_link_proves_several_indicators(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)

    made = me.post(f"/plans/{plan.id}/evidence", _link(plan))

    assert made.status_code == 201, made.text
    assert made.json()["verdict"] == "waiting"
    shown = me.get(f"/plans/{plan.id}/periods/{Q3}/report").json()["indicators"]
    assert [len(indicator["evidence"]) for indicator in shown] == [1, 1, 0]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://saya:rahasia@contoh.example/x",
        "bukti",
        "file:///etc/passwd",
    ],
)
def test_unsafe_links_are_refused(town: Town, as_: As, plan: MadePlan, url: str) -> None:
    refused = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan, url=url))

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/url")


def test_returned_with_a_reason_and_replaced(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    place = f"/evidence/{first['id']}/verdict"

    bare = chief.request("POST", place, json={"verdict": "returned"}, headers={"If-Match": '"1"'})
    assert bare.json()["errors"][0]["pointer"] == "/reason"
    body = {"verdict": "returned", "reason": "Belum ditandatangani"}
    back = chief.request("POST", place, json=body, headers={"If-Match": '"1"'})
    assert (back.json()["verdict"], back.json()["verdict_reason"]) == (
        "returned",
        "Belum ditandatangani",
    )
    stale = chief.request("POST", place, json=body, headers={"If-Match": '"1"'})
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")

    second = me.post(f"/plans/{plan.id}/evidence", _link(plan, replaces_id=first["id"]))
    assert second.status_code == 201, second.text
    again = me.post(f"/plans/{plan.id}/evidence", _link(plan, replaces_id=second.json()["id"]))
    assert again.json()["errors"][0]["code"] == "not_returned"
    twice = me.post(f"/plans/{plan.id}/evidence", _link(plan, replaces_id=first["id"]))
    assert twice.json()["errors"][0]["code"] == "replaced_already"


def test_a_replacement_belongs_to_the_same_period(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    me = as_(town.wayan.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    as_(town.chief.id).request("POST", f"/evidence/{first['id']}/verdict", **_verdict("returned"))

    def open_q2(session: Session) -> None:
        session.execute(update(CyclePeriod).where(CyclePeriod.period_id == Q2).values(state="open"))

    db.write(open_q2)
    body = _link(plan, period_id=Q2, replaces_id=first["id"])

    refused = me.post(f"/plans/{plan.id}/evidence", body)

    assert refused.json()["errors"][0]["code"] == "other_period"


def test_waiting_evidence_can_be_taken_back(town: Town, as_: As, plan: MadePlan) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    second = me.post(f"/plans/{plan.id}/evidence", _link(plan, title="Foto kegiatan")).json()
    verdict = {"json": {"verdict": "accepted"}, "headers": {"If-Match": '"1"'}}
    chief.request("POST", f"/evidence/{second['id']}/verdict", **verdict)

    assert chief.delete(f"/evidence/{first['id']}").status_code == 403
    assert me.delete(f"/evidence/{first['id']}").status_code == 204
    refused = me.delete(f"/evidence/{second['id']}")
    assert (refused.status_code, problem_of(refused)) == (409, "evidence-settled")


@pytest.mark.parametrize(
    ("who", "status"), [("wayan", 403), ("head", 403), ("made", 404), ("stranger", 404)]
)
def test_only_the_assessor_judges(
    town: Town, as_: As, plan: MadePlan, who: str, status: int
) -> None:
    made = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    verdict = {"json": {"verdict": "accepted"}, "headers": {"If-Match": '"1"'}}

    answer = as_(getattr(town, who).id).request(
        "POST", f"/evidence/{made['id']}/verdict", **verdict
    )

    assert answer.status_code == status


def test_each_step_leaves_one_event(town: Town, as_: As, plan: MadePlan, db: Db) -> None:
    me, chief = as_(town.wayan.id), as_(town.chief.id)
    first = me.post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    second = me.post(f"/plans/{plan.id}/evidence", _link(plan, title="Foto kegiatan")).json()
    chief.request("POST", f"/evidence/{first['id']}/verdict", **_verdict("returned"))
    me.delete(f"/evidence/{second['id']}")

    def left(session: Session) -> list[tuple[str, Any]]:
        wanted = select(EventRecord).where(EventRecord.subject_kind == "evidence")
        found = session.scalars(wanted.order_by(EventRecord.id))
        return [
            (one.name, (one.data or {}).get("verdict"))
            for one in found
            if (one.about_id, one.counterpart_id) == (town.wayan.id, town.chief.id)
        ]

    assert sorted(db.read(left), key=str) == [
        ("EvidenceJudged", "returned"),
        ("EvidenceRemoved", None),
        ("EvidenceSubmitted", None),
        ("EvidenceSubmitted", None),
    ]


def test_evidence_that_is_sent_twice_is_one(town: Town, as_: As, plan: MadePlan) -> None:
    me = as_(town.wayan.id)
    sent = [me.post(f"/plans/{plan.id}/evidence", _link(plan), key="e-1") for _ in range(2)]

    assert sent[0].json() == sent[1].json()
    shown = me.get(f"/plans/{plan.id}/evidence", period_id=Q3).json()["items"]
    assert [one["id"] for one in shown] == [sent[0].json()["id"]]


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"title": ""}, "/title"),
        ({"indicator_ids": []}, "/indicator_ids"),
        ({"kind": "file"}, "/file_id"),
        ({"url": None}, "/url"),
    ],
)
def test_bad_evidence_names_its_field(
    town: Town, as_: As, plan: MadePlan, more: dict[str, Any], pointer: str
) -> None:
    refused = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan, **more))

    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)


def test_evidence_proves_the_plan_s_own_indicators(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    other = db.write(make_plan, town.made, town.chief)
    body = _link(plan, indicator_ids=[str(plan.indicators[0]), str(other.indicators[0])])

    refused = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", body)

    assert refused.json()["errors"][0]["pointer"] == "/indicator_ids/1"


def test_a_draft_and_a_closed_period_take_no_evidence(
    town: Town, as_: As, plan: MadePlan, db: Db
) -> None:
    draft = db.write(make_plan, town.made, town.chief, PlanState.DRAFT)

    unagreed = as_(town.made.id).post(f"/plans/{draft.id}/evidence", _link(draft))
    closed = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan, period_id=Q2))

    assert (unagreed.status_code, problem_of(unagreed)) == (409, "plan-not-in-force")
    assert (closed.status_code, problem_of(closed)) == (409, "period-not-open")


@pytest.mark.parametrize(("who", "status"), [("chief", 403), ("made", 404), ("stranger", 404)])
def test_only_the_owner_proves(town: Town, as_: As, plan: MadePlan, who: str, status: int) -> None:
    answer = as_(getattr(town, who).id).post(f"/plans/{plan.id}/evidence", _link(plan))

    assert answer.status_code == status


def test_a_script_without_scope_proves_and_judges_nothing(
    town: Town, as_: As, with_token: As, plan: MadePlan
) -> None:
    made = as_(town.wayan.id).post(f"/plans/{plan.id}/evidence", _link(plan)).json()
    mine = with_token(town.wayan.id, "achievements:read")
    chiefs = with_token(town.chief.id, "achievements:read")

    refused = [
        mine.post(f"/plans/{plan.id}/evidence", _link(plan)),
        mine.delete(f"/evidence/{made['id']}"),
        chiefs.request("POST", f"/evidence/{made['id']}/verdict", **_verdict("accepted")),
    ]

    assert [problem_of(one) for one in refused] == ["scope-missing"] * 3
    assert mine.get(f"/plans/{plan.id}/evidence", period_id=Q3).status_code == 200
