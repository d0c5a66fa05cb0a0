"""What can be asked about evaluations: one with its whole context, its reasons."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from api.cycles.models import CyclePeriod, Period
from api.cycles.timing import evaluated_from
from api.evaluations import context, trail
from api.evaluations.context_records import Context
from api.evaluations.context_statements import SUPERIOR
from api.evaluations.course import courses_of
from api.evaluations.models import UNSIGNED, Evaluation
from api.evaluations.permissions import audience_of, may_see, sees_ratings, steps_of
from api.evaluations.records import (
    DatedContext,
    EvaluationHead,
    ForAssessor,
    HeadRow,
    Judgement,
    Queue,
    QueueRow,
    Ratings,
    Sentence,
    ShownHead,
    WholeEvaluation,
    WholeRow,
    WhyOfEvaluation,
)
from api.evaluations.signed_context import as_signed
from api.evaluations.timing import unreported
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.goals.models import Plan
from api.identity.actor import Actor
from api.organization.models import Employee, Unit
from api.organization.posts.queries import effective_assessor
from api.rules.queries import setting

_HEAD = (
    select(
        Evaluation.id,
        Evaluation.agency_id,
        Evaluation.plan_id,
        Evaluation.employee_id,
        Evaluation.assessor_id,
        Evaluation.taken_over_from_id,
        Evaluation.unit_id,
        Evaluation.period_id,
        Evaluation.kind,
        Evaluation.state,
        Evaluation.version,
        Evaluation.due_on,
        Evaluation.results_rating,
        Evaluation.results_reason,
        Evaluation.behaviour_rating,
        Evaluation.behaviour_reason,
        Evaluation.recommendation,
        Evaluation.predikat,
        Evaluation.why,
        Evaluation.signed_at,
        Evaluation.receipt,
        Evaluation.receipt_note,
        Evaluation.received_at,
        Evaluation.voided_at,
        Plan.assignment_id,
        Plan.cycle_id,
        Plan.state.label("plan_state"),
        Plan.starts_on.label("plan_starts_on"),
        Plan.ends_on.label("plan_ends_on"),
        Plan.form,
        Plan.approach,
        Unit.path.label("unit_path"),
        Unit.name.label("unit_name"),
        Period.kind.label("period_kind"),
        Period.starts_on,
        Period.ends_on,
        CyclePeriod.state.label("period_state"),
    )
    .join(Plan, (Plan.id == Evaluation.plan_id) & (Plan.agency_id == Evaluation.agency_id))
    .join(Unit, Unit.id == Evaluation.unit_id)
    .join(Period, Period.id == Evaluation.period_id)
    .join(
        CyclePeriod,
        (CyclePeriod.cycle_id == Plan.cycle_id) & (CyclePeriod.period_id == Evaluation.period_id),
    )
    .where(Evaluation.id == bindparam("id"), Evaluation.agency_id == bindparam("agency_id"))
)
HEAD = rows.TypedSelect(HeadRow, _HEAD)
WHOLE = rows.TypedSelect(WholeRow, _HEAD.add_columns(Evaluation.content))
_person = aliased(Employee)
QUEUE = rows.TypedSelect(
    QueueRow,
    select(Evaluation.id, Evaluation.state)
    .join(_person, _person.id == Evaluation.employee_id)
    .where(
        Evaluation.assessor_id == bindparam("assessor_id"),
        Evaluation.period_id == bindparam("period_id"),
        Evaluation.voided_at.is_(None),
    )
    .order_by(_person.sort_name, Evaluation.id),
)


def find(session: Session, actor: Actor, evaluation_id: UUID) -> EvaluationHead:
    """Read the head of an evaluation that the actor may see, or refuse."""
    row = rows.fetch_one(session, HEAD, id=evaluation_id, agency_id=agency_of(evaluation_id))
    if row is None:
        raise NotFound(evaluation_id=evaluation_id)
    return _for_reader(session, actor, row)


def _for_reader(session: Session, actor: Actor, row: HeadRow) -> EvaluationHead:
    is_assessor = _is_assessor(session, actor, row)
    head: EvaluationHead = {
        **row,
        "is_assessor": is_assessor,
        "is_superior": not is_assessor and _is_superior(session, actor, row),
        "evaluated_from": evaluated_from(session, row["period_kind"], row["ends_on"]),
    }
    if not may_see(actor, head):
        raise NotFound(evaluation_id=head["id"])
    return head


def _is_assessor(session: Session, actor: Actor, head: HeadRow) -> bool:
    """The evaluation's own assessor, or whoever acts in their place today (R6)."""
    if actor.id == head["assessor_id"]:
        return True
    if actor.kind != "person" or actor.id == head["employee_id"] or head["taken_over_from_id"]:
        return False
    return effective_assessor(session, head["assignment_id"], today()) == actor.id


def _is_superior(session: Session, actor: Actor, head: HeadRow) -> bool:
    """The superior of whoever assesses, by the assessor's definitive post (IV.A.11)."""
    if actor.kind != "person" or actor.id == head["employee_id"]:
        return False
    superior = rows.fetch_one(session, SUPERIOR, employee_id=head["assessor_id"], day=today())
    return superior is not None and superior["id"] == actor.id


