"""Who may act on whom in the organization: what posts and relations give, held against what is one's own.

Read as settled already: a post or a relation that begins next month counts today.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.upsert import chunks
from api.identity import queries as identity
from api.identity.actor import Actor
from api.identity.models import Role, User
from api.identity.open_codes import end_open_codes, hold_people
from api.identity.powers import Held, Powers, keeps, stands_above, within_own_power
from api.organization.models import Assessor, Assignment, Employee, Position, Unit
from api.organization.posts import queries
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft
from api.organization.units.queries import agencies_below

MANY = 500
_below = aliased(Unit)
_IN_SUBTREE = func.substr(_below.path, 1, func.length(Unit.path)) == Unit.path


def powers_of(session: Session, people: Iterable[UUID]) -> dict[UUID, Powers]:
    """Read all that people are, or are to be, in the city."""
    found: dict[UUID, Powers] = {}
    for chunk in chunks(people, MANY):
        roles: dict[UUID, set[Held]] = defaultdict(set)
        for key, role, agency_id in identity.settled_roles(session, chunk):
            roles[key].add((role, agency_id))
        agencies: dict[UUID, set[int]] = defaultdict(set)
        for statement in _places(chunk):
            for key, agency_id in session.execute(statement):
                agencies[key].add(agency_id)
        for key in chunk:
            found[key] = Powers(frozenset(roles[key]), frozenset(agencies[key]))
    return found


def _places(people: list[UUID]) -> tuple[Select[UUID, int], ...]:
    """Where people belong, serve, lead (with all below) and assess."""
    serving = Assignment.employee_id.in_(people), Assignment.valid_until > today()
    return (
        select(User.id, User.agency_id).where(User.id.in_(people)),
        select(Assignment.employee_id, Assignment.agency_id).where(*serving).distinct(),
        select(Assignment.employee_id, _below.agency_id)
        .join(Position, Position.id == Assignment.position_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .join(_below, _IN_SUBTREE)
        .where(*serving, Position.is_head.is_(True))
        .distinct(),
        select(Assessor.assessor_id, Assessor.agency_id)
        .where(Assessor.assessor_id.in_(people), Assessor.valid_until > today())
        .distinct(),
    )


def acts_within(session: Session, actor: Actor, user_id: UUID) -> list[str]:
    """Say which acts on somebody's access the actor's power reaches, as the checks below decide."""
    powers = powers_of(session, [user_id])[user_id]
    acts = {
        "end": stands_above(actor, Powers(powers.roles, frozenset())),
        "reset": user_id != actor.id and stands_above(actor, powers),
    }
    return [act for act, within in acts.items() if within]


def check_code(session: Session, actor: Actor, user_id: UUID) -> None:
    """Refuse a code for somebody who is more than the actor; nobody makes one for themselves."""
    hold_people(session, [user_id])
    powers = powers_of(session, [user_id])[user_id]
    user = session.get(User, user_id)
    if user is None or not keeps(actor, frozenset({user.agency_id})):
        raise NotFound(user_id=user_id)
    within_own_power(user_id != actor.id, "Nobody makes a code for themselves")
    within_own_power(stands_above(actor, powers), "Somebody above you lets this person in again")


def let_in(session: Session, actor: Actor, people: list[UUID]) -> list[UUID]:
    """Give of some people those for whom the actor may make codes."""
    hold_people(session, people)
    powers = powers_of(session, people)
    return [key for key in people if key != actor.id and stands_above(actor, powers[key])]


def check_ending(session: Session, actor: Actor, user_id: UUID) -> None:
    """Refuse to shut out somebody whose role the actor could not give."""
    roles = powers_of(session, [user_id])[user_id].roles
    allowed = stands_above(actor, Powers(roles, frozenset()))
    within_own_power(allowed, "Somebody above you ends the role first")


def check_post(
    session: Session, actor: Actor, employee: Employee, unit: Unit, draft: AssignmentDraft
) -> None:
    """Refuse a post for oneself, and one that leads people whom the actor does not keep."""
    _check_not_self(actor, employee.id, "Somebody else posts you")
    gained = agencies_below(session, unit.path) if draft.is_head else frozenset({unit.agency_id})
    within_own_power(keeps(actor, gained), "This unit leads people of other agencies too")
    if gained - {employee.agency_id}:
        end_open_codes(session, [employee.id])


def check_assessor(
    session: Session, actor: Actor, employee: Employee, draft: AssessorDraft
) -> None:
    """Refuse to let somebody assess whom the actor could not let be assessed (R4).

    Whoever leads a unit above may always be named: they are the assessor without it. Anybody else is
    of the actor's own agency, and is somebody other than the actor.
    """
    post = queries.get_assignment(session, draft.assignment_id)
    within_own_power(
        keeps(actor, frozenset({post["agency_id"]})), "The post is one of another agency"
    )
    _check_not_self(actor, employee.id, "Somebody else says who assesses you")
    leading = queries.heads_above(session, post["unit_path"], max(draft.valid_from, today()))
    if draft.assessor_id in {one["employee_id"] for one in leading}:
        return
    _check_not_self(actor, draft.assessor_id, "Somebody else makes you an assessor")
    assessor = session.get(Employee, draft.assessor_id)
    if assessor is not None:
        own = keeps(actor, frozenset({assessor.agency_id}))
        within_own_power(own, "The assessor serves in another agency")
        if assessor.agency_id != post["agency_id"]:
            end_open_codes(session, [assessor.id])


def _check_not_self(actor: Actor, person_id: UUID, refusal: str) -> None:
    within_own_power(person_id != actor.id or actor.has(Role.ADMIN), refusal)
