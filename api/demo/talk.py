"""Gives feedback: from leaders, colleagues, subordinates, and the public through the unit's desk."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from api.demo.frame import REPORTED, Frame, Span
from api.demo.keys import TODAY, YEAR, Keys, moment
from api.demo.people import Person
from api.demo.places import Place
from api.demo.plans import SkpDraft
from api.demo.sources import texts
from api.demo.tables import Tables, appended
from api.feedback.models import Audience, Feedback, GiverRole

_TO_KADEK_AYU = (
    ("Ni Wayan Sukerti", 7, date(YEAR, 9, 29)),
    ("I Made Wirawan", 1, date(YEAR, 9, 14)),
    ("I Gede Bayu Pratama", 3, date(YEAR, 8, 20)),
)
"""Who said what is in `texts.json` under `to_kadek_ayu`: giver, value, day; as in the pictures."""
_SERVED = frozenset({"puskesmas", "izin", "sd", "smp", "adminduk", "medis", "kelurahan", "layanan"})
"""Teams whose work people of the public speak about."""


class Talking:
    """Makes what is said to one person after the other."""

    def __init__(self, tables: Tables, keys: Keys, frame: Frame, people: list[Person]) -> None:
        self.tables, self.keys, self.frame = tables, keys, frame
        self.colleagues: dict[Place, list[Person]] = defaultdict(list)
        self.below: dict[Person, list[Person]] = defaultdict(list)
        for person in people:
            if person.state == "aktif":
                self.colleagues[person.place].append(person)
                if person.assessor:
                    self.below[person.assessor].append(person)

    def talk(self, plan: SkpDraft, chance: Random) -> None:
        for period_id in REPORTED:
            span = self.frame.spans[period_id]
            if plan.starts_on <= span.ends_on and plan.ends_on >= span.ends_on:
                self._period(plan, span, chance)
        if plan.person.work == "kadek_ayu":
            self._pictured(plan)

    def _period(self, plan: SkpDraft, span: Span, chance: Random) -> None:
        if chance.random() < 0.45:
            self._say(plan, span, (plan.assessor_on(span.ends_on), GiverRole.PIMPINAN), chance)
        peers = [one for one in self.colleagues[plan.place] if one is not plan.person]
        peers = [one for one in peers if one is not plan.assessor]
        if peers and chance.random() < 0.35:
            self._say(plan, span, (chance.choice(peers), GiverRole.REKAN_KERJA), chance)
        below = self.below.get(plan.person)
        if below and chance.random() < 0.6:
            self._say(plan, span, (chance.choice(below), GiverRole.BAWAHAN), chance)
        if plan.place.team in _SERVED and chance.random() < 0.08:
            desk = plan.assessor_on(span.ends_on)
            self._say(plan, span, (desk, GiverRole.PIHAK_LAIN), chance)

    def _say(
        self, plan: SkpDraft, span: Span, giver: tuple[Person, GiverRole], chance: Random
    ) -> None:
        said = texts()
        role = giver[1]
        of_goal = chance.random() < 0.6
        day = span.starts_on + timedelta(days=chance.randint(20, 88))
        when = moment(
            min(day, TODAY - timedelta(days=1)), chance.randint(8, 15), chance.randint(0, 59)
        )
        text = chance.choice(said["feedback"][role.value]["goal" if of_goal else "value"])
        goal = chance.choice(plan.goals) if of_goal else None
        self._keep(plan, span.id, giver, when, text, goal_id=goal.id if goal else None)
        row = self.tables.of(Feedback)[-1]
        if goal is None:
            row["value_code"] = chance.randint(1, 7)
        if role is GiverRole.PIHAK_LAIN:
            row["source_note"] = chance.choice(said["sources"])
        if role is not GiverRole.PIMPINAN and chance.random() < 0.15:
            row["audience"] = Audience.RECEIVER

    def _pictured(self, plan: SkpDraft) -> None:
        team = {one.name: one for one in self.colleagues[plan.place]}
        said = zip(_TO_KADEK_AYU, texts()["to_kadek_ayu"], strict=True)
        for (name, value, day), text in said:
            giver = team[name]
            leads = giver is plan.assessor
            role = GiverRole.PIMPINAN if leads else GiverRole.REKAN_KERJA
            self._keep(plan, REPORTED[-1], (giver, role), moment(day, 14), text)
            self.tables.of(Feedback)[-1]["value_code"] = value

    def _keep(  # noqa: PLR0913 - a remark has that many sides
        self,
        plan: SkpDraft,
        period_id: int,
        giver: tuple[Person, GiverRole],
        when: datetime,
        text: str,
        goal_id: UUID | None = None,
    ) -> None:
        row = {
            **appended(self.keys.at(when, plan.agency_id), plan.agency_id, when),
            "plan_id": plan.id,
            "receiver_id": plan.person.id,
            "giver_id": giver[0].id,
            "giver_role": giver[1],
            "source_note": None,
            "goal_id": goal_id,
            "value_code": None,
            "period_id": period_id,
            "text": text,
            "symbol": None,
            "evidence_url": None,
            "audience": Audience.RECEIVER_AND_LEADERS,
            "given_at": when,
        }
        self.tables.add(Feedback, row)
