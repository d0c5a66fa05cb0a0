"""What people say about needs: own wishes, "Keliru? Beri tahu", agreement, and what an advice is about."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import catalogue, check_known
from api.development.competence.development import get_development
from api.development.competence.errors import NeedDecided, NothingAdvised
from api.development.competence.events import AdviceAssigned, DevelopmentNeedDecided, WishSet
from api.development.competence.levels import viewpoints_of
from api.development.competence.models import (
    AdvisedCompetence,
    DevelopmentNeed,
    NeedOrigin,
    OriginKind,
)
from api.development.competence.need_schemas import AdviceDraft, RejectionDraft, WishDraft
from api.development.competence.recounting import recount
from api.development.competence.schemas import OfYear
from api.development.competence.steps import NEED_STEPS, need_steps
from api.evaluations.models import UNSIGNED, Evaluation
from api.evaluations.queries import find
from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile, NotFound
from api.foundation.events import publish
from api.foundation.ids import agency_of
from api.foundation.upsert import upsert
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee

PK = ("employee_id", "year", "competence_code", "kind", "source", "agency_id")


def set_wish(
    session: Session, actor: Actor, employee_id: UUID, code: str, draft: WishDraft
) -> dict[str, Any]:
    """Say what one wishes to learn this year, or say it otherwise."""
    person = get_employee(session, actor, employee_id)
    permit(actor.id == employee_id, "A wish is one's own")
    check_known(catalogue(session), code, person["agency_id"], "path/competence_code")
    wish = {
        "employee_id": employee_id,
        "year": today().year,
        "competence_code": code,
        "kind": OriginKind.WISH,
        "source": "",
        "agency_id": person["agency_id"],
        "since": today(),
        "facts": {"text": draft.text},
    }
    upsert(session, NeedOrigin, [wish], PK, ("facts",))
    return _wished(session, actor, employee_id, code, removed=False)


def drop_wish(session: Session, actor: Actor, employee_id: UUID, code: str) -> dict[str, Any]:
    """Wish it no more."""
    get_employee(session, actor, employee_id)
    permit(actor.id == employee_id, "A wish is one's own")
    kept = session.scalars(
        select(NeedOrigin).where(
            NeedOrigin.employee_id == employee_id,
            NeedOrigin.year == today().year,
            NeedOrigin.competence_code == code,
            NeedOrigin.kind == OriginKind.WISH,
        )
    ).all()
    if not kept:
        raise NotFound(competence_code=code)
    for wish in kept:
        session.delete(wish)
    session.flush()
    return _wished(session, actor, employee_id, code, removed=True)


def _wished(
    session: Session, actor: Actor, employee_id: UUID, code: str, *, removed: bool
) -> dict[str, Any]:
    publish(
        session,
        WishSet(
            actor=actor, subject_id=employee_id, about_id=employee_id, code=code, removed=removed
        ),
    )
    recount(session, [employee_id])
    return get_development(session, actor, employee_id, OfYear())


def agree_need(session: Session, actor: Actor, need_id: UUID, version: int) -> dict[str, Any]:
    """Agree that somebody needs to learn it; the assessor does, in the dialogue."""
    return _decide(session, actor, need_id, None, version)


def reject_need(
    session: Session, actor: Actor, need_id: UUID, draft: RejectionDraft, version: int
) -> dict[str, Any]:
    """Say that it is none, and why; the person's word or the assessor's."""
    return _decide(session, actor, need_id, draft, version)


def _decide(
    session: Session, actor: Actor, need_id: UUID, rejection: RejectionDraft | None, version: int
) -> dict[str, Any]:
    step, reason = ("reject", rejection.reason) if rejection else ("agree", None)
    at = (need_id, agency_of(need_id))
    need = session.get(DevelopmentNeed, at, with_for_update=True)
    if need is None:
        raise NotFound(need_id=need_id)
    person = get_employee(session, actor, need.employee_id)
    mine = viewpoints_of(actor, person)
    whose, _, state = NEED_STEPS[step]
    permit(bool(whose.intersection(mine)), "The person and the assessor decide on needs")
    if need.version != version:
        raise EditedMeanwhile(version=need.version)
    if step not in need_steps(need.state, mine):
        raise NeedDecided(need_id=need_id, state=need.state)
    need.state, need.reason = state, reason
    need.decided_by, need.decided_on = actor.id, today()
    need.version += 1
    session.flush()
    publish(
        session,
        DevelopmentNeedDecided(
            actor=actor,
            subject_id=need_id,
            about_id=need.employee_id,
            code=need.competence_code,
            year=need.year,
            state=state.value,
            reason=reason,
        ),
    )
    return get_development(session, actor, need.employee_id, OfYear(year=need.year))


def assign_advice(
    session: Session, actor: Actor, evaluation_id: UUID, draft: AdviceDraft
) -> dict[str, Any]:
    """Say of which competences the advice of a signed evaluation speaks; none: what its words say."""
    head = find(session, actor, evaluation_id)
    permit(head["is_assessor"], "The assessor says what the advice is about")
    kept = session.get_one(Evaluation, (evaluation_id, agency_of(evaluation_id)))
    if kept.state in UNSIGNED or not kept.recommendation or kept.voided_at is not None:
        raise NothingAdvised(evaluation_id=evaluation_id, state=kept.state)
    model, codes = catalogue(session), list(dict.fromkeys(draft.competence_codes))
    for at, code in enumerate(codes):
        check_known(model, code, head["agency_id"], f"/competence_codes/{at}")
    session.execute(
        delete(AdvisedCompetence).where(
            AdvisedCompetence.evaluation_id == evaluation_id,
            AdvisedCompetence.agency_id == head["agency_id"],
        )
    )
    session.add_all(
        AdvisedCompetence(
            evaluation_id=evaluation_id, competence_code=code, agency_id=head["agency_id"]
        )
        for code in codes
    )
    session.flush()
    publish(
        session,
        AdviceAssigned(
            actor=actor, subject_id=evaluation_id, about_id=head["employee_id"], codes=codes
        ),
    )
    recount(session, [head["employee_id"]])
    told = codes or sorted(model.told_by(kept.recommendation))
    return {"evaluation_id": evaluation_id, "competences": [model.named(code) for code in told]}
