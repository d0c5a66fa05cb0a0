"""Days of two plans drawn by lot, told to the program by events, and counted again by whoever watches."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.events import EvidenceJudged, EvidenceRemoved, EvidenceSubmitted
from api.foundation.clock import WITA, moved_to
from api.foundation.events import SYSTEM, publish
from api.foundation.fingerprints import Fingerprint
from api.goals.events import PlanReturned, PlansHandedOver, PlanSubmitted, PlanWithdrawn
from api.goals.models import Plan
from api.rules.models import Holiday
from tests.evaluations.factories import CYCLE, Q3, Work, make_evidence, make_plan
from tests.people import Person, Town

BEGIN = date(2026, 7, 1)
PLANNED_BY = date(2026, 1, 31)


@dataclass
class Act:
    """Something that waits for a leader."""

    leader: UUID
    point: str
    plan_id: UUID
    subject: UUID
    due: date
    ended: date | None = None


class Days:
    """Two plans, two leaders; whatever happens is told by its event and noted here."""

    def __init__(self, session: Session, town: Town, chance: random.Random) -> None:
        self.session, self.chance = session, chance
        self.off = set(session.scalars(select(Holiday.day)))
        self.leaders = {one.id: one for one in (town.chief, town.head)}
        self.plans: dict[UUID, tuple[Person, Work]] = {}
        for person in (town.wayan, town.made):
            work = make_plan(session, person, town.chief)
            self.plans[work.plan_id] = person, work
        self.holder = dict.fromkeys(self.plans, town.chief.id)
        self.acts: list[Act] = []
        self.day = BEGIN

    def pass_by(self, steps: int) -> None:
        for _ in range(steps):
            self.day += timedelta(days=self.chance.randrange(4))
            with moved_to(datetime.combine(self.day, datetime.min.time(), WITA).replace(hour=9)):
                step = self.chance.choice((self.prove, self.prove, self.settle, self.hand_over))
                step(self.chance.choice(list(self.plans)))

    def prove(self, plan_id: UUID) -> None:
        """Send evidence, or the plan where that does not wait already."""
        waiting = [act for act in self._open(plan_id) if act.point == "plans"]
        if not waiting and self.chance.random() < 0.4:
            self._tell(PlanSubmitted, plan_id, plan_id, cycle_id=CYCLE)
            self._wait(plan_id, "plans", plan_id)
            return
        person, work = self.plans[plan_id]
        key = make_evidence(self.session, person, work)
        self._tell(EvidenceSubmitted, plan_id, key, kind="link", **self._of(plan_id, key))
        self._wait(plan_id, "evidence", key)

    def settle(self, plan_id: UUID) -> None:
        """Judge or return what waits, or take it back."""
        waiting = self._open(plan_id)
        if not waiting:
            return
        act = self.chance.choice(waiting)
        takes_back = self.chance.random() < 0.2
        if act.point == "plans":
            kind: type[Any] = PlanWithdrawn if takes_back else PlanReturned
            self._tell(kind, plan_id, plan_id, cycle_id=CYCLE)
        elif takes_back:
            gone = {"replaces_id": None, **self._of(plan_id, act.subject)}
            self._tell(EvidenceRemoved, plan_id, act.subject, **gone)
        else:
            judged = {"verdict": "accepted", **self._of(plan_id, act.subject)}
            self._tell(EvidenceJudged, plan_id, act.subject, **judged)
        if takes_back:
            self.acts.remove(act)
        act.ended = self.day

    def hand_over(self, plan_id: UUID) -> None:
        """Let the other leader assess: what is late stays with who had it, what is not goes with the plan."""
        before = self.holder[plan_id]
        after = next(key for key in self.leaders if key != before)
        waiting = self._open(plan_id)
        self.holder[plan_id] = after
        person, _ = self.plans[plan_id]
        self.session.get_one(Plan, (plan_id, person.agency_id)).assessor_id = after
        self._tell(PlansHandedOver, plan_id, plan_id, cycle_id=CYCLE, previous_id=before)
        for act in waiting:
            act.ended = self.day
            if self.day <= act.due:
                self.acts.remove(act)
            self._wait(plan_id, act.point, act.subject, act.due)

    def _open(self, plan_id: UUID) -> list[Act]:
        return [act for act in self.acts if act.ended is None and act.plan_id == plan_id]

    def _of(self, plan_id: UUID, key: UUID) -> dict[str, Any]:
        return {"plan_id": plan_id, "period_id": Q3, "record": Fingerprint(key, "-")}

    def _wait(self, plan_id: UUID, point: str, subject: UUID, due: date | None = None) -> None:
        soonest = self._working_days_on(5)
        first = PLANNED_BY if point == "plans" else soonest
        due = max(due or first, soonest)
        self.acts.append(Act(self.holder[plan_id], point, plan_id, subject, due))

    def _working_days_on(self, count: int) -> date:
        day = self.day
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5 and day not in self.off
        return day

    def _tell(self, event: type[Any], plan_id: UUID, subject: UUID, /, **facts: Any) -> None:
        person, _ = self.plans[plan_id]
        holder = self.holder[plan_id]
        about = {"subject_id": subject, "about_id": person.id, "counterpart_id": holder}
        publish(self.session, event(actor=SYSTEM, **about, **facts))

    def figures(self, leader_id: UUID) -> dict[str, tuple[int, int, int]]:
        """Count again: on time, late, open, of each point in which there is anything."""
        found: dict[str, tuple[int, int, int]] = {}
        for act in self.acts:
            if act.leader != leader_id or (act.point == "plans" and act.due > date(2026, 9, 30)):
                continue
            late = (act.ended or self.day) > act.due
            one = (not late and act.ended is not None, late, not late and act.ended is None)
            before = found.get(act.point, (0, 0, 0))
            found[act.point] = (before[0] + one[0], before[1] + one[1], before[2] + one[2])
        return found
