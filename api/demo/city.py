"""Builds the demo city in memory, the same on every machine, from people to the last task."""

from api.achievements.models import Achievement, AchievementState, FrozenPeriod
from api.demo.decisions import keep_decisions
from api.demo.frame import Frame
from api.demo.judging import Judging
from api.demo.keys import Keys, dice
from api.demo.people import Crowd, Person
from api.demo.personas import NAMED
from api.demo.places import keep_places, lay_out
from api.demo.plan_rows import PlanRows, keep_agreements
from api.demo.plans import Planning, SkpDraft
from api.demo.proofs import Proving
from api.demo.registry import keep_people
from api.demo.tables import Tables
from api.demo.talk import Talking
from api.demo.versions import keep_version
from api.demo.waiting import Waiting
from api.demo.year import Reporting
from api.evaluations.models import Evaluation


class City:
    """The rows of a city, made stage by stage."""

    def __init__(self, frame: Frame, employees: int) -> None:
        self.frame = frame
        self.tables = Tables()
        self.keys = Keys()
        fixed = sum(bool(named.title) for named in NAMED)
        self.places = lay_out(self.keys, employees, fixed)
        self.people: list[Person] = []
        self.plans: list[SkpDraft] = []

    def settle(self) -> None:
        """Make agencies, units, people and their posts."""
        keep_places(self.tables, self.places)
        self.people = Crowd(self.keys).fill(self.places)
        keep_people(self.tables, self.keys, self.people)

    def agree(self) -> None:
        """Make performance agreements and plans."""
        lines = keep_agreements(self.tables, self.keys, self.places)
        self.plans = Planning(self.keys).plan_all(self.people)
        rows = PlanRows(self.tables, self.keys, lines, dice("comments"))
        for plan in self.plans:
            rows.keep(plan)
            if plan.is_agreed:
                keep_version(self.tables, self.keys, plan, self.frame, lines)

    def work(self) -> None:
        """Make reports, evidence, feedback, evaluations, and the tasks that follow."""
        reporting = Reporting(self.tables, self.keys, self.frame, dice("reports"))
        proving = Proving(self.tables, self.keys, self.frame, dice("evidence"))
        talking = Talking(self.tables, self.keys, self.frame, self.people)
        chance = dice("talk")
        for plan in self.plans:
            if plan.is_agreed:
                reporting.report(plan)
                proving.prove(plan, reporting.reported)
                talking.talk(plan, chance)
        self._judge()
        Waiting(self.tables, self.keys, self.frame, self.people).open_all(self.plans)

    def _judge(self) -> None:
        """Make evaluations; what a signature covers is frozen."""
        judging = Judging(self.tables, self.keys, self.frame, dice("evaluations"))
        judging.contents.gather(self.people)
        judging.grade_units(self.places, next(p for p in self.people if p.role == "hr_city"))
        for plan in self.plans:
            for row in judging.judge(plan) if plan.is_agreed else ():
                keep_decisions(self.tables, self.keys, row)
        self._freeze()

    def _freeze(self) -> None:
        signed = {
            (row["plan_id"], row["period_id"]): row
            for row in self.tables.of(Evaluation)
            if row["signed_at"] is not None
        }
        for (plan_id, period_id), row in signed.items():
            kept = {"plan_id": plan_id, "period_id": period_id, "agency_id": row["agency_id"]}
            self.tables.add(FrozenPeriod, {**kept, "frozen_at": row["signed_at"]})
        for row in self.tables.of(Achievement):
            if (row["plan_id"], row["period_id"]) in signed:
                row["state"] = AchievementState.FROZEN
