"""One write, as short as it can be written: the least that keeps what a report promises.

Credential, Idempotency-Key, locked plan; then line, receipt, event, outbox and the kept answer, on PostgreSQL
as one statement. What the product also looks at (the period, what was reported before) is not asked.
"""

import hashlib
from typing import Any

from sqlalchemy import insert as _insert

from api.achievements.events import AchievementsReported
from api.achievements.fingerprint import fingerprint_of_report
from api.achievements.models import Achievement, AchievementSource, AchievementState, Receipt
from api.achievements.schemas import Report, ReportLine
from api.achievements.service import receipt_number
from api.foundation import idempotency
from api.foundation.clock import now
from api.foundation.event_tables import EventOutbox, EventRecord
from api.foundation.events import Origin, _row
from api.foundation.fingerprints import Fingerprint
from api.foundation.ids import new_id
from api.foundation.types import canonical
from api.foundation.web import encode
from api.goals import queries as goals
from api.identity import queries as identity
from api.identity.actor import Actor
from bench.limit.drivers import Work
from bench.limit.texts import Row
from bench.limit.visits import Visit

DEFAULTS = {
    "state": AchievementState.REPORTED,
    "version": 1,
}
KEYED = ("credential_id", "key", "agency_id", "request_hash", "status", "response", "created_at")


def _into(model: type[Any]) -> Any:
    return _insert(model.__table__)


def statements(engine: str) -> tuple[Any, ...]:
    """List the statements in their order, each with the columns that are given; a list is sent as one."""
    writes = [
        (_into(Achievement), LINE),
        (_into(Receipt), RECEIPT),
        (_into(EventRecord), EVENT),
        (_into(EventOutbox), ("event_id", "agency_id")),
        idempotency.KEEP,
    ]
    key = (idempotency.TAKE[engine], (*KEYED, "expires_at"))
    return identity.SESSION, key, goals.LOCKED, *([writes] if engine == "postgresql" else writes)


LINE = (
    "id", "agency_id", "plan_id", "indicator_id", "period_id", "value", "narrative",
    "nothing_happened", "reported_by", "reported_at", "source", "override_reason", "revision",
    "created_at",
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
    session, key, locked, *writes = visit.texts
    actor = visit.actor((yield session, visit.credential()))
    if not (yield key, visit.given(**_taken(visit, actor))):
        raise PermissionError
    plan = locked.rows((yield locked, visit.given(**goals.at(visit.subject))))[0]
    sent = Report.model_validate_json(visit.body)
    line = _line(visit, plan, actor, sent.lines[0])
    receipt = _receipt(visit, plan, actor, sent)
    event = _event(actor, plan, receipt, fingerprint_of_report(receipt, [line], []))
    answer = encode(_answer(receipt))
    made = _made(visit, actor, (line, receipt, event), answer)
    if len(writes) == 1:
        yield writes[0], made
    else:
        for at, text in enumerate(writes):
            yield text, made[at]
    return answer


def _made(
    visit: Visit, actor: Actor, written: tuple[Row, Row, Row], answer: bytes
) -> tuple[Row, ...]:
    """Give the values of all that is written, in the order of the statements."""
    line, receipt, event = written
    moment = now()
    place = {"holder": actor.credential_id, "once": visit.key, "agency": actor.agency_id}
    return (
        visit.given(**line, **DEFAULTS, updated_at=moment),
        visit.given(**receipt),
        visit.given(**event, created_at=moment),
        visit.given(event_id=event["id"], agency_id=event["agency_id"]),
        visit.given(**place, answered=201, body=answer),
    )


def _line(visit: Visit, plan: Row, actor: Actor, sent: ReportLine) -> Row:
    moment = now()
    return {
        "id": new_id(plan["agency_id"]),
        "agency_id": plan["agency_id"],
        "plan_id": plan["id"],
        "indicator_id": sent.indicator_id,
        "period_id": visit.period_id,
        "value": sent.value,
        "narrative": sent.narrative,
        "nothing_happened": sent.nothing_happened,
        "reported_by": actor.id,
        "reported_at": moment,
        "source": AchievementSource.PERSON,
        "override_reason": None,
        "revision": 1,
        "created_at": moment,
    }


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


def _receipt(visit: Visit, plan: Row, actor: Actor, sent: Report) -> Row:
    key = new_id(plan["agency_id"])
    return {
        "id": key,
        "agency_id": plan["agency_id"],
        "number": receipt_number(key),
        "plan_id": plan["id"],
        "period_id": visit.period_id,
        "submitted_by": actor.id,
        "content_hash": hashlib.sha256(canonical(sent.model_dump(mode="json"))).digest(),
        "lines": len(sent.lines),
        "is_on_time": True,
        "created_at": now(),
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
        is_complete=False,
        content_hash=receipt["content_hash"].hex(),
        receipt=receipt["number"],
        record=record,
    )
    row = _row(event, Origin(address="127.0.0.1"))
    return {**row, "data": canonical(row["data"]).decode()}


def _answer(receipt: Row) -> Row:
    """Answer as the product does; how many lines of how many are reported was not asked."""
    return {
        **{name: receipt[name] for name in ("number", "period_id", "is_on_time", "lines")},
        "received_at": receipt["created_at"],
        "reported": 1,
        "indicators": 1,
    }
