"""The steps of an evaluation, as far as they are for a reader."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.evaluations.decisions import FOLLOWING, RATED, REOPENED, TAKEN_OVER
from api.evaluations.models import UNSIGNED, EvaluationDecision
from api.evaluations.records import Decision, DecisionRow, EvaluationHead
from api.foundation import rows
from api.identity.actor import Actor
from api.organization.models import Employee

DECISIONS = rows.TypedSelect(
    DecisionRow,
    select(
        EvaluationDecision.step,
        EvaluationDecision.old,
        EvaluationDecision.new,
        EvaluationDecision.reason,
        EvaluationDecision.rule_id,
        EvaluationDecision.created_at.label("at"),
        Employee.id.label("by_id"),
        Employee.name.label("by_name"),
    )
    .outerjoin(Employee, Employee.id == EvaluationDecision.by_id)
    .where(
        EvaluationDecision.evaluation_id == bindparam("id"),
        EvaluationDecision.agency_id == bindparam("agency_id"),
    )
    .order_by(EvaluationDecision.id),
)
RATING_STEPS = frozenset({RATED, TAKEN_OVER, *FOLLOWING})
"""Steps whose old and new values were never meant for anybody but their author."""


def list_decisions(session: Session, actor: Actor, head: EvaluationHead) -> list[Decision]:
    """List the steps; a rating that was changed before the signature stays with its author.

    After the signature city HR and inspectorate read those too.
    """
    found = rows.fetch(session, DECISIONS, id=head["id"], agency_id=head["agency_id"])
    audits = actor.sees_everything and head["state"] not in UNSIGNED
    shown: list[Decision] = []
    for row in found:
        if row["step"] not in RATING_STEPS or audits or row["by_id"] == actor.id:
            shown.append(_decision(row))
        elif row["step"] != RATED:
            shown.append({**_decision(row), "old": None, "reason": None})
    return shown


def _decision(row: DecisionRow) -> Decision:
    key, name = row["by_id"], row["by_name"]
    return {
        "step": row["step"],
        "old": _without_document(row),
        "new": row["new"],
        "reason": row["reason"],
        "rule_id": row["rule_id"],
        "at": row["at"],
        "by": None if key is None or name is None else {"id": key, "name": name},
    }


def _without_document(row: DecisionRow) -> Any:
    """What was signed before is shown without its whole document, which stays in the record."""
    if row["step"] != REOPENED:
        return row["old"]
    return {name: value for name, value in row["old"].items() if name not in ("content", "why")}
