"""What can be done with reminders: send them, within the limits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.foundation.daily import Days, forget
from api.foundation.events import publish_many
from api.foundation.ids import CITY
from api.foundation.upsert import chunks, upsert
from api.identity.actor import Actor
from api.notifications.nudges import queries
from api.notifications.nudges.events import NudgeSent
from api.notifications.nudges.limits import SENT, Foreseen, Outcome, Sender, What
from api.notifications.nudges.models import Nudge

KEPT = timedelta(days=90)
"""How long it is known who was reminded; the event log knows it for longer."""


def remind(
    session: Session, actor: Actor, what: What, people: Mapping[UUID, int]
) -> list[Foreseen]:
    """Remind some people of a subject, each with about how many it is; say what became of it.

    Where another leader was faster by a moment, the keys of the table leave ours out.
    """
    sender = queries.sender_of(session, actor)
    done: list[Foreseen] = []
    for chunk in chunks(people):
        foreseen = queries.foresee_all(session, sender, what, chunk)
        made = [
            _row(one, sender, what, people[one.to["id"]]) for one in foreseen if one.outcome in SENT
        ]
        upsert(session, Nudge, made, ())
        moment, keys = sender.calendar.moment, [row["to_id"] for row in made]
        sent = queries.sent_to(session, sender, what, moment, keys)
        publish_many(session, [_event(actor, row) for row in made if row["to_id"] in sent])
        late = set(keys) - sent
        done += [
            replace(one, outcome=Outcome.ALREADY) if one.to["id"] in late else one
            for one in foreseen
        ]
    return done


def _row(one: Foreseen, sender: Sender, what: What, people: int) -> dict[str, Any]:
    return {
        "to_id": one.to["id"],
        "week": one.week,
        "number": one.this_week + 1,
        "agency_id": one.to["agency_id"] or CITY,
        "subject": what.subject,
        "period_id": what.period_id,
        "from_id": sender.id,
        "people": people,
        "deliver_at": one.arrives_at,
        "on_day": one.on_day,
        "created_at": sender.calendar.moment,
    }


def _event(actor: Actor, row: Mapping[str, Any]) -> NudgeSent:
    at_once = row["deliver_at"] <= row["created_at"]
    return NudgeSent(
        actor=actor,
        subject_id=row["to_id"],
        about_id=row["to_id"] if at_once else None,
        tally=row["subject"],
        period_id=row["period_id"],
        people=row["people"],
        deliver_at=row["deliver_at"],
    )


def forget_nudges(session: Session, _days: Days) -> int:
    """Drop reminders that nobody counts any more; every day."""
    return forget(session, Nudge, Nudge.on_day < today() - KEPT)
