"""The record of an observation that is done: all of it; it never changes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.observations.events import ObservationFinished
from api.development.observations.models import ObservationStage, TeachingObservation
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    forms,
    record_keys,
    within,
)

DONE = TeachingObservation.stage == ObservationStage.SELESAI


def read_done(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read observations that are done whole."""
    found = forms(session, TeachingObservation, within(TeachingObservation.id, keys), DONE)
    return {row["id"]: row for row in found}


def fingerprint_of_observation(session: Session, observation_id: UUID) -> Fingerprint:
    """Take the fingerprint of an observation that has just been finished."""
    return fingerprint(observation_id, read_done(session, [observation_id])[observation_id])


OBSERVATIONS = RecordKind(
    "observation",
    (ObservationFinished,),
    record_keys(
        TeachingObservation.id,
        TeachingObservation.id,
        TeachingObservation.closed_at,
        TeachingObservation.agency_id,
        DONE,
    ),
    read_done,
)