def get_evaluation(session: Session, actor: Actor, evaluation_id: UUID) -> WholeEvaluation:
    """Show an evaluation with all that it is judged by, and the judgement to whoever may see it."""
    row = rows.fetch_one(session, WHOLE, id=evaluation_id, agency_id=agency_of(evaluation_id))
    if row is None:
        raise NotFound(evaluation_id=evaluation_id)
    head = _for_reader(session, actor, row)
    content = _content_of(session, actor, head, row)
    return {
        **_of_head(actor, head),
        **content,
        "courses": courses_of(content["goals"], head, setting(session, context.BORDERS, today())),
        **_judgement(head),
        **_for_assessor(session, actor, head, content),
        "decisions": trail.list_decisions(session, actor, head),
    }


def _of_head(actor: Actor, head: EvaluationHead) -> ShownHead:
    return {
        "id": head["id"],
        "plan_id": head["plan_id"],
        "cycle_id": head["cycle_id"],
        "kind": head["kind"],
        "state": head["state"],
        "version": head["version"],
        "form": head["form"],
        "approach": head["approach"],
        "due_on": head["due_on"],
        "signed_at": head["signed_at"],
        "receipt": head["receipt"],
        "receipt_note": head["receipt_note"],
        "received_at": head["received_at"],
        "voided_at": head["voided_at"],
        "period": {
            "id": head["period_id"],
            "kind": head["period_kind"],
            "starts_on": head["starts_on"],
            "ends_on": head["ends_on"],
            "state": head["period_state"],
        },
        "evaluated_from": head["evaluated_from"],
        "is_final": head["taken_over_from_id"] is not None,
        "unit": {"id": head["unit_id"], "name": head["unit_name"]},
        "seen_by": audience_of(head),
        "may": steps_of(actor, head),
    }


def _content_of(
    session: Session, actor: Actor, head: EvaluationHead, row: WholeRow
) -> DatedContext:
    """Read what is judged: as it was signed, or as it stands."""
    if head["state"] in UNSIGNED:
        judged = context.of_evaluation(session, actor, head)
        return {**judged, "acknowledge_due_on": None, "early_reason": None}
    content = row["content"]
    signed: Context = as_signed(content["context"])
    return {
        **signed,
        "superior": signed.get("superior"),
        "acknowledge_due_on": content["acknowledge_due_on"],
        "early_reason": content.get("early_reason"),
    }


def _judgement(head: EvaluationHead) -> Judgement:
    if not sees_ratings(head) or head["predikat"] is None:
        return {"ratings": None, "predikat": None, "why": None}
    ratings: Ratings = {
        "results_rating": head["results_rating"],
        "results_reason": head["results_reason"],
        "behaviour_rating": head["behaviour_rating"],
        "behaviour_reason": head["behaviour_reason"],
        "recommendation": head["recommendation"],
    }
    return {"ratings": ratings, "predikat": head["predikat"], "why": head["why"]}


def _offers(session: Session, actor: Actor, head: EvaluationHead) -> list[Sentence]:
    return context.grounds_for(session, context.for_document(session, actor, head), head)


def _for_assessor(
    session: Session, actor: Actor, head: EvaluationHead, content: DatedContext
) -> ForAssessor:
    if not head["is_assessor"] or head["voided_at"] is not None:
        return {"notes": None, "head_hint": None, "offers": None, "queue": None, "unreported": None}
    unsigned = head["state"] in UNSIGNED
    return {
        "offers": _offers(session, actor, head) if unsigned else None,
        "notes": context.notes_of(session, content["goals"]) if unsigned else None,
        "head_hint": context.hint_for_head(session, head) if unsigned else None,
        "queue": _queue(session, head),
        "unreported": unreported(session, head) if unsigned else None,
    }


def _queue(session: Session, head: EvaluationHead) -> Queue:
    line = rows.fetch(session, QUEUE, assessor_id=head["assessor_id"], period_id=head["period_id"])
    keys = [row["id"] for row in line]
    place = keys.index(head["id"])
    return {
        "previous_id": keys[place - 1] if place else None,
        "next_id": keys[place + 1] if place + 1 < len(keys) else None,
        "position": place + 1,
        "total": len(keys),
        "unsigned": sum(row["state"] in UNSIGNED for row in line),
    }


def get_why(session: Session, actor: Actor, evaluation_id: UUID) -> WhyOfEvaluation:
    """Say what the predikat follows from."""
    head = find(session, actor, evaluation_id)
    judged = _judgement(head)
    return {
        "evaluation_id": head["id"],
        "period_id": head["period_id"],
        "kind": head["kind"],
        "state": head["state"],
        "predikat": judged["predikat"],
        "why": judged["why"],
    }


def load_evaluation(session: Session, evaluation_id: UUID) -> Evaluation:
    """Load an evaluation in order to change it; its plan is locked before."""
    found = select(Evaluation).where(Evaluation.at(evaluation_id)).with_for_update()
    return session.scalars(found).one()
