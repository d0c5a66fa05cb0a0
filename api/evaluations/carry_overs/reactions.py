"""A proposal ends with what overtakes it: a signature, a move, another assessor."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.evaluations.carry_overs import queries
from api.evaluations.events import CarryOverEnded, EvaluationEvent
from api.foundation.events import publish_many


def drop_carry_overs(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Take back what nobody has agreed to yet."""
    by_evaluation = {event.subject_id: event for event in events}
    dropped = queries.open_carry_overs(session, list(by_evaluation))
    for carry_over in dropped:
        session.delete(carry_over)
    session.flush()
    ended = [
        CarryOverEnded(
            actor=cause.actor,
            subject_id=cause.subject_id,
            about_id=cause.about_id,
            counterpart_id=cause.counterpart_id,
            plan_id=cause.plan_id,
            period_id=cause.period_id,
            state=cause.state,
            earlier_id=one.earlier_id,
        )
        for one in dropped
        for cause in (by_evaluation[one.evaluation_id],)
    ]
    publish_many(session, ended)
