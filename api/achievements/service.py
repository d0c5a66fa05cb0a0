"""Reporting: the hottest write of the system, so its statements are few and plain.

Lock the plan (one person's devices queue behind each other, nobody else waits), read what is there,
insert, correct, receipt, one event; however many lines. A late report is taken and says so.
"""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from api.achievements import permissions, queries
from api.achievements.errors import AchievementFrozen, PeriodNotOpen, PlanNotInForce
from api.achievements.events import AchievementsReported
from api.achievements.fingerprint import fingerprint_of_report
from api.achievements.lines import Reporting, Sorted
from api.achievements.models import (
    Achievement,
    AchievementRevision,
    AchievementState,
    FrozenPeriod,
    Receipt,
)
from api.achievements.records import PeriodOfPlan
from api.achievements.schemas import Report
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.types import canonical
from api.foundation.upsert import upsert
from api.goals.models import PlanState
from api.goals.permissions import is_owner
from api.goals.queries import lock_plan, lock_seen_plan
from api.goals.records import PlanHead
from api.identity.actor import Actor, permit


def report(
    session: Session, actor: Actor, plan_id: UUID, period_id: int, sent: Report
) -> dict[str, Any]:
    """Report achievements of a period, or correct some; what was replaced is kept."""
    plan = lock_seen_plan(session, actor, plan_id)
    permit(is_owner(actor, plan), "Only its owner reports on a plan")
    period = open_period(session, plan, period_id)
    known = queries.lines_to_report(session, plan_id, period_id)
    reporting = Reporting(plan, period_id, actor, known)
    found = reporting.sort(sent.lines)
    _write(session, found)
    receipt = _receipt(session, reporting, period, sent)
    reported = len(found.fresh) + sum(row["achievement_id"] is not None for row in known.values())
    publish(
        session,
        AchievementsReported(
            actor=actor,
            subject_id=plan_id,
            about_id=plan["employee_id"],
            counterpart_id=plan["assessor_id"],
            period_id=period_id,
            lines=len(sent.lines),
            corrected=len(found.corrected),
            is_complete=reported >= len(known),
            content_hash=receipt["content_hash"].hex(),
            receipt=receipt["number"],
            record=fingerprint_of_report(
                receipt, [*found.fresh, *found.corrected], found.revisions
            ),
        ),
    )
    return {
        **{name: receipt[name] for name in ("number", "period_id", "is_on_time", "lines")},
        "received_at": receipt["created_at"],
        "reported": reported,
        "indicators": len(known),
    }


def open_period(session: Session, plan: PlanHead, period_id: int) -> PeriodOfPlan:
    """Read a period of a locked plan that takes reports and evidence now, or refuse."""
    period = queries.period_of(session, plan["id"], plan["cycle_id"], period_id)
    if plan["state"] != PlanState.AGREED:
        raise PlanNotInForce(plan_id=plan["id"], state=plan["state"])
    if not permissions.takes_reports(period, plan["starts_on"], plan["ends_on"]):
        raise PeriodNotOpen(period_id=period_id, state=period["state"])
    if period["frozen_at"] is not None:
        raise AchievementFrozen(period_id=period_id, frozen_at=period["frozen_at"].isoformat())
    return period


def _write(session: Session, found: Sorted) -> None:
    """Write rows in one statement a kind; nobody else writes them while the plan is locked."""
    rows.add(session, Achievement, found.fresh)
    if found.corrected:
        session.execute(insert(AchievementRevision), found.revisions)
        session.execute(update(Achievement), found.corrected)


def _receipt(
    session: Session, reporting: Reporting, period: PeriodOfPlan, sent: Report
) -> rows.Row:
    plan = reporting.plan
    key = new_id(plan["agency_id"])
    made = {
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
    rows.add(session, Receipt, [made])
    return made


def receipt_number(key: UUID) -> str:
    """Write a key's moment and half of its noise in groups of four that can be read aloud.

    40 bits of milliseconds (34 years) and 40 of noise: two reports of an agency that share a number
    would have to share both.
    """
    text = base64.b32encode(key.bytes[1:6] + key.bytes[11:]).decode()
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def thaw(session: Session, plan_id: UUID, periods: Sequence[int]) -> None:
    """Let periods be reported and proven again: their evaluation was reopened."""
    plan = lock_plan(session, plan_id)
    session.execute(
        delete(FrozenPeriod).where(
            FrozenPeriod.plan_id == plan_id,
            FrozenPeriod.agency_id == plan.agency_id,
            FrozenPeriod.period_id.in_(periods),
        )
    )
    session.execute(
        update(Achievement)
        .where(
            Achievement.plan_id == plan_id,
            Achievement.agency_id == plan.agency_id,
            Achievement.period_id.in_(periods),
            Achievement.state == AchievementState.FROZEN,
        )
        .values(state=AchievementState.REPORTED, version=Achievement.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )


def freeze(session: Session, plan_id: UUID, period_id: int) -> None:
    """Let nothing more be reported or proven in a period; its evaluation's signature calls it (9.9).

    The year takes in its periods. What was not reported stays unreported, what is contested is contested.
    """
    plan = lock_plan(session, plan_id)
    periods = queries.periods_within(session, plan.cycle_id, period_id)
    place = {"plan_id": plan_id, "agency_id": plan.agency_id, "frozen_at": now()}
    frozen = [{**place, "period_id": one} for one in periods]
    upsert(session, FrozenPeriod, frozen, ("plan_id", "period_id", "agency_id"))
    session.execute(
        update(Achievement)
        .where(
            Achievement.plan_id == plan_id,
            Achievement.agency_id == plan.agency_id,
            Achievement.period_id.in_(periods),
            Achievement.state == AchievementState.REPORTED,
        )
        .values(state=AchievementState.FROZEN, version=Achievement.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )
