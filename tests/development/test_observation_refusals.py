"""Who may not plan, agree on, make, reflect on or finish an observation, and when; and what is none."""

from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.development.observations.models import TeachingObservation
from api.goals.models import Goal, Plan, PlanState
from tests.development.observing import APPOINTMENT, FOLLOW_UP, NOTES, SAID, Observing
from tests.http import problem_of

STEPS: dict[str, Any] = {
    "agreement": None,
    "notes": NOTES,
    "observe": NOTES,
    "reflect": SAID,
    "finish": FOLLOW_UP,
    "cancel": {"reason": "Kelas ikut upacara."},
}


@pytest.mark.parametrize(
    ("who", "status"), [("stranger", 404), ("made", 404), ("head", 403), ("hr_agency", 403)]
)
def test_others_take_no_step(observing: Observing, who: str, status: int) -> None:
    """Strangers and colleagues do not find it; leaders and HR see it and do nothing with it."""
    key = observing.agreed()
    other = observing.as_(getattr(observing.town, who).id)

    planned = observing.plans(other).status_code
    moved = other.patch(f"/observations/{key}", APPOINTMENT, version=2).status_code
    taken = {
        name: observing.step(other, key, name, body, 2).status_code for name, body in STEPS.items()
    }

    assert planned == moved == status
    assert set(taken.values()) == {status}
    assert other.get(f"/observations/{key}").status_code == (404 if status == 404 else 200)


def test_the_teacher_does_not_observe_themselves(observing: Observing) -> None:
    key = observing.agreed()

    refused = {
        name: observing.step(observing.teacher, key, name, STEPS[name]).status_code
        for name in ("notes", "observe", "finish")
    }

    assert set(refused.values()) == {403}


def test_a_token_needs_its_scope(observing: Observing) -> None:
    key = observing.planned()
    draft = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2027-03-31"}
    token = observing.teacher.post("/tokens", draft).json()["token"]
    script = observing.as_(observing.town.wayan.id, headers={"Authorization": f"Bearer {token}"})
    script.cookies.clear()

    for answer in (
        script.get("/observations"),
        script.get("/observations/plans"),
        script.get(f"/observations/{key}"),
        observing.plans(script),
        script.patch(f"/observations/{key}", APPOINTMENT, version=1),
        *(observing.step(script, key, name, body, 1) for name, body in STEPS.items()),
    ):
        assert problem_of(answer) == "scope-missing"


def test_it_is_not_made_before_both_agreed(observing: Observing) -> None:
    key = observing.planned()

    assert problem_of(observing.step(observing.head, key, "observe", NOTES)) == "not-agreed-yet"


def test_it_is_not_finished_before_both_reflected(observing: Observing) -> None:
    key = observing.made()
    observing.step(observing.teacher, key, "reflect", SAID)

    early = observing.step(observing.head, key, "finish", FOLLOW_UP)
    observing.step(observing.head, key, "reflect", SAID)
    done = observing.step(observing.head, key, "finish", FOLLOW_UP)

    assert problem_of(early) == "not-reflected-yet"
    assert done.json()["stage"] == "selesai"


def test_steps_have_their_stage(observing: Observing) -> None:
    """What is sealed takes no step any more; what is not made yet is not reflected on."""
    key = observing.agreed()
    head = observing.head
    early = [observing.step(head, key, name, STEPS[name]) for name in ("reflect", "finish")]
    observing.step(head, key, "observe", NOTES)
    late = [observing.step(head, key, name, STEPS[name]) for name in ("notes", "observe", "cancel")]
    sealed = observing.finished_from(key)

    after = [observing.step(head, sealed, name, body) for name, body in STEPS.items()]
    moved = head.patch(f"/observations/{sealed}", APPOINTMENT, version=6)

    for refused in (*early, *late, *after, moved):
        assert problem_of(refused) == "observation-step-refused"


def test_nobody_writes_over_what_they_have_not_read(observing: Observing) -> None:
    key = observing.agreed()
    observing.step(observing.head, key, "notes", NOTES)

    stale = [
        observing.step(observing.head, key, name, STEPS[name], 0)
        for name in ("notes", "observe", "cancel")
    ]

    assert {problem_of(answer) for answer in stale} == {"edited-meanwhile"}


