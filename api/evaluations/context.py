"""Puts together what an evaluation is judged by; a constant number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.evaluations import context_statements as statements
from api.evaluations import unit_figures
from api.evaluations.figures import Figures, figures_of
from api.evaluations.models import UNSIGNED, EvaluationKind, Rating
from api.evaluations.permissions import sees_feedback
from api.evaluations.scoring import Line, contradictions
from api.foundation import rows
from api.foundation.clock import today
from api.goals.models import GoalKind
from api.identity.actor import Actor
from api.rules.queries import setting

Grouped = dict[Any, list[dict[str, Any]]]


def of_evaluation(
    session: Session, actor: Actor, head: rows.Row, reader: str | None = None
) -> dict[str, Any]:
    """Read goals with figures, behaviour, evidence, feedback and both parties, as they stand."""
    said = _feedback(session, actor, head, reader or reader_of(actor, head))
    rater_id = actor.id if head["is_assessor"] else head["assessor_id"]
    unit = unit_figures.figure_for(session, head, rater_id)
    del unit["id"]
    return {
        "employee": rows.fetch_one(
            session, statements.EMPLOYEE, assignment_id=head["assignment_id"]
        ),
        "assessor": rows.fetch_one(session, statements.ASSESSOR, assessor_id=rater_id),
        "unit_achievement": unit,
        "goals": _goals(session, head, said),
        "behaviour": _behaviour(session, head, said),
        "evidence": _evidence(session, head),
        "periodic": _periodic(session, actor, head),
    }


def reader_of(actor: Actor, head: rows.Row) -> str:
    """Say in which of three ways somebody reads feedback, or `nobody`."""
    if actor.id == head["employee_id"]:
        return "receiver"
    if not sees_feedback(actor, head):
        return "nobody"
    return "leader"


def _plan(head: rows.Row) -> dict[str, Any]:
    return {"plan_id": head["plan_id"], "agency_id": head["agency_id"]}


def _span(head: rows.Row) -> dict[str, Any]:
    return {"starts_on": head["starts_on"], "ends_on": head["ends_on"]}


def _feedback(session: Session, actor: Actor, head: rows.Row, reader: str) -> Grouped:
    grouped: Grouped = defaultdict(list)
    if reader == "nobody":
        return grouped
    given = {"me": actor.id} if reader == "leader" else {}
    found = rows.fetch(session, statements.FEEDBACK[reader], **_plan(head), **_span(head), **given)
    for row in found:
        row["giver"] = {"id": row.pop("giver_id"), "name": row.pop("giver_name")}
        grouped[row["goal_id"] or row["value_code"]].append(row)
    return grouped


def _goals(session: Session, head: rows.Row, said: Grouped) -> list[dict[str, Any]]:
    figures = figures_of(session, head)
    goals: dict[Any, dict[str, Any]] = {}
    for row in rows.fetch(session, statements.LINES, **_plan(head)):
        goal = goals.setdefault(row["goal_id"], _goal(row, said))
        if row["id"] is not None:
            goal["indicators"].append(_indicator(row, figures))
    return list(goals.values())


def _goal(row: rows.Row, said: Grouped) -> dict[str, Any]:
    return {
        "id": row["goal_id"],
        "kind": row["goal_kind"],
        "cascade": row["cascade"],
        "position": row["goal_position"],
        "text": row["goal_text"],
        "parent_text": row["parent_text"],
        "assigned_by": row["assigned_by"],
        "indicators": [],
        "feedback": said.get(row["goal_id"], []),
    }


_LINE = (
    "id", "aspect", "perspective", "text", "unit_of_measure", "direction", "accumulation",
    "target", "target_low", "target_high", "target_text", "due_on",
)  # fmt: skip


def _indicator(row: rows.Row, figures: Figures) -> dict[str, Any]:
    return {**{name: row[name] for name in _LINE}, **figures.of(row)}


def _behaviour(session: Session, head: rows.Row, said: Grouped) -> list[rows.Row]:
    found = rows.fetch(session, statements.BEHAVIOUR, **_plan(head))
    for row in found:
        row["feedback"] = said.get(row["code"], [])
    return found


def _evidence(session: Session, head: rows.Row) -> list[rows.Row]:
    pieces: dict[Any, rows.Row] = {}
    for row in rows.fetch(session, statements.EVIDENCE, **_plan(head), **_span(head)):
        indicator_id = row.pop("indicator_id")
        piece = pieces.setdefault(row["id"], {**row, "indicator_ids": []})
        if indicator_id is not None:
            piece["indicator_ids"].append(indicator_id)
    return list(pieces.values())


def _periodic(session: Session, actor: Actor, head: rows.Row) -> list[rows.Row]:
    """The periodic predikats of the year, for its yearly evaluation (R33)."""
    if head["kind"] is not EvaluationKind.TAHUNAN:
        return []
    found = rows.fetch(session, statements.PERIODIC, employee_id=head["employee_id"], **_span(head))
    for row in found:
        if row.pop("assessor_id") != actor.id and row["state"] in UNSIGNED:
            row["predikat"] = None
    return found


def notes_of(session: Session, goals: Iterable[dict[str, Any]]) -> dict[Rating, list[str]]:
    """Say for each results rating what the figures would say against it."""
    lines: list[Line] = []
    reported = 0
    for goal in goals:
        for one in goal["indicators"]:
            reported += bool(one["values"])
            if one["progress_bp"] is not None and one["expected_bp"] is not None:
                is_main = goal["kind"] == GoalKind.UTAMA
                lines.append(Line(is_main, one["progress_bp"], one["expected_bp"]))
    border: int = setting(session, "track_borders", today())["slightly_behind"]
    return {rating: contradictions(rating, lines, reported, border) for rating in Rating}


def notes_for(session: Session, head: rows.Row) -> dict[Rating, list[str]]:
    return notes_of(session, _goals(session, head, {}))


def rule_of_quadrant(session: Session, day: date) -> rows.Row | None:
    """Name the rule and the article that the quadrant in force on a day comes from."""
    return rows.fetch_one(session, statements.QUADRANT_RULE, day=day)
