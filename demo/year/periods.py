"""Moves the year on: its quarters open, are evaluated and closed; a head retires, another acts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.cycles import service
from api.cycles.models import Cycle, CyclePeriod
from api.identity.actor import Actor
from api.identity.schemas import TokenDraft
from api.identity.scopes import Scope
from api.identity.service import make_token
from api.organization.models import AssessorKind, AssignmentKind, EmployeeState, PositionKind
from api.organization.people import service as people
from api.organization.people.schemas import EndOfService
from api.organization.people.service import end_service
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft
from demo.acts import Diary, Do
from demo.days import CYCLE, LEFT_ON, Q1, Q2, Q3, YEAR, moment
from demo.people import Cast, Person
from demo.places import known

Step = Callable[[Session, Actor, tuple[int, int]], Any]
STEPS: tuple[tuple[date, Step, int], ...] = (
    (date(YEAR, 2, 2), service.open_period, Q1),
    (date(YEAR, 4, 10), service.begin_evaluation, Q1),
    (date(YEAR, 5, 4), service.close_period, Q1),
    (date(YEAR, 5, 4), service.open_period, Q2),
    (date(YEAR, 7, 10), service.begin_evaluation, Q2),
    (date(YEAR, 8, 3), service.close_period, Q2),
    (date(YEAR, 8, 3), service.open_period, Q3),
)
BEGINS = {Q1: date(YEAR, 4, 10), Q2: date(YEAR, 7, 10)}
"""When the evaluation of a quarter begins."""


def begin_year(session: Session) -> None:
    """Set the year back to its eve: a database that is made later in the year has moved it on."""
    session.execute(delete(CyclePeriod).where(CyclePeriod.cycle_id == CYCLE))
    session.execute(delete(Cycle).where(Cycle.id == CYCLE))
    service.make_cycle(session, YEAR)


def move_on(diary: Diary, cast: Cast) -> None:
    """Note the steps of the quarters, and what changes among people."""
    hr = cast.of_role("hr_city")
    for day, step, period_id in STEPS:
        diary.note(moment(day, 7, 45), hr, _moving(step, period_id))
    for person in cast.people:
        if person.left_on:
            diary.note(moment(LEFT_ON, 7, 40), hr, _retiring(person))
        if person.acts_at:
            diary.note(moment(LEFT_ON, 7, 50), hr, _acting(person))
    diary.note(moment(date(YEAR, 7, 20), 9), cast.of_role("admin"), _make_token)


def _moving(step: Step, period_id: int) -> Do:
    return lambda session, actor: step(session, actor, (CYCLE, period_id))


def _retiring(person: Person) -> Do:
    end = EndOfService(
        state=EmployeeState.PENSIUN, on=LEFT_ON, reason="Mencapai batas usia pensiun"
    )
    return lambda session, actor: end_service(session, actor, known(person.id), end)


def _acting(person: Person) -> Do:
    place = person.acts_at
    if place is None:
        raise LookupError(person.name)
    post = {"title": f"Plt. {place.head_title}", "position_kind": PositionKind(place.head_kind)}

    def act(session: Session, actor: Actor) -> None:
        draft = AssignmentDraft(
            unit_id=place.id, kind=AssignmentKind.PLT, is_head=True, valid_from=LEFT_ON, **post
        )
        view = people.begin_assignment(session, actor, known(person.id), draft)
        acting = next(one for one in view["assignments"] if one["kind"] is AssignmentKind.PLT)
        assessor = AssessorDraft(
            assignment_id=acting["id"],
            assessor_id=known(person.assessor_on(LEFT_ON).id),
            kind=AssessorKind.DEFINITIF,
            valid_from=LEFT_ON,
        )
        people.name_assessor(session, actor, known(person.id), assessor)

    return act


def _make_token(session: Session, actor: Actor) -> None:
    """A token that ends soon: its owner has been warned."""
    wanted = TokenDraft(
        name="Ekspor mingguan ke dasbor kota",
        scopes=[Scope.ANALYTICS_READ],
        expires_on=date(YEAR, 10, 15),
    )
    make_token(session, actor, wanted)
