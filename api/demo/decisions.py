"""Keeps the steps of the demo city's evaluations as `evaluations.decisions` would have."""

from datetime import datetime
from uuid import UUID

from api.demo.keys import Keys
from api.demo.tables import Row, Tables, appended
from api.evaluations.decisions import ACKNOWLEDGED, RATED, RATINGS, RULES, SIGNED
from api.evaluations.models import EvaluationDecision, EvaluationState

_DONE = {
    EvaluationState.OPEN: (),
    EvaluationState.RATED: (RATED,),
    EvaluationState.SIGNED: (RATED, SIGNED),
    EvaluationState.ACKNOWLEDGED: (RATED, SIGNED, ACKNOWLEDGED),
}


def keep_decisions(tables: Tables, keys: Keys, evaluation: Row) -> None:
    """Make a row for each step that an evaluation went."""
    ratings = {name: evaluation[name] for name in RATINGS}
    for step in _DONE[evaluation["state"]]:
        acknowledged = step == ACKNOWLEDGED
        by: UUID = evaluation["employee_id"] if acknowledged else evaluation["assessor_id"]
        when = _when(evaluation, step)
        new = (
            {"receipt": evaluation["receipt"]}
            if acknowledged
            else {**ratings, "predikat": evaluation["predikat"]}
        )
        row = {
            **appended(keys.at(when, evaluation["agency_id"]), evaluation["agency_id"], when),
            "evaluation_id": evaluation["id"],
            "step": step,
            "old": dict.fromkeys(RATINGS) if step == RATED else None,
            "new": new,
            "reason": evaluation["receipt_note"] if acknowledged else None,
            "by_id": by,
            "rule_id": RULES[step],
        }
        tables.add(EvaluationDecision, row)


def _when(evaluation: Row, step: str) -> datetime:
    if step == ACKNOWLEDGED:
        received: datetime = evaluation["received_at"]
        return received
    judged: datetime = evaluation["signed_at"] or evaluation["updated_at"]
    return judged
