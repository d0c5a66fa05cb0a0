"""What can be done with class observations: planned, agreed on, made, reflected on, finished (R104-R107)."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.errors import PlanNotInForce
from api.development.observations import events, permissions, queries
from api.development.observations.errors import (
    NoPractice,
    NotAgreedYet,
    NotReflectedYet,
    ObservationStepRefused,
)
from api.development.observations.fingerprint import fingerprint_of_observation
from api.development.observations.models import ObservationStage, TeachingObservation
from api.development.observations.records import ObservationRow, PracticeOfPlan
from api.development.observations.schemas import (
    Appointment,
    CancelDraft,
    FollowUp,
    Notes,
    ObservationDraft,
    Reflection,
)
from api.foundation.clock import now, today
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid
from api.foundation.events import EventActor, publish
from api.foundation.ids import new_id
from api.goals.models import PlanState
from api.goals.queries import lock_seen_plan
from api.goals.records import PlanHead
from api.identity.actor import Actor, permit
from api.rules.queries import add_working_days, setting, table

REFLECT_DAYS = "reflect_within_days"
PRACTICES = "teaching_practices"
Shown = dict[str, Any]
EventT = TypeVar("EventT", bound=events.ObservationEvent)


def plan_observation(session: Session, actor: Actor, draft: ObservationDraft) -> Shown:
    """Propose a day; whoever proposes has agreed, the other side is asked."""
    plan = lock_seen_plan(session, actor, draft.plan_id)
    sides = (plan["employee_id"], plan["assessor_id"])
    permit(actor.id in sides, "Only the teacher and who assesses them plan an observation")
    if plan["state"] is not PlanState.AGREED:
        raise PlanNotInForce(plan_id=plan["id"], state=plan["state"])
    practice = queries.practice_of(session, plan["id"])
    if practice is None:
        raise NoPractice(plan_id=plan["id"])
    _check_appointment(session, draft, plan, practice["practice_code"])
    if draft.corrects_id is not None:
        _check_corrected(session, actor, plan["id"], draft.corrects_id)
    if (found := queries.open_of_plan(session, plan["id"])) is not None:
        raise AlreadyThere(observation_id=found)
    made = _proposed(actor, plan, practice, draft)
    session.add(made)
    session.flush()
    about = {"planned_on": made.planned_on, "corrects_id": made.corrects_id}
    publish(session, event_about(events.ObservationPlanned, actor, made, **about))
    return queries.get_observation(session, actor, made.id)


def _proposed(
    actor: Actor, plan: PlanHead, practice: PracticeOfPlan, draft: ObservationDraft
) -> TeachingObservation:
    is_teacher = actor.id == plan["employee_id"]
    return TeachingObservation(
        id=new_id(plan["agency_id"]),
        agency_id=plan["agency_id"],
        plan_id=plan["id"],
        goal_id=practice["goal_id"],
        employee_id=plan["employee_id"],
        observer_id=plan["assessor_id"],
        practice_code=practice["practice_code"],
        corrects_id=draft.corrects_id,
        agreed_by_teacher_at=now() if is_teacher else None,
        agreed_by_observer_at=None if is_teacher else now(),
        **_fields(draft),
    )


def _fields(draft: Appointment) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in Appointment.model_fields}


def _check_appointment(
    session: Session, draft: Appointment, plan: PlanHead, practice_code: str
) -> None:
    """Refuse a day outside the plan, and behaviours that are not the practice's (R107)."""
    if not plan["starts_on"] <= draft.planned_on <= plan["ends_on"]:
        raise Invalid(("/planned_on", "outside_plan", "a day of the plan"))
    practice = table(session, PRACTICES, today())[practice_code]
    known = {behaviour["code"] for behaviour in practice["behaviours"]}
    if not known.issuperset(draft.focus) or len(set(draft.focus)) < len(draft.focus):
        raise Invalid(("/focus", "not_of_practice", "behaviours of the practice, each once"))


def _check_corrected(session: Session, actor: Actor, plan_id: UUID, corrects_id: UUID) -> None:
    """Only what is done is corrected, by its observer, once: by one that stands beside it."""
    corrected = queries.find_observation(session, actor, corrects_id)
    permit(permissions.is_observer(actor, corrected), "Only the observer corrects an observation")
    if corrected["plan_id"] != plan_id:
        raise Invalid(("/corrects_id", "not_of_plan", "an observation of the same plan"))
    if corrected["stage"] is not ObservationStage.SELESAI:
        raise ObservationStepRefused(observation_id=corrected["id"], stage=corrected["stage"])
    if corrected["corrected_by_id"] is not None:
        raise AlreadyThere(observation_id=corrected["corrected_by_id"])


def move_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: Appointment, version: int
) -> Shown:
    """Change day, class or behaviours: whoever does agrees to it, the other side is asked anew."""
    row = _of_sides(session, actor, observation_id)
    plan = lock_seen_plan(session, actor, row["plan_id"])
    one = _load(session, row, actor, "move", version)
    _check_appointment(session, draft, plan, one.practice_code)
    for name, value in _fields(draft).items():
        setattr(one, name, value)
    kept = {code: said for code, said in one.answers.items() if code in one.focus}
    if kept != one.answers:
        one.answers, one.notes_version = kept, one.notes_version + 1
    is_teacher = permissions.is_teacher(actor, row)
    one.agreed_by_teacher_at = now() if is_teacher else None
    one.agreed_by_observer_at = None if is_teacher else now()
    one.step_to(ObservationStage.PRA_OBSERVASI)
    return _kept(session, actor, one, events.ObservationMoved, planned_on=one.planned_on)


