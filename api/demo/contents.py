"""Puts together what was judged, as a signature keeps it (`evaluations.context` reads it back)."""

from collections import defaultdict
from operator import itemgetter
from typing import Any
from uuid import UUID

from api.achievements.models import Achievement, Evidence, EvidenceLink
from api.demo.drafts import GoalDraft, IndicatorDraft
from api.demo.frame import Frame, Span
from api.demo.parties import party, title_in
from api.demo.people import Person
from api.demo.plans import SkpDraft
from api.demo.tables import Row, Tables
from api.evaluations.context_records import ValueFields
from api.evaluations.figures import standing
from api.feedback.models import Audience, Feedback
from api.goals.models import Aspect, GoalKind, Perspective

_EVIDENCE = (
    "id", "period_id", "title", "kind", "url", "file_id", "verdict", "verdict_reason", "created_at",
)  # fmt: skip
_FEEDBACK = (
    "id", "goal_id", "value_code", "giver_role", "source_note", "text", "symbol", "evidence_url",
    "period_id", "given_at",
)  # fmt: skip


class Contents:
    """Finds the rows of a plan that a document shows."""

    def __init__(self, tables: Tables, frame: Frame) -> None:
        self.tables, self.frame = tables, frame
        self.names: dict[UUID, str] = {}
        self._values: dict[UUID, list[Row]] = {}
        self._evidence: dict[UUID, list[Row]] = {}
        self._links: dict[UUID, list[Row]] = {}
        self._feedback: dict[UUID, list[Row]] = {}

    def gather(self, people: list[Person]) -> None:
        """Group by plan what was written so far."""
        self.names = {person.id: person.name for person in people}
        self._values = _by(self.tables.of(Achievement), "indicator_id")
        self._evidence = _by(self.tables.of(Evidence), "plan_id")
        self._links = _by(self.tables.of(EvidenceLink), "evidence_id")
        self._feedback = _by(self.tables.of(Feedback), "plan_id")

    def of(self, plan: SkpDraft, span: Span, judge: Person, figure: Any) -> dict[str, Any]:
        """Give the document of a plan in a period."""
        said = self._said(plan, span)
        return {
            "employee": party(plan.person, plan.place.name, title_in(plan)),
            "assessor": party(judge, judge.place.name, judge.title),
            "unit_achievement": {
                "unit_id": figure.place.id,
                "unit_name": figure.place.name,
                "period_id": span.id,
                "grade": figure.grade,
                "basis": figure.basis,
                "stands_in": False,
            },
            "goals": [self._goal(goal, at, span, said) for at, goal in _in_order(plan)],
            "behaviour": [self._value(plan, value, said) for value in self.frame.values],
            "evidence": self._pieces(plan, span),
            "periodic": [],
        }

    def _said(self, plan: SkpDraft, span: Span) -> dict[Any, list[Row]]:
        grouped: dict[Any, list[Row]] = defaultdict(list)
        for row in self._feedback.get(plan.id, ()):
            shared = row["audience"] is Audience.RECEIVER_AND_LEADERS
            if shared and row["period_id"] == span.id:
                giver = {"id": row["giver_id"], "name": self.names[row["giver_id"]]}
                shown = {name: row[name] for name in _FEEDBACK} | {"giver": giver}
                grouped[row["goal_id"] or row["value_code"]].append(shown)
        return grouped

    def _goal(
        self, goal: GoalDraft, position: int, span: Span, said: dict[Any, list[Row]]
    ) -> dict[str, Any]:
        above = goal.parent or goal.outside
        return {
            "id": goal.id,
            "kind": goal.kind,
            "cascade": goal.cascade,
            "position": position,
            "text": goal.text,
            "parent_text": above.text if above else None,
            "assigned_by": goal.assigned_by,
            "indicators": [self._indicator(one, span) for one in goal.indicators],
            "feedback": said.get(goal.id, []),
        }

    def _indicator(self, one: IndicatorDraft, span: Span) -> dict[str, Any]:
        assert one.id  # noqa: S101 - given in Planning
        mine = [row for row in self._values.get(one.id, ()) if row["period_id"] <= span.id]
        ends: Any = [{**row, "ends_on": self.frame.spans[row["period_id"]].ends_on} for row in mine]
        shown: Any = {
            "id": one.id,
            "aspect": one.measure if isinstance(one.measure, Aspect) else None,
            "perspective": one.measure if isinstance(one.measure, Perspective) else None,
            "text": one.text,
            "unit_of_measure": one.unit,
            "direction": one.direction,
            "accumulation": one.accumulation,
            "target": one.target,
            "target_low": None,
            "target_high": None,
            "target_text": one.target_text,
            "due_on": None,
        }
        stands = standing(shown, ends, span.id, span.ends_on)
        return {
            **shown,
            "values": [{name: row[name] for name in ValueFields.__annotations__} for row in mine],
            "year_value": stands.year_value,
            "progress_bp": stands.progress_bp,
            "expected_bp": stands.expected_bp,
        }

    def _value(
        self, plan: SkpDraft, value: dict[str, Any], said: dict[Any, list[Row]]
    ) -> dict[str, Any]:
        code = value["code"]
        return {
            "code": code,
            "name": value["name"],
            "expectation": plan.expectations.get(code),
            "feedback": said.get(code, []),
        }

    def _pieces(self, plan: SkpDraft, span: Span) -> list[dict[str, Any]]:
        return [
            {name: row[name] for name in _EVIDENCE}
            | {"indicator_ids": [link["indicator_id"] for link in self._links.get(row["id"], ())]}
            for row in self._evidence.get(plan.id, ())
            if row["period_id"] == span.id
        ]


def _by(rows: list[Row], column: str) -> dict[UUID, list[Row]]:
    grouped: dict[UUID, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter("id")) if rows and "id" in rows[0] else rows:
        grouped[row[column]].append(row)
    return grouped


def _in_order(plan: SkpDraft) -> list[tuple[int, GoalDraft]]:
    """Give main goals first, as the forms do."""
    numbered = list(enumerate(plan.goals, 1))
    return sorted(numbered, key=lambda one: one[1].kind is GoalKind.TAMBAHAN)
