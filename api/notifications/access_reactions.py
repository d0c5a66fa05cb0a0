"""What tells people of their access: a device that is new, a code that somebody guesses at."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from api.foundation.clock import WITA, today
from api.foundation.daily import Days
from api.identity.events import (
    CodeGuessed,
    CodesIssued,
    DeviceRecognized,
    NewDeviceSeen,
    PasswordChanged,
    SessionRevoked,
)
from api.notifications.models import TaskKind
from api.notifications.service import Wanted, close_older, close_tasks, open_tasks
from api.organization.events import ServiceEnded

NOTICES = (
    *(TaskKind.NEW_DEVICE, TaskKind.GUESSED_CODE),
    *(TaskKind.READ_REOPENING, TaskKind.READ_CONTEST_ANSWER, TaskKind.READ_PROMOTION),
    *(TaskKind.READ_SEAT, TaskKind.READ_NEEDS),
    *(TaskKind.READ_POLICY_ANSWER, TaskKind.READ_POLICY_OUTCOME),
)
SHOWN = timedelta(days=30)
"""How long a notice waits for its reader; ended sessions are kept as long."""


def tell_of_device(session: Session, events: Sequence[NewDeviceSeen]) -> None:
    """Ask the person whether a new device is theirs."""
    wanted = [
        Wanted(event.subject_id, TaskKind.NEW_DEVICE, ("session", event.session_id), today())
        for event in events
    ]
    open_tasks(session, wanted)


def settle_device(session: Session, events: Sequence[DeviceRecognized | SessionRevoked]) -> None:
    """Close the notice: the device is the person's, or is out."""
    close_tasks(session, (TaskKind.NEW_DEVICE,), [event.session_id for event in events])


def tell_of_guessing(session: Session, events: Sequence[CodeGuessed]) -> None:
    """Tell HR, who issued the code, that somebody tries wrong ones for this person."""
    wanted = [
        Wanted(
            event.counterpart_id,
            TaskKind.GUESSED_CODE,
            ("user", event.subject_id),
            today(),
            about_id=event.subject_id,
        )
        for event in events
        if event.counterpart_id
    ]
    open_tasks(session, wanted)


def settle_guessing(
    session: Session, events: Sequence[CodesIssued | PasswordChanged | ServiceEnded]
) -> None:
    """Close the notice: there is a new code, or the person has come in, or left."""
    close_tasks(session, (TaskKind.GUESSED_CODE,), [event.subject_id for event in events])


def let_notices_lapse(session: Session, _days: Days) -> int:
    """Close notices that nobody answered for a month: by days, whatever the hour at which they came."""
    shown_since = datetime.combine(today() - SHOWN + timedelta(days=1), time.min, WITA)
    return close_older(session, NOTICES, shown_since)