def agree_observation(session: Session, actor: Actor, observation_id: UUID, version: int) -> Shown:
    """Agree to the day and the behaviours as they were read; with both sides it may be made."""
    row = _of_sides(session, actor, observation_id)
    one = _load(session, row, actor, "agree", version)
    if permissions.is_teacher(actor, row):
        one.agreed_by_teacher_at = now()
    else:
        one.agreed_by_observer_at = now()
    one.step_to(ObservationStage.OBSERVASI)
    return _kept(session, actor, one, events.ObservationAgreed, planned_on=one.planned_on)


def note_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: Notes, notes_version: int
) -> Shown:
    """Keep what was seen so far; the teacher reads it once the observation was made."""
    row = _of_observer(session, actor, observation_id)
    one = _load(session, row, actor, "note")
    _note(session, one, draft, notes_version)
    one.version += 1
    session.flush()
    return queries.get_observation(session, actor, one.id)


def make_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: Notes, notes_version: int
) -> Shown:
    """End the observing: every behaviour that was agreed on has an answer; both reflect on it."""
    row = _of_observer(session, actor, observation_id)
    if row["stage"] is ObservationStage.PRA_OBSERVASI:
        raise NotAgreedYet(observation_id=observation_id)
    one = _load(session, row, actor, "observe")
    _note(session, one, draft, notes_version)
    unanswered = [code for code in one.focus if code not in one.answers]
    if unanswered:
        raise Invalid(*((f"/answers/{code}", "missing", "an answer") for code in unanswered))
    one.step_to(ObservationStage.REFLEKSI)
    one.observed_at = now()
    days = setting(session, REFLECT_DAYS, today())
    one.reflect_due_on = add_working_days(session, today(), days, six_day=True)
    return _kept(session, actor, one, events.ObservationMade, reflect_due_on=one.reflect_due_on)


def _note(session: Session, one: TeachingObservation, draft: Notes, notes_version: int) -> None:
    """Write what was seen, over the notes that were read."""
    if one.notes_version != notes_version:
        raise EditedMeanwhile(version=one.notes_version)
    others = set(table(session, PRACTICES, today())) - {one.practice_code}
    if not others.issuperset(draft.others):
        raise Invalid(("/others", "not_a_practice", "another practice of the table"))
    if not set(one.focus).issuperset(draft.answers):
        raise Invalid(("/answers", "not_agreed", "behaviours that were agreed on"))
    one.answers, one.notes = dict(draft.answers), draft.notes
    one.others = {code: words for code, words in draft.others.items() if words}
    one.notes_version += 1


def reflect_on_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: Reflection, version: int
) -> Shown:
    """Say what this side thinks of it; again as long as it is not finished."""
    row = _of_sides(session, actor, observation_id)
    one = _load(session, row, actor, "reflect", version)
    if permissions.is_teacher(actor, row):
        one.reflection = draft.text
    else:
        one.response = draft.text
    return _kept(session, actor, one, events.ObservationReflected)


def finish_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: FollowUp, version: int
) -> Shown:
    """Seal it with what both agreed to do next."""
    row = _of_observer(session, actor, observation_id)
    one = _load(session, row, actor, "finish", version)
    if one.reflection is None or one.response is None:
        raise NotReflectedYet(observation_id=observation_id)
    one.follow_up = draft.follow_up
    one.step_to(ObservationStage.SELESAI)
    one.version += 1
    session.flush()
    record = fingerprint_of_observation(session, one.id)
    publish(session, event_about(events.ObservationFinished, actor, one, record=record))
    return queries.get_observation(session, actor, one.id)


def cancel_observation(
    session: Session, actor: Actor, observation_id: UUID, draft: CancelDraft, version: int
) -> Shown:
    """Call it off, with the reason; another may be planned."""
    row = _of_sides(session, actor, observation_id)
    one = _load(session, row, actor, "cancel", version)
    one.cancel_reason = draft.reason
    one.step_to(ObservationStage.BATAL)
    return _kept(session, actor, one, events.ObservationCancelled, reason=draft.reason)


def _of_sides(session: Session, actor: Actor, observation_id: UUID) -> ObservationRow:
    row = queries.find_observation(session, actor, observation_id)
    permit(permissions.is_side(actor, row), "Only the teacher and the observer do that")
    return row


def _of_observer(session: Session, actor: Actor, observation_id: UUID) -> ObservationRow:
    row = queries.find_observation(session, actor, observation_id)
    permit(permissions.is_observer(actor, row), "Only the observer does that")
    return row


def _load(
    session: Session, row: ObservationRow, actor: Actor, step: str, version: int | None = None
) -> TeachingObservation:
    """Load it for a step, as it was read; notes have a version of their own."""
    one = queries.load_observation(session, row["id"])
    if one.version != row["version"]:
        raise EditedMeanwhile(version=one.version)
    if step not in permissions.steps_of(actor, row):
        raise ObservationStepRefused(observation_id=one.id, stage=one.stage, wanted=step)
    if version is not None and one.version != version:
        raise EditedMeanwhile(version=one.version)
    return one


def _kept(
    session: Session,
    actor: Actor,
    one: TeachingObservation,
    kind: Callable[..., events.ObservationEvent],
    **facts: object,
) -> Shown:
    """Keep a step, tell of it, and show how it stands."""
    one.version += 1
    session.flush()
    publish(session, event_about(kind, actor, one, **facts))
    return queries.get_observation(session, actor, one.id)


def event_about(
    kind: Callable[..., EventT], actor: EventActor, one: TeachingObservation, **facts: object
) -> EventT:
    """Make an event about an observation."""
    return kind(
        actor=actor,
        subject_id=one.id,
        about_id=one.employee_id,
        counterpart_id=one.observer_id,
        plan_id=one.plan_id,
        practice_code=one.practice_code,
        **facts,
    )
