"""The record of feedback: all that was said, by whom and to whom; it never changes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.feedback.events import FeedbackGiven
from api.feedback.models import Feedback
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    forms,
    record_keys,
    within,
)


def read_feedback(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read feedback whole."""
    return {row["id"]: row for row in forms(session, Feedback, within(Feedback.id, keys))}


def fingerprint_of_feedback(session: Session, feedback_id: UUID) -> Fingerprint:
    """Take the fingerprint of feedback that has just been given."""
    return fingerprint(feedback_id, read_feedback(session, [feedback_id])[feedback_id])


FEEDBACK = RecordKind(
    "feedback",
    (FeedbackGiven,),
    record_keys(Feedback.id, Feedback.id, Feedback.given_at, Feedback.agency_id),
    read_feedback,
)
