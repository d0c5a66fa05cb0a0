"""What can be done with an evaluation: rate, sign, acknowledge."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.evaluations import context, events, queries, unit_figures
from api.evaluations.decisions import ACKNOWLEDGED, RATED, SIGNED, decide, event_of, ratings_of
from api.evaluations.errors import PlanNotAgreed, UnitAchievementMissing
from api.evaluations.explanation import reasons
from api.evaluations.models import Evaluation, EvaluationState, Rating
from api.evaluations.schemas import Acknowledgement, RatingsDraft
from api.evaluations.scoring import letters, quadrant, reason_is_needed
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.goals.models import PlanState
from api.goals.queries import lock_plan
from api.identity.actor import Actor, permit
from api.organization.people.queries import person_card
from api.rules.queries import add_working_days, setting, table

ACKNOWLEDGE_DAYS = "acknowledge_within_days"
REASON_LETTERS = "rating_reason_letters"


def rate(
    session: Session, actor: Actor, evaluation_id: UUID, draft: RatingsDraft, version: int
) -> dict[str, Any]:
    """R35–R37: judge results and behaviour; the predikat follows from the quadrant."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_assessor"], "Only the assessor rates")
    row = _lock(session, head)
    if row.version != version:
        raise EditedMeanwhile(version=row.version)
    row.check_step(EvaluationState.RATED)
    if head["plan_state"] not in (PlanState.AGREED, PlanState.CLOSED):
        raise PlanNotAgreed(plan_id=row.plan_id, state=head["plan_state"])
    _check_reasons(draft, setting(session, REASON_LETTERS, today()))
    ratings = {name: value or None for name, value in draft.model_dump().items()}
    concluded = _conclude(session, actor, head, ratings)
    old = ratings_of(row)
    _change(row, EvaluationState.RATED, {**ratings, **concluded, "assessor_id": actor.id})
    decide(session, actor, row, RATED, old)
    publish(session, event_of(events.EvaluationRated, actor, row))
    return queries.get_evaluation(session, actor, evaluation_id)


def _change(row: Evaluation, state: EvaluationState, values: dict[str, Any]) -> None:
    """Take a step with all that belongs to it, so that no half of it is ever written."""
    for name, value in values.items():
        setattr(row, name, value)
    row.step_to(state)
    row.version += 1


def _lock(session: Session, head: rows.Row) -> Evaluation:
    lock_plan(session, head["plan_id"])
    return queries.load_evaluation(session, head["id"])


def _check_reasons(draft: RatingsDraft, least: int) -> None:
    given: list[tuple[str, Rating, str | None]] = [
        ("results", draft.results_rating, draft.results_reason),
        ("behaviour", draft.behaviour_rating, draft.behaviour_reason),
    ]
    faults = [
        (f"/{axis}_reason", "reason_too_short", f"say why, with at least {least} letters")
        for axis, rating, reason in given
        if reason_is_needed(rating) and letters(reason) < least
    ]
    if faults:
        raise Invalid(*faults)


def _conclude(
    session: Session, actor: Actor, head: rows.Row, ratings: dict[str, Any]
) -> dict[str, Any]:
    """Let the predikat and its reasons follow from the two ratings (R35, R37)."""
    unit = unit_figures.figure_for(session, head, actor.id)
    if unit["grade"] is None:
        raise UnitAchievementMissing(
            unit_id=unit["unit_id"], unit_name=unit["unit_name"], period_id=unit["period_id"]
        )
    cells = table(session, "quadrant", head["ends_on"])
    predikat = quadrant(cells, ratings["results_rating"], ratings["behaviour_rating"])
    notes = context.notes_for(session, head)[ratings["results_rating"]]
    card = person_card(session, actor.id)
    why = {
        **reasons(predikat, cells, unit, ratings, notes),
        "rule": context.rule_of_quadrant(session, head["ends_on"]),
        "decided": {
            "id": actor.id,
            "name": card["name"],
            "position": card["position"],
            "at": now(),
        },
    }
    return {"unit_achievement_id": unit["id"], "predikat": predikat, "why": why}


def sign(session: Session, actor: Actor, evaluation_id: UUID) -> dict[str, Any]:
    """Make it final and open to the person: what was judged is frozen and kept as it stands."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_assessor"], "Only the assessor signs")
    row = _lock(session, head)
    row.check_step(EvaluationState.SIGNED)
    ratings = ratings_of(row)
    concluded = _conclude(session, actor, head, ratings)
    freeze(session, row.plan_id, row.period_id)
    due_on = add_working_days(session, today(), setting(session, ACKNOWLEDGE_DAYS, today()))
    content = {
        "context": context.of_evaluation(session, actor, head, "document"),
        "ratings": ratings,
        "predikat": concluded["predikat"],
        "acknowledge_due_on": due_on,
    }
    signed = {"content": content, "signed_at": now(), "assessor_id": actor.id}
    _change(row, EvaluationState.SIGNED, {**concluded, **signed})
    decide(session, actor, row, SIGNED, None)
    step = event_of(events.EvaluationSigned, actor, row, acknowledge_due_on=due_on)
    publish(session, step)
    return queries.get_evaluation(session, actor, evaluation_id)


def acknowledge(
    session: Session, actor: Actor, evaluation_id: UUID, draft: Acknowledgement
) -> dict[str, Any]:
    """R47: the person confirms having received it, agreeing or not; once."""
    head = queries.find(session, actor, evaluation_id)
    permit(actor.id == head["employee_id"], "Only the person acknowledges")
    row = _lock(session, head)
    received = {
        "receipt": draft.receipt,
        "receipt_note": draft.note or None,
        "received_at": now(),
    }
    _change(row, EvaluationState.ACKNOWLEDGED, received)
    decide(session, actor, row, ACKNOWLEDGED, None)
    publish(
        session, event_of(events.EvaluationAcknowledged, actor, row, receipt=draft.receipt.value)
    )
    return queries.get_evaluation(session, actor, evaluation_id)
