"""What of seats in programmes stands beside needs: which there are, and who tells of them.

Programmes are made of needs, so needs do not know programmes: training tells of its seats through `told_by`,
joined in `api/development_subscriptions.py`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy.orm import Session


class SeatState(StrEnum):
    """Between `suggested` and `waiting` lies whether there is a seat; `passed_over` had none at the end."""

    SUGGESTED = "suggested"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    APPROVED = "approved"
    DECLINED = "declined"
    ATTENDED = "attended"
    MISSED = "missed"
    PASSED_OVER = "passed_over"


class SeatOfPerson(TypedDict):
    """Somebody's seat in a programme that was not cancelled; `competences`: what the programme answers."""

    id: UUID
    programme_id: UUID
    employee_id: UUID
    title: str
    state: SeatState
    hours_tenths: int
    from_on: date
    until_on: date
    competences: Any


Telling = Callable[[Session, Sequence[UUID], int], Sequence[SeatOfPerson]]
"""Tells the seats of people in programmes that begin in a year, the latest first."""
_telling: dict[str, Telling] = {}


def told_by(name: str, telling: Telling) -> None:
    """Let a package tell of seats; as often as one likes."""
    _telling[name] = telling


def seats_of(session: Session, people: Sequence[UUID], year: int) -> list[SeatOfPerson]:
    """List the seats of people in a year's programmes, the latest first."""
    return [seat for tell in _telling.values() for seat in tell(session, people, year)]
