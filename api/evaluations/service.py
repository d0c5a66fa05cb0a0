"""What can be done with an evaluation: rate, sign, acknowledge."""

from collections.abc import Iterable, Mapping
from typing import cast
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.service import freeze
from api.evaluations import context, events, hearing, queries
from api.evaluations.context_statements import QUADRANT_RULE
from api.evaluations.decisions import (
    ACKNOWLEDGED,
    RATED,
    SIGNED,
    Said,
    decide,
    event_of,
    ratings_of,
    say,
)
from api.evaluations.errors import PlanNotAgreed
from api.evaluations.explanation import Grounds, UnitBehind, Why, reasons
from api.evaluations.fingerprint import fingerprint_of_evaluation
from api.evaluations.models import Evaluation, EvaluationState, Rating, Receipt
from api.evaluations.records import Concluded, EvaluationHead, GivenRatings, WholeEvaluation
from api.evaluations.schemas import Acknowledgement, RatingsDraft, Signature
from api.evaluations.scoring import letters, quadrant, reason_is_needed
from api.evaluations.timing import check_evaluated, reason_for_now
from api.evaluations.unit_achievements.errors import UnitAchievementMissing
from api.evaluations.unit_achievements.figures import figure_for
from api.evaluations.unit_achievements.records import UnitFigure
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
ACKNOWLEDGE_FINAL_DAYS = "acknowledge_final_within_days"
"""V.A.10: where the assessor's superior has signed."""
REASON_LETTERS = "rating_reason_letters"


