"""What others are notified of: posts begun and ended, whose assessor changed, who rests from duty.

All else that an import corrects is told by one event, `ImportApplied` or `ImportUndone`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from api.foundation.events import EventActor, publish_many
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

    def event(self, actor: EventActor) -> events.AssignmentBegun:
        return events.AssignmentBegun(
            actor=actor,
            subject_id=self.assignment_id,
            about_id=self.employee_id,
            unit_id=self.unit_id,
            kind=self.kind,
            valid_from=self.since,
        )


@dataclass
class Redated:
    """A post that ends on another day than it did."""

    assignment_id: UUID
    employee_id: UUID
    before: date
    after: date

    def event(self, actor: EventActor) -> events.AssignmentEvent:
        if self.after < self.before:
            return events.AssignmentEnded(
                actor=actor,
                subject_id=self.assignment_id,
                about_id=self.employee_id,
                on=self.after,
            )
        return events.AssignmentProlonged(
            actor=actor,
            subject_id=self.assignment_id,
            about_id=self.employee_id,
            previous_until=self.before,
            until=self.after,
        )


@dataclass
class Restated:
    """Somebody who serves in another state than before."""

    employee_id: UUID
    before: EmployeeState
    after: EmployeeState

    def event(self, actor: EventActor) -> events.EmployeeChanged:
        return events.EmployeeChanged(
            actor=actor,
            subject_id=self.employee_id,
            about_id=self.employee_id,
            changes={"state": [self.before.value, self.after.value]},
        )


@dataclass
class Handover:
    """Who assesses a post effectively, before and now."""

    employee_id: UUID
    assignment_id: UUID
    before: UUID | None
    after: UUID
    kind: AssessorKind = AssessorKind.DEFINITIF

    def event(self, actor: EventActor) -> events.AssessorChanged:
        return events.AssessorChanged(
            actor=actor,
            subject_id=self.assignment_id,
            about_id=self.employee_id,
            counterpart_id=self.after,
            previous_id=self.before,
            kind=self.kind,
        )


@dataclass
class Notices:
    """All that others are notified of when an import is applied."""

    redated: list[Redated] = field(default_factory=list)
    begun: list[Begun] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    restated: list[Restated] = field(default_factory=list)

    def undone(self) -> "Notices":
        """Give the notices of its undoing; what it began is gone without a word."""
        return Notices(
            redated=[_reversed(one) for one in self.redated],
            handovers=[_reversed(one) for one in self.handovers if one.before is not None],
            restated=[_reversed(one) for one in self.restated],
        )

    def notify(self, session: Session, actor: EventActor) -> None:
        """Publish in slices, as when somebody does the same by hand: ends, beginnings, hands, states."""
        ended = [one for one in self.redated if one.after < one.before]
        prolonged = [one for one in self.redated if one.after > one.before]
        kinds: Sequence[Sequence[Any]] = (
            ended,
            prolonged,
            self.begun,
            self.handovers,
            self.restated,
        )
        for notices in kinds:
            for slice_ in chunks(notices):
                publish_many(session, [one.event(actor) for one in slice_])


STORED = TypeAdapter(Notices)
"""Reads notices that were kept as JSON."""


def _reversed(notice: Any) -> Any:
    return replace(notice, before=notice.after, after=notice.before)
