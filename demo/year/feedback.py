"""Feedback: from leaders, colleagues, subordinates, and the public through the unit's desk."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.feedback.models import Audience, FeedbackSymbol, GiverRole
from api.feedback.permissions import LEADERS
from api.feedback.schemas import FeedbackDraft, RequestDraft
from api.feedback.service import ask_for_feedback, give_feedback
from api.identity.actor import Actor
from demo.acts import Diary, Do, Scribe
from demo.content import REMARKS, SHARES, STORY
from demo.days import Q1, QUARTERS, TODAY, YEAR, WorkingDays, at_work, moment, span_of
from demo.people import ON_DUTY, Cast, Person
from demo.places import Place, known
from demo.year.drafts import OneGoal
from demo.year.plans import Skp
from demo.year.reports import track_of

_FIRST = date(YEAR, 2, 9)
_SYMBOLS = (None, None, *FeedbackSymbol)
_SAID = {"value_code", "text", "source_note"}


class Talking(Scribe):
    """Notes what is said to one person after the other."""

    def __init__(self, diary: Diary, days: WorkingDays, cast: Cast) -> None:
        super().__init__(diary, days)
        self.cast = cast
        self.colleagues: dict[Place, list[Person]] = defaultdict(list)
        self.below: dict[Person, list[Person]] = defaultdict(list)
        for person in cast.people:
            if person.service == ON_DUTY:
                self.colleagues[person.place].append(person)
                if person.assessor:
                    self.below[person.assessor].append(person)

    def talk(self, skp: Skp) -> None:
        for period_id in QUARTERS:
            first, last = span_of(period_id)
            inside = self.days.within(max(first, _FIRST), min(last, TODAY - timedelta(days=1)))
            for role, share in SHARES.talk.items():
                day = self.chance.choice(inside)
                if self.chance.random() < share and skp.reaches(day, day):
                    self._say(skp, period_id, role, day)

    def tell_story(self) -> None:
        for said in STORY.said:
            giver, receiver = self.cast.named(said.giver), self.cast.named(said.receiver)
            if said.asked:
                self.diary.note(moment(said.asked, 9), receiver, _asking(receiver.plans[0], giver))
            if said.text:
                words = said.model_dump(include={"value_code", "text", "symbol"})
                give = _giving(receiver.plans[0], QUARTERS[-1], words)
                self.diary.note(moment(said.day, 14), giver, give)

    def _say(self, skp: Skp, period_id: int, role: GiverRole, day: date) -> None:
        giver = self._giver(skp, role, day)
        if giver is None:
            return
        words = self._words(skp, period_id, role)
        if role not in LEADERS and self.chance.random() < 0.15:
            words["audience"] = Audience.RECEIVER
        self.diary.note(at_work(self.chance, day), giver, _giving(skp, period_id, words))

    def _giver(self, skp: Skp, role: GiverRole, day: date) -> Person | None:
        """Choose who speaks; what the public says is entered by the leader."""
        leader = skp.person.assessor_on(day)
        if role is GiverRole.PIMPINAN:
            return leader
        if role is GiverRole.PIMPINAN_LAIN:
            above = leader.assessor_on(day) if leader.assessor else None
            return above if above and above.place.agency == skp.place.agency else None
        if role is GiverRole.PIHAK_LAIN:
            return leader if skp.place.team in SHARES.served else None
        is_peer = role is GiverRole.REKAN_KERJA
        below = [one for one in self.below[skp.person] if one.assessor_on(day) is skp.person]
        among = self.colleagues[skp.place] if is_peer else below
        others = [one for one in among if one not in (skp.person, leader)]
        return self.chance.choice(others) if others else None

    def _words(self, skp: Skp, period_id: int, role: GiverRole) -> dict[str, Any]:
        """Choose words about a goal or a value that fit how it stands."""
        goal = self.chance.choice(skp.goals) if self.chance.random() < 0.6 else None
        if role is GiverRole.PIHAK_LAIN:
            goal = None
        track = ("any", _track(goal, period_id)) if goal else ("",)
        speaks = GiverRole.PIMPINAN if role is GiverRole.PIMPINAN_LAIN else role
        fitting = [one for one in REMARKS if one.role is speaks and one.track in track]
        here = [one for one in fitting if one.place == skp.place.kind]
        one = self.chance.choice(here or [one for one in fitting if not one.place])
        symbol = self.chance.choice(_SYMBOLS) if one.praise else None
        return one.model_dump(include=_SAID) | {"goal": goal, "symbol": symbol}


def _asking(skp: Skp, giver: Person) -> Do:
    def ask(session: Session, actor: Actor) -> None:
        ask_for_feedback(session, actor, RequestDraft(plan_id=skp.key, asked_id=known(giver.id)))

    return ask


def _giving(skp: Skp, period_id: int, words: dict[str, Any]) -> Do:
    goal: OneGoal | None = words.pop("goal", None)

    def give(session: Session, actor: Actor) -> None:
        about = {"goal_id": goal.id} if goal else {}
        period = skp.period(period_id)
        draft = FeedbackDraft(plan_id=skp.key, period_id=period, **words, **about)
        give_feedback(session, actor, draft)

    return give


def _track(goal: OneGoal, period_id: int) -> str:
    """Say how a goal stood at the end of the quarter before: the last that its leader knows of."""
    if period_id == Q1 or not any(one.values for one in goal.indicators):
        return "on_track"
    before = QUARTERS[QUARTERS.index(period_id) - 1]
    stands = {track_of(one.standing(before)) for one in goal.indicators}
    return stands.pop() if len(stands) == 1 else "on_track"
