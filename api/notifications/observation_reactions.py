"""What opens and closes tasks of class observations: to agree, to observe, to reflect."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.observations.events import (
    ObservationAgreed,
    ObservationCancelled,
    ObservationEvent,
    ObservationFinished,
    ObservationHandedOver,
    ObservationMade,
    ObservationMoved,
    ObservationPlanned,
    ObservationReflected,
)
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.service import Wanted, close_tasks, close_tasks_for, open_tasks

AGREE = (TaskKind.AGREE_OBSERVATION,)
OBSERVE = (TaskKind.OBSERVE,)
REFLECT = (TaskKind.REFLECT,)
KINDS = (*AGREE, *OBSERVE, *REFLECT)


def ask_to_agree(session: Session, events: Sequence[ObservationPlanned | ObservationMoved]) -> None:
    """Ask the side that did not propose the day, until that day."""
    close_tasks(session, (*AGREE, *OBSERVE), _subjects(events), ClosedBy.VOID)
    wanted = [
        _wanted(event, TaskKind.AGREE_OBSERVATION, who, event.planned_on)
        for event in events
        for who in _sides(event)
        if who != event.actor.id
    ]
    open_tasks(session, wanted)


def ask_to_observe(session: Session, events: Sequence[ObservationAgreed]) -> None:
    close_tasks(session, AGREE, _subjects(events))
    wanted = [
        _wanted(event, TaskKind.OBSERVE, event.counterpart_id, event.planned_on)
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def ask_to_reflect(session: Session, events: Sequence[ObservationMade]) -> None:
    """Ask both sides; the observer is done when it is finished."""
    close_tasks(session, OBSERVE, _subjects(events))
    wanted = [
        _wanted(event, TaskKind.REFLECT, who, event.reflect_due_on)
        for event in events
        for who in _sides(event)
    ]
    open_tasks(session, wanted)


def settle_reflected(session: Session, events: Sequence[ObservationReflected]) -> None:
    for event in events:
        if event.about_id is not None and event.actor.id == event.about_id:
            close_tasks_for(session, event.about_id, REFLECT, event.subject_id)


def settle(session: Session, events: Sequence[ObservationFinished]) -> None:
    close_tasks(session, KINDS, _subjects(events))


def drop(session: Session, events: Sequence[ObservationCancelled]) -> None:
    close_tasks(session, KINDS, _subjects(events), ClosedBy.VOID)


def hand_over(session: Session, events: Sequence[ObservationHandedOver]) -> None:
    """Move what waits for the former observer to the new one; what waits for the teacher stays."""
    for event in events:
        close_tasks_for(session, event.previous_id, KINDS, event.subject_id, ClosedBy.MOVED)
    wanted = [
        _wanted(event, TaskKind(event.waits_for), event.counterpart_id, event.due_on)
        for event in events
        if event.waits_for and event.counterpart_id
    ]
    open_tasks(session, wanted)


def _subjects(events: Sequence[ObservationEvent]) -> list[UUID]:
    return [event.subject_id for event in events]


def _sides(event: ObservationEvent) -> list[UUID]:
    return [who for who in (event.about_id, event.counterpart_id) if who is not None]


def _wanted(event: ObservationEvent, kind: TaskKind, who: UUID, due_on: date) -> Wanted:
    """Ask one side; the line names the other."""
    others = [one for one in _sides(event) if one != who]
    about = others[0] if others else None
    return Wanted(who, kind, ("observation", event.subject_id), due_on, about_id=about)
