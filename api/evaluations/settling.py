"""Keeps one right evaluation for a person and period, whenever a move is entered (R45).

A move may be entered after the period's evaluations were opened. What is not signed and counts no more
is void, with the reason; what counts now is opened; who rates by now gets what somebody else had.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations import events, opening, raters
from api.evaluations.decisions import (
    HANDED_OVER,
    LEFT_SERVICE,
    MOVED_AWAY,
    RESTORED,
    begin_anew,
    decide,
    event_of,
)
from api.evaluations.models import Evaluation, EvaluationState
from api.evaluations.records import NewEvaluation
from api.foundation.clock import now, today
from api.foundation.events import EventActor, publish_many
from api.foundation.upsert import chunks, upsert
from api.organization.posts.queries import effective_of


def settle(session: Session, actor: EventActor, people: Collection[UUID]) -> None:
    """Let what is evaluated of some people be what their posts and plans say now."""
    for chunk in chunks(people):
        _void(session, actor, chunk)
        open_all(session, actor, opening.periods_of_people(session, chunk))
        _hand_to_who_rates(session, actor, chunk)


def _void(session: Session, actor: EventActor, people: Sequence[UUID]) -> None:
    places = {row["id"]: row for row in opening.void_places(session, people)}
    voided = []
    for row in _load(session, list(places)):
        old = begin_anew(row)
        step = LEFT_SERVICE if places[row.id]["has_left"] else MOVED_AWAY
        row.voided_at = now()
        row.version += 1
        decide(session, actor, row, step, old)
        voided.append(event_of(events.EvaluationVoided, actor, row, reason=step))
    publish_many(session, voided)


def _load(session: Session, keys: Sequence[UUID]) -> list[Evaluation]:
    found: list[Evaluation] = []
    for chunk in chunks(keys):
        wanted = select(Evaluation).where(Evaluation.id.in_(chunk)).order_by(Evaluation.id)
        found += session.scalars(wanted.with_for_update())
    return found


def open_all(session: Session, actor: EventActor, new: Sequence[NewEvaluation]) -> None:
    """Open evaluations; where one of the same plan and period was voided, it counts again."""
    for chunk in chunks(new):
        restored = _restore(session, actor, chunk)
        fresh = [row for row in chunk if (row["plan_id"], row["period_id"]) not in restored]
        upsert(session, Evaluation, fresh, ())
        publish_many(session, [_opened(actor, row) for row in (*restored.values(), *fresh)])


def _restore(
    session: Session, actor: EventActor, new: Sequence[NewEvaluation]
) -> dict[tuple[UUID, int], NewEvaluation]:
    wanted = {(row["plan_id"], row["period_id"]): row for row in new}
    restored: dict[tuple[UUID, int], NewEvaluation] = {}
    for row in opening.voided_of_plans(session, [row["plan_id"] for row in new]):
        place = (row.plan_id, row.period_id)
        if place in wanted:
            row.voided_at, row.assessor_id = None, wanted[place]["assessor_id"]
            row.version += 1
            decide(session, actor, row, RESTORED, None)
            restored[place] = {**wanted[place], "id": row.id}
    return restored


def _opened(actor: EventActor, row: NewEvaluation) -> events.EvaluationOpened:
    return events.EvaluationOpened(
        actor=actor,
        subject_id=row["id"],
        about_id=row["employee_id"],
        counterpart_id=row["assessor_id"],
        plan_id=row["plan_id"],
        period_id=row["period_id"],
        state=EvaluationState.OPEN.value,
        kind=row["kind"],
        due_on=row["due_on"],
    )


def _hand_to_who_rates(session: Session, actor: EventActor, people: Sequence[UUID]) -> None:
    """IV.A.5–6, IV.A.14: whoever the dates name by now rates, but for who acts for the assessor (R6)."""
    found = opening.unsigned_of_people(session, people)
    named = raters.raters_of(session, [plan for _, plan in found])
    acting = effective_of(session, {plan["assignment_id"] for _, plan in found}, today())
    handed = []
    for row, plan in found:
        if row.taken_over_from_id is not None:
            continue  # IV.A.11: the superior who took over rates
        assessor_id = named.get((row.plan_id, row.period_id), plan["assessor_id"])
        if row.assessor_id not in (assessor_id, acting.get(plan["assignment_id"])):
            handed.append(hand_over(session, actor, row, assessor_id))
    publish_many(session, handed)


def hand_over(
    session: Session, actor: EventActor, row: Evaluation, assessor_id: UUID
) -> events.EvaluationHandedOver:
    """Let somebody else rate, and rate anew."""
    previous = row.assessor_id
    old = begin_anew(row)
    row.assessor_id, row.taken_over_from_id = assessor_id, None
    row.version += 1
    decide(session, actor, row, HANDED_OVER, old)
    return event_of(events.EvaluationHandedOver, actor, row, previous_id=previous)
