"""Tells people of needs that were found: all that is new of a day at once, and of each need once."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.development.competence.events import NeedsFound, NeedsRead
from api.development.competence.models import DevelopmentNeed, NeedState
from api.development.competence.recounting import open_years
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, publish, publish_many
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee

_UNTOLD = (DevelopmentNeed.state == NeedState.PROPOSED, DevelopmentNeed.told_on.is_(None))


def tell_of_needs(session: Session, _days: Days) -> int:
    """Tell whoever has a need that they do not know of yet; say how many people were told."""
    untold = (*_UNTOLD, DevelopmentNeed.year.in_(open_years()))
    found: dict[UUID, set[str]] = defaultdict(set)
    wanted = select(DevelopmentNeed.employee_id, DevelopmentNeed.competence_code).where(*untold)
    for row in session.execute(wanted.order_by(DevelopmentNeed.employee_id)):
        found[row.employee_id].add(row.competence_code)
    session.execute(
        update(DevelopmentNeed)
        .where(*untold)
        .values(told_on=today())
        .execution_options(synchronize_session=False)
    )
    publish_many(
        session,
        [
            NeedsFound(actor=SYSTEM, subject_id=who, about_id=who, codes=sorted(codes))
            for who, codes in found.items()
        ],
    )
    return len(found)


def read_needs(session: Session, actor: Actor, employee_id: UUID) -> None:
    """Note that one has read what was found; as often as one likes."""
    get_employee(session, actor, employee_id)
    permit(actor.kind == "person" and actor.id == employee_id, "The notice is for the person")
    publish(session, NeedsRead(actor=actor, subject_id=employee_id, about_id=employee_id))
