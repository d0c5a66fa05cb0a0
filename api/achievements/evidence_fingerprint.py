"""The record of a piece of evidence: what it is, what it proves, and the verdict on it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.events import EvidenceJudged, EvidenceRemoved, EvidenceSubmitted
from api.achievements.models import Evidence, EvidenceLink
from api.foundation.fingerprints import (
    Fingerprint,
    RecordKind,
    fingerprint,
    forms,
    grouped,
    record_keys,
    within,
)


def read_evidence(session: Session, keys: Collection[UUID]) -> dict[UUID, Any]:
    """Read evidence whole, with the indicators that it proves."""
    heads = forms(session, Evidence, within(Evidence.id, keys))
    of_them = within(EvidenceLink.evidence_id, keys)
    links = grouped(forms(session, EvidenceLink, of_them), "evidence_id")
    return {head["id"]: {"evidence": head, "links": links.get(head["id"], [])} for head in heads}


def fingerprint_of_evidence(session: Session, evidence_id: UUID) -> Fingerprint:
    """Take the fingerprint of evidence that has just been given or judged."""
    return fingerprint(evidence_id, read_evidence(session, [evidence_id])[evidence_id])


EVIDENCE = RecordKind(
    "evidence",
    (EvidenceSubmitted, EvidenceJudged, EvidenceRemoved),
    record_keys(Evidence.id, Evidence.id, Evidence.created_at, Evidence.agency_id),
    read_evidence,
)
