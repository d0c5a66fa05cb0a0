"""Puts together what an evaluation is judged by; a constant number of statements."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations import context_statements as statements
from api.evaluations.context_records import (
    Context,
    EvidenceRow,
    FeedbackRow,
    JudgedEvidence,
    JudgedGoal,
    JudgedIndicator,
    JudgedLineRow,
    JudgedValue,
    PeriodicFields,
    PeriodicRow,
    SaidFeedback,
)
from api.evaluations.figures import Figures, figures_of
from api.evaluations.grounds import Judged, grounds_of
from api.evaluations.models import UNSIGNED, EvaluationKind, Rating
from api.evaluations.permissions import sees_feedback
from api.evaluations.records import EvaluationHead, HeadHint, Sentence
from api.evaluations.scoring import Line, contradictions, rating_of_head
from api.evaluations.unit_achievements import figures as unit_figures
from api.evaluations.unit_achievements.records import UnitFigure, UnitFigureRow
from api.foundation import rows
from api.foundation.clock import today
from api.goals.models import GoalKind
from api.goals.records import PersonRow, PlanKey
from api.identity.actor import Actor
from api.rules.queries import setting

BORDERS = "track_borders"


class SaidOn(TypedDict):
    """What was said on a goal or a value: the newest words, and how many there are."""

    feedback: list[SaidFeedback]
    feedback_total: int


Grouped = Mapping[UUID | int | None, SaidOn]
"""Feedback by the goal or the value that it is on."""


class Span(TypedDict):
    """The days that an evaluation is of, as statements name them."""

    starts_on: date
    ends_on: date


def of_evaluation(
    session: Session, actor: Actor, head: EvaluationHead, reader: str | None = None
) -> Context:
    """Read goals with figures, behaviour, evidence, feedback and both parties, as they stand."""
    said = _feedback(session, actor, head, reader or reader_of(actor, head))
    rater_id = rater_of(actor, head)
    unit = unit_figures.figure_for(session, head, rater_id)
    return {
        "employee": rows.fetch_one(
            session, statements.EMPLOYEE, assignment_id=head["assignment_id"]
        ),
        "assessor": rows.fetch_one(session, statements.ASSESSOR, assessor_id=rater_id),
        "superior": _superior(session, head, rater_id),
        "unit_achievement": _unit(unit),
        "goals": _goals(session, head, said),
        "behaviour": _behaviour(session, head, said),
        "evidence": _evidence(session, head),
        "periodic": _periodic(session, actor, head),
    }


def rater_of(actor: Actor, head: EvaluationHead) -> UUID:
    """Say whose people these are: also where the superior evaluates for an assessor (IV.A.11, IV.B.1.g)."""
    if head["taken_over_from_id"] is not None:
        return head["taken_over_from_id"]
    return actor.id if head["is_assessor"] else head["assessor_id"]


def _superior(session: Session, head: EvaluationHead, rater_id: UUID) -> PersonRow | None:
    """Read the assessor's superior, block 3 of forms D.1.1 and D.1.2: whoever took over, else as it is."""
    if head["taken_over_from_id"] is not None:
        return rows.fetch_one(session, statements.ASSESSOR, assessor_id=head["assessor_id"])
    return rows.fetch_one(session, statements.SUPERIOR, employee_id=rater_id, day=today())


def _unit(figure: UnitFigureRow) -> UnitFigure:
    return {
        "unit_id": figure["unit_id"],
        "unit_name": figure["unit_name"],
        "period_id": figure["period_id"],
        "grade": figure["grade"],
        "basis": figure["basis"],
        "stands_in": figure["stands_in"],
    }


def reader_of(actor: Actor, head: EvaluationHead) -> str:
    """Say in which of three ways somebody reads feedback, or `nobody`."""
    if actor.id == head["employee_id"]:
        return "receiver"
    if not sees_feedback(actor, head):
        return "nobody"
    return "leader"


def _plan(head: EvaluationHead) -> PlanKey:
    return {"plan_id": head["plan_id"], "agency_id": head["agency_id"]}


def _span(head: EvaluationHead) -> Span:
    return {"starts_on": head["starts_on"], "ends_on": head["ends_on"]}


def _feedback(session: Session, actor: Actor, head: EvaluationHead, reader: str) -> Grouped:
    grouped: dict[UUID | int | None, SaidOn] = {}
    if reader == "nobody":
        return grouped
    given = {"me": actor.id} if reader == "leader" else {}
    found = rows.fetch(session, statements.FEEDBACK[reader], **_plan(head), **_span(head), **given)
    for row in found:
        subject = row["goal_id"] or row["value_code"]
        on = grouped.setdefault(subject, {"feedback": [], "feedback_total": row["total"]})
        on["feedback"].append(_said(row))
    return grouped


def _on(said: Grouped, subject: UUID | int) -> SaidOn:
    return said.get(subject, {"feedback": [], "feedback_total": 0})


def _said(row: FeedbackRow) -> SaidFeedback:
    return {
        "id": row["id"],
        "goal_id": row["goal_id"],
        "value_code": row["value_code"],
        "giver": {"id": row["giver_id"], "name": row["giver_name"]},
        "giver_role": row["giver_role"],
        "giver_agency": row["giver_agency"],
        "source_note": row["source_note"],
        "text": row["text"],
        "symbol": row["symbol"],
        "evidence_url": row["evidence_url"],
        "period_id": row["period_id"],
        "given_at": row["given_at"],
    }


