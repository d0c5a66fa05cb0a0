"""The record of a signed evaluation: ratings, texts, document and predikat, and every decision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from api.evaluations.events import (
    EvaluationAcknowledged,
    EvaluationAnswered,
    EvaluationCorrected,
    EvaluationSigned,
)
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationDecision
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKey,
    RecordKind,
    fingerprint,
    forms,
    grouped,
    within,
)
from api.foundation.rows import TypedSelect

SIGNED = Evaluation.state.not_in(UNSIGNED)


def read_signed(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read signed evaluations whole; what changes afterwards has an event of its own."""
    heads = forms(session, Evaluation, within(Evaluation.id, keys), SIGNED)
    of_them = within(EvaluationDecision.evaluation_id, keys)
    decisions = grouped(forms(session, EvaluationDecision, of_them), "evaluation_id")
    return {
        head["id"]: {"evaluation": head, "decisions": decisions.get(head["id"], [])}
        for head in heads
    }


def fingerprint_of_evaluation(session: Session, evaluation_id: UUID) -> Fingerprint:
    """Take the fingerprint of an evaluation that has just been signed, acknowledged, answered or corrected."""
    session.flush()
    return fingerprint(evaluation_id, read_signed(session, [evaluation_id])[evaluation_id])


SIGNED_EVALUATIONS = RecordKind(
    "evaluation",
    (EvaluationSigned, EvaluationAcknowledged, EvaluationAnswered, EvaluationCorrected),
    TypedSelect(
        RecordKey,
        select(Evaluation.id, Evaluation.id.label("subject_id"))
        .where(
            Evaluation.id > bindparam("after"),
            Evaluation.signed_at >= bindparam("since"),
            or_(bindparam("agency") == -1, Evaluation.agency_id == bindparam("agency")),
            SIGNED,
        )
        .order_by(Evaluation.id),
    ),
    read_signed,
)
