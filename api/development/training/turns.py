"""Whose turn a seat is: fair, the same at every call, and explained. Pure.

First who was passed over so often that the next time would be one too many; then the stronger need; then
who was passed over more often, and who has waited longest for any training; at last a lot that differs
from programme to programme, so that nobody comes last for ever. Of a unit no more are away at once than
its duty roster bears.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True)
class Candidate:
    """Somebody with a need that a programme answers; `passed`: how often passed over since `last_trained`."""

    employee_id: UUID
    unit_id: UUID
    strength: int
    last_trained: date | None
    passed: int


class Held(StrEnum):
    """Why there is no seat now."""

    FULL = "full"
    UNIT_AWAY = "unit_away"


@dataclass(frozen=True)
class Turn:
    """Somebody's place in the queue, counted from 1; `held` is empty for who gets a seat."""

    candidate: Candidate
    place: int
    held: Held | None


def turns(
    candidates: Sequence[Candidate],
    seats: int,
    room: Mapping[UUID, int],
    programme_id: UUID,
    passes: int,
) -> list[Turn]:
    """Put candidates in order and give seats; `room`: how many more of each unit may be away.

    `passes`: how often in a row nobody is passed over without a written reason.
    """
    left, rooms = seats, dict(room)
    found = []
    ordered = sorted(candidates, key=lambda one: _rank(one, programme_id, passes))
    for place, one in enumerate(ordered, 1):
        held = _held(left, rooms.get(one.unit_id, 0))
        if held is None:
            left -= 1
            rooms[one.unit_id] -= 1
        found.append(Turn(one, place, held))
    return found


def _held(left: int, room: int) -> Held | None:
    if room <= 0:
        return Held.UNIT_AWAY
    return Held.FULL if left <= 0 else None


def is_last_pass(passed: int, passes: int) -> bool:
    """Say whether being passed over now would be once too often without a reason."""
    return passed >= passes - 1


def _rank(one: Candidate, programme_id: UUID, passes: int) -> tuple[bool, int, int, date, bytes]:
    lot = hashlib.sha256(programme_id.bytes + one.employee_id.bytes).digest()
    never = date.min
    return (
        not is_last_pass(one.passed, passes),
        -one.strength,
        -one.passed,
        one.last_trained or never,
        lot,
    )


def room_of(people: int, away_percent: int, away: int) -> int:
    """Say how many more of a unit may be away at once: a share of it, and of a small one still one."""
    return max(0, max(1, people * away_percent // 100) - away)
