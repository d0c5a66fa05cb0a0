"""An event that no module owns."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.events import SYSTEM, Event, publish
from api.foundation.ids import new_id
from api.organization.models import Agency


@dataclass(frozen=True, kw_only=True)
class ExampleHappened(Event):
    subject_kind: ClassVar[str] = "example"
    note: str = ""


def make_agencies(session: Session, *numbers: int) -> None:
    for number in numbers:
        agency = Agency(
            id=number,
            code=f"A{number}",
            name=f"A{number}",
            kind="dinas",
            valid_from=date(2026, 1, 1),
        )
        session.add(agency)
    session.flush()


def publish_example(session: Session, agency: int = 0, note: str = "") -> UUID:
    """Publish one event about something of an agency, which is made when it is not there."""
    if session.get(Agency, agency) is None:
        make_agencies(session, agency)
    key = new_id(agency)
    publish(session, ExampleHappened(actor=SYSTEM, subject_id=key, about_id=key, note=note))
    return key
