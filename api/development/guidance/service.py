"""What can be done with sessions of coaching: held, written by both, signed, stated about, read (R31, R32)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.guidance import events, permissions, queries
from api.development.guidance.circle import circle_of, superior_of
from api.development.guidance.errors import GuidanceStepRefused
from api.development.guidance.models import GuidanceKind, GuidanceSession
from api.development.guidance.schemas import GuidanceDraft, GuidanceForm, Statements
from api.foundation.clock import now, today
from api.foundation.errors import EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee

Shown = dict[str, Any]
WHOLE = {
    GuidanceKind.BIMBINGAN: ("goal", "facts", "options", "next_steps"),
    GuidanceKind.KONSELING: ("facts", "next_steps"),
}
"""What is written before anybody signs: B.1.6; of counselling what it is about and what follows."""


def begin_guidance(session: Session, actor: Actor, draft: GuidanceDraft) -> Shown:
    """Put a talk on record; its two people write in it until both have signed."""
    person = get_employee(session, actor, draft.employee_id)
    circle = circle_of(session, draft.employee_id)
    permit(
        draft.kind in permissions.may_begin(actor, circle),
        "Who leads the person coaches (R31, R32)",
    )
    _check_day(draft)
    made = GuidanceSession(
        id=new_id(person["agency_id"]),
        agency_id=person["agency_id"],
        leader_id=actor.id,
        **draft.model_dump(),
    )
    session.add(made)
    return _kept(session, actor, made, events.GuidanceBegun)


def _check_day(form: GuidanceForm) -> None:
    if form.held_on > today():
        raise Invalid(("/held_on", "in_future", "a day that has come"))


def change_guidance(
    session: Session, actor: Actor, guidance_id: UUID, form: GuidanceForm, version: int
) -> Shown:
    """Write in the form; what was signed so far is not what is there now, so both sign anew."""
    one = _load(session, actor, guidance_id, "change", version)
    _check_day(form)
    for name, value in form.model_dump().items():
        setattr(one, name, value)
    one.signed_by_employee_at = one.signed_by_leader_at = None
    return _kept(session, actor, one, events.GuidanceChanged)


def sign_guidance(session: Session, actor: Actor, guidance_id: UUID, version: int) -> Shown:
    """Sign the form as it was read; with both signatures it is held."""
    one = _load(session, actor, guidance_id, "sign", version)
    missing = [name for name in WHOLE[one.kind] if not getattr(one, name)]
    if missing:
        raise Invalid(*((f"/{name}", "missing", "written before it is signed") for name in missing))
    if actor.id == one.employee_id:
        one.signed_by_employee_at = now()
    else:
        one.signed_by_leader_at = now()
    return _kept(session, actor, one, events.GuidanceSigned)


def give_statements(
    session: Session, actor: Actor, guidance_id: UUID, given: Statements, version: int
) -> Shown:
    """Say how the coaching was, in nine statements signed for the leader's superior (B.1.8)."""
    one = _load(session, actor, guidance_id, "state", version)
    one.statements, one.statement_note = list(given.statements), given.note
    one.stated_at = now()
    return _kept(session, actor, one, events.GuidanceStated)


def read_statements(session: Session, actor: Actor, guidance_id: UUID, version: int) -> Shown:
    """Note that the leader's superior has read the nine statements."""
    one = _load(session, actor, guidance_id, "read", version)
    one.read_by, one.read_at = actor.id, now()
    return _kept(session, actor, one, events.GuidanceStatementsRead)


DOERS = {
    "change": "Only the two people of a session write in it",
    "sign": "Only the two people of a session sign it",
    "state": "Only who was coached says how it was (R31)",
    "read": "The statements are for the leader's superior (R31)",
}


def _load(
    session: Session, actor: Actor, guidance_id: UUID, step: str, version: int
) -> GuidanceSession:
    """Load a session for a step, as it was read."""
    row = queries.find_session(session, actor, guidance_id)
    superior = superior_of(session, row["leader_id"])
    doers = {
        "state": (row["employee_id"],),
        "read": (superior,),
    }.get(step, (row["employee_id"], row["leader_id"]))
    permit(actor.kind == "person" and actor.id in doers, DOERS[step])
    one = queries.load_session(session, guidance_id)
    if one.version != row["version"] or one.version != version:
        raise EditedMeanwhile(version=one.version)
    if step not in permissions.steps_of(actor, row, superior):
        stage = permissions.stage_of(row)
        raise GuidanceStepRefused(guidance_id=guidance_id, stage=stage, wanted=step)
    return one


def _kept(
    session: Session,
    actor: Actor,
    one: GuidanceSession,
    kind: Callable[..., events.GuidanceEvent],
) -> Shown:
    """Keep a step, tell of it, and show how it stands."""
    if kind is not events.GuidanceBegun:
        one.version += 1
    session.flush()
    told = kind(
        actor=actor, subject_id=one.id, about_id=one.employee_id, counterpart_id=one.leader_id
    )
    publish(session, told)
    return queries.get_guidance(session, actor, one.id)
