"""A class observation from the appointment to its seal (R104-R107), who reads what, and whom it asks."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.observations.models import TeachingObservation
from api.foundation import clock
from api.record_check import Wanted, check_records
from tests.conftest import TODAY, Db
from tests.development.observing import APPOINTMENT, FOCUS, FOLLOW_UP, NOTES, SAID, Observing
from tests.http import Client


def mismatches(db: Db) -> list[str]:
    """Name the kinds of records that are not what their events say."""

    async def look() -> list[str]:
        return [one.kind async for one in check_records(db.database, Wanted())]

    return db.runner.run(look())


def tasks_of(who: Client) -> dict[str, Any]:
    """Give what waits for somebody about observations: by kind, its line."""
    items = who.get("/tasks").json()["items"]
    return {one["kind"]: one for one in items if one["subject_kind"] == "observation"}


def test_an_observation_goes_from_appointment_to_seal(observing: Observing) -> None:
    planned = observing.plans()
    key = planned.json()["id"]
    agreed = observing.step(observing.teacher, key, "agreement")
    made = observing.step(observing.head, key, "observe", NOTES)
    said = observing.step(observing.teacher, key, "reflect", SAID)
    observing.step(observing.head, key, "reflect", {"text": "Setuju."})
    done = observing.step(observing.head, key, "finish", FOLLOW_UP)

    assert planned.status_code == 201
    stages = [answer.json()["stage"] for answer in (planned, agreed, made, said, done)]
    assert stages == ["pra_observasi", "observasi", "refleksi", "refleksi", "selesai"]
    shown = done.json()
    assert shown["answers"] == NOTES["answers"]
    assert shown["reflection"] == SAID["text"]
    assert shown["response"] == "Setuju."
    assert shown["practice_code"] == "keteraturan_suasana_kelas"
    assert shown["may"] == ["correct"]


def test_either_side_proposes_and_the_other_agrees(observing: Observing) -> None:
    own = observing.plans(observing.teacher).json()

    assert own["agreed_by_teacher_at"] is not None
    assert own["may"] == ["move", "cancel"]
    assert "agree" in observing.head.get(f"/observations/{own['id']}").json()["may"]
    agreed = observing.step(observing.head, own["id"], "agreement").json()
    assert agreed["stage"] == "observasi"


def test_another_day_asks_the_other_side_anew(observing: Observing) -> None:
    key = observing.agreed()
    version = observing.head.get(f"/observations/{key}").json()["version"]

    moved = observing.teacher.patch(
        f"/observations/{key}",
        {**APPOINTMENT, "planned_on": "2026-10-12", "focus": FOCUS[:2]},
        version=version,
    )

    assert moved.json()["stage"] == "pra_observasi"
    assert moved.json()["agreed_by_observer_at"] is None
    assert list(tasks_of(observing.head)) == ["agree_observation"]
    assert tasks_of(observing.teacher) == {}


def test_notes_are_kept_before_and_during_and_read_by_the_teacher_afterwards(
    observing: Observing,
) -> None:
    key = observing.planned()
    half = {"answers": {"gangguan": "sebagian"}, "notes": "08.05 mulai"}
    before = observing.step(observing.head, key, "notes", half)
    observing.step(observing.teacher, key, "agreement")

    during = observing.teacher.get(f"/observations/{key}").json()
    observing.step(observing.head, key, "observe", NOTES)
    after = observing.teacher.get(f"/observations/{key}").json()

    assert before.json()["answers"] == half["answers"]
    assert (during["answers"], during["notes"]) == (None, None)
    assert (after["answers"], after["notes"]) == (NOTES["answers"], NOTES["notes"])


def test_notes_that_wait_on_a_phone_do_not_mind_an_agreement(observing: Observing) -> None:
    """The observer wrote without network while the teacher agreed: notes have a version of their own."""
    key = observing.planned()
    read = observing.head.get(f"/observations/{key}").json()["notes_version"]
    observing.step(observing.teacher, key, "agreement")

    kept = observing.step(observing.head, key, "notes", NOTES, read)
    made = observing.step(observing.head, key, "observe", NOTES, read + 1)

    assert (kept.status_code, made.status_code) == (200, 200)


@pytest.mark.parametrize("who", ["head", "hr_agency", "hr_city", "auditor"])
def test_leaders_and_hr_read_the_outcome_and_never_the_notes(
    observing: Observing, who: str
) -> None:
    reader = observing.as_(getattr(observing.town, who).id)
    made = observing.made()
    during = reader.get(f"/observations/{made}").json()
    for side in (observing.teacher, observing.head):
        observing.step(side, made, "reflect", SAID)
    observing.step(observing.head, made, "finish", FOLLOW_UP)
    done = reader.get(f"/observations/{made}").json()
    listed = reader.get("/observations", plan_id=observing.plan.id).json()["items"]

    assert (during["reads"], during["answers"]) == ("outcome", None)
    assert done["answers"] == NOTES["answers"]
    for shown in (during, done, *listed):
        hidden = ("notes", "others", "reflection", "response", "follow_up")
        assert [shown[name] for name in hidden] == [None] * 5
        assert shown["may"] == []


def test_both_sides_are_asked_in_turn(observing: Observing) -> None:
    key = observing.planned()
    asked = tasks_of(observing.teacher)["agree_observation"]
    assert (asked["due_on"], asked["facts"]["title"]) == ("2026-10-09", "IV B, IPAS")
    assert tasks_of(observing.head) == {}

    observing.step(observing.teacher, key, "agreement")
    assert tasks_of(observing.head)["observe"]["due_on"] == "2026-10-09"
    assert tasks_of(observing.teacher) == {}

    observing.step(observing.head, key, "observe", NOTES)
    assert tasks_of(observing.head)["reflect"]["due_on"] == "2026-10-09"
    assert list(tasks_of(observing.teacher)) == ["reflect"]

    observing.step(observing.teacher, key, "reflect", SAID)
    observing.step(observing.head, key, "reflect", SAID)
    assert tasks_of(observing.teacher) == {}
    assert list(tasks_of(observing.head)) == ["reflect"]

    observing.step(observing.head, key, "finish", FOLLOW_UP)
    assert tasks_of(observing.head) == {}


def test_what_is_called_off_asks_nobody_and_another_may_be_planned(observing: Observing) -> None:
    key = observing.agreed()

    off = observing.step(observing.teacher, key, "cancel", {"reason": "Kelas ikut upacara."})

    assert (off.json()["stage"], off.json()["may"]) == ("batal", [])
    assert off.json()["cancel_reason"] == "Kelas ikut upacara."
    assert tasks_of(observing.head) == tasks_of(observing.teacher) == {}
    assert observing.plans().status_code == 201


def test_a_correction_is_another_observation_beside_the_sealed_one(observing: Observing) -> None:
    key = observing.finished()

    again = observing.plans(corrects_id=key).json()

    assert again["corrects_id"] == key
    sealed = observing.head.get(f"/observations/{key}").json()
    assert (sealed["corrected_by_id"], sealed["may"]) == (again["id"], [])


def test_the_trail_carries_a_fingerprint_and_none_of_the_words(observing: Observing) -> None:
    key = observing.finished()
    observing.db.count()

    trail = observing.as_(observing.town.auditor.id).get("/audit-events", size=200).text
    assert trail.count(key) >= 5
    for words in (NOTES["notes"], SAID["text"], FOLLOW_UP["follow_up"]):
        assert words not in trail
    assert "observation" not in mismatches(observing.db)

    def tamper(session: Session) -> None:
        one = session.scalars(select(TeachingObservation)).one()
        one.notes = "Lain."

    observing.db.write(tamper)
    assert "observation" in mismatches(observing.db)


def test_who_assesses_now_goes_on_with_it(observing: Observing) -> None:
    """R105: also a delegate observes; what waited for the former observer waits for them."""
    key = observing.agreed()
    town = observing.town
    given = {
        "assignment_id": str(town.wayan.assignment_id),
        "assessor_id": str(town.made.id),
        "valid_from": "2026-10-08",
        "valid_until": "2026-11-01",
        "reason": "Mengikuti pelatihan",
    }
    named = observing.head.post(f"/employees/{town.wayan.id}/delegations", given)
    assert named.status_code == 201, named.text

    delegate = observing.as_(town.made.id)
    assert list(tasks_of(delegate)) == ["observe"]
    assert tasks_of(observing.head) == {}
    made = observing.step(delegate, key, "observe", NOTES)
    assert made.json()["observer"]["name"] == town.made.name
    assert observing.head.get(f"/observations/{key}").json()["reads"] == "outcome"


def test_whose_practice_is_observed_and_how_far_it_is(observing: Observing) -> None:
    empty = observing.head.get("/observations/plans").json()["items"]
    done = observing.finished()
    open_one = observing.planned()
    (mine,) = observing.teacher.get("/observations/plans").json()["items"]
    (theirs,) = observing.head.get("/observations/plans").json()["items"]
    others = observing.as_(observing.town.made.id).get("/observations/plans").json()["items"]

    assert [(one["finished"], one["open"]) for one in empty] == [(0, None)]
    assert (theirs["finished"], theirs["open"]["id"]) == (1, open_one)
    assert theirs["employee"]["name"] == observing.town.wayan.name
    assert (mine["is_own"], theirs["is_own"], others) == (True, False, [])
    listed = observing.teacher.get("/observations", mine=True).json()["items"]
    assert {one["id"] for one in listed} == {done, open_one}


def test_reflection_is_due_on_the_next_school_day(observing: Observing) -> None:
    key = observing.agreed()
    with clock.moved_to(TODAY.replace(day=9)):
        made = observing.step(observing.head, key, "observe", NOTES)

    assert made.json()["reflect_due_on"] == "2026-10-10"  # a Saturday: schools work on it


LEFT = {"state": "berhenti", "on": "2026-10-08", "reason": "permintaan sendiri"}


def test_who_leaves_is_asked_nothing_more(observing: Observing) -> None:
    """The observer's turn passes to who assesses now; of a teacher who leaves nothing is left to observe."""
    key = observing.agreed()
    hr, town = observing.as_(observing.town.hr_agency.id), observing.town

    assert hr.post(f"/employees/{town.chief.id}/end-of-service", LEFT).status_code == 200
    successor = observing.as_(town.head.id)
    moved = successor.get(f"/observations/{key}").json()
    assert (moved["observer"]["name"], list(tasks_of(successor))) == (town.head.name, ["observe"])

    assert hr.post(f"/employees/{town.wayan.id}/end-of-service", LEFT).status_code == 200
    called_off = successor.get(f"/observations/{key}").json()
    assert (called_off["stage"], tasks_of(successor)) == ("batal", {})
