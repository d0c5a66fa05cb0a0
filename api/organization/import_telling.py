"""What others must hear of an import: posts begun and ended, whose assessor changed, who rests from duty.

All else that an import corrects is told by one event, `ImportApplied` or `ImportUndone`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from api.foundation.events import Event, EventActor, publish_many
from api.foundation.upsert import chunks
from api.organization import events
from api.organization.models import AssessorKind, AssignmentKind, EmployeeState


@dataclass
class Begun:
    """A post that begins for somebody who was there before."""

    assignment_id: UUID
    employee_id: UUID
    unit_id: UUID
    kind: AssignmentKind
    since: date


@dataclass
class Redated:
    """A post that ends on another day than it did."""

    assignment_id: UUID
    employee_id: UUID
    before: date
    after: date


@dataclass
class Restated:
    """Somebody who serves in another state than before."""

    employee_id: UUID
    before: EmployeeState
    after: EmployeeState


@dataclass
class Handover:
    """Who assesses a post effectively, before and now."""

    employee_id: UUID
    assignment_id: UUID
    before: UUID | None
    after: UUID
    kind: AssessorKind = AssessorKind.DEFINITIF


@dataclass
class News:
    """All that others must hear of one import."""

    redated: list[Redated] = field(default_factory=list)
    begun: list[Begun] = field(default_factory=list)
    handed: list[Handover] = field(default_factory=list)
    restated: list[Restated] = field(default_factory=list)

    def back(self) -> "News":
        """Give what others must hear when the import is undone; what it began is gone without a word."""
        return News(
            redated=[
                Redated(one.assignment_id, one.employee_id, one.after, one.before)
                for one in self.redated
            ],
            handed=[
                Handover(one.employee_id, one.assignment_id, one.after, one.before, one.kind)
                for one in self.handed
                if one.before is not None
            ],
            restated=[Restated(one.employee_id, one.after, one.before) for one in self.restated],
        )

    def tell(self, session: Session, doer: EventActor) -> None:
        """Publish in slices, as when somebody does the same by hand: ends, beginnings, hands, states."""
        ended = [one for one in self.redated if one.after < one.before]
        prolonged = [one for one in self.redated if one.after > one.before]
        _publish(session, doer, _ended, ended)
        _publish(session, doer, _prolonged, prolonged)
        _publish(session, doer, _began, self.begun)
        _publish(session, doer, _changed, self.handed)
        _publish(session, doer, _restated, self.restated)


NEWS = TypeAdapter(News)
"""Reads news that were kept as JSON."""


def _publish(
    session: Session,
    doer: EventActor,
    made: Callable[[EventActor, Any], Event],
    news: Sequence[Any],
) -> None:
    for slice_ in chunks(news):
        publish_many(session, [made(doer, one) for one in slice_])


def _ended(doer: EventActor, one: Redated) -> events.AssignmentEnded:
    return events.AssignmentEnded(
        actor=doer, subject_id=one.assignment_id, about_id=one.employee_id, on=one.after
    )


def _prolonged(doer: EventActor, one: Redated) -> events.AssignmentProlonged:
    return events.AssignmentProlonged(
        actor=doer,
        subject_id=one.assignment_id,
        about_id=one.employee_id,
        previous_until=one.before,
        until=one.after,
    )


def _began(doer: EventActor, one: Begun) -> events.AssignmentBegun:
    return events.AssignmentBegun(
        actor=doer,
        subject_id=one.assignment_id,
        about_id=one.employee_id,
        unit_id=one.unit_id,
        kind=one.kind,
        valid_from=one.since,
    )


def _changed(doer: EventActor, one: Handover) -> events.AssessorChanged:
    return events.AssessorChanged(
        actor=doer,
        subject_id=one.assignment_id,
        about_id=one.employee_id,
        counterpart_id=one.after,
        previous_id=one.before,
        kind=one.kind,
    )


def _restated(doer: EventActor, one: Restated) -> events.EmployeeChanged:
    return events.EmployeeChanged(
        actor=doer,
        subject_id=one.employee_id,
        about_id=one.employee_id,
        changes={"state": [one.before.value, one.after.value]},
    )