def test_one_observation_of_a_teacher_is_under_way_at_a_time(observing: Observing) -> None:
    observing.planned()

    assert problem_of(observing.plans()) == problem_of(observing.plans(observing.teacher))
    assert problem_of(observing.plans()) == "already-there"


def test_a_plan_without_a_practice_or_not_in_force_is_not_observed(observing: Observing) -> None:
    def put(practice: str | None, state: PlanState) -> None:
        def change(session: Session) -> None:
            goals = update(Goal).where(Goal.at(observing.plan.goals[0]))
            session.execute(goals.values(practice_code=practice))
            plans = update(Plan).where(Plan.at(observing.plan.id))
            session.execute(plans.values(state=state))

        observing.db.write(change)

    put(None, PlanState.AGREED)
    without = observing.plans()
    put("umpan_balik_konstruktif", PlanState.DRAFT)
    draft = observing.plans()

    assert problem_of(without) == "no-practice"
    assert problem_of(draft) == "plan-not-in-force"
    assert problem_of(observing.plans(plan_id=str(observing.plan.goals[0]))) == "not-found"


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"planned_on": "2027-01-04"}, "/planned_on"),
        ({"focus": ["sebab"]}, "/focus"),
        ({"focus": ["gangguan", "gangguan"]}, "/focus"),
        ({"focus": []}, "/focus"),
        ({"from_time": "8.00"}, "/from_time"),
        ({"until_time": "07:59"}, "/"),
        ({"class_name": " "}, "/class_name"),
    ],
)
def test_an_appointment_is_whole(
    observing: Observing, changed: dict[str, Any], pointer: str
) -> None:
    refused = observing.plans(**changed)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"].startswith(pointer)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({**NOTES, "answers": {"gangguan": "sebagian"}}, "/answers/kesepakatan"),
        ({**NOTES, "answers": {"sebab": "sebagian"}}, "/answers"),
        ({**NOTES, "answers": {"gangguan": "4"}}, "/answers/gangguan"),
        ({**NOTES, "others": {"keteraturan_suasana_kelas": "x"}}, "/others"),
    ],
)
def test_every_behaviour_has_an_answer_in_words(
    observing: Observing, body: dict[str, Any], pointer: str
) -> None:
    key = observing.agreed()

    refused = observing.step(observing.head, key, "observe", body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    ("name", "body", "pointer"),
    [
        ("reflect", {"text": "  "}, "/text"),
        ("finish", {"follow_up": ""}, "/follow_up"),
    ],
)
def test_reflections_are_words(
    observing: Observing, name: str, body: dict[str, Any], pointer: str
) -> None:
    key = observing.made()

    refused = observing.step(observing.head, key, name, body)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == pointer


def test_only_what_is_done_is_corrected_once_and_by_its_observer(observing: Observing) -> None:
    key = observing.made()
    under_way = observing.plans(corrects_id=key)
    observing.finished_from(key)
    by_teacher = observing.plans(observing.teacher, corrects_id=key)
    first = observing.plans(corrects_id=key)
    second = observing.plans(corrects_id=key)

    assert problem_of(under_way) == "observation-step-refused"
    assert by_teacher.status_code == 403
    assert first.status_code == 201
    assert problem_of(second) == "already-there"


def test_a_phone_that_sends_again_is_answered_once(observing: Observing) -> None:
    draft = {"plan_id": str(observing.plan.id), **APPOINTMENT}
    head = observing.head
    first, again = (head.post("/observations", draft, key="r-1") for _ in range(2))
    key = first.json()["id"]
    observing.step(observing.teacher, key, "agreement")
    place = f"/observations/{key}/observe"
    made, repeated = (head.post(place, NOTES, version=0, key="o-1") for _ in range(2))

    count = select(func.count()).select_from(TeachingObservation)
    assert observing.db.read(lambda session: session.scalar(count)) == 1
    assert again.json() == first.json()
    assert repeated.json() == made.json()
    assert repeated.headers["Idempotent-Replay"] == "true"
