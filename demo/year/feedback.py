"""Feedback: from leaders, colleagues, subordinates, and the public through the unit's desk."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.feedback.models import Audience
from api.feedback.schemas import FeedbackDraft
from api.feedback.service import give_feedback
from api.identity.actor import Actor
from demo.acts import Diary
from demo.days import Q1, QUARTERS, TODAY, YEAR, WorkingDays, at_work, dice, moment
from demo.people import Person
from demo.places import Place, known
from demo.sources import texts
from demo.year.drafts import OneGoal
from demo.year.plans import Skp
from demo.year.reports import span_of, track_of

_SERVED = frozenset({"puskesmas", "izin", "sd", "smp", "adminduk", "medis", "kelurahan", "layanan"})
"""Teams whose work people of the public speak about."""
_FIRST = date(YEAR, 2, 9)
LEADER, PEER, BELOW, PUBLIC = "pimpinan", "rekan_kerja", "bawahan", "pihak_lain"
_CHANCES = {LEADER: 0.3, PEER: 0.2, BELOW: 0.35, PUBLIC: 0.08}


class Talking:
    """Notes what is said to one person after the other."""

    def __init__(self, diary: Diary, days: WorkingDays, people: list[Person]) -> None:
        self.diary, self.days, self.chance = diary, days, dice("talk")
        self.colleagues: dict[Place, list[Person]] = defaultdict(list)
        self.below: dict[Person, list[Person]] = defaultdict(list)
        for person in people:
            if person.state == "Aktif" and not person.left_on:
                self.colleagues[person.place].append(person)
                if person.assessor:
                    self.below[person.assessor].append(person)

    def talk(self, skp: Skp) -> None:
        for period_id in QUARTERS:
            first, last = span_of(period_id)
            inside = self.days.within(max(first, _FIRST), min(last, TODAY - timedelta(days=1)))
            for kind, share in _CHANCES.items():
                day = self.chance.choice(inside)
                if self.chance.random() < share and skp.reaches(day, day):
                    self._say(skp, period_id, (kind, day))
        if skp.person.work == "kadek_ayu":
            self._pictured(skp)

    def _say(self, skp: Skp, period_id: int, said: tuple[str, date]) -> None:
        kind, day = said
        giver = self._giver(skp, kind, day)
        if giver is not None:
            draft = self._words(skp, period_id, kind)
            if kind != LEADER and self.chance.random() < 0.15:
                draft["audience"] = Audience.RECEIVER
            self._note(skp, period_id, giver, (at_work(self.chance, day), draft))

    def _giver(self, skp: Skp, kind: str, day: date) -> Person | None:
        """Choose who speaks; what the public says is entered by the leader."""
        leader = skp.person.assessor_on(day)
        if kind == LEADER:
            return leader
        if kind == PUBLIC:
            return leader if skp.place.team in _SERVED else None
        among = self.colleagues[skp.place] if kind == PEER else self.below[skp.person]
        others = [one for one in among if one not in (skp.person, leader)]
        return self.chance.choice(others) if others else None

    def _words(self, skp: Skp, period_id: int, kind: str) -> dict[str, Any]:
        """Choose words about a goal or a value that fit how it stands."""
        said = texts()["feedback"][kind]
        if kind == PUBLIC:
            place = "sekolah" if skp.place.kind == "sekolah" else ""
            value, text, source = self.chance.choice(said[place])
            return {"value_code": value, "text": text, "source_note": source}
        if self.chance.random() < 0.6:
            goal = self.chance.choice(skp.goals)
            words = said[_track(goal, period_id)] if kind == LEADER else said["goal"]
            return {"goal": goal, "text": self.chance.choice(words)}
        value, text = self.chance.choice(said["value"])
        return {"value_code": value, "text": text}

    def _note(
        self, skp: Skp, period_id: int, giver: Person, said: tuple[datetime, dict[str, Any]]
    ) -> None:
        when, words = said
        goal: OneGoal | None = words.pop("goal", None)

        def give(session: Session, actor: Actor) -> None:
            about = {"goal_id": goal.id} if goal else {}
            draft = FeedbackDraft(plan_id=known(skp.id), period_id=period_id, **words, **about)
            give_feedback(session, actor, draft)

        self.diary.note(when, giver, give)

    def _pictured(self, skp: Skp) -> None:
        team = {one.name: one for one in self.colleagues[skp.place]}
        for said in texts()["to_kadek_ayu"]:
            when = moment(date.fromisoformat(said["day"]), 14)
            words = {"value_code": said["value"], "text": said["text"]}
            self._note(skp, QUARTERS[-1], team[said["giver"]], (when, words))


def _track(goal: OneGoal, period_id: int) -> str:
    """Say how a goal stood at the end of the quarter before: the last that its leader knows of."""
    if period_id == Q1:
        return "on_track"
    before = QUARTERS[QUARTERS.index(period_id) - 1]
    stands = {track_of(one.standing(before)) for one in goal.indicators}
    return stands.pop() if len(stands) == 1 else "on_track"
