"""What can be done with programmes: write, propose, decide, cancel; and the ceiling of a year."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.training import events, looking, queries, seat_queries
from api.development.training.errors import ProgrammeStepRefused
from api.development.training.models import (
    SEAT_STEPS,
    TAKEN,
    ProgrammeState,
    TrainingCeiling,
    TrainingProgramme,
)
from api.development.training.permissions import decides, keeps
from api.development.training.plan_schemas import CeilingDraft
from api.development.training.records import ProgrammeRow
from api.development.training.rules import training_rules
from api.development.training.schemas import (
    Because,
    ProgrammeDraft,
    TrainingDecision,
)
from api.development.training.showing import CHANGEABLE
from api.foundation.clock import today
from api.foundation.errors import EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import CITY, new_id
from api.identity.actor import Actor, permit
from api.identity.models import Role
from api.identity.queries import people_with
from api.organization.units.queries import load_unit
from api.rules.queries import add_working_days

SEED = 16
"""Bytes from which the codes of a programme's sessions are made."""
ONLY_HR = "Only HR of the agency proposes programmes; of the city, its HR"


def draft_programme(session: Session, actor: Actor, draft: ProgrammeDraft) -> dict[str, Any]:
    """Begin a proposal for the people below a unit."""
    unit = load_unit(session, actor, draft.unit_id)
    permit(keeps(actor, unit.agency_id), ONLY_HR)
    programme = TrainingProgramme(
        id=new_id(unit.agency_id),
        agency_id=unit.agency_id,
        proposed_by=actor.id,
        code_seed=secrets.token_bytes(SEED),
        **_fields(session, draft, unit.agency_id),
    )
    session.add(programme)
    session.flush()
    publish(session, events.ProgrammeDrafted(actor=actor, subject_id=programme.id))
    return looking.get_programme(session, actor, programme.id)


def change_programme(
    session: Session, actor: Actor, programme_id: UUID, draft: ProgrammeDraft, version: int
) -> dict[str, Any]:
    """Write a proposal anew, before it is proposed or after it was rejected."""
    programme = _load_kept(session, actor, programme_id, version)
    unit = load_unit(session, actor, draft.unit_id)
    if unit.agency_id != programme.agency_id:
        raise Invalid(("/unit_id", "other_agency", "a unit of the same agency"))
    if programme.state not in CHANGEABLE:
        raise ProgrammeStepRefused(programme_id=programme_id, state=programme.state)
    for name, value in _fields(session, draft, unit.agency_id).items():
        setattr(programme, name, value)
    programme.version += 1
    session.flush()
    publish(session, events.ProgrammeChanged(actor=actor, subject_id=programme.id))
    return looking.get_programme(session, actor, programme_id)


def _fields(session: Session, draft: ProgrammeDraft, agency_id: int) -> dict[str, Any]:
    _check_competences(session, draft.competences, agency_id)
    sessions = sorted(draft.sessions, key=lambda one: (one.on, one.starts))
    same = ("unit_id", "title", "description", "provider", "place", "mode", "seats", "budget")
    return {
        **{name: getattr(draft, name) for name in same},
        "competences": sorted(set(draft.competences)),
        "sessions": [one.model_dump(mode="json") for one in sessions],
        "hours_tenths": int(draft.hours * 10),
        "from_on": sessions[0].on,
        "until_on": sessions[-1].on,
    }


def _check_competences(session: Session, codes: list[str], agency_id: int) -> None:
    known = queries.competences_of(session, codes, agency_id, today())
    unknown = [
        (f"/competences/{place}", "unknown", "no competence of the city or this agency")
        for place, code in enumerate(codes)
        if code not in known
    ]
    if unknown:
        raise Invalid(*unknown)


