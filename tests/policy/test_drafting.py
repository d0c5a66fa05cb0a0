"""Policies are drafted paragraph by paragraph, opened to all, and published version by version."""

from typing import Any

import pytest

from tests.http import Client
from tests.people import Town
from tests.policy.drafting import (
    LAST_DAYS,
    MONTHLY,
    NEW_YEAR,
    OFFICERS,
    QUESTION,
    As,
    Drafting,
    change_of,
    drafting,
)


@pytest.fixture
def policy(town: Town, as_: As) -> Drafting:
    return drafting(town, as_)


def test_a_draft_is_city_hrs_until_it_is_opened(policy: Drafting, town: Town, as_: As) -> None:
    policy.write("periode", OFFICERS, MONTHLY)
    wayan = as_(town.wayan.id)
    assert wayan.get(policy.path).status_code == 404
    assert wayan.get("/policies").json()["items"] == []

    policy.open()

    shown = wayan.get(policy.path).json()
    assert shown["state"] == "consultation"
    assert shown["may"] == []
    [paragraph] = shown["paragraphs"]
    assert [one["key"] for one in paragraph["rule_changes"]] == [
        "period_kind",
        "populations/petugas_layanan",
    ]
    assert paragraph["rule_changes"][0]["value_before"] == "triwulanan"
    assert paragraph["rule_changes"][0]["rule_id"] == "R34"
    assert [one["id"] for one in wayan.get("/policies").json()["items"]] == [policy.id]


def test_what_was_published_stays_and_a_later_version_says_what_became_of_it(
    policy: Drafting, town: Town, as_: As
) -> None:
    policy.write("periode", text="Setiap triwulan.")
    policy.write("hilang", text="Ayat kedua.", position=2)
    policy.open()

    policy.write("periode", text="Setiap bulan.")
    policy.shown = policy.step("delete", "/paragraphs/hilang").json()
    policy.write("baru", text="Ayat baru.", position=3)

    assert policy.shown["number"] == 2
    became = {one["anchor"]: one["became"] for one in policy.shown["paragraphs"]}
    assert became == {"periode": "changed", "baru": "new"}
    assert policy.shown["paragraphs"][0]["before"] == "Setiap triwulan."
    assert policy.shown["removed"] == [{"anchor": "hilang", "text": "Ayat kedua."}]
    wayan = as_(town.wayan.id)
    assert wayan.get(policy.path).json()["number"] == 1
    assert wayan.get(policy.path, number=2).status_code == 404

    assert policy.step("post", "/publication").status_code == 200

    assert wayan.get(policy.path).json()["number"] == 2
    assert wayan.get(policy.path, number=1).json()["paragraphs"][1]["text"] == "Ayat kedua."
    found = wayan.get(f"{policy.path}/differences").json()
    assert (found["since"], found["until"]) == (1, 2)
    assert {one["anchor"]: one["after"] for one in found["items"]} == {
        "periode": "Setiap bulan.",
        "baru": "Ayat baru.",
        "hilang": None,
    }


def test_a_paragraph_leads_to_its_policy(policy: Drafting, town: Town, as_: As) -> None:
    key = policy.write("periode", text="Setiap triwulan.")["paragraphs"][0]["id"]
    assert as_(town.wayan.id).get(f"/policies/paragraphs/{key}").status_code == 404
    policy.open()

    place = as_(town.wayan.id).get(f"/policies/paragraphs/{key}").json()

    assert place["policy_id"] == policy.id
    assert place["text"] == "Setiap triwulan."
    assert place["state"] == "consultation"
    assert place["decision_no"] is None


OUT_OF_LAW = [
    (change_of("period_kind", "dua_bulanan"), "R34"),
    (change_of("period_kind", "bulanan", population="guru"), "R101"),
    (change_of("objection_within_days", 13), "U2"),
    (change_of("objection_decided_within_days", 8), "U2"),
    (change_of("acknowledge_within_days", 15), "R47"),
    (change_of("planning_due", {"month": 2, "day": 1}), "R20"),
    (change_of("evaluate_year_due", {"month": 2, "day": 28}), "R33"),
    (change_of("credit_decimals", 3), "R75"),
    (change_of("small_group", 4), None),
    (change_of("populations/guru", {"name": "Guru", "titles": ["Guru"]}), "R101"),
]


@pytest.mark.parametrize(("change", "rule_id"), OUT_OF_LAW)
def test_what_the_law_forbids_is_refused_with_the_rule(
    policy: Drafting, change: Any, rule_id: str | None
) -> None:
    refused = policy.paragraph("periode", change)

    assert refused.status_code == 409
    problem = refused.json()
    assert problem["type"] == "/problems/policy-out-of-law"
    assert problem["rule_id"] == rule_id
    assert rule_id is None or (problem["law"] and problem["rule_text"])


def test_two_months_are_refused_because_the_law_knows_months_and_quarters(
    policy: Drafting,
) -> None:
    problem = policy.paragraph("periode", change_of("period_kind", "dua_bulanan")).json()

    assert problem["bound"] == ["bulanan", "triwulanan"]
    assert "bulanan atau triwulanan" in problem["rule_text"]


LOOKS_BACK = [
    (change_of("agree_within_days", 4, "2026-10-08"), "2026-10-09"),
    (change_of("period_kind", "bulanan", "2026-10-01"), "2027-01-01"),
    (change_of("period_kind", "bulanan", "2027-02-01"), "2027-04-01"),
    (change_of("report_due_days", 5, "2026-11-01"), "2027-01-01"),
    (change_of("planning_due", {"month": 1, "day": 20}, "2027-04-01"), "2028-01-01"),
]