def _goals(session: Session, head: EvaluationHead, said: Grouped) -> list[JudgedGoal]:
    figures = figures_of(session, head)
    goals: dict[UUID, JudgedGoal] = {}
    for row in rows.fetch(session, statements.LINES, **_plan(head)):
        goal = goals.get(row["goal_id"])
        if goal is None:
            goal = goals[row["goal_id"]] = _goal(row, said)
        if row["id"] is not None:
            goal["indicators"].append(_indicator(row, row["id"], figures))
    return list(goals.values())


def _goal(row: JudgedLineRow, said: Grouped) -> JudgedGoal:
    return {
        "id": row["goal_id"],
        "kind": row["goal_kind"],
        "cascade": row["cascade"],
        "position": row["goal_position"],
        "text": row["goal_text"],
        "parent_text": row["parent_text"],
        "assigned_by": row["assigned_by"],
        "result_group": row["result_group"],
        "practice_code": row["practice_code"],
        "indicators": [],
        **_on(said, row["goal_id"]),
    }


def _indicator(row: JudgedLineRow, key: UUID, figures: Figures) -> JudgedIndicator:
    return {
        "id": key,
        "aspect": row["aspect"],
        "perspective": row["perspective"],
        "text": row["text"],
        "unit_of_measure": row["unit_of_measure"],
        "direction": row["direction"],
        "accumulation": row["accumulation"],
        "target": row["target"],
        "target_low": row["target_low"],
        "target_high": row["target_high"],
        "target_text": row["target_text"],
        "due_on": row["due_on"],
        **figures.of(key, row),
    }


def _behaviour(session: Session, head: EvaluationHead, said: Grouped) -> list[JudgedValue]:
    found = rows.fetch(session, statements.BEHAVIOUR, **_plan(head))
    return [{**row, **_on(said, row["code"])} for row in found]


def _evidence(session: Session, head: EvaluationHead) -> list[JudgedEvidence]:
    pieces: dict[UUID, JudgedEvidence] = {}
    for row in rows.fetch(session, statements.EVIDENCE, **_plan(head), **_span(head)):
        piece = pieces.get(row["id"])
        if piece is None:
            piece = pieces[row["id"]] = _piece(row)
        if row["indicator_id"] is not None:
            piece["indicator_ids"].append(row["indicator_id"])
    return list(pieces.values())


def _piece(row: EvidenceRow) -> JudgedEvidence:
    return {
        "id": row["id"],
        "period_id": row["period_id"],
        "title": row["title"],
        "kind": row["kind"],
        "url": row["url"],
        "file_id": row["file_id"],
        "verdict": row["verdict"],
        "verdict_reason": row["verdict_reason"],
        "indicator_ids": [],
        "created_at": row["created_at"],
    }


def _periodic(session: Session, actor: Actor, head: EvaluationHead) -> list[PeriodicFields]:
    """The periodic predikats of the year, for its yearly evaluation (R33)."""
    if head["kind"] is not EvaluationKind.TAHUNAN:
        return []
    found = rows.fetch(session, statements.PERIODIC, employee_id=head["employee_id"], **_span(head))
    return [_of_period(actor, row) for row in found]


def _of_period(actor: Actor, row: PeriodicRow) -> PeriodicFields:
    hidden = row["state"] in UNSIGNED and row["assessor_id"] != actor.id
    return {
        "id": row["id"],
        "period_id": row["period_id"],
        "state": row["state"],
        "predikat": None if hidden else row["predikat"],
    }


def notes_of(session: Session, goals: Iterable[JudgedGoal]) -> dict[Rating, list[str]]:
    """Say for each results rating what the figures would say against it."""
    lines: list[Line] = []
    reported = 0
    for goal in goals:
        for one in goal["indicators"]:
            reported += bool(one["values"])
            if one["progress_bp"] is not None and one["expected_bp"] is not None:
                is_main = goal["kind"] == GoalKind.UTAMA
                lines.append(Line(is_main, one["progress_bp"], one["expected_bp"]))
    border: int = setting(session, BORDERS, today())["slightly_behind"]
    return {rating: contradictions(rating, lines, reported, border) for rating in Rating}


def for_document(session: Session, actor: Actor, head: EvaluationHead) -> Judged:
    """Read what counts for a rating, as the document will say it."""
    said = _feedback(session, actor, head, "document")
    return {
        "goals": _goals(session, head, said),
        "behaviour": _behaviour(session, head, said),
        "evidence": _evidence(session, head),
    }


def grounds_for(session: Session, judged: Judged, head: EvaluationHead) -> list[Sentence]:
    return grounds_of(judged, head, setting(session, BORDERS, today())["slightly_behind"])


def hint_for_head(session: Session, head: EvaluationHead) -> HeadHint | None:
    """R41: suggest the results rating of somebody who leads an organization."""
    if not unit_figures.leads(session, head["employee_id"], head["unit_id"]):
        return None
    used = unit_figures.figure_of(session, head["unit_id"], head)
    if used is None:
        return None
    return {
        "rule": "R41",
        "unit_id": head["unit_id"],
        "unit_name": head["unit_name"],
        "grade": used["grade"],
        "rating": rating_of_head(used["grade"]),
        "inferred": True,
    }
