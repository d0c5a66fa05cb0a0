"""Reminds whoever has to act on a case, once a day."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.events import publish
from api.foundation.ids import agency_of
from api.identity.actor import Actor, permit
from api.measurements.services import events
from api.measurements.services.case_lines import turn_of
from api.measurements.services.case_queries import find_case, people_of_turn
from api.measurements.services.errors import CaseNotRunning, NobodyToRemind, RemindedToday
from api.measurements.services.models import CaseReminder, ServiceCase
from api.measurements.services.permissions import reminds


def remind_of_case(
    session: Session, actor: Actor, service_id: UUID, case_id: UUID
) -> dict[str, Any]:
    """Remind whoever has to act; the case's officer, leaders and HR may, once a day between them."""
    session.execute(select(ServiceCase.id).where(ServiceCase.at(case_id)).with_for_update())
    case, lines = find_case(session, actor, service_id, case_id)
    permit(
        reminds(actor, lines.service, case), "Only the officer, the team's leaders and HR remind"
    )
    if turn_of(case, lines.step_of(case)) is None:
        raise CaseNotRunning
    if case["reminded_on"] is not None:
        raise RemindedToday
    people = [one for one in people_of_turn(session, lines, case) if one["id"] != actor.id]
    if not people:
        raise NobodyToRemind
    day = today()
    place = {"case_id": case_id, "agency_id": agency_of(case_id)}
    session.add(CaseReminder(on_day=day, from_id=actor.id, **place))
    publish(
        session,
        events.CaseReminded(
            actor=actor,
            subject_id=case_id,
            service_id=service_id,
            to=[one["id"] for one in people],
        ),
    )
    return {"to": people, "on": day}
