"""Opens the tasks that follow from where everything stands, as `notifications.reactions` would."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from api.achievements.models import Achievement, Evidence, Verdict
from api.demo.frame import Q3, Frame
from api.demo.keys import TODAY, Keys, moment
from api.demo.people import Person
from api.demo.plans import SkpDraft
from api.demo.tables import Row, Tables, owned
from api.evaluations.models import Evaluation, EvaluationState
from api.foundation.clock import WITA
from api.goals.models import PlanState
from api.notifications.models import Task, TaskKind, WaitsOn

_UNSIGNED = (EvaluationState.OPEN, EvaluationState.RATED)


class Waiting:
    """Makes the open tasks."""

    def __init__(self, tables: Tables, keys: Keys, frame: Frame, people: list[Person]) -> None:
        self.tables, self.keys, self.frame = tables, keys, frame
        self.agencies = {person.id: person.agency_id for person in people}

    def open_all(self, plans: list[SkpDraft]) -> None:
        by_plan = {plan.id: plan for plan in plans}
        reported = Counter(
            row["plan_id"] for row in self.tables.of(Achievement) if row["period_id"] == Q3
        )
        for plan in plans:
            self._of_plan(plan, reported[plan.id])
        replaced = {row["replaces_id"] for row in self.tables.of(Evidence)}
        for row in self.tables.of(Evidence):
            if row["id"] not in replaced:
                self._of_evidence(row, by_plan[row["plan_id"]])
        for row in self.tables.of(Evaluation):
            self._of_evaluation(row)

    def _of_plan(self, plan: SkpDraft, reported: int) -> None:
        subject = ("plan", plan.id)
        me = plan.person.id
        if plan.state in (PlanState.DRAFT, PlanState.RETURNED):
            begun = (plan.settled_at or plan.drafted_at).astimezone(WITA).date()
            self._open(me, TaskKind.WRITE_PLAN, subject, max(self.frame.planning_due_on, begun))
        elif plan.state is PlanState.SUBMITTED:
            due = self.frame.agree_due_on
            self._open(plan.assessor.id, TaskKind.AGREE_PLAN, subject, due, about_id=me)
        elif reported < len(plan.indicators) and plan.ends_on > TODAY:
            due = self.frame.spans[Q3].report_due_on
            self._open(me, TaskKind.REPORT, subject, due, period_id=Q3)

    def _of_evidence(self, row: Row, plan: SkpDraft) -> None:
        span = self.frame.spans[row["period_id"]]
        subject = ("evidence", row["id"])
        if row["verdict"] is Verdict.WAITING:
            due = span.evaluate_due_on
            self._open(
                plan.assessor.id, TaskKind.JUDGE_EVIDENCE, subject, due,
                period_id=span.id, about_id=plan.person.id,
            )  # fmt: skip
        elif row["verdict"] is Verdict.RETURNED and span.id == Q3:
            late = span.report_due_on < TODAY
            due = span.evaluate_due_on if late else span.report_due_on
            kind = TaskKind.REPLACE_EVIDENCE
            self._open(plan.person.id, kind, subject, due, period_id=span.id)

    def _of_evaluation(self, row: Row) -> None:
        subject = ("evaluation", row["id"])
        me, assessor, period_id = row["employee_id"], row["assessor_id"], row["period_id"]
        if row["state"] in _UNSIGNED:
            due = row["due_on"]
            kind = TaskKind.RATE
            self._open(assessor, kind, subject, due, period_id=period_id, about_id=me)
        elif row["state"] is EvaluationState.SIGNED:
            due = self.frame.acknowledge_due_on[row["signed_at"].date()]
            kind = TaskKind.ACKNOWLEDGE
            self._open(me, kind, subject, due, period_id=period_id, about_id=assessor)

    def _open(
        self,
        assignee_id: UUID,
        kind: TaskKind,
        subject: tuple[str, UUID],
        due_on: date,
        **more: Any,
    ) -> None:
        agency_id = self.agencies[assignee_id]
        when = moment(TODAY, 6)
        row = {
            **owned(self.keys.at(when, agency_id), agency_id, when),
            "assignee_id": assignee_id,
            "kind": kind,
            "subject_kind": subject[0],
            "subject_id": subject[1],
            "period_id": more.get("period_id", 0),
            "about_id": more.get("about_id"),
            "due_on": due_on,
            "waits_on": WaitsOn.ME,
            "closed_at": None,
            "closed_by": None,
        }
        self.tables.add(Task, row)
