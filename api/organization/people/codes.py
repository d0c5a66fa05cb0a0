"""One-time codes from HR: first ones, handed out on slips or as a sheet, and one to come in again.

A code makes its holder the person: HR makes one only for those whose whole power it keeps.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import WITA
from api.foundation.events import publish
from api.identity.actor import Actor
from api.identity.codes import issue_codes
from api.identity.models import CodePurpose
from api.organization import events
from api.organization.people.directory import people_without_access
from api.organization.posts import powers
from api.organization.units.queries import load_unit

COLUMNS = {
    "unit_name": "Unit kerja",
    "name": "Nama",
    "login": "NIP / nama masuk",
    "code": "Kode aktivasi",
    "expires_on": "Berlaku sampai",
}


def issue_activation_codes(
    session: Session, actor: Actor, unit_id: UUID, secret: bytes
) -> dict[str, Any]:
    """Make first codes for the people of a unit and all below it; earlier unused ones end.

    Whoever is more than the actor is left out, and counted.
    """
    unit = load_unit(session, actor, unit_id)
    people = {person["id"]: person for person in people_without_access(session, unit_id)}
    mine = powers.let_in(session, actor, list(people))
    issued = issue_codes(session, actor, mine, CodePurpose.ACTIVATION, secret)
    publish(
        session,
        events.ActivationCodesMade(
            actor=actor, subject_id=unit.id, name=unit.name, people=len(issued)
        ),
    )
    slips = {one["user_id"]: _slip(one, people[one["user_id"]]) for one in issued}
    return {
        "items": [slips[key] for key in people if key in slips],
        "left_out": len(people) - len(mine),
    }


def issue_reset_code(
    session: Session, actor: Actor, user_id: UUID, secret: bytes
) -> dict[str, Any]:
    """Make a code to hand to somebody who cannot sign in any more."""
    powers.check_code(session, actor, user_id)
    return issue_codes(session, actor, [user_id], CodePurpose.RESET, secret)[0]


def _slip(issued: Any, person: Any) -> dict[str, Any]:
    return {
        "user_id": issued["user_id"],
        "name": person["name"],
        "login": issued["login"],
        "unit_name": person["unit_name"],
        "code": issued["code"],
        "expires_on": issued["expires_at"].astimezone(WITA).date(),
    }


def as_lines(items: list[dict[str, Any]]) -> list[list[str]]:
    """Give slips as rows of text, in the order of `COLUMNS`."""
    return [[str(item[name]) for name in COLUMNS] for item in items]
