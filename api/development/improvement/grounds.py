"""Which results are the ground of an improvement (R51): what the rule says of results."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from api.cycles.models import Period
from api.development.guidance.circle import Circle
from api.development.improvement.records import SignedResult
from api.evaluations.models import UNSIGNED, Evaluation, EvaluationKind, EvaluationState
from api.foundation import rows
from api.foundation.clock import today
from api.organization.posts.queries import main_assignment
from api.rules.queries import setting

RULE = "improvement_grounds"
RESULTS = rows.TypedSelect(
    SignedResult,
    select(
        Evaluation.id,
        Evaluation.agency_id,
        Evaluation.kind,
        Evaluation.predikat,
        Evaluation.period_id,
        Period.starts_on,
        Period.ends_on,
    )
    .join(Period, Period.id == Evaluation.period_id)
    .where(
        Evaluation.employee_id == bindparam("employee_id"),
        Evaluation.voided_at.is_(None),
        and_(
            or_(*(Evaluation.state == one for one in sorted(set(EvaluationState) - UNSIGNED))),
            Evaluation.predikat.is_not(None),
        ),
    )
    .order_by(Period.ends_on.desc(), Evaluation.id.desc()),
)


def ground_of(session: Session, circle: Circle, used: Collection[UUID]) -> SignedResult | None:
    """Find the result that an improvement may begin on and that none has begun on yet."""
    rule = setting(session, RULE, today())
    if circle.employee_kind not in rule["employees"]:
        return None
    post = main_assignment(session, circle.employee_id, today())
    if post is None or post["position_kind"] in rule["not_posts"]:
        return None
    found = weak(rows.fetch(session, RESULTS, employee_id=circle.employee_id), rule)
    return None if found is None or found["id"] in used else found


def weak(results: Sequence[SignedResult], rule: dict[str, Any]) -> SignedResult | None:
    """Give the latest yearly result, or the last of some periodic ones running, that the rule calls weak."""
    yearly = [one for one in results if one["kind"] is EvaluationKind.TAHUNAN][:1]
    periodic = [one for one in results if one["kind"] is EvaluationKind.PERIODIK]
    running = periodic[: rule["periodic"]]
    found = [
        group[0]
        for group, wanted in ((yearly, 1), (running, rule["periodic"]))
        if len(group) == wanted and all(one["predikat"] in rule["predikat"] for one in group)
    ]
    return max(found, key=lambda one: one["ends_on"], default=None)