def propose_programme(
    session: Session, actor: Actor, programme_id: UUID, version: int
) -> dict[str, Any]:
    """Hand a proposal to who decides: the agency's head; of the city, another of its HR."""
    programme = _load_kept(session, actor, programme_id, version)
    programme.step_to(ProgrammeState.PROPOSED)
    programme.proposed_by = actor.id
    session.flush()
    row = queries.find_programme(session, actor, programme_id)
    due_on = add_working_days(session, today(), training_rules(session).decide_days)
    publish(
        session,
        events.ProgrammeProposed(
            actor=actor,
            subject_id=programme_id,
            deciders=tuple(_deciders(session, row)),
            due_on=due_on,
        ),
    )
    return looking.get_programme(session, actor, programme_id)


def _deciders(session: Session, row: ProgrammeRow) -> Iterable[UUID]:
    if row["agency_id"] == CITY:
        found = people_with(session, Role.HR_CITY)
    else:
        found = queries.heads_of(session, row["root_path"], today())
    return (one for one in found if one != row["proposed_by"])


def decide_programme(
    session: Session, actor: Actor, programme_id: UUID, decision: TrainingDecision, version: int
) -> dict[str, Any]:
    """Approve a proposal, or reject it with a reason."""
    row = queries.find_programme(session, actor, programme_id)
    permit(decides(actor, row), "The agency's head decides; of the city, HR that did not propose")
    if not decision.approves and decision.reason is None:
        raise Invalid(("/reason", "required", "a rejection says why"))
    programme = queries.load_programme(session, programme_id, version)
    programme.step_to(ProgrammeState.APPROVED if decision.approves else ProgrammeState.REJECTED)
    programme.decided_by, programme.decided_on = actor.id, today()
    programme.decision_reason = decision.reason
    session.flush()
    verdict = programme.state.value
    publish(
        session,
        events.ProgrammeDecided(
            actor=actor, subject_id=programme_id, reason=decision.reason, verdict=verdict
        ),
    )
    return looking.get_programme(session, actor, programme_id)


def cancel_programme(
    session: Session, actor: Actor, programme_id: UUID, given: Because, version: int
) -> dict[str, Any]:
    """Say that a programme does not take place; whoever has a seat is told."""
    programme = _load_kept(session, actor, programme_id, version)
    programme.step_to(ProgrammeState.CANCELLED)
    session.flush()
    seats = seat_queries.load_seats(session, programme_id)
    publish(
        session,
        events.ProgrammeCancelled(
            actor=actor,
            subject_id=programme_id,
            reason=given.reason,
            seats=tuple(seat.id for seat in seats if SEAT_STEPS[seat.state]),
            told=tuple((seat.id, seat.employee_id) for seat in seats if seat.state in TAKEN),
        ),
    )
    return looking.get_programme(session, actor, programme_id)


def _load_kept(
    session: Session, actor: Actor, programme_id: UUID, version: int
) -> TrainingProgramme:
    row = queries.find_programme(session, actor, programme_id)
    permit(keeps(actor, row["agency_id"]), ONLY_HR)
    return queries.load_programme(session, programme_id, version)


@dataclass(frozen=True)
class CeilingOf:
    """Of which agency and year a ceiling is."""

    agency_id: int
    year: int


def set_ceiling(
    session: Session, actor: Actor, of: CeilingOf, draft: CeilingDraft, version: int
) -> dict[str, Any]:
    """Note what an agency may spend on training in a year; version 0 where nothing was noted."""
    root = queries.root_of(session, of.agency_id)
    if root is None:
        raise NotFound(agency_id=of.agency_id)
    permit(keeps(actor, of.agency_id), "Only HR of the agency notes its ceiling")
    kept = queries.load_ceiling(session, of.agency_id, of.year)
    if version != (kept.version if kept else 0):
        raise EditedMeanwhile(version=kept.version if kept else 0)
    if kept is None:
        kept = TrainingCeiling(
            id=new_id(of.agency_id), agency_id=of.agency_id, year=of.year, version=0
        )
        session.add(kept)
    kept.amount = draft.amount
    kept.version += 1
    session.flush()
    about: dict[str, Any] = {"subject_id": kept.id, "year": of.year, "amount": draft.amount}
    publish(session, events.CeilingSet(actor=actor, **about))
    return {
        "agency_id": of.agency_id,
        "year": of.year,
        "amount": kept.amount,
        "version": kept.version,
    }
