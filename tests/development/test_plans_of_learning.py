"""A person's needs, wishes and plan: what both sides say of it, step by step, and the hours."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence.models import DevelopmentAction, NeedOrigin
from tests.conftest import Db
from tests.development.learning import (
    BECAUSE,
    As,
    add_technical,
    advise,
    look,
    name_indicator,
    needs_in,
    word,
)
from tests.evaluations.factories import Q2, Q3, Work, make_evaluation, make_plan, report
from tests.http import Client, problem_of
from tests.people import Town

ACTION: dict[str, Any] = {
    "kind": "berbagi_praktik",
    "text": "Berbagi praktik di MGMP",
    "competence_code": "gizi",
    "hours": "2.5",
    "from_on": "2026-10-12",
    "until_on": "2026-10-12",
}
NO_HOURS = {"target": "20", "done": "0", "agreed": "0", "offered": "0", "planned": "0"}
WISH = {"text": "Membimbing karya ilmiah"}


@pytest.fixture
def work(town: Town, db: Db, as_: As) -> Work:
    """Let Wayan need to learn a technical competence."""
    city = as_(town.hr_city.id)
    add_technical(city)
    word(city, "gizi buruk", "gizi")

    def make(session: Session) -> Work:
        made = make_plan(session, town.wayan, town.chief)
        name_indicator(session, made.indicators[1], "Gizi buruk tertangani")
        for period in (Q2, Q3):
            report(session, town.wayan, made, 30, at=1, period_id=period)
        return made

    made: Work = db.write(make)
    look(db)
    return made


def _shown(client: Client, town: Town, **wanted: Any) -> Any:
    answer = client.get(f"/employees/{town.wayan.id}/development", **wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_need_is_shown_with_its_origin_and_the_levels(town: Town, as_: As, work: Work) -> None:
    draft = {"competence_code": "gizi", "level": 2, "reason": BECAUSE}
    as_(town.chief.id).post(f"/employees/{town.wayan.id}/competence-levels", draft)

    [need] = _shown(as_(town.wayan.id), town)["needs"]

    assert (need["competence"]["name"], need["state"]) == ("Asesmen gizi", "proposed")
    assert (need["own_level"], need["assessor_level"], need["post_level"]) == (None, 2, None)
    [origin] = need["origins"]
    assert (origin["kind"], origin["value"], origin["target"]) == ("indicator", "30", "40")
    assert (origin["period_ids"], origin["givers"]) == ([Q2, Q3], None)
    assert need["may"] == ["reject"]
    assert _shown(as_(town.chief.id), town)["needs"][0]["may"] == ["agree", "reject"]
    assert _shown(as_(town.hr_agency.id), town)["needs"][0]["may"] == []
    assert _shown(as_(town.wayan.id), town, year=2025)["needs"] == []


def test_what_was_agreed_stays_and_what_is_wrong_is_said_so(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    wayan, chief = as_(town.wayan.id), as_(town.chief.id)
    [need] = _shown(chief, town)["needs"]
    place = f"/development-needs/{need['id']}"

    mine = wayan.post(f"{place}/agreement", version=1)
    agreed = chief.post(f"{place}/agreement", version=1)
    twice = chief.post(f"{place}/agreement", version=2)
    stale = wayan.post(f"{place}/rejection", {"reason": BECAUSE}, version=1)
    rejected = wayan.post(f"{place}/rejection", {"reason": BECAUSE}, version=2)

    assert (mine.status_code, agreed.status_code, rejected.status_code) == (403, 200, 200)
    assert (twice.status_code, problem_of(twice)) == (409, "need-decided")
    assert (stale.status_code, problem_of(stale)) == (409, "edited-meanwhile")
    [shown] = rejected.json()["needs"]
    assert (shown["state"], shown["reason"], shown["may"]) == ("rejected", BECAUSE, [])
    assert look(db) == {(town.wayan.id, "gizi"): ("rejected", 2)}, "facts do not bring it back"


def test_a_wish_is_one_s_own_and_speaks_with_other_facts(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    wayan = as_(town.wayan.id)
    place = f"/employees/{town.wayan.id}/wishes/komunikasi"
    for text in ("Berbicara di depan umum", "Berbicara di depan banyak orang"):
        assert wayan.put(place, {"text": text}).status_code == 200
    shown = _shown(wayan, town)
    assert [one["text"] for one in shown["wishes"]] == ["Berbicara di depan banyak orang"]
    assert [one["competence"]["code"] for one in shown["needs"]] == ["gizi"]

    level = {"competence_code": "komunikasi", "level": 2, "reason": BECAUSE}
    as_(town.chief.id).post(f"/employees/{town.wayan.id}/competence-levels", level)
    both = _shown(wayan, town)
    assert both["wishes"] == []
    [need] = [one for one in both["needs"] if one["competence"]["code"] == "komunikasi"]
    assert [one["kind"] for one in need["origins"]] == ["gap", "wish"]

    assert wayan.delete(place).status_code == 200
    assert db.read(needs_in) == {(town.wayan.id, "gizi"): ("proposed", 2)}
    assert wayan.delete(place).status_code == 404
    unknown = wayan.put(f"/employees/{town.wayan.id}/wishes/terbang", WISH)
    assert unknown.status_code == 422
    for who in (town.chief, town.hr_agency):
        assert as_(who.id).put(place, WISH).status_code == 403
        assert as_(who.id).delete(place).status_code == 403


def test_the_assessor_says_what_an_advice_is_about(town: Town, as_: As, db: Db, work: Work) -> None:
    key: UUID = db.write(make_evaluation, town.wayan, town.chief, work, Q2)
    chief, place = as_(town.chief.id), f"/evaluations/{key}/advised-competences"
    early = chief.put(place, {"competence_codes": ["komunikasi"]})
    db.write(advise, key, "Dampingi kasus gizi buruk bersama bidan.")

    by_words = chief.put(place, {"competence_codes": []})
    by_hand = chief.put(place, {"competence_codes": ["komunikasi", "kerja_sama"]})

    assert (early.status_code, problem_of(early)) == (409, "nothing-advised")
    assert [one["code"] for one in by_words.json()["competences"]] == ["gizi"]
    assert [one["code"] for one in by_hand.json()["competences"]] == ["komunikasi", "kerja_sama"]
    advised = select(NeedOrigin.competence_code).where(NeedOrigin.kind == "advice")
    assert set(db.read(lambda s: s.scalars(advised).all())) == {"komunikasi", "kerja_sama"}
    unknown = chief.put(place, {"competence_codes": ["terbang"]})
    assert [one["pointer"] for one in unknown.json()["errors"]] == ["/competence_codes/0"]
    for who, status in ((town.wayan, 403), (town.hr_agency, 403), (town.stranger, 404)):
        assert as_(who.id).put(place, {"competence_codes": []}).status_code == status


def _added(client: Client, town: Town, **more: Any) -> Any:
    answer = client.post(f"/employees/{town.wayan.id}/development-actions", {**ACTION, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_plan_is_proposed_and_agreed_and_what_came_later_too(
    town: Town, as_: As, work: Work
) -> None:
    wayan, chief = as_(town.wayan.id), as_(town.chief.id)
    _added(chief, town, hours="10", kind="pelatihan", competence_code=None)
    planned = _added(wayan, town)
    assert planned["hours"] == {**NO_HOURS, "planned": "12.5"}
    assert planned["plan"]["may"] == ["propose"]
    place = f"/development-plans/{planned['plan']['id']}"

    proposed = wayan.post(f"{place}/proposal", version=1).json()
    agreed = chief.post(f"{place}/agreement", version=2).json()
    again = chief.post(f"{place}/agreement", version=3)

    assert (proposed["plan"]["state"], agreed["plan"]["state"]) == ("proposed", "agreed")
    assert agreed["plan"]["agreed_with"]["name"] == town.chief.name
    assert (agreed["plan"]["agreed_on"], agreed["hours"]["agreed"]) == ("2026-10-08", "12.5")
    assert (again.status_code, problem_of(again)) == (409, "development-step-refused")
    late = _added(wayan, town, text="Komunitas belajar")
    assert (late["plan"]["state"], late["plan"]["may"]) == ("agreed", ["propose"])
    assert chief.post(f"{place}/agreement", version=3).status_code == 200


def test_what_was_done_is_shown_accepted_and_answers_the_need(
    town: Town, as_: As, db: Db, work: Work
) -> None:
    wayan, chief = as_(town.wayan.id), as_(town.chief.id)
    place = f"/development-actions/{_added(wayan, town)['actions'][0]['id']}/steps"
    done = {"step": "done", "url": "https://contoh.go.id/sertifikat"}
    back = {"step": "return", "reason": "Sertifikatnya belum terbaca."}

    silent = wayan.post(place, {"step": "done"}, version=1)
    assert [one["pointer"] for one in silent.json()["errors"]] == ["/note"]
    assert chief.post(place, {"step": "accept"}, version=1).status_code == 409
    assert wayan.post(place, done, version=1).status_code == 200
    assert wayan.post(place, {"step": "accept"}, version=2).status_code == 403
    assert chief.post(place, back, version=2).json()["actions"][0]["reason"] == back["reason"]
    assert wayan.post(place, done, version=3).status_code == 200
    accepted = chief.post(place, {"step": "accept"}, version=4).json()

    assert accepted["hours"] == {**NO_HOURS, "done": "2.5"}
    assert [need["state"] for need in accepted["needs"]] == ["answered"]
    assert look(db) == {(town.wayan.id, "gizi"): ("answered", 2)}


def test_what_is_planned_is_changed_and_what_is_agreed_is_dropped(
    town: Town, as_: As, work: Work
) -> None:
    wayan, chief = as_(town.wayan.id), as_(town.chief.id)
    made = _added(wayan, town)
    place = f"/development-actions/{made['actions'][0]['id']}"
    changed = chief.patch(place, {"hours": "4", "until_on": "2026-10-13"}, version=1)
    assert (changed.status_code, changed.json()["hours"]["planned"]) == (200, "4")
    assert wayan.patch(place, {"hours": "5"}, version=1).status_code == 409
    for body, pointer in (
        ({"until_on": "2026-10-01"}, "/until_on"),
        ({"from_on": "2025-10-01"}, "/from_on"),
        ({"hours": "0,55"}, "/hours"),
    ):
        refused = wayan.patch(place, body, version=2)
        assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]
    chief.post(f"/development-plans/{made['plan']['id']}/agreement", version=1)

    late = wayan.patch(place, {"hours": "5"}, version=3)
    dropped = wayan.post(f"{place}/steps", {"step": "drop", "reason": BECAUSE}, version=3)

    assert (late.status_code, problem_of(late)) == (409, "development-step-refused")
    [action] = dropped.json()["actions"]
    assert (action["state"], action["reason"], action["may"]) == ("dropped", BECAUSE, [])
    assert dropped.json()["hours"]["agreed"] == "0"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"until_on": "2026-10-01"}, "/until_on"),
        ({"competence_code": "terbang"}, "/competence_code"),
        ({"hours": "-1"}, "/hours"),
        ({"kind": "rekreasi"}, "/kind"),
    ],
)
def test_an_action_that_is_none_is_refused(
    town: Town, as_: As, work: Work, change: dict[str, Any], pointer: str
) -> None:
    place = f"/employees/{town.wayan.id}/development-actions"
    refused = as_(town.wayan.id).post(place, {**ACTION, **change})
    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == [pointer]


def test_who_reads_and_who_acts(town: Town, as_: As, db: Db, work: Work) -> None:
    wayan = as_(town.wayan.id)
    made = _added(wayan, town)
    [need] = made["needs"]
    asked: list[tuple[str, Any, int | None]] = [
        (f"/employees/{town.wayan.id}/development-actions", ACTION, None),
        (f"/development-plans/{made['plan']['id']}/agreement", None, 1),
        (f"/development-plans/{made['plan']['id']}/proposal", None, 1),
        (f"/development-actions/{made['actions'][0]['id']}/steps", {"step": "accept"}, 1),
        (f"/development-needs/{need['id']}/rejection", {"reason": BECAUSE}, 1),
    ]
    for who, reads, acts in (
        (town.hr_agency, 200, 403),
        (town.head, 200, 403),
        (town.auditor, 200, 403),
        (town.made, 404, 404),
        (town.stranger, 404, 404),
    ):
        client = as_(who.id)
        read = client.get(f"/employees/{town.wayan.id}/development")
        assert read.status_code == reads
        answers = [client.post(place, body, version=v).status_code for place, body, v in asked]
        assert answers == [acts] * len(asked)
    unknown = wayan.post(f"/development-needs/{uuid4()}/agreement", version=1)
    assert unknown.status_code == 404
    first, second = (wayan.post(asked[0][0], ACTION, key="sekali") for _ in range(2))
    assert first.json() == second.json()
    assert len(db.read(lambda s: s.scalars(select(DevelopmentAction.id)).all())) == 2
