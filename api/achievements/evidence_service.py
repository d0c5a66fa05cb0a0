"""Evidence: files and links that prove indicators; accepted, or returned with a reason."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from api.achievements import evidence_queries, queries
from api.achievements.errors import EvidenceSettled
from api.achievements.events import (
    EvidenceEvent,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
    FileReceived,
)
from api.achievements.evidence_fingerprint import fingerprint_of_evidence
from api.achievements.models import Evidence, EvidenceKind, EvidenceLink, Verdict
from api.achievements.schemas import EvidenceDraft, VerdictDraft
from api.achievements.service import open_period
from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.fingerprints import TAKEN_AWAY, Fingerprint
from api.foundation.ids import new_id
from api.foundation.storage import KEPT, Received, StoredFile, keep
from api.goals.permissions import is_assessor, is_owner
from api.goals.queries import lock_seen_plan
from api.goals.records import PlanHead
from api.identity.actor import Actor, permit

WEB = frozenset({"http", "https"})


def keep_file(session: Session, actor: Actor, received: Received) -> dict[str, Any]:
    """Make an uploaded file known; it proves something once evidence names it."""
    file = keep(session, actor.id, actor.agency_id, received)
    publish(
        session,
        FileReceived(
            actor=actor,
            subject_id=file.id,
            about_id=actor.id,
            size=file.size,
            media_type=file.media_type,
        ),
    )
    return {name: getattr(file, name) for name in ("id", "name", "size", "media_type")}


def submit_evidence(
    session: Session, actor: Actor, plan_id: UUID, draft: EvidenceDraft
) -> dict[str, Any]:
    """Give evidence for one or several indicators of a plan."""
    plan = lock_seen_plan(session, actor, plan_id)
    permit(is_owner(actor, plan), "Only its owner proves a plan")
    open_period(session, plan, draft.period_id)
    file_id = _place(session, actor, plan, draft)
    _check_indicators(session, plan_id, draft.indicator_ids)
    _check_replaced(session, plan, draft)
    _check_another_file(session, plan, draft, file_id)
    evidence = Evidence(
        id=new_id(plan["agency_id"]),
        agency_id=plan["agency_id"],
        plan_id=plan_id,
        period_id=draft.period_id,
        kind=draft.kind,
        file_id=file_id,
        url=draft.url,
        title=draft.title,
        replaces_id=draft.replaces_id,
        submitted_by=actor.id,
    )
    session.add(evidence)
    session.flush()
    links = [
        {"indicator_id": key, "evidence_id": evidence.id, "agency_id": plan["agency_id"]}
        for key in dict.fromkeys(draft.indicator_ids)
    ]
    session.execute(insert(EvidenceLink), links)
    record = fingerprint_of_evidence(session, evidence.id)
    publish(
        session,
        _event(EvidenceSubmitted, actor, plan, evidence, kind=draft.kind.value, record=record),
    )
    return _shown(session, evidence)


def judge_evidence(
    session: Session, actor: Actor, evidence_id: UUID, draft: VerdictDraft, version: int
) -> dict[str, Any]:
    """Accept evidence, or return it with a reason; the assessor's alone."""
    plan = lock_seen_plan(session, actor, evidence_queries.plan_of(session, evidence_id))
    permit(is_assessor(actor, plan), "Only the assessor judges evidence")
    evidence = evidence_queries.load_evidence(session, evidence_id)
    if evidence.version != version:
        raise EditedMeanwhile(version=evidence.version)
    if draft.verdict is Verdict.RETURNED and not draft.reason:
        raise Invalid(("/reason", "missing", "say what is wrong with it"))
    _check_may_be_judged(session, plan, evidence, draft.verdict)
    evidence.verdict = draft.verdict
    evidence.verdict_reason = draft.reason or None
    evidence.verdict_by = actor.id
    evidence.verdict_at = now()
    evidence.version += 1
    session.flush()
    record = fingerprint_of_evidence(session, evidence.id)
    judged = {"verdict": draft.verdict.value, "record": record}
    publish(session, _event(EvidenceJudged, actor, plan, evidence, **judged))
    return _shown(session, evidence)


def _check_may_be_judged(
    session: Session, plan: PlanHead, evidence: Evidence, verdict: Verdict
) -> None:
    """After the signature nothing can be replaced: what still waits is accepted, the rest stands."""
    settles = evidence.verdict == Verdict.WAITING and verdict is Verdict.ACCEPTED
    if not settles and _is_frozen(session, plan, evidence.period_id):
        raise EvidenceSettled(evidence_id=evidence.id, verdict=evidence.verdict, frozen=True)


def _is_frozen(session: Session, plan: PlanHead, period_id: int) -> bool:
    period = queries.period_of(session, plan["id"], plan["cycle_id"], period_id)
    return period["frozen_at"] is not None


