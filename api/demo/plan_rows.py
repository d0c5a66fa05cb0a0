"""Makes the rows of plans, of performance agreements and of what was said about them."""

from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from api.demo.drafts import GoalDraft, IndicatorDraft, number
from api.demo.frame import CYCLE
from api.demo.keys import NEW_YEAR, YEAR, Keys, moment
from api.demo.places import Place
from api.demo.plans import SkpDraft
from api.demo.sources import grouped, texts
from api.demo.tables import Row, Tables, appended, owned, registry
from api.goals.agreements.models import (
    AgreementIndicator,
    AgreementProgramme,
    PerformanceAgreement,
)
from api.goals.models import (
    Aspect,
    BehaviourExpectation,
    CommentKind,
    Direction,
    Goal,
    Indicator,
    Perspective,
    Plan,
    PlanComment,
    PlanState,
    PlanSupport,
)

Lines = dict[tuple[str, str], UUID]
"""Lines of performance agreements, by agency and code."""
SUPPORT = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
"""The programme that every agency has."""


def keep_agreements(tables: Tables, keys: Keys, places: list[Place]) -> Lines:
    """Make the performance agreement of every agency."""
    lines: Lines = {}
    when = moment(NEW_YEAR)
    for place in places:
        if place.code == place.agency_code and place.agency_id:
            agreement = {
                **registry(keys.registry(), when),
                "unit_id": place.id,
                "year": YEAR,
                "document_no": f"PK/{place.code}/{YEAR}",
            }
            tables.add(PerformanceAgreement, agreement)
            for line in grouped("indicators", "agency")[place.code]:
                key = lines[place.code, line["code"]] = keys.registry()
                tables.add(AgreementIndicator, _line(registry(key, when), agreement["id"], line))
            for line in (*grouped("programmes", "agency").get(place.code, ()), _of_all(place)):
                row = registry(keys.registry(), when)
                tables.add(AgreementProgramme, _programme(row, agreement["id"], line))
    return lines


def _of_all(place: Place) -> dict[str, str]:
    return {"name": SUPPORT, "budget": str(6_250_000_000 + 485_000_000 * place.agency_id)}


def _programme(row: Row, agreement_id: UUID, line: dict[str, str]) -> Row:
    budget = number(line["budget"])
    return {**row, "agreement_id": agreement_id, "name": line["name"], "budget": budget}


def _line(row: Row, agreement_id: UUID, line: dict[str, str]) -> Row:
    target = number(line["target"])
    return {
        **row,
        "agreement_id": agreement_id,
        "code": line["code"],
        "objective": line["objective"],
        "text": line["indicator"],
        "unit_of_measure": line["unit"],
        "direction": Direction(line["direction"]),
        "target": target,
        "target_text": line["target"] if target is None else None,
    }


class PlanRows:
    """Makes the rows of one plan after the other."""

    def __init__(self, tables: Tables, keys: Keys, lines: Lines, chance: Random) -> None:
        self.tables, self.keys, self.lines, self.chance = tables, keys, lines, chance

    def keep(self, plan: SkpDraft) -> None:
        self.tables.add(Plan, _plan(plan))
        for position, goal in enumerate(plan.goals, 1):
            self.tables.add(Goal, self._goal(plan, goal, position))
            for place, one in enumerate(goal.indicators, 1):
                self.tables.add(Indicator, _indicator(plan, goal, one, place))
        self._additions(plan)
        self._comments(plan)

    def _goal(self, plan: SkpDraft, goal: GoalDraft, position: int) -> Row:
        assert goal.id  # noqa: S101 - given in Planning
        above = goal.parent or goal.outside
        return {
            **owned(goal.id, plan.agency_id, plan.drafted_at),
            "plan_id": plan.id,
            "parent_id": goal.parent.id if goal.parent else None,
            "outside_parent_id": goal.outside.id if goal.outside else None,
            "agreement_indicator_id": self.lines.get((plan.place.agency_code, goal.code)),
            "parent_text": above.text if above else None,
            "kind": goal.kind,
            "cascade": goal.cascade,
            "position": position,
            "text": goal.text,
            "assigned_by": goal.assigned_by,
        }

    def _additions(self, plan: SkpDraft) -> None:
        for value, text in plan.expectations.items():
            row = self._child(plan)
            self.tables.add(BehaviourExpectation, {**row, "value_code": value, "text": text})
        for kind, lines in plan.supports.items():
            for position, text in enumerate(lines, 1):
                row = {**self._child(plan), "kind": kind, "position": position, "text": text}
                self.tables.add(PlanSupport, row)

    def _child(self, plan: SkpDraft) -> Row:
        key = self.keys.at(plan.drafted_at, plan.agency_id)
        return {**owned(key, plan.agency_id, plan.drafted_at), "plan_id": plan.id}

    def _comments(self, plan: SkpDraft) -> None:
        if plan.state is PlanState.RETURNED:
            self._comment(plan, plan.assessor.id, CommentKind.RETURN_NOTE, plan.return_note or "")
        elif self.chance.random() < 0.12 or plan.person.part:
            said = self.chance.choice(texts()["comments"])
            self._comment(plan, plan.person.id, CommentKind.COMMENT, said)

    def _comment(self, plan: SkpDraft, author: UUID, kind: CommentKind, text: str) -> None:
        when = plan.settled_at or plan.drafted_at + timedelta(hours=2)
        row: dict[str, Any] = {
            **appended(self.keys.at(when, plan.agency_id), plan.agency_id, when),
            "plan_id": plan.id,
            "line_id": None,
            "author_id": author,
            "kind": kind,
            "text": text,
        }
        self.tables.add(PlanComment, row)


def _plan(plan: SkpDraft) -> Row:
    agreed = plan.is_agreed
    return {
        **owned(plan.id, plan.agency_id, plan.drafted_at),
        "updated_at": plan.settled_at or plan.submitted_at or plan.drafted_at,
        "employee_id": plan.person.id,
        "assignment_id": plan.assignment_id,
        "unit_id": plan.place.id,
        "assessor_id": plan.assessor.id,
        "cycle_id": CYCLE,
        "form": plan.form,
        "approach": plan.approach,
        "state": plan.state,
        "return_note": plan.return_note,
        "revision": 1 if agreed else 0,
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "submitted_at": plan.submitted_at,
        "agreed_at": plan.settled_at if agreed else None,
        "agreed_by": plan.assessor_on(plan.starts_on).id if agreed else None,
    }


def _indicator(plan: SkpDraft, goal: GoalDraft, one: IndicatorDraft, position: int) -> Row:
    assert one.id  # noqa: S101 - given in Planning
    return {
        **owned(one.id, plan.agency_id, plan.drafted_at),
        "plan_id": plan.id,
        "goal_id": goal.id,
        "aspect": one.measure if isinstance(one.measure, Aspect) else None,
        "perspective": one.measure if isinstance(one.measure, Perspective) else None,
        "text": one.text,
        "unit_of_measure": one.unit,
        "direction": one.direction,
        "target": one.target,
        "target_low": None,
        "target_high": None,
        "target_text": one.target_text,
        "baseline": one.baseline,
        "accumulation": one.accumulation,
        "due_on": None,
        "data_source": one.source,
        "position": position,
    }
