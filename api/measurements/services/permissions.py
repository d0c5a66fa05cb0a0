"""Who may see and do what with services and cases; pure.

An officer sees own cases, a leader those of the units led and of steps that these hold, HR and
inspectors all of their agency. Other systems deliver cases and read none: they never see a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from api.identity.actor import Actor
from api.measurements.services.records import CaseRow, ServiceRow, StepRow
from api.organization.permissions import administers


@dataclass(frozen=True)
class Sight:
    """Which cases of a service somebody sees: all, own ones, those of units led, those in steps held."""

    person: UUID
    all: bool
    paths: tuple[str, ...]
    steps: tuple[int, ...]


def sight_of(actor: Actor, service: ServiceRow, steps: Iterable[StepRow]) -> Sight:
    """Say which cases of a service somebody sees."""
    held = (
        step["position"]
        for step in steps
        if step["holder_path"] is not None and _leads(actor, step["holder_path"])
    )
    return Sight(actor.id, sees_all(actor, service["agency_id"]), actor.leads, tuple(held))


def sees_all(actor: Actor, agency_id: int) -> bool:
    """HR of the agency and of the city, inspectors."""
    inspects = actor.sees_everything or agency_id in actor.hr_agencies
    return actor.kind == "person" and inspects


def sees_team(actor: Actor, service: ServiceRow) -> bool:
    """Say whether the page of a service's team is somebody's: a leader's of its unit, above or below."""
    unit = service["unit_path"]
    near = (unit.startswith(path) or path.startswith(unit) for path in actor.leads)
    return sees_all(actor, service["agency_id"]) or any(near)


def knows(actor: Actor, service: ServiceRow) -> bool:
    """Say whether a service is within somebody's sight without any case: it is the agency's."""
    own = actor.agency_id == service["agency_id"]
    return own or sees_team(actor, service)


def keeps(actor: Actor, agency_id: int) -> bool:
    """Say whether somebody registers and changes an agency's services, and brings their files."""
    return actor.kind == "person" and administers(actor, agency_id)


def delivers(actor: Actor, service: ServiceRow) -> bool:
    """Say whether somebody delivers cases: the service's account, or any of the agency's if it has none."""
    if actor.kind == "service_account":
        named = service["service_account_id"]
        return named == actor.id if named else actor.agency_id == service["agency_id"]
    return keeps(actor, service["agency_id"])


def _leads(actor: Actor, path: str) -> bool:
    return any(path.startswith(led) for led in actor.leads)


def reminds(actor: Actor, service: ServiceRow, case: CaseRow) -> bool:
    """Say whether somebody may remind of a case: its officer, the team's leaders, HR; inspectors only look."""
    led = any(case["unit_path"].startswith(path) for path in actor.leads)
    return led or case["officer_id"] == actor.id or keeps(actor, service["agency_id"])
