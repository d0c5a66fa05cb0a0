"""What can be asked about evidence and its files."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from api.achievements.models import Evidence, EvidenceLink, Verdict
from api.achievements.records import EvidenceRecord, FileRecord
from api.foundation import rows
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.storage import StoredFile
from api.goals.models import Indicator, Plan
from api.goals.permissions import may_see
from api.goals.queries import at, see_plan
from api.goals.records import SeenPlan
from api.identity.actor import Actor
from api.organization.models import Unit

EVIDENCE = rows.TypedSelect(
    EvidenceRecord,
    select(
        Evidence.id,
        Evidence.period_id,
        Evidence.kind,
        Evidence.title,
        Evidence.url,
        Evidence.file_id,
        StoredFile.name.label("file_name"),
        StoredFile.size.label("file_size"),
        Evidence.verdict,
        Evidence.verdict_reason,
        Evidence.verdict_at,
        Evidence.replaces_id,
        Evidence.created_at,
        Evidence.version,
        EvidenceLink.indicator_id,
    )
    .join(
        EvidenceLink,
        (EvidenceLink.evidence_id == Evidence.id) & (EvidenceLink.agency_id == Evidence.agency_id),
    )
    .outerjoin(
        StoredFile,
        (StoredFile.id == Evidence.file_id) & (StoredFile.agency_id == Evidence.agency_id),
    )
    .where(
        Evidence.plan_id == bindparam("plan_id"),
        Evidence.agency_id == bindparam("agency_id"),
        Evidence.period_id == bindparam("period_id"),
    )
    .order_by(Evidence.id, EvidenceLink.indicator_id),
)
FILE = rows.TypedSelect(
    FileRecord,
    select(StoredFile.id, StoredFile.name, StoredFile.storage_key, StoredFile.owner_id).where(
        StoredFile.id == bindparam("file_id"), StoredFile.agency_id == bindparam("agency_id")
    ),
)
USES = rows.TypedSelect(
    SeenPlan,
    select(Plan.employee_id, Plan.assessor_id, Plan.agency_id, Unit.path.label("unit_path"))
    .join(Evidence, and_(Evidence.plan_id == Plan.id, Evidence.agency_id == Plan.agency_id))
    .join(Unit, Unit.id == Plan.unit_id)
    .where(Evidence.file_id == bindparam("file_id"), Evidence.agency_id == bindparam("agency_id")),
)
PLAN_OF = select(Evidence.plan_id).where(
    Evidence.id == bindparam("evidence_id"), Evidence.agency_id == bindparam("agency_id")
)
REPLACED = select(Evidence.id).where(
    Evidence.plan_id == bindparam("plan_id"),
    Evidence.agency_id == bindparam("agency_id"),
    Evidence.replaces_id == bindparam("evidence_id"),
)
INDICATORS = select(Indicator.id).where(
    Indicator.plan_id == bindparam("plan_id"), Indicator.agency_id == bindparam("agency_id")
)


_SHOWN = [name for name in EvidenceRecord.__annotations__ if name != "indicator_id"]


def list_evidence(session: Session, actor: Actor, plan_id: UUID, period_id: int) -> dict[str, Any]:
    """List the evidence of a plan in a period."""
    see_plan(session, actor, plan_id)
    return {"items": evidence_rows(session, plan_id, period_id)}


def evidence_rows(session: Session, plan_id: UUID, period_id: int) -> list[dict[str, Any]]:
    """Read evidence with the indicators that each proves."""
    found: dict[UUID, dict[str, Any]] = {}
    for row in rows.fetch(session, EVIDENCE, **at(plan_id), period_id=period_id):
        one = found.setdefault(row["id"], {**rows.pick(row, _SHOWN), "indicator_ids": []})
        one["indicator_ids"].append(row["indicator_id"])
    return list(found.values())


def evidence_by_indicator(
    session: Session, plan_id: UUID, period_id: int
) -> dict[UUID, list[dict[str, Any]]]:
    """Read evidence by the indicators that it proves."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for one in evidence_rows(session, plan_id, period_id):
        for indicator_id in one["indicator_ids"]:
            found.setdefault(indicator_id, []).append(one)
    return found


def get_file(session: Session, actor: Actor, file_id: UUID) -> FileRecord:
    """Find a file that the actor owns or that proves something in a plan the actor sees."""
    place = {"file_id": file_id, "agency_id": agency_of(file_id)}
    found = rows.fetch_one(session, FILE, **place)
    if found is None:
        raise NotFound(file_id=file_id)
    if found["owner_id"] != actor.id:
        plans = rows.fetch(session, USES, **place)
        if not any(may_see(actor, plan) for plan in plans):
            raise NotFound(file_id=file_id)
    return found


def plan_of(session: Session, evidence_id: UUID) -> UUID:
    """Say which plan a piece of evidence belongs to, or refuse."""
    place = {"evidence_id": evidence_id, "agency_id": agency_of(evidence_id)}
    found = rows.fetch_one(session, PLAN_OF, **place)
    if found is None:
        raise NotFound(evidence_id=evidence_id)
    plan_id: UUID = found["plan_id"]
    return plan_id


def load_evidence(session: Session, evidence_id: UUID) -> Evidence:
    """Load evidence of a locked plan to judge or remove it."""
    found = session.scalars(select(Evidence).where(Evidence.at(evidence_id))).first()
    if found is None:
        raise NotFound(evidence_id=evidence_id)
    return found


def find_evidence(session: Session, evidence_id: UUID) -> Evidence | None:
    """Look evidence up that somebody names."""
    return session.scalars(select(Evidence).where(Evidence.at(evidence_id))).first()


def is_replaced(session: Session, plan_id: UUID, evidence_id: UUID) -> bool:
    """Say whether other evidence stands in for it already."""
    return bool(rows.fetch(session, REPLACED, **at(plan_id), evidence_id=evidence_id))


def returned_files(session: Session, plan_id: UUID, period_id: int) -> set[bytes]:
    """Read the SHA-256 of every file of a plan and period that was returned."""
    wanted = (
        select(StoredFile.sha256)
        .join(
            Evidence,
            and_(Evidence.file_id == StoredFile.id, Evidence.agency_id == StoredFile.agency_id),
        )
        .where(
            Evidence.plan_id == plan_id,
            Evidence.period_id == period_id,
            Evidence.verdict == Verdict.RETURNED,
        )
    )
    return set(session.scalars(wanted))


def find_file(session: Session, file_id: UUID) -> StoredFile | None:
    """Look a file up that somebody names."""
    return session.scalars(select(StoredFile).where(StoredFile.at(file_id))).first()


def indicator_ids(session: Session, plan_id: UUID) -> set[UUID]:
    """List the indicators of a plan."""
    return {row["id"] for row in rows.fetch(session, INDICATORS, **at(plan_id))}
