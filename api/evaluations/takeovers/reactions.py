"""A proposal ends with what overtakes it: a signature, a move, another assessor."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.evaluations.events import EvaluationEvent, TakeoverEnded
from api.evaluations.takeovers import queries
from api.foundation.events import publish_many


def drop_takeovers(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Take back what nobody has agreed to yet."""
    by_evaluation = {event.subject_id: event for event in events}
    dropped = queries.open_takeovers(session, list(by_evaluation))
    for takeover in dropped:
        session.delete(takeover)
    session.flush()
    ended = [
        TakeoverEnded(
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
