"""What can be done with improvements: begun after help, each step on record and read (R51, R64).

Nothing happens to anybody by itself: a clock that is over asks people, and what officials decided is recorded.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.guidance.circle import Circle, Side, circle_of, side_of
from api.development.improvement import events, permissions, queries
from api.development.improvement.clocks import clocks, due_after, months_after
from api.development.improvement.errors import (
    CoachingFirst,
    ImprovementStepRefused,
    NoGroundForImprovement,
    NotBeforeItsTime,
)
from api.development.improvement.models import (
    OPEN,
    STEPS,
    Improvement,
    ImprovementState,
    ImprovementStep,
    ImprovementStepKind,
    Step,
)
from api.development.improvement.schemas import ImprovementDraft, ImprovementStepDraft, StepReading
from api.foundation.clock import now, today
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.people.queries import load_seen
from api.rules.queries import add_working_days

Shown = dict[str, Any]


def begin_improvement(
    session: Session, actor: Actor, employee_id: UUID, draft: ImprovementDraft
) -> Shown:
    """Begin the months with help: on a weak result, after a coaching, one at a time (R51)."""
    load_seen(session, actor, employee_id)
    circle = circle_of(session, employee_id)
    sides = side_of(actor, circle)
    permit(bool(permissions.BEGINS & sides), "The assessor or HR begins an improvement (R51)")
    found = queries.of_person(session, employee_id)
    for row in found:
        if row["state"] in OPEN:
            raise AlreadyThere(improvement_id=row["id"])
    ground = queries.open_ground(session, circle, found)
    if ground is None:
        raise NoGroundForImprovement(employee_id=employee_id)
    if queries.coached_since(session, employee_id, ground) is None:
        raise CoachingFirst(employee_id=employee_id)
    ends_on = months_after(today(), clocks(session).months)
    made = Improvement(
        id=new_id(ground["agency_id"]),
        agency_id=ground["agency_id"],
        employee_id=employee_id,
        evaluation_id=ground["id"],
        begun_on=today(),
        ends_on=ends_on,
        goals=draft.goals,
        help=draft.help,
        state=ImprovementState.BERJALAN,
        due_on=ends_on,
    )
    session.add(made)
    session.flush()
    begun = ImprovementStepDraft(
        kind=ImprovementStepKind.MULAI, happened_on=today(), text=draft.help
    )
    _record(session, actor, made, begun)
    return _told(session, actor, circle, made, events.ImprovementBegun)


def take_step(
    session: Session, actor: Actor, improvement_id: UUID, draft: ImprovementStepDraft, version: int
) -> Shown:
    """Put a talk or a decision on record; whoever decided it has signed the document that it names."""
    row, circle = queries.find_improvement(session, actor, improvement_id)
    permit(
        permissions.may_take(actor, circle, draft.kind), "Somebody else puts this on record (R64)"
    )
    one = queries.load_improvement(session, improvement_id)
    if one.version != version or one.version != row["version"]:
        raise EditedMeanwhile(version=one.version)
    step = STEPS[draft.kind]
    if one.state not in step.before:
        raise ImprovementStepRefused(improvement_id=one.id, state=one.state, wanted=draft.kind)
    _check(session, one, step, draft)
    if draft.kind is not ImprovementStepKind.BICARA:
        due_on = due_after(session, draft.kind, draft.happened_on, draft.until_on)
        one.step_to(draft.kind, draft.happened_on, due_on)
    _record(session, actor, one, draft)
    one.version += 1
    session.flush()
    return _told(session, actor, circle, one, events.ImprovementStepTaken)


def _check(session: Session, one: Improvement, step: Step, draft: ImprovementStepDraft) -> None:
    """Refuse what rests on nothing, is of another day, or comes before its time."""
    last = queries.last_step_on(session, one.id)
    if not last <= draft.happened_on <= today():
        raise Invalid(("/happened_on", "not_in_time", "a day since the last step, up to today"))
    if step.after_due and one.due_on is not None and draft.happened_on <= one.due_on:
        raise NotBeforeItsTime(improvement_id=one.id, until=one.due_on)
    needed = (
        ("document_no", step.document),
        ("post_title", step.post),
        ("until_on", step.until),
    )
    faults = [
        (f"/{name}", "missing" if wanted else "not_wanted", "as this kind of step has it")
        for name, wanted in needed
        if wanted == (getattr(draft, name) is None)
    ]
    if faults:
        raise Invalid(*faults)
    if draft.until_on is not None:
        _check_placement(session, draft.happened_on, draft.until_on)


def _check_placement(session: Session, happened_on: date, until_on: date) -> None:
    longest = months_after(happened_on, clocks(session).placement_months)
    if not happened_on < until_on <= longest:
        raise Invalid(("/until_on", "not_within", f"after it begins, until {longest} (R64)"))


def read_step(
    session: Session, actor: Actor, improvement_id: UUID, step_id: UUID, given: StepReading
) -> Shown:
    """Note that the person has read a step, with their own word to it; what they said stays as it is."""
    _, circle = queries.find_improvement(session, actor, improvement_id)
    permit(Side.ONESELF in side_of(actor, circle), "The person reads what is about them")
    one = queries.load_improvement(session, improvement_id)
    step = queries.load_step(session, improvement_id, step_id)
    if given.own_word is not None:
        if step.own_word is not None:
            raise AlreadyThere(step_id=step_id)
        step.own_word = given.own_word
    step.read_at = step.read_at or now()
    step.version += 1
    session.flush()
    return _told(session, actor, circle, one, events.ImprovementStepRead)


def _record(session: Session, actor: Actor, one: Improvement, draft: ImprovementStepDraft) -> None:
    session.add(
        ImprovementStep(
            id=new_id(one.agency_id),
            agency_id=one.agency_id,
            improvement_id=one.id,
            by_id=actor.id,
            read_by_on=add_working_days(session, today(), clocks(session).read),
            **draft.model_dump(),
        )
    )
    session.flush()


def _told(
    session: Session,
    actor: Actor,
    circle: Circle,
    one: Improvement,
    kind: Callable[..., events.ImprovementEvent],
) -> Shown:
    """Tell of what happened, and show how the person's improvements stand."""
    told = kind(
        actor=actor,
        subject_id=one.id,
        about_id=one.employee_id,
        counterpart_id=circle.assessor_id,
    )
    publish(session, told)
    return queries.get_improvement(session, actor, one.employee_id)