@pytest.mark.parametrize(("change", "earliest"), LOOKS_BACK)
def test_no_rule_changes_what_has_begun(policy: Drafting, change: Any, earliest: str) -> None:
    problem = policy.paragraph("periode", change).json()

    assert problem["type"] == "/problems/policy-looks-back"
    assert problem["earliest"] == earliest


def test_one_rule_is_set_once_for_the_same_people(policy: Drafting) -> None:
    twice = policy.paragraph(
        "a", change_of("agree_within_days", 4), change_of("agree_within_days", 3, "2027-02-01")
    )
    assert twice.json()["type"] == "/problems/policy-contradicts"
    policy.write("a", change_of("agree_within_days", 4))

    problem = policy.paragraph("b", change_of("agree_within_days", 3)).json()

    assert problem["type"] == "/problems/policy-contradicts"
    assert problem["anchor"] == "a"


WRONG = [
    (change_of("nowhere", 1), "/rule_changes/0/key"),
    (change_of("agree_within_days", "4"), "/rule_changes/0/value"),
    (change_of("agree_within_days", True), "/rule_changes/0/value"),
    (change_of("quiet_hours", {"from": 18}), "/rule_changes/0/value"),
    (change_of("planning_due", {"month": 1, "day": "x"}), "/rule_changes/0/value"),
    (change_of("small_group", 6, population="guru"), "/rule_changes/0/population"),
    (change_of("distribution/nothing", {"most": {}, "least": {}}), "/rule_changes/0/key"),
    (
        change_of("distribution/baik", {"most": {"kurang": 1}, "least": {}}),
        "/rule_changes/0/value/most",
    ),
    (change_of("populations/Petugas", {"name": "x", "titles": ["y"]}), "/rule_changes/0/key"),
    (change_of("populations/petugas", {"name": "x", "titles": []}), "/rule_changes/0/value"),
]


@pytest.mark.parametrize(("change", "pointer"), WRONG)
def test_a_change_is_of_its_type(policy: Drafting, change: Any, pointer: str) -> None:
    refused = policy.paragraph("periode", change)

    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]


def test_a_population_that_there_is_not_is_refused_when_it_is_opened(policy: Drafting) -> None:
    policy.write("periode", MONTHLY)

    refused = policy.step("post", "/opening", LAST_DAYS)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/paragraphs/periode/population"


def test_everybody_refused(policy: Drafting, town: Town, as_: As, nobody: Client) -> None:
    policy.write("periode")
    policy.open()
    wayan, draft = as_(town.wayan.id), {"position": 1, "text": "x"}
    for asked in (
        wayan.post("/policies", QUESTION),
        wayan.patch(policy.path, {"summary": "x"}, version=3),
        wayan.put(f"{policy.path}/paragraphs/a", draft, version=3),
        wayan.delete(f"{policy.path}/paragraphs/periode", version=3),
        wayan.post(f"{policy.path}/opening", LAST_DAYS, version=3),
        wayan.post(f"{policy.path}/publication", version=3),
        wayan.post(f"{policy.path}/closing", version=3),
        wayan.get("/policies/rules"),
    ):
        assert asked.status_code == 403
    assert nobody.get(policy.path).status_code == 401
    stale = policy.hr.patch(policy.path, {"summary": "x"}, version=1)
    assert stale.json()["type"] == "/problems/edited-meanwhile"
    again = policy.step("post", "/opening", LAST_DAYS)
    assert again.json()["type"] == "/problems/policy-step-refused"
    unread = policy.step("post", "/publication")
    assert unread.json()["type"] == "/problems/policy-step-refused"
    title = policy.hr.patch(
        policy.path, {"title": "Pertanyaan lain?"}, version=policy.shown["version"]
    )
    assert title.json()["type"] == "/problems/policy-step-refused"


def test_an_empty_policy_is_not_opened_and_days_have_an_order(policy: Drafting) -> None:
    empty = policy.step("post", "/opening", LAST_DAYS)
    assert empty.json()["type"] == "/problems/nothing-to-adopt"
    policy.write("periode")
    past = policy.step("post", "/opening", {**LAST_DAYS, "closes_on": "2026-10-08"})
    assert past.json()["errors"][0]["pointer"] == "/closes_on"
    early = policy.step("post", "/opening", {**LAST_DAYS, "answers_due_on": "2026-10-30"})
    assert early.json()["errors"][0]["pointer"] == "/answers_due_on"


def test_a_repeated_draft_is_one(town: Town, as_: As) -> None:
    hr = as_(town.hr_city.id, headers={"Idempotency-Key": "kebijakan-1"})
    first, second = hr.post("/policies", QUESTION), hr.post("/policies", QUESTION)

    assert first.json()["id"] == second.json()["id"]
    assert len(as_(town.hr_city.id).get("/policies").json()["items"]) == 1


def test_what_may_be_changed_is_listed_with_its_bounds(town: Town, as_: As) -> None:
    found = as_(town.hr_city.id).get("/policies/rules").json()
    by_key = {one["key"]: one for one in found["items"]}

    assert by_key["objection_within_days"]["bounds"] == [
        {"part": "", "least": 14, "most": 60, "rule_id": "U2"}
    ]
    assert by_key["period_kind"]["earliest"] == NEW_YEAR
    assert by_key["distribution/baik"]["value"] == {"most": {"baik": 70}, "least": {}}
    assert {"key": "credit_decimals", "rule_id": "R75"} in found["fixed"]
