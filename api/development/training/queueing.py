"""Makes the queue for a programme: who needs it and may go, how many of a unit are away, whose turn it is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence import reaching
from api.development.competence.reaching import NeedOfPerson
from api.development.training import queries, seat_queries
from api.development.training.models import SeatState, TrainingProgramme
from api.development.training.records import PastSeat, ProgrammeRow
from api.development.training.rules import TrainingRules
from api.development.training.sessions import days_of
from api.development.training.turns import Candidate, Turn, room_of, turns
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.ids import CITY, new_id


@dataclass(frozen=True)
class History:
    """What somebody's earlier seats say: when trained last, how often passed over since."""

    last_trained: date | None
    passed: int


def needs_in_reach(session: Session, programme: ProgrammeRow, year: int) -> Sequence[NeedOfPerson]:
    """List the needs that a programme answers: of its competences, of the people below its unit."""
    whole = programme["unit_path"] == programme["root_path"]
    codes = programme["competences"]
    if whole:
        agency = None if programme["agency_id"] == CITY else programme["agency_id"]
        return reaching.needs_of(session, codes, agency, None, year)
    units = queries.units_below(session, programme["unit_path"])
    return reaching.needs_of(session, codes, None, units, year)


def made_queue(
    session: Session,
    row: ProgrammeRow,
    programme: TrainingProgramme,
    out: Collection[UUID],
    rules: TrainingRules,
) -> list[rows.Row]:
    needs: dict[UUID, list[NeedOfPerson]] = defaultdict(list)
    for need in needs_in_reach(session, row, programme.from_on.year):
        needs[need.employee_id].append(need)
    serving = queries.on_duty(session, sorted(needs.keys() - set(out)))
    history = history_of(session, list(serving))
    away = away_from(session, programme)
    busy = {who for who, _ in away}
    candidates = []
    for who, unit_id in serving.items():
        mine = history[who]
        if who not in busy:
            strength = sum(need.strength for need in needs[who])
            candidates.append(Candidate(who, unit_id, strength, mine.last_trained, mine.passed))
    units = sorted({one.unit_id for one in candidates})
    people = queries.people_of(session, units)
    gone = Counter(unit_id for _, unit_id in away)
    room = {unit: room_of(people[unit], rules.away_percent, gone[unit]) for unit in units}
    found = turns(candidates, programme.seats, room, programme.id, rules.passes)
    counts = {"seats": programme.seats, "candidates": len(candidates)}
    return [
        _row(
            programme,
            turn,
            {
                **_reasons(turn, needs[turn.candidate.employee_id]),
                "unit_people": people[turn.candidate.unit_id],
                "unit_away": gone[turn.candidate.unit_id],
                "unit_room": room[turn.candidate.unit_id],
                **counts,
            },
        )
        for turn in found
    ]


def _row(programme: TrainingProgramme, turn: Turn, reasons: Mapping[str, Any]) -> rows.Row:
    return {
        "id": new_id(programme.agency_id),
        "agency_id": programme.agency_id,
        "created_at": now(),
        "updated_at": now(),
        "version": 1,
        "programme_id": programme.id,
        "employee_id": turn.candidate.employee_id,
        "unit_id": turn.candidate.unit_id,
        "state": SeatState.WAITING if turn.held else SeatState.SUGGESTED,
        "place": turn.place,
        "passed": turn.candidate.passed,
        "reasons": reasons,
    }


def _reasons(turn: Turn, needs: Iterable[NeedOfPerson]) -> dict[str, Any]:
    return {
        "needs": [
            {
                "competence": need.competence_code,
                "origins": list(need.origins),
                "strength": need.strength,
                "since": need.since,
            }
            for need in needs
        ],
        "last_trained": turn.candidate.last_trained,
        "passed": turn.candidate.passed,
        "held": turn.held,
    }


def history_of(session: Session, people: Sequence[UUID]) -> dict[UUID, History]:
    """Read what earlier programmes say about people."""
    found: dict[UUID, list[PastSeat]] = {who: [] for who in people}
    for seat in seat_queries.past_seats(session, people):
        found[seat["employee_id"]].append(seat)
    return {who: _history(seats) for who, seats in found.items()}


def _history(seats: Iterable[PastSeat]) -> History:
    last: date | None = None
    passed = 0
    for seat in seats:
        if seat["state"] is SeatState.ATTENDED:
            last, passed = seat["until_on"], 0
        elif seat["state"] is SeatState.PASSED_OVER:
            passed += 1
    return History(last, passed)


def away_from(session: Session, programme: TrainingProgramme) -> set[tuple[UUID, UUID]]:
    """Say who of which unit sits in another programme on one of the days of this one."""
    days = days_of(programme.sessions)
    return {
        (seat["employee_id"], seat["unit_id"])
        for seat in seat_queries.away_meanwhile(session, programme)
        if not days.isdisjoint(days_of(seat["sessions"]))
    }
