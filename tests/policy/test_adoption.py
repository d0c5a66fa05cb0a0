"""What is decided is the rules: from its day, refused where it must be, undone where it has not begun."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from api.analytics.insights.adoption.models import UseDay, UseMonth
from api.foundation.daily import Days
from api.policy.adoption import answering
from api.policy.drafting.service import close_due
from api.rules.queries import setting, table
from tests.conftest import Db
from tests.evaluations.factories import make_plan
from tests.evaluations.year_of_moves import done, on
from tests.http import Client
from tests.people import Town, make_employee
from tests.policy.drafting import (
    DECISION,
    NEW_YEAR,
    As,
    Drafting,
    adopted,
    change_of,
    drafting,
)

AGREE = change_of("agree_within_days", 3)
SPREAD = change_of("distribution/baik", {"most": {"baik": 80}, "least": {}})


@pytest.fixture
def policy(town: Town, as_: As) -> Drafting:
    return drafting(town, as_)


def _answered(policy: Drafting, *changes: Any) -> Drafting:
    """Open and closed, so that it waits for its decision."""
    policy.write("batas", *changes)
    policy.open()
    with on("2026-11-02"):
        policy.close()
    return policy


def _decided(policy: Drafting, **other: str) -> Any:
    with on("2026-11-24"):
        return policy.step("post", "/adoption", {**DECISION, **other})


def test_a_rule_holds_from_its_day_and_the_one_before_until_then(policy: Drafting, db: Db) -> None:
    shown = adopted(policy, AGREE, SPREAD)

    assert (shown["state"], shown["decision_no"]) == ("adopted", DECISION["decision_no"])
    assert db.read(setting, "agree_within_days", date(2026, 12, 31)) == 5
    assert db.read(setting, "agree_within_days", date(2027, 1, 1)) == 3
    before, after = (
        db.read(table, "distribution", day) for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert before["baik"]["most"] == {"baik": 70}
    assert after["baik"] == {**before["baik"], "most": {"baik": 80}}
    assert {key: cells for key, cells in after.items() if key != "baik"} == {
        key: cells for key, cells in before.items() if key != "baik"
    }
    assert list(after) == list(before)


def test_a_setting_leads_to_its_paragraph_and_a_day_to_its_policy(
    policy: Drafting, town: Town, as_: As
) -> None:
    adopted(policy, AGREE)
    assert as_(town.wayan.id).get("/policies/in-force").json()["items"] == []

    with on("2027-01-04"):
        wayan = as_(town.wayan.id)
        settings = wayan.get("/rules/settings").json()["items"]
        [one] = [line for line in settings if line["key"] == "agree_within_days"]
        assert (one["value"], one["legal_basis"]) == (3, DECISION["decision_no"])
        place = wayan.get(f"/policies/paragraphs/{one['paragraph_id']}").json()
        assert (place["policy_id"], place["state"]) == (policy.id, "adopted")
        [found] = wayan.get("/policies/in-force", day="2027-06-30").json()["items"]
        assert (found["id"], found["rules"][0]["value"]) == (policy.id, 3)
        assert found["rules"][0]["effective_until"] is None
        others = [line["paragraph_id"] for line in settings if line != one]
        assert set(others) == {None}


def test_adopted_is_only_what_was_answered(policy: Drafting, monkeypatch: Any) -> None:
    asked: list[UUID] = []

    def waits(_session: Session, policy_id: UUID) -> int:
        asked.append(policy_id)
        return 2

    monkeypatch.setattr(answering, "_sources", [waits])
    _answered(policy, AGREE)

    refused = _decided(policy)

    assert (refused.json()["type"], refused.json()["open"]) == ("/problems/policy-not-answered", 2)
    with on("2026-11-24"):
        shown = policy.hr.get(f"{policy.path}/adoption").json()
    assert (shown["unanswered"], shown["ready"]) == (2, False)
    assert {str(key) for key in asked} == {policy.id}


def test_it_is_adopted_after_its_consultation_and_once(policy: Drafting) -> None:
    policy.write("batas", AGREE)
    policy.open()
    early = _decided(policy)
    assert early.json()["type"] == "/problems/policy-step-refused"
    with on("2026-11-02"):
        policy.close()
    with on("2026-11-24"):
        policy.shown = done(policy.step("post", "/adoption", DECISION))
        again = policy.step("post", "/adoption", DECISION)
    assert again.json()["type"] == "/problems/policy-step-refused"


DATES = [
    ({"decided_on": "2026-11-25"}, "/decided_on"),
    ({"effective_from": "2026-11-23"}, "/effective_from"),
    ({"effective_from": "2027-01-02"}, "/effective_from"),
    ({"review_on": NEW_YEAR}, "/review_on"),
]


@pytest.mark.parametrize(("other", "pointer"), DATES)
def test_the_days_of_a_decision_have_an_order(
    policy: Drafting, other: dict[str, str], pointer: str
) -> None:
    refused = _decided(_answered(policy, AGREE), **other)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_what_has_begun_meanwhile_is_not_adopted(policy: Drafting) -> None:
    """Lawful when it was written, no more when it is decided."""
    _answered(policy, change_of("agree_within_days", 3, "2026-11-20"))

    refused = _decided(policy, effective_from="2026-11-24")

    assert refused.json()["type"] == "/problems/policy-looks-back"


def test_another_policy_does_not_overtake_what_is_to_come(
    policy: Drafting, town: Town, as_: As
) -> None:
    adopted(policy, AGREE)

    problem = drafting(town, as_).paragraph("a", change_of("agree_within_days", 4)).json()

    assert (problem["type"], problem["policy_id"]) == ("/problems/policy-contradicts", policy.id)


def test_a_policy_in_the_place_of_another_takes_what_has_not_begun(
    policy: Drafting, town: Town, as_: As, db: Db
) -> None:
    adopted(policy, AGREE, change_of("contest_within_days", 8))
    with on("2026-11-25"):
        later = Drafting(as_, town.hr_city.id).begin(supersedes_id=policy.id)
        later.write("batas", change_of("agree_within_days", 4))
        later.open(closes_on="2026-11-27", answers_due_on="2026-11-30")
    with on("2026-11-28"):
        later.close()
        done(later.step("post", "/adoption", {**DECISION, "decided_on": "2026-11-28"}))
        former = later.hr.get(policy.path).json()
    assert (former["state"], former["superseded_by_id"]) == ("superseded", later.id)
    assert db.read(setting, "agree_within_days", date(2027, 1, 1)) == 4
    assert db.read(setting, "contest_within_days", date(2027, 1, 1)) == 5


def test_a_table_to_come_is_not_overtaken_either(policy: Drafting, town: Town, as_: As) -> None:
    adopted(policy, SPREAD)
    other = change_of("distribution/kurang", {"most": {"sangat_baik": 5}, "least": {}})
    other["value"]["least"] = {"butuh_perbaikan": 10, "kurang": 60}

    problem = drafting(town, as_).paragraph("a", other).json()

    assert (problem["type"], problem["policy_id"]) == ("/problems/policy-contradicts", policy.id)


def test_only_what_has_not_begun_is_withdrawn(policy: Drafting, db: Db) -> None:
    adopted(policy, AGREE)
    with on(NEW_YEAR):
        late = policy.step("post", "/withdrawal", {"reason": "Terlambat"})
    assert late.json()["type"] == "/problems/policy-in-force"
    assert late.json()["since"] == NEW_YEAR
    with on("2026-12-31"):
        shown = done(policy.step("post", "/withdrawal", {"reason": "Belum siap"}))
    assert (shown["state"], shown["withdrawn_reason"]) == ("withdrawn", "Belum siap")
    assert shown["paragraphs"][0]["rule_changes"]
    assert db.read(setting, "agree_within_days", date(2027, 1, 1)) == 5


def test_a_draft_is_withdrawn_with_a_reason(policy: Drafting) -> None:
    nameless = policy.step("post", "/withdrawal", {"reason": ""})
    assert nameless.json()["errors"][0]["pointer"] == "/reason"
    shown = done(policy.step("post", "/withdrawal", {"reason": "Sudah diatur"}))
    assert (shown["state"], shown["may"]) == ("withdrawn", [])


def test_the_consultation_ends_by_itself_after_its_last_day(policy: Drafting, db: Db) -> None:
    policy.write("batas", AGREE)
    policy.open()
    with on("2026-10-30"):
        assert db.write(close_due, Days(date(2026, 10, 29), date(2026, 10, 30))) == 0
    with on("2026-10-31"):
        assert db.write(close_due, Days(date(2026, 10, 30), date(2026, 10, 31))) == 1
        assert policy.hr.get(policy.path).json()["state"] == "answering"


def _many(session: Session, town: Town) -> None:
    for _ in range(8):
        person = make_employee(session, town.puskesmas, assessor_id=town.chief.id)
        make_plan(session, person, town.chief)


def test_a_policy_that_asks_for_more_than_the_ceiling_is_refused(
    policy: Drafting, town: Town, db: Db
) -> None:
    """Months instead of quarters for eight people: 32 minutes of their chief instead of 10.7."""
    db.write(_many, town)
    low = {"staff": 60, "leader": 20, "hr": 1200}
    _answered(policy, change_of("period_kind", "bulanan"), change_of("time_ceiling_minutes", low))
    with on("2026-11-24"):
        shown = policy.hr.get(f"{policy.path}/adoption").json()
    [leader] = [one for one in shown["minutes"] if one["role"] == "leader"]
    assert leader == {"role": "leader", "before": 10.7, "after": 32.0, "ceiling": 20, "fits": False}

    refused = _decided(policy)

    assert refused.json()["type"] == "/problems/policy-above-ceiling"
    assert (refused.json()["role"], refused.json()["ceiling"]) == ("leader", 20)


def _used(session: Session) -> None:
    """Ten leaders, 180 minutes together in September."""
    session.add(UseMonth(month=date(2026, 9, 1), role="leader", people=10))
    session.add(
        UseDay(day=date(2026, 9, 15), role="leader", client="desktop", minutes=180, sending=0)
    )


def test_what_is_measured_counts_before_what_is_assumed(policy: Drafting, db: Db) -> None:
    db.write(_used)
    policy.write("batas", AGREE)

    shown = policy.hr.get(f"{policy.path}/adoption").json()["minutes"]

    assert {one["role"]: one["before"] for one in shown}["leader"] == 18.0


def test_nobody_else_decides(policy: Drafting, town: Town, as_: As, nobody: Client) -> None:
    _answered(policy, AGREE)
    with on("2026-11-24"):
        wayan = as_(town.wayan.id)
        for asked in (
            wayan.post(f"{policy.path}/adoption", DECISION, version=4),
            wayan.post(f"{policy.path}/withdrawal", {"reason": "Tidak suka"}, version=4),
            wayan.get(f"{policy.path}/adoption"),
        ):
            assert asked.status_code == 403
        stale = policy.hr.post(f"{policy.path}/adoption", DECISION, version=1)
        assert stale.json()["type"] == "/problems/edited-meanwhile"
    assert nobody.get("/policies/in-force").status_code == 401


def test_a_repeated_decision_is_one(policy: Drafting, town: Town, as_: As, db: Db) -> None:
    _answered(policy, AGREE)
    with on("2026-11-24"):
        hr = as_(town.hr_city.id, headers={"Idempotency-Key": "sk-1"})
        answers = [
            hr.post(f"{policy.path}/adoption", DECISION, version=policy.shown["version"])
            for _ in range(2)
        ]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert db.read(setting, "agree_within_days", date(2027, 1, 1)) == 3
