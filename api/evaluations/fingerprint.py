"""The record of a signed evaluation: ratings, texts, document and predikat, and every decision."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.decisions import REOPENED
from api.evaluations.events import (
    EvaluationAcknowledged,
    EvaluationAnswered,
    EvaluationCarriedOver,
    EvaluationCorrected,
    EvaluationReopened,
    EvaluationSigned,
)
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationDecision
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    forms,
    grouped,
    record_keys,
    within,
)
from api.foundation.rows import Row

SIGNED = Evaluation.state.not_in(UNSIGNED)


def read_signed(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read signed evaluations whole, each with every decision; of a reopened one what was signed before.

    What changes afterwards has an event of its own.
    """
    heads = [
        _of_then(one) for one in forms(session, Evaluation, within(Evaluation.id, keys), SIGNED)
    ]
    for head in heads:
        if head["voided_at"] is None:
            del head["voided_at"]  # what is signed is never void: older records have no such column
    of_them = within(EvaluationDecision.evaluation_id, keys)
    decisions = grouped(forms(session, EvaluationDecision, of_them), "evaluation_id")
    signed = {
        head["id"]: {"evaluation": head, "decisions": decisions.get(head["id"], [])}
        for head in heads
    }
    earlier = {
        key: [one for one in kept if one["step"] == REOPENED] for key, kept in decisions.items()
    }
    reopened = {key: {"decisions": kept} for key, kept in earlier.items() if kept}
    return {**reopened, **signed}


def _of_then(head: Row) -> Row:
    """Leave out a column that came later where it says nothing, so that older fingerprints hold."""
    return {
        name: value
        for name, value in head.items()
        if not (name == "taken_over_from_id" and value is None)
    }


def fingerprint_of_evaluation(session: Session, evaluation_id: UUID) -> Fingerprint:
    """Take the fingerprint of an evaluation that has just been signed, or changed lawfully since."""
    session.flush()
    return fingerprint(evaluation_id, read_signed(session, [evaluation_id])[evaluation_id])


SIGNED_EVALUATIONS = RecordKind(
    "evaluation",
    (
        EvaluationSigned,
        EvaluationAcknowledged,
        EvaluationAnswered,
        EvaluationCorrected,
        EvaluationCarriedOver,
        EvaluationReopened,
    ),
    record_keys(Evaluation.id, Evaluation.id, Evaluation.signed_at, Evaluation.agency_id, SIGNED),
    read_signed,
)
