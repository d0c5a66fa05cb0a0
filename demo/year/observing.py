"""School heads in classrooms: agreed beforehand, observed, reflected on by both (R104-R107)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.observations import service
from api.development.observations.models import Shown
from api.development.observations.queries import find_observation
from api.development.observations.records import ObservationRow
from api.development.observations.schemas import (
    CancelDraft,
    FollowUp,
    Notes,
    ObservationDraft,
    Reflection,
)
from api.foundation.clock import today
from api.identity.actor import Actor
from api.rules.queries import table
from demo.acts import Do, Scribe
from demo.content import STORY, words
from demo.days import TODAY, YEAR, moment
from demo.people import Person
from demo.places import known
from demo.year.plans import Skp

FIRST, LAST = date(YEAR, 8, 10), date(YEAR, 9, 24)
OBSERVED = 0.45
"""How many of the teachers were observed by October."""
HEAD, TEACHER = "kepsek", "guru"
"""Whose class is told: the persona that observes, and the one that was observed."""
_ABOUT = "observation"
_HOURS = (("07:30", "08:40"), ("08:00", "09:10"), ("09:30", "10:40"))


@dataclass(eq=False)
class OneObservation:
    """An observation of one teacher; its key is known once it has been proposed."""

    skp: Skp
    practice: str
    day: date
    id: UUID | None = None

    @property
    def head(self) -> Person:
        return self.skp.person.assessor_on(self.day)


class Observing(Scribe):
    """Notes what is observed: some by dice, and every stage in the class of the personas."""

    def observe_all(self, plans: Iterable[Skp]) -> None:
        delegated = {one.who for one in STORY.delegations}
        told: list[tuple[Skp, str]] = []
        for skp in plans:
            practice = _practice_of(skp)
            if practice is None or skp.person.left_on or skp.person.name in delegated:
                continue
            if skp.person.assessor_on(TODAY).login == HEAD:
                told.append((skp, practice))
            elif self.chance.random() < OBSERVED:
                day = self.chance.choice(self.days.within(FIRST, LAST))
                self._whole(OneObservation(skp, practice, day))
        self._tell(told)

    def _tell(self, told: list[tuple[Skp, str]]) -> None:
        """Let one be finished, and others wait for today, for words, for an agreement, or be called off."""
        (finished,) = [one for one in told if one[0].person.login == TEACHER]
        self._whole(OneObservation(*finished, date(YEAR, 9, 15)))
        for_today, to_reflect, to_agree, off = (one for one in told[:5] if one is not finished)
        self._agreed(OneObservation(*for_today, TODAY))
        self._made(made := OneObservation(*to_reflect, self.days.step(TODAY, -1)))
        self.diary.note(moment(made.day, 14), made.skp.person, self._reflects(made, "reflection"))
        waiting = OneObservation(*to_agree, self.days.step(TODAY, 2))
        self.diary.note(
            moment(self.days.step(TODAY, -1), 11), waiting.head, self._proposes(waiting)
        )
        called_off = OneObservation(*off, date(YEAR, 9, 24))
        self._agreed(called_off)
        day = self.days.step(called_off.day, -1)
        self.diary.note(moment(day, 9), called_off.skp.person, self._cancels(called_off))

    def _agreed(self, one: OneObservation) -> None:
        """The head proposes, the teacher agrees on the next day."""
        proposed = self.days.step(one.day, -3)
        self.diary.note(moment(proposed, 9), one.head, self._proposes(one))
        self.diary.note(moment(self.days.step(proposed, 1), 7), one.skp.person, _agrees(one))

    def _made(self, one: OneObservation) -> None:
        self._agreed(one)
        self.diary.note(moment(one.day, 10, 45), one.head, self._observes(one))

    def _whole(self, one: OneObservation) -> None:
        self._made(one)
        after = self.days.step(one.day, 1)
        self.diary.note(moment(one.day, 14), one.skp.person, self._reflects(one, "reflection"))
        self.diary.note(moment(after, 8), one.head, self._reflects(one, "response"))
        self.diary.note(moment(after, 9), one.head, self._finishes(one))

    def _proposes(self, one: OneObservation) -> Do:
        name, subject = self._lesson(one.skp)
        begins, ends = self.chance.choice(_HOURS)

        def propose(session: Session, actor: Actor) -> None:
            draft = ObservationDraft(
                plan_id=one.skp.key,
                planned_on=one.day,
                class_name=name,
                subject=subject,
                from_time=begins,
                until_time=ends,
                focus=_behaviours(session, one.practice),
            )
            one.id = service.plan_observation(session, actor, draft)["id"]

        return propose

    def _lesson(self, skp: Skp) -> tuple[str, str]:
        """Choose a class and a lesson that the teacher gives."""
        school = "smp" if skp.place.code.startswith("SMP") else "sd"
        name = self.chance.choice(words(_ABOUT, f"classes_{school}"))
        for title, lesson in (("Jasmani", "PJOK"), ("Bimbingan", "Layanan klasikal")):
            if title in skp.person.title:
                return name, lesson
        return name, self.chance.choice(words(_ABOUT, f"lessons_{school}"))

    def _observes(self, one: OneObservation) -> Do:
        notes = self.chance.choice(words(_ABOUT, "notes"))
        answers = self.chance.choices(list(Shown), weights=(1, 4, 5), k=3)

        def observe(session: Session, actor: Actor) -> None:
            seen = dict(zip(_behaviours(session, one.practice), answers, strict=True))
            draft = Notes(answers=seen, notes=notes)
            version = _row(session, actor, one)["notes_version"]
            service.make_observation(session, actor, known(one.id), draft, version)

        return observe

    def _reflects(self, one: OneObservation, which: str) -> Do:
        said = Reflection(text=self.chance.choice(words(_ABOUT, which)))

        def reflect(session: Session, actor: Actor) -> None:
            row = _row(session, actor, one)
            service.reflect_on_observation(session, actor, row["id"], said, row["version"])

        return reflect

    def _finishes(self, one: OneObservation) -> Do:
        agreed = FollowUp(follow_up=self.chance.choice(words(_ABOUT, "follow_up")))

        def finish(session: Session, actor: Actor) -> None:
            row = _row(session, actor, one)
            service.finish_observation(session, actor, row["id"], agreed, row["version"])

        return finish

    def _cancels(self, one: OneObservation) -> Do:
        draft = CancelDraft(reason=self.chance.choice(words(_ABOUT, "cancelled")))

        def cancel(session: Session, actor: Actor) -> None:
            row = _row(session, actor, one)
            service.cancel_observation(session, actor, row["id"], draft, row["version"])

        return cancel


def _practice_of(skp: Skp) -> str | None:
    chosen = (goal.draft.practice_code for goal in skp.goals)
    return next((code for code in chosen if code), None) if skp.is_agreed else None


def _behaviours(session: Session, practice: str) -> list[str]:
    found: dict[str, Any] = table(session, service.PRACTICES, today())[practice]
    return [one["code"] for one in found["behaviours"]]


def _row(session: Session, actor: Actor, one: OneObservation) -> ObservationRow:
    return find_observation(session, actor, known(one.id))


def _agrees(one: OneObservation) -> Do:
    def agree(session: Session, actor: Actor) -> None:
        row = _row(session, actor, one)
        service.agree_observation(session, actor, row["id"], row["version"])

    return agree