def remove_evidence(session: Session, actor: Actor, evidence_id: UUID) -> None:
    """Take back evidence that nobody has judged and no signature rests on."""
    plan = lock_seen_plan(session, actor, evidence_queries.plan_of(session, evidence_id))
    permit(is_owner(actor, plan), "Only its owner takes evidence back")
    evidence = evidence_queries.load_evidence(session, evidence_id)
    frozen = _is_frozen(session, plan, evidence.period_id)
    if frozen or evidence.verdict != Verdict.WAITING:
        raise EvidenceSettled(evidence_id=evidence_id, verdict=evidence.verdict, frozen=frozen)
    session.execute(
        delete(EvidenceLink).where(
            EvidenceLink.evidence_id == evidence_id, EvidenceLink.agency_id == plan["agency_id"]
        )
    )
    session.delete(evidence)
    session.flush()
    gone = {"replaces_id": evidence.replaces_id, "record": Fingerprint(evidence_id, TAKEN_AWAY)}
    removed = _event(EvidenceRemoved, actor, plan, evidence, **gone)
    publish(session, removed)


def _place(session: Session, actor: Actor, plan: PlanHead, draft: EvidenceDraft) -> UUID | None:
    """Check the one place that evidence lies at; give the key of its file, if it is one."""
    if draft.kind is EvidenceKind.LINK:
        if draft.file_id is not None or not draft.url or not is_web_address(draft.url):
            raise Invalid(("/url", "not_a_link", "an address that begins with https://"))
        return None
    if draft.url is not None or draft.file_id is None:
        raise Invalid(("/file_id", "missing", "the file that was uploaded before"))
    file = evidence_queries.find_file(session, draft.file_id)
    if file is None or file.owner_id != actor.id:
        raise Invalid(("/file_id", "unknown", "no such file of yours"))
    return _in_agency_of(session, plan, file).id


def _in_agency_of(session: Session, plan: PlanHead, file: StoredFile) -> StoredFile:
    """Give the file as the plan's agency keeps it: a plan held elsewhere (Plt) takes one's files too."""
    if file.agency_id == plan["agency_id"]:
        return file
    received = Received(**{name: getattr(file, name) for name in KEPT})
    return keep(session, file.owner_id, plan["agency_id"], received)


def is_web_address(text: str) -> bool:
    """Say whether a link may be shown: http or https, a host, no user or password in it."""
    try:
        parts = urlsplit(text)
        return parts.scheme in WEB and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _check_indicators(session: Session, plan_id: UUID, wanted: list[UUID]) -> None:
    known = evidence_queries.indicator_ids(session, plan_id)
    faults = [
        (f"/indicator_ids/{number}", "not_in_plan", "not of this plan")
        for number, key in enumerate(wanted)
        if key not in known
    ]
    if faults:
        raise Invalid(*faults)


def _check_replaced(session: Session, plan: PlanHead, draft: EvidenceDraft) -> None:
    """Returned evidence is replaced once, in its own period."""
    if draft.replaces_id is None:
        return
    found = evidence_queries.find_evidence(session, draft.replaces_id)
    if found is None or found.plan_id != plan["id"] or found.verdict != Verdict.RETURNED:
        raise Invalid(("/replaces_id", "not_returned", "only returned evidence is replaced"))
    if found.period_id != draft.period_id:
        raise Invalid(("/replaces_id", "other_period", "it belongs to another period"))
    if evidence_queries.is_replaced(session, plan["id"], found.id):
        raise Invalid(("/replaces_id", "replaced_already", "other evidence stands in for it"))


def _check_another_file(
    session: Session, plan: PlanHead, draft: EvidenceDraft, file_id: UUID | None
) -> None:
    """What was returned is not mended by sending it again; not by what was returned before it either."""
    if draft.replaces_id is None or file_id is None:
        return
    file = evidence_queries.find_file(session, file_id)
    returned = evidence_queries.returned_files(session, plan["id"], draft.period_id)
    if file is not None and file.sha256 in returned:
        raise Invalid(("/file_id", "same_file", "the very file that was returned"))


def _event(
    happened: type[EvidenceEvent], actor: Actor, plan: PlanHead, evidence: Evidence, **facts: Any
) -> Any:
    return happened(
        actor=actor,
        subject_id=evidence.id,
        about_id=plan["employee_id"],
        counterpart_id=plan["assessor_id"],
        plan_id=plan["id"],
        period_id=evidence.period_id,
        **facts,
    )


def _shown(session: Session, evidence: Evidence) -> dict[str, Any]:
    found = evidence_queries.evidence_rows(session, evidence.plan_id, evidence.period_id)
    shown = next((row for row in found if row["id"] == evidence.id), None)
    if shown is None:
        raise NotFound(evidence_id=evidence.id)
    return shown
