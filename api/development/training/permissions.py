"""Who proposes and decides programmes, who gives seats; pure."""

from uuid import UUID

from api.development.training.models import ProgrammeState, SeatState
from api.development.training.records import ProgrammeRow, SeatRow
from api.identity.actor import Actor
from api.organization.permissions import administers
from api.organization.permissions import sees as sees_person

OPEN = frozenset({ProgrammeState.APPROVED, ProgrammeState.DONE})
"""States in which a programme stands in the catalogue for everybody."""


def keeps(actor: Actor, agency_id: int) -> bool:
    """Say whether somebody proposes programmes of an agency and gives their seats: its HR."""
    return actor.kind == "person" and administers(actor, agency_id)


def decides(actor: Actor, programme: ProgrammeRow) -> bool:
    """Say whether somebody approves a proposal: the agency's head; of the city's, another of its HR."""
    if actor.kind != "person" or actor.id == programme["proposed_by"]:
        return False
    if programme["agency_id"] == 0:
        return actor.is_hr_city
    return programme["root_path"] in actor.leads


def sees(actor: Actor, programme: ProgrammeRow) -> bool:
    """Say whether somebody sees a programme: all see the catalogue, few what is not decided."""
    return programme["state"] in OPEN or sees_proposals(
        actor, programme["agency_id"], programme["root_path"]
    )


def sees_proposals(actor: Actor, agency_id: int, root_path: str) -> bool:
    """Say whether somebody sees what an agency proposes: its HR, its head, whoever sees everything."""
    known = actor.sees_everything or agency_id in actor.hr_agencies
    return known or root_path in actor.leads


def leads(actor: Actor, unit_path: str) -> bool:
    return any(unit_path.startswith(path) for path in actor.leads)


def sees_seat(actor: Actor, seat: SeatRow) -> bool:
    """Say whether somebody sees a seat: whoever sees the person, who approves, HR of the programme."""
    of_programme = seat["agency_id"] in actor.hr_agencies
    return of_programme or sees_person(
        actor,
        employee_id=seat["employee_id"],
        assessor_id=seat["approver_id"] or seat["employee_id"],
        agency_id=seat["home_agency_id"],
        unit_path=seat["unit_path"],
    )


def approves(actor: Actor, seat: SeatRow) -> bool:
    """Say whether somebody lets a person go: the superior, who leads them; HR where nobody assesses."""
    others = actor.kind == "person" and actor.id != seat["employee_id"]
    has_none = seat["state"] is SeatState.ACCEPTED and seat["approver_id"] is None
    alone = has_none and administers(actor, seat["home_agency_id"])
    return others and (actor.id == seat["approver_id"] or leads(actor, seat["unit_path"]) or alone)


def is_own(actor: Actor, employee_id: UUID) -> bool:
    return actor.kind == "person" and actor.id == employee_id
