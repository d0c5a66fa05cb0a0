"""Whose turn it is in coaching and improvements: worked out from how they stand, after each step and day.

What is asked follows from state and day alone, so a clock that is over, or an assessor who is another now,
needs no step of its own.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.guidance.circle import Circle, circle_of, superior_of
from api.development.guidance.events import GuidanceEvent
from api.development.guidance.models import GuidanceKind, GuidanceStage
from api.development.guidance.permissions import stage_of
from api.development.guidance.queries import read_row as read_session
from api.development.guidance.records import GuidanceRow
from api.development.improvement.clocks import (
    Clocks,
    clocks,
    is_near,
    months_between,
    talks_of,
)
from api.development.improvement.events import ImprovementEvent
from api.development.improvement.models import OPEN, ImprovementState, ImprovementStepKind
from api.development.improvement.queries import (
    of_person,
    read_row,
    steps_by_improvement,
    under_way,
)
from api.development.improvement.records import ImprovementRow, StepRow
from api.foundation.clock import today
from api.foundation.daily import Days
from api.goals.events import PlansHandedOver
from api.identity.models import Role
from api.identity.queries import people_with
from api.notifications.models import ClosedBy, TaskKind
from api.notifications.queries import open_of
from api.notifications.service import Wanted, close_tasks_for, open_tasks
from api.rules.queries import add_working_days, setting

OF_SESSIONS = (TaskKind.SIGN_GUIDANCE, TaskKind.STATE_GUIDANCE, TaskKind.READ_GUIDANCE)
OF_IMPROVEMENTS = (
    TaskKind.TALK_IMPROVEMENT,
    TaskKind.DECIDE_IMPROVEMENT,
    TaskKind.TEST_COMPETENCE,
    TaskKind.RECORD_PLACEMENT,
    TaskKind.READ_IMPROVEMENT,
)
Turn = tuple[TaskKind, UUID, date]
"""What is asked, of whom, until when."""


def ask_about_session(session: Session, events: Sequence[GuidanceEvent]) -> None:
    for event in events:
        row = read_session(session, event.subject_id)
        _ask(
            session, OF_SESSIONS, ("guidance", row["id"]), row["employee_id"], _turns(session, row)
        )


def _turns(session: Session, row: GuidanceRow) -> list[Turn]:
    """Say who does what about a session of coaching next; counselling ends with the signatures."""
    days, stage = setting(session, "coaching_days", today()), stage_of(row)
    if stage is GuidanceStage.DRAFT:
        sides = (
            (row["employee_id"], row["signed_by_employee_at"]),
            (row["leader_id"], row["signed_by_leader_at"]),
        )
        until = _within(session, row, days["sign"])
        return [(TaskKind.SIGN_GUIDANCE, who, until) for who, signed in sides if signed is None]
    if row["kind"] is GuidanceKind.KONSELING:
        return []
    if stage is GuidanceStage.SIGNED:
        until = _within(session, row, days["sign"] + days["state"])
        return [(TaskKind.STATE_GUIDANCE, row["employee_id"], until)]
    superior = superior_of(session, row["leader_id"])
    if stage is GuidanceStage.STATED and superior is not None:
        until = add_working_days(session, today(), days["read"])
        return [(TaskKind.READ_GUIDANCE, superior, until)]
    return []


def _within(session: Session, row: GuidanceRow, days: int) -> date:
    return add_working_days(session, row["created_at"].date(), days)


def ask_about_improvement(session: Session, events: Sequence[ImprovementEvent]) -> None:
    for event in events:
        _ask_next(session, read_row(session, event.subject_id))


def ask_every_day(session: Session, _days: Days) -> int:
    """Ask what has become due; say about how many improvements."""
    found = under_way(session)
    for row in found:
        _ask_next(session, row)
    return len(found)


def hand_over(session: Session, handed: Sequence[PlansHandedOver]) -> None:
    """R6: whoever assesses the person now goes on."""
    for person in {event.about_id for event in handed if event.about_id}:
        for row in of_person(session, person):
            if row["state"] in OPEN:
                _ask_next(session, row)


def _ask_next(session: Session, row: ImprovementRow) -> None:
    circle = circle_of(session, row["employee_id"])
    steps = steps_by_improvement(session, row["employee_id"])[row["id"]]
    turns = _decisions(session, row, circle, steps)
    unread = [step["read_by_on"] for step in steps if step["read_at"] is None]
    if unread:
        turns.append((TaskKind.READ_IMPROVEMENT, row["employee_id"], min(unread)))
    _ask(session, OF_IMPROVEMENTS, ("improvement", row["id"]), row["employee_id"], turns)


def _decisions(
    session: Session, row: ImprovementRow, circle: Circle, steps: Sequence[StepRow]
) -> list[Turn]:
    """Say who puts what on record next, by the state and its clock."""
    due_on, known, day = row["due_on"], clocks(session), today()
    if due_on is None:
        return []
    if row["state"] is ImprovementState.BERJALAN:
        if day > due_on:
            until = add_working_days(session, due_on, known.decide)
            deciders = (circle.assessor_id, circle.superior_id)
            return [(TaskKind.DECIDE_IMPROVEMENT, who, until) for who in deciders if who]
        return _talk(row, circle, steps, known, day)
    kind = {ImprovementState.UJI_KOMPETENSI: TaskKind.TEST_COMPETENCE}.get(
        row["state"], TaskKind.RECORD_PLACEMENT
    )
    is_placed = row["state"] is ImprovementState.PENEMPATAN_SEMENTARA
    if is_placed and not is_near(due_on, known.placement_ahead, day):
        return []
    return [(kind, who, due_on) for who in _hr_of(session, circle)]


def _talk(
    row: ImprovementRow, circle: Circle, steps: Sequence[StepRow], known: Clocks, day: date
) -> list[Turn]:
    """Ask for the first talk that was not held yet, some days before its day."""
    held = sum(step["kind"] is ImprovementStepKind.BICARA for step in steps)
    coming = talks_of(row["begun_on"], months_between(row["begun_on"], row["ends_on"]))[held:]
    if circle.assessor_id is None or not coming or not is_near(coming[0], known.talk_ahead, day):
        return []
    return [(TaskKind.TALK_IMPROVEMENT, circle.assessor_id, coming[0])]


def _hr_of(session: Session, circle: Circle) -> list[UUID]:
    """Name the person's HR: the agency's, or the city's where it has none; never the person."""
    of_agency = people_with(session, Role.HR_AGENCY, circle.agency_id)
    found = [who for who in of_agency if who != circle.employee_id]
    return found or [who for who in people_with(session, Role.HR_CITY) if who != circle.employee_id]


def _ask(
    session: Session,
    kinds: Sequence[TaskKind],
    subject: tuple[str, UUID],
    employee_id: UUID,
    turns: Sequence[Turn],
) -> None:
    """Let exactly these turns be open about a subject."""
    wanted = {(kind, who, due_on) for kind, who, due_on in turns}
    for task in open_of(session, kinds, [subject[1]]):
        asked = (task["kind"], task["assignee_id"], task["due_on"])
        if asked not in wanted:
            still = any(asked[:2] == (kind, who) for kind, who, _ in wanted)
            by = ClosedBy.MOVED if still else ClosedBy.DONE
            close_tasks_for(session, asked[1], (asked[0],), subject[1], by)
    open_tasks(
        session,
        [
            Wanted(who, kind, subject, due_on, about_id=None if who == employee_id else employee_id)
            for kind, who, due_on in turns
        ],
    )
