"""One write, as short as it can be written: an achievement is reported, with all that follows from it.

Locked plan, line, receipt, event, outbox, task, Idempotency-Key: the product's statements in its order.
"""

import hashlib
from collections.abc import Generator, Iterator
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import insert as _insert

from api.achievements import lines, queries
from api.achievements.events import AchievementsReported
from api.achievements.fingerprint import fingerprint_of_report
from api.achievements.models import Achievement, AchievementState, Receipt
from api.achievements.schemas import Report
from api.achievements.service import receipt_number
from api.foundation import idempotency
from api.foundation.clock import now, today
from api.foundation.event_tables import EventOutbox, EventRecord
from api.foundation.events import Origin, _row
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.foundation.types import canonical
from api.foundation.web import encode
from api.goals import queries as goals
from api.identity import queries as identity
from api.identity.actor import Actor
from api.notifications import report_queries as tasks
from bench.limit.drivers import Work
from bench.limit.texts import Row, Text
from bench.limit.visits import Visit

Result = TypeVar("Result")
Part = Generator[tuple[Text, Any], list[Any], Result]
DEFAULTS = {
    "state": AchievementState.REPORTED,
    "version": 1,
}
KEYED = ("credential_id", "key", "agency_id", "request_hash", "status", "response", "created_at")


def _into(model: type[Any]) -> Any:
    return _insert(model.__table__)


def statements(engine: str) -> tuple[Any, ...]:
    """List the product's statements, in its order, each with the columns that are given."""
    return (
        identity.SESSION,
        (idempotency.TAKE[engine], (*KEYED, "expires_at")),
        goals.LOCKED,
        queries.PERIOD,
        queries.TO_REPORT,
        (_into(Achievement), LINE),
        (_into(Receipt), RECEIPT),
        (_into(EventRecord), EVENT),
        (_into(EventOutbox), ("event_id", "agency_id")),
        tasks.REPORTED_OF,
        idempotency.KEEP,
    )


LINE = (
    "id", "agency_id", "plan_id", "indicator_id", "period_id", "value", "narrative",
    "nothing_happened", "reported_by", "reported_at", "source", "revision", "created_at",
)  # fmt: skip
RECEIPT = (
    "id", "agency_id", "number", "plan_id", "period_id", "submitted_by", "content_hash", "lines",
    "is_on_time", "created_at",
)  # fmt: skip
EVENT = (
    "id", "agency_id", "name", "payload_version", "actor_kind", "actor_id", "acting_for_id",
    "credential_kind", "credential_id", "subject_kind", "subject_id", "about_id",
    "counterpart_id", "data", "salt", "data_hash", "reason", "request_id", "address",
    "occurred_at",
)  # fmt: skip


def report(visit: Visit) -> Work:
    """Report one line of a plan that has more."""
    texts = iter(visit.texts)
    session = next(texts)
    actor = visit.actor((yield session, visit.credential()))
    if not (yield next(texts), visit.given(**_taken(visit, actor))):
        raise PermissionError
    plan, period, known = yield from _read(visit, texts)
    sent = Report.model_validate_json(visit.body)
    reporting = lines.Reporting(plan, visit.period_id, actor, known)
    fresh = reporting.sort(sent.lines).fresh[0]
    receipt = _receipt(reporting, period, sent)
    event = _event(actor, plan, receipt, fingerprint_of_report(receipt, [fresh], []))
    yield from _write(visit, texts, (fresh, receipt, event))
    last = {"plan_id": visit.subject, "period_id": visit.period_id}
    yield next(texts), visit.given(**last)
    answer = encode(_answer(receipt, known))
    place = {"holder": actor.credential_id, "once": visit.key, "agency": actor.agency_id}
    yield next(texts), visit.given(**place, answered=201, body=answer)
    return answer


def _taken(visit: Visit, actor: Actor) -> Row:
    line = f"POST {visit.path}?\n"
    moment = now()
    return {
        "credential_id": actor.credential_id,
        "key": visit.key,
        "agency_id": actor.agency_id,
        "request_hash": hashlib.sha256(line.encode() + visit.body).digest(),
        "status": None,
        "response": None,
        "created_at": moment,
        "expires_at": moment + idempotency.KEPT,
    }


def _read(visit: Visit, texts: Iterator[Text]) -> Part[tuple[Any, Row, dict[UUID, Any]]]:
    of_plan = goals.at(visit.subject)
    locked, asked, wanted = next(texts), next(texts), next(texts)
    plan = locked.rows((yield locked, visit.given(**of_plan)))[0]
    within = visit.given(**of_plan, cycle_id=plan["cycle_id"], period_id=visit.period_id)
    period = asked.rows((yield asked, within))[0]
    known = wanted.rows((yield wanted, within))
    return plan, period, {row["id"]: row for row in known}


def _write(visit: Visit, texts: Iterator[Text], made: tuple[Row, Row, Row]) -> Part[None]:
    line, receipt, event = made
    moment = now()
    yield next(texts), visit.given(**line, **DEFAULTS, updated_at=moment)
    yield next(texts), visit.given(**receipt)
    yield next(texts), visit.given(**event, created_at=moment)
    yield next(texts), visit.given(event_id=event["id"], agency_id=event["agency_id"])


def _receipt(reporting: lines.Reporting, period: Row, sent: Report) -> Row:
    plan = reporting.plan
    key = new_id(plan["agency_id"])
    return {
        "id": key,
        "agency_id": plan["agency_id"],
        "number": receipt_number(key),
        "plan_id": plan["id"],
        "period_id": period["period_id"],
        "submitted_by": reporting.actor.id,
        "content_hash": hashlib.sha256(canonical(sent.model_dump(mode="json"))).digest(),
        "lines": len(sent.lines),
        "is_on_time": today() <= period["report_due_on"],
        "created_at": reporting.moment,
    }


def _event(actor: Actor, plan: Row, receipt: Row, record: Fingerprint) -> Row:
    event = AchievementsReported(
        actor=actor,
        subject_id=plan["id"],
        about_id=plan["employee_id"],
        counterpart_id=plan["assessor_id"],
        period_id=receipt["period_id"],
        lines=receipt["lines"],
        corrected=0,
        content_hash=receipt["content_hash"].hex(),
        receipt=receipt["number"],
        record=record,
    )
    row = _row(event, Origin(address="127.0.0.1"))
    return {**row, "data": canonical(row["data"]).decode()}


def _answer(receipt: Row, known: dict[UUID, Row]) -> Row:
    already = sum(row["achievement_id"] is not None for row in known.values())
    return {
        **{name: receipt[name] for name in ("number", "period_id", "is_on_time", "lines")},
        "received_at": receipt["created_at"],
        "reported": already + 1,
        "indicators": len(known),
    }