def rate(
    session: Session, actor: Actor, evaluation_id: UUID, draft: RatingsDraft, version: int
) -> WholeEvaluation:
    """R35–R37: judge results and behaviour; the predikat follows from the quadrant."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_assessor"], "Only the assessor rates")
    check_evaluated(head)
    row = lock(session, head)
    _check_step(row, EvaluationState.RATED, version)
    if head["plan_state"] not in (PlanState.AGREED, PlanState.CLOSED):
        raise PlanNotAgreed(plan_id=row.plan_id, state=head["plan_state"])
    check_reasons(draft, setting(session, REASON_LETTERS, today()))
    ratings = given(draft)
    concluded = conclude(session, actor, head, ratings)
    old = ratings_of(row)
    _change(row, EvaluationState.RATED, {**ratings, **concluded, "assessor_id": actor.id})
    decide(session, actor, row, RATED, old)
    publish(session, event_of(events.EvaluationRated, actor, row))
    return queries.get_evaluation(session, actor, evaluation_id)


def _change(row: Evaluation, state: EvaluationState, values: Mapping[str, object]) -> None:
    """Take a step with all that belongs to it, so that no half of it is ever written."""
    for name, value in values.items():
        setattr(row, name, value)
    row.step_to(state)
    row.version += 1


def _check_step(row: Evaluation, state: EvaluationState, seen: int) -> None:
    """Refuse an unlawful step, and one with an evaluation that is no longer as it was read."""
    row.check_step(state)
    if row.version != seen:
        raise EditedMeanwhile(version=row.version)


def lock(session: Session, head: EvaluationHead) -> Evaluation:
    lock_plan(session, head["plan_id"])
    return queries.load_evaluation(session, head["id"])


def check_reasons(draft: RatingsDraft, least: int) -> None:
    rated: list[tuple[str, Rating, str | None]] = [
        ("results", draft.results_rating, draft.results_reason),
        ("behaviour", draft.behaviour_rating, draft.behaviour_reason),
    ]
    check_texts(
        [(f"/{axis}_reason", text) for axis, rating, text in rated if reason_is_needed(rating)],
        least,
    )


def check_texts(texts: Iterable[tuple[str, str | None]], least: int) -> None:
    """Refuse what is said too briefly to be understood; each text with where it stands."""
    faults = [
        (place, "reason_too_short", f"say why, with at least {least} letters")
        for place, text in texts
        if letters(text) < least
    ]
    if faults:
        raise Invalid(*faults)


def given(draft: RatingsDraft) -> GivenRatings:
    """Read what was given; an empty text is none."""
    return {
        "results_rating": draft.results_rating,
        "results_reason": draft.results_reason or None,
        "behaviour_rating": draft.behaviour_rating,
        "behaviour_reason": draft.behaviour_reason or None,
        "recommendation": draft.recommendation or None,
    }


def conclude(
    session: Session, actor: Actor, head: EvaluationHead, ratings: GivenRatings
) -> Concluded:
    """Let the predikat and its reasons follow from the two ratings (R35, R37)."""
    figure = figure_for(session, head, context.rater_of(actor, head))
    unit = _achieved(figure)
    cells = table(session, "quadrant", head["ends_on"])
    predikat = quadrant(cells, ratings["results_rating"], ratings["behaviour_rating"])
    judged = context.for_document(session, actor, head)
    grounds: Grounds = {
        "notes": context.notes_of(session, judged["goals"])[ratings["results_rating"]],
        "said": context.grounds_for(session, judged, head),
    }
    card = person_card(session, actor.id)
    why: Why = {
        **reasons(predikat, cells, unit, ratings, grounds),
        "rule": rows.fetch_one(session, QUADRANT_RULE, day=head["ends_on"]),
        "decided": {
            "id": actor.id,
            "name": card["name"],
            "position": card["position"],
            "at": now(),
        },
    }
    return {"unit_achievement_id": figure["id"], "predikat": predikat, "why": why}


def _achieved(figure: UnitFigure) -> UnitBehind:
    """R35: nobody is rated before the organization."""
    if figure["grade"] is None:
        raise UnitAchievementMissing(
            unit_id=figure["unit_id"],
            unit_name=figure["unit_name"],
            period_id=figure["period_id"],
        )
    return {
        "unit_id": figure["unit_id"],
        "unit_name": figure["unit_name"],
        "period_id": figure["period_id"],
        "grade": figure["grade"],
        "stands_in": figure["stands_in"],
    }


def sign(
    session: Session, actor: Actor, evaluation_id: UUID, draft: Signature, version: int
) -> WholeEvaluation:
    """Make it final and open to the person: what was judged is frozen and kept as it was read."""
    head = queries.find(session, actor, evaluation_id)
    permit(head["is_assessor"], "Only the assessor signs")
    check_evaluated(head)
    row = lock(session, head)
    _check_step(row, EvaluationState.SIGNED, version)
    early_reason = reason_for_now(session, head, draft, setting(session, REASON_LETTERS, today()))
    # Both are there: the table's CHECK `rated_has_both_ratings`.
    ratings = cast(GivenRatings, ratings_of(row))
    concluded = conclude(session, actor, head, ratings)
    freeze(session, row.plan_id, row.period_id)
    content = {
        **document(session, actor, head, ratings, concluded),
        "early_reason": early_reason,
    }
    signed = {"content": content, "signed_at": now(), "assessor_id": actor.id}
    _change(row, EvaluationState.SIGNED, {**concluded, **signed})
    say(session, actor, row, Said(SIGNED, None, early_reason))
    record = fingerprint_of_evaluation(session, row.id)
    facts = {"acknowledge_due_on": content["acknowledge_due_on"], "record": record}
    publish(session, event_of(events.EvaluationSigned, actor, row, **facts))
    return queries.get_evaluation(session, actor, evaluation_id)


def document(
    session: Session,
    actor: Actor,
    head: EvaluationHead,
    ratings: GivenRatings,
    concluded: Concluded,
) -> dict[str, object]:
    """Put together what is signed: what was judged as it stands, and the judgement."""
    days = ACKNOWLEDGE_FINAL_DAYS if head["taken_over_from_id"] else ACKNOWLEDGE_DAYS
    return {
        "context": context.of_evaluation(session, actor, head, "document"),
        "ratings": ratings,
        "predikat": concluded["predikat"],
        "acknowledge_due_on": add_working_days(session, today(), setting(session, days, today())),
    }


def acknowledge(
    session: Session, actor: Actor, evaluation_id: UUID, draft: Acknowledgement
) -> WholeEvaluation:
    """R47: the person confirms having received it, agreeing or saying why not; once."""
    head = queries.find(session, actor, evaluation_id)
    permit(actor.id == head["employee_id"], "Only the person acknowledges")
    row = lock(session, head)
    note = draft.note or None
    if draft.receipt is Receipt.DISAGREE:
        check_texts([("/note", note)], setting(session, REASON_LETTERS, today()))
    received = {
        "receipt": draft.receipt,
        "receipt_note": note,
        "received_at": now(),
    }
    _change(row, EvaluationState.ACKNOWLEDGED, received)
    decide(session, actor, row, ACKNOWLEDGED, None)
    record = fingerprint_of_evaluation(session, row.id)
    disagrees = draft.receipt is Receipt.DISAGREE
    due_on = hearing.answer_due_on(session, today()) if disagrees else None
    facts = {"receipt": draft.receipt.value, "record": record, "answer_due_on": due_on}
    publish(session, event_of(events.EvaluationAcknowledged, actor, row, **facts))
    return queries.get_evaluation(session, actor, evaluation_id)
