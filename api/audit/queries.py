"""What the inspectorate asks of the log. Reads show who, what and when; never more than its reader sees.

An event's own data holds what was changed from what into what, some of it personal: only what stands in
`SHOWN` leaves here. Feedback may be meant for its receiver alone, so nobody learns here who gave any.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, null, or_, select
from sqlalchemy.orm import Session, aliased

from api.audit.kinds import CONFIDENTIAL, KINDS
from api.audit.schemas import AuditFilter
from api.feedback.events import FeedbackGiven
from api.foundation.clock import WITA
from api.foundation.event_tables import EventRecord
from api.foundation.ids import first_key
from api.identity.actor import Actor, permit
from api.identity.models import Role, ServiceAccount, User
from api.organization.models import Employee

SHOWN = (
    "role",
    "purpose",
    "verdict",
    "period_id",
    "year",
    "revision",
    "lines",
    "people",
    "failures",
    "on",
    "until",
    "ends_on",
)
"""Facts that say what kind of change it was, and nothing about a person."""
NAMED = frozenset({"unit", "service_account"})
"""Things whose name is public."""
CHANGED = frozenset({"employee", "unit"})
"""Things of which it is told what was changed, not into what."""
WITHHELD = FeedbackGiven.__name__
_IS_CONFIDENTIAL = EventRecord.name.in_(CONFIDENTIAL)
_IS_OWN = and_(_IS_CONFIDENTIAL, EventRecord.actor_id == EventRecord.about_id)
_KEEPS_ACTOR = or_(EventRecord.name == WITHHELD, _IS_OWN)
"""Whoever acts in a confidential thing about themselves would be told of by their name."""

_KEPT = (
    EventRecord.id,
    EventRecord.occurred_at,
    EventRecord.name.label("kind"),
    EventRecord.actor_kind,
    case((_KEEPS_ACTOR, null()), else_=EventRecord.actor_id).label("actor_id"),
    EventRecord.credential_kind,
    case((_IS_CONFIDENTIAL, null()), else_=EventRecord.about_id).label("about_id"),
    EventRecord.subject_kind,
    EventRecord.subject_id,
    EventRecord.data,
    EventRecord.reason,
)


def list_audit_events(session: Session, actor: Actor, wanted: AuditFilter) -> dict[str, Any]:
    """List what happened, the newest first; for auditors and administrators.

    What no module describes is no act and left out: a demonstration notes that it was loaded.
    """
    permit(actor.has(Role.AUDITOR, Role.ADMIN), "Only the inspectorate reads the audit trail")
    newest = (
        select(*_KEPT)
        .where(*_narrowing(wanted))
        .order_by(EventRecord.id.desc())
        .limit(wanted.size + 1)
    )
    found = [dict(row) for row in session.execute(_with_names(newest)).mappings()]
    page = found[: wanted.size]
    return {
        "items": [_shown(row) for row in page if row["kind"] in KINDS],
        "next": page[-1]["id"] if len(found) > wanted.size else None,
    }


def _narrowing(wanted: AuditFilter) -> list[ColumnElement[bool]]:
    found = _in_time(wanted)
    if wanted.actor_id is not None:
        found += [EventRecord.actor_id == wanted.actor_id, ~_KEEPS_ACTOR]
    if wanted.about_id is not None:
        found += [EventRecord.about_id == wanted.about_id, ~_IS_CONFIDENTIAL]
    if wanted.kind:
        found.append(EventRecord.name.in_(wanted.kind))
    return found


def _in_time(wanted: AuditFilter) -> list[ColumnElement[bool]]:
    """Days are ranges of keys, which sort by time: the same index narrows and sorts."""
    found: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        found.append(EventRecord.id >= first_key(_begins(wanted.since)))
    if wanted.until is not None and wanted.until < date.max:
        found.append(EventRecord.id < first_key(_begins(wanted.until + timedelta(days=1))))
    if wanted.before is not None:
        found.append(EventRecord.id < wanted.before)
    return found


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), WITA)


def _with_names(newest: Any) -> Any:
    """Name who stands on a page; the page is cut before anything is joined to it."""
    page = newest.subquery()
    doer, account, doing = aliased(Employee), aliased(ServiceAccount), aliased(User)
    person, user = aliased(Employee), aliased(User)
    return (
        select(
            page,
            func.coalesce(doer.name, account.name, doing.login_key).label("actor_name"),
            func.coalesce(person.name, user.login_key).label("about_name"),
        )
        .outerjoin(doer, doer.id == page.c.actor_id)
        .outerjoin(account, account.id == page.c.actor_id)
        .outerjoin(doing, doing.id == page.c.actor_id)
        .outerjoin(person, person.id == page.c.about_id)
        .outerjoin(user, user.id == page.c.about_id)
        .order_by(page.c.id.desc())
    )


def _shown(event: dict[str, Any]) -> dict[str, Any]:
    data = event.pop("data")
    return {**event, "facts": _facts(event["subject_kind"], data or {}), "is_erased": data is None}


def _facts(subject_kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: data[name] for name in SHOWN if data.get(name) is not None}
    if subject_kind in NAMED and "name" in data:
        found["name"] = data["name"]
    if subject_kind in CHANGED and "changes" in data:
        found["changed"] = sorted(data["changes"])
    if subject_kind == "employee" and "state" in data:
        found["state"] = data["state"]
    return found
