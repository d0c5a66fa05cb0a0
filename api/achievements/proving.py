"""Evidence: files and links that prove indicators; accepted, or returned with a reason."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from api.achievements import queries
from api.achievements.errors import EvidenceSettled, PeriodNotOpen, PlanNotInForce
from api.achievements.events import (
    EvidenceEvent,
    EvidenceJudged,
    EvidenceRemoved,
    EvidenceSubmitted,
    FileReceived,
)
from api.achievements.models import Evidence, EvidenceKind, EvidenceLink, Verdict
from api.achievements.schemas import EvidenceDraft, VerdictDraft
from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.storage import Received, StoredFile, keep
from api.goals.models import Indicator, Plan, PlanState
from api.goals.permissions import is_assessor, is_owner
from api.goals.queries import lock_plan, see_plan
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
    head = see_plan(session, actor, plan_id)
    permit(is_owner(actor, head), "Only its owner proves a plan")
    plan = lock_plan(session, plan_id)
    _check_open(session, plan, draft.period_id)
    _check_place(session, actor, draft)
    _check_indicators(session, plan_id, draft.indicator_ids)
    if draft.replaces_id is not None:
        _check_replaced(session, plan, draft.replaces_id)
    evidence = Evidence(
        id=new_id(plan.agency_id),
        agency_id=plan.agency_id,
        plan_id=plan_id,
        period_id=draft.period_id,
        kind=draft.kind,
        file_id=draft.file_id,
        url=draft.url,
        title=draft.title,
        replaces_id=draft.replaces_id,
        submitted_by=actor.id,
    )
    session.add(evidence)
    session.flush()
    links = [
        {"indicator_id": key, "evidence_id": evidence.id, "agency_id": plan.agency_id}
        for key in dict.fromkeys(draft.indicator_ids)
    ]
    session.execute(insert(EvidenceLink), links)
    publish(session, _event(EvidenceSubmitted, actor, plan, evidence, kind=draft.kind.value))
    return _shown(session, evidence)


def judge_evidence(
    session: Session, actor: Actor, evidence_id: UUID, draft: VerdictDraft, version: int
) -> dict[str, Any]:
    """Accept evidence, or return it with a reason; the assessor's alone."""
    evidence = queries.load_evidence(session, evidence_id)
    head = see_plan(session, actor, evidence.plan_id)
    permit(is_assessor(actor, head), "Only the assessor judges evidence")
    if evidence.version != version:
        raise EditedMeanwhile(version=evidence.version)
    if draft.verdict is Verdict.RETURNED and not draft.reason:
        raise Invalid(("/reason", "missing", "say what is wrong with it"))
    evidence.verdict = draft.verdict
    evidence.verdict_reason = draft.reason
    evidence.verdict_by = actor.id
    evidence.verdict_at = now()
    evidence.version += 1
    session.flush()
    plan = lock_plan(session, evidence.plan_id)
    publish(session, _event(EvidenceJudged, actor, plan, evidence, verdict=draft.verdict.value))
    return _shown(session, evidence)


def remove_evidence(session: Session, actor: Actor, evidence_id: UUID) -> None:
    """Take back evidence that nobody has judged yet."""
    evidence = queries.load_evidence(session, evidence_id)
    head = see_plan(session, actor, evidence.plan_id)
    permit(is_owner(actor, head), "Only its owner takes evidence back")
    if evidence.verdict != Verdict.WAITING:
        raise EvidenceSettled(evidence_id=evidence_id, verdict=evidence.verdict)
    plan = lock_plan(session, evidence.plan_id)
    session.execute(
        delete(EvidenceLink).where(
            EvidenceLink.evidence_id == evidence_id, EvidenceLink.agency_id == plan.agency_id
        )
    )
    session.delete(evidence)
    session.flush()
    publish(session, _event(EvidenceRemoved, actor, plan, evidence))


def _check_open(session: Session, plan: Plan, period_id: int) -> None:
    due = queries.period_due(session, plan.cycle_id, period_id)
    if plan.state != PlanState.AGREED:
        raise PlanNotInForce(plan_id=plan.id, state=plan.state)
    if due["state"] not in queries.REPORTABLE:
        raise PeriodNotOpen(period_id=period_id, state=due["state"])


def _check_place(session: Session, actor: Actor, draft: EvidenceDraft) -> None:
    if draft.kind is EvidenceKind.LINK:
        if draft.file_id is not None or not draft.url or not is_web_address(draft.url):
            raise Invalid(("/url", "not_a_link", "an address that begins with https://"))
        return
    if draft.url is not None or draft.file_id is None:
        raise Invalid(("/file_id", "missing", "the file that was uploaded before"))
    found = session.scalars(select(StoredFile).where(StoredFile.at(draft.file_id))).first()
    if found is None or found.owner_id != actor.id:
        raise Invalid(("/file_id", "unknown", "no such file of yours"))


def is_web_address(text: str) -> bool:
    """Say whether a link may be shown: http or https, a host, no user or password in it."""
    try:
        parts = urlsplit(text)
        return parts.scheme in WEB and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _check_indicators(session: Session, plan_id: UUID, wanted: list[UUID]) -> None:
    known = set(session.scalars(select(Indicator.id).where(Indicator.plan_id == plan_id)))
    for number, key in enumerate(wanted):
        if key not in known:
            raise Invalid((f"/indicator_ids/{number}", "not_in_plan", "not of this plan"))


def _check_replaced(session: Session, plan: Plan, replaces_id: UUID) -> None:
    found = session.scalars(select(Evidence).where(Evidence.at(replaces_id))).first()
    if found is None or found.plan_id != plan.id or found.verdict != Verdict.RETURNED:
        raise Invalid(("/replaces_id", "not_returned", "only returned evidence is replaced"))


def _event(
    happened: type[EvidenceEvent], actor: Actor, plan: Plan, evidence: Evidence, **facts: Any
) -> Any:
    return happened(
        actor=actor,
        subject_id=evidence.id,
        about_id=plan.employee_id,
        counterpart_id=plan.assessor_id,
        plan_id=plan.id,
        period_id=evidence.period_id,
        **facts,
    )


def _shown(session: Session, evidence: Evidence) -> dict[str, Any]:
    found = queries.evidence_rows(session, evidence.plan_id, evidence.period_id)
    shown = next((row for row in found if row["id"] == evidence.id), None)
    if shown is None:
        raise NotFound(evidence_id=evidence.id)
    return shown
