"""What can be asked about reminders: one's own, and what some people have got."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, case, exists, false, select
from sqlalchemy.orm import Session, aliased

from api.feedback.models import Feedback
from api.foundation import rows
from api.foundation.clock import monday_of, now, today
from api.foundation.nested import as_order, listed
from api.goals.models import Plan
from api.identity.actor import Actor
from api.identity.models import User
from api.notifications.nudges.limits import Foreseen, Sender, What, foresee
from api.notifications.nudges.models import Nudge, NudgeSubject
from api.notifications.nudges.quiet import read_calendar
from api.notifications.nudges.records import NudgeHeld, NudgeShown, Recipient
from api.organization.models import Employee, Unit
from api.rules.queries import setting

A_WEEK = timedelta(days=7)
LIMIT = "nudge_per_week"
_from = aliased(Employee)
_has_sent_a_plan = exists(
    select(Plan.id).where(Plan.employee_id == Nudge.to_id, Plan.submitted_at >= Nudge.created_at)
)
_has_spoken = exists(
    select(Feedback.id).where(
        Feedback.giver_id == Nudge.to_id,
        Feedback.period_id == Nudge.period_id,
        Feedback.given_at >= Nudge.created_at,
    )
)
_is_answered = case(
    (Nudge.subject == NudgeSubject.PLAN_MISSING, _has_sent_a_plan),
    (Nudge.subject == NudgeSubject.FEEDBACK_MISSING, _has_spoken),
    else_=false(),
)
SHOWN = listed(
    NudgeShown,
    select(
        Nudge.subject,
        Nudge.period_id,
        Nudge.week,
        Nudge.on_day,
        Nudge.people,
        Nudge.from_id,
        _from.name.label("from_name"),
        as_order(Nudge.created_at).label("created_at"),
    )
    .outerjoin(_from, _from.id == Nudge.from_id)
    .where(
        Nudge.to_id == bindparam("me"),
        Nudge.week >= bindparam("since"),
        Nudge.deliver_at <= bindparam("now"),
        ~_is_answered,
    )
    .order_by(Nudge.deliver_at.desc(), Nudge.number.desc()),
)


"""What somebody was reminded of in this week and the last and has not done since, the latest first."""


def shown_since(day: date) -> dict[str, object]:
    """Give what the statement asks for beside the person."""
    return {"since": monday_of(day) - A_WEEK, "now": now()}


def sender_of(session: Session, actor: Actor) -> Sender:
    """Read the rules that hold for whoever reminds now."""
    return Sender(actor.id, setting(session, LIMIT, today()), read_calendar(session, now()))


def foresee_all(
    session: Session, sender: Sender, what: What, people: Sequence[UUID]
) -> list[Foreseen]:
    """Say of some people what becomes of a reminder; whom the registry does not know is left out."""
    held: dict[UUID, list[NudgeHeld]] = defaultdict(list)
    for row in rows.fetch_among(session, _held, people, since=monday_of(today()) - A_WEEK):
        held[row["to_id"]].append(row)
    return [
        foresee(to, held[to["id"]], what, sender)
        for to in rows.fetch_among(session, _recipients, people)
    ]


def sent_to(
    session: Session, sender: Sender, what: What, moment: datetime, people: Sequence[UUID]
) -> set[UUID]:
    """Say which of some people a sender has reminded at a moment."""
    found = rows.fetch_among(
        session, _sent, people, by=sender.id, subject=what.subject, at=moment, since=date.min
    )
    return {row["to_id"] for row in found}


@cache
def _held(size: int) -> rows.TypedSelect[NudgeHeld]:
    return rows.TypedSelect(
        NudgeHeld,
        select(
            Nudge.to_id,
            Nudge.subject,
            Nudge.period_id,
            Nudge.week,
            Nudge.number,
            Nudge.on_day,
            _from.name.label("from_name"),
        )
        .outerjoin(_from, _from.id == Nudge.from_id)
        .where(rows.among(Nudge.to_id, size), Nudge.week >= bindparam("since"))
        .order_by(Nudge.deliver_at.desc(), Nudge.number.desc()),
    )


@cache
def _recipients(size: int) -> rows.TypedSelect[Recipient]:
    return rows.TypedSelect(
        Recipient,
        select(
            Employee.id,
            Employee.name,
            User.agency_id,
            Employee.state,
            Unit.kind.label("unit_kind"),
        )
        .join(User, User.id == Employee.id)
        .join(Unit, Unit.id == Employee.unit_id)
        .where(rows.among(Employee.id, size)),
    )


@cache
def _sent(size: int) -> rows.TypedSelect[NudgeHeld]:
    return _held(size).where(
        Nudge.from_id == bindparam("by"),
        Nudge.subject == bindparam("subject"),
        Nudge.created_at == bindparam("at"),
    )
