"""Programmes of training: proposed, decided, their seats offered and taken, and what came of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.training import aftermath, answering, attending, seats, service
from api.development.training.models import SeatState, TrainingProgramme, TrainingSeat
from api.development.training.plan_schemas import CeilingDraft
from api.development.training.schemas import (
    AttendanceList,
    Because,
    Impression,
    ProgrammeDraft,
    SeatAnswer,
    TrainingDecision,
    TrainingSession,
)
from api.identity.actor import Actor
from demo.acts import Do, Scribe, actor_of
from demo.days import YEAR, moment
from demo.learning_content import LEARNING, Course
from demo.people import Cast, Person
from demo.places import Place, known
from demo.year.learning import found

STARTS, ENDS = time(8, 30), time(14, 30)
GOING = (SeatState.ACCEPTED, SeatState.APPROVED)


@dataclass(eq=False)
class OneCourse:
    """A programme; its key is known once it has been drafted."""

    line: Course
    cast: Cast
    place: Place
    hr: Person
    id: UUID | None = None
    absent: list[set[Any]] = field(default_factory=list)

    def named(self, people: Iterable[str]) -> list[Person]:
        return [found(self.cast, who) for who in people]

    def load(self, session: Session) -> TrainingProgramme:
        return session.get_one(TrainingProgramme, (known(self.id), self.place.agency_id))

    def seats(self, session: Session, *states: SeatState) -> list[TrainingSeat]:
        """Read the seats of some states, in the order of people's numbers."""
        number = {one.id: one.number for one in self.cast.people}
        mine = (TrainingSeat.programme_id == known(self.id), TrainingSeat.state.in_(states))
        return sorted(
            session.scalars(select(TrainingSeat).where(*mine)), key=lambda s: number[s.employee_id]
        )


class Training(Scribe):
    """Notes each programme, step by step, on the days that the content says."""

    def train(self, cast: Cast) -> None:
        serving = {p.place.agency: p for p in cast.people if p.role == "hr_agency"}
        for one in LEARNING.ceilings:
            hr, place = serving[one.agency], cast.places[one.agency]
            self.diary.note(moment(one.day, 9), hr, _limiting(place, one.amount))
        for line in LEARNING.programmes:
            self._run(OneCourse(line, cast, cast.places[line.agency], serving[line.agency]))

    def _run(self, course: OneCourse) -> None:
        line, hr, head = course.line, course.hr, course.place.leads
        steps: tuple[tuple[date | None, int, Person, Do], ...] = (
            (line.drafted, 9, hr, _drafting(course)),
            (line.proposed, 10, hr, _with_version(course, service.propose_programme)),
            (line.decided, 11, head, _deciding(course)),
            (line.cancelled, 9, hr, _cancelling(course)),
            (line.queued, 9, hr, _queueing(course)),
            (line.offered, 10, hr, _doing(course, seats.offer)),
            (line.answered, 12, hr, _answering(course)),
            (line.approved, 9, hr, _approving(course)),
            (line.finished, 15, hr, _doing(course, attending.finish)),
            (line.said, 10, hr, _saying(course)),
        )
        for day, hour, who, do in steps:
            if day is not None:
                self.diary.note(moment(day, hour), who, do)
        for number, (day, absent) in enumerate(
            zip(line.sessions, line.absent, strict=False), start=1
        ):
            self.diary.note(moment(day, 16), hr, _noting(course, number, absent))


def _limiting(place: Place, amount: int) -> Do:
    draft = CeilingDraft(amount=Decimal(amount))
    return lambda session, actor: service.set_ceiling(
        session, actor, service.CeilingOf(place.agency_id, YEAR), draft, 0
    )


def _drafting(course: OneCourse) -> Do:
    line = course.line

    def draft(session: Session, actor: Actor) -> None:
        wanted = ProgrammeDraft(
            unit_id=known(course.place.id),
            title=line.title,
            description=line.description,
            provider=line.provider,
            place=line.place,
            mode=line.mode,
            competences=line.codes,
            sessions=[TrainingSession(on=day, starts=STARTS, ends=ENDS) for day in line.sessions],
            hours=Decimal(line.hours),
            seats=line.seats,
            budget=Decimal(line.budget),
        )
        course.id = service.draft_programme(session, actor, wanted)["id"]

    return draft


def _doing(course: OneCourse, do: Callable[[Session, Actor, UUID], Any]) -> Do:
    return lambda session, actor: do(session, actor, known(course.id))


def _with_version(course: OneCourse, do: Callable[[Session, Actor, UUID, int], Any]) -> Do:
    return lambda session, actor: do(session, actor, known(course.id), course.load(session).version)


def _deciding(course: OneCourse) -> Do:
    refused = course.line.refused
    decision = TrainingDecision(approves=not refused, reason=refused or None)
    return lambda session, actor: service.decide_programme(
        session, actor, known(course.id), decision, course.load(session).version
    )


def _cancelling(course: OneCourse) -> Do:
    line = course.line
    return lambda session, actor: service.cancel_programme(
        session,
        actor,
        known(course.id),
        Because(reason=line.because),
        course.load(session).version,
    )


def _queueing(course: OneCourse) -> Do:
    """HR makes the queue, and passes over with a reason who cannot come."""

    def queue(session: Session, actor: Actor) -> None:
        seats.suggest(session, actor, known(course.id))
        away = {one.id for one in course.named(course.line.passed_over)}
        for seat in course.seats(session, SeatState.SUGGESTED):
            if seat.employee_id in away:
                seats.pass_over(session, actor, seat.id, Because(reason=course.line.because))

    return queue


def _answering(course: OneCourse) -> Do:
    """Let people say whether they come, those last who move up when somebody does not."""

    def answer(session: Session, _actor: Actor) -> None:
        declining = {one.id for one in course.named(course.line.declines)}
        asked = {one.id for one in course.named(course.line.answering)}
        while waiting := [
            seat
            for seat in course.seats(session, SeatState.OFFERED)
            if not asked or seat.employee_id in asked
        ]:
            for seat in waiting:
                given = SeatAnswer(accepts=seat.employee_id not in declining)
                own = actor_of(session, seat.employee_id)
                answering.answer(session, own, seat.id, given)

    return answer


def _approving(course: OneCourse) -> Do:
    """Let superiors say that people may go."""

    def approve(session: Session, _actor: Actor) -> None:
        chosen = {one.id for one in course.named(course.line.approving)}
        for seat in course.seats(session, SeatState.ACCEPTED):
            if not chosen or seat.employee_id in chosen:
                superior = actor_of(session, known(seat.approver_id))
                answering.approve(session, superior, seat.id, TrainingDecision(approves=True))

    return approve


def _noting(course: OneCourse, number: int, absent: Iterable[str]) -> Do:
    def note(session: Session, actor: Actor) -> None:
        away = {one.id for one in course.named(absent)}
        going = [seat.employee_id for seat in course.seats(session, *GOING)]
        present = AttendanceList(session=number, present=[w for w in going if w not in away])
        attending.note_list(session, actor, known(course.id), present)

    return note


def _saying(course: OneCourse) -> Do:
    """Let participants say a month later what came of it."""

    def say(session: Session, _actor: Actor) -> None:
        there = course.seats(session, SeatState.ATTENDED)
        for seat, (used, worth) in zip(there, course.line.used, strict=False):
            own = actor_of(session, seat.employee_id)
            aftermath.say(session, own, seat.id, Impression(used=used, worth=worth))

    return say
