"""Reporting: the hottest write of the system, so its statements are few and plain.

Lock the plan (one person's devices queue behind each other, nobody else waits), read what is there,
insert or correct, receipt, one event. A late report is taken and says so.
"""

import base64
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from api.achievements import queries
from api.achievements.errors import AchievementFrozen, PeriodNotOpen, PlanNotInForce
from api.achievements.events import AchievementsReported
from api.achievements.models import (
    Achievement,
    AchievementRevision,
    AchievementState,
    Receipt,
)
from api.achievements.schemas import Report, ReportLine
from api.foundation.clock import now, today
from api.foundation.errors import EditedMeanwhile, Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.types import canonical
from api.goals.models import Approach, Indicator, Plan, PlanState
from api.goals.permissions import is_owner
from api.goals.queries import lock_plan, see_plan
from api.identity.actor import Actor, permit


def report(
    session: Session, actor: Actor, plan_id: UUID, period_id: int, sent: Report
) -> dict[str, Any]:
    """Report achievements of a period, or correct some; what was replaced is kept."""
    head = see_plan(session, actor, plan_id)
    permit(is_owner(actor, head), "Only its owner reports on a plan")
    plan = lock_plan(session, plan_id)
    due = _check_open(session, plan, period_id)
    known = _indicators(session, plan_id, period_id)
    fresh, corrected = _sort(plan, period_id, sent.lines, known, actor)
    if fresh:
        session.execute(insert(Achievement), fresh)
    for row, revision in corrected:
        _correct(session, row, revision)
    digest = hashlib.sha256(canonical(sent.model_dump(mode="json"))).digest()
    receipt = _receipt(session, actor, plan, (period_id, due["report_due_on"]), (sent, digest))
    publish(
        session,
        AchievementsReported(
            actor=actor,
            subject_id=plan_id,
            about_id=plan.employee_id,
            counterpart_id=plan.assessor_id,
            period_id=period_id,
            lines=len(sent.lines),
            corrected=len(corrected),
            content_hash=digest.hex(),
            receipt=receipt["number"],
        ),
    )
    already = sum(row["achievement_id"] is not None for row in known.values())
    return {**receipt, "reported": already + len(fresh), "indicators": len(known)}


def _check_open(session: Session, plan: Plan, period_id: int) -> Any:
    due = queries.period_due(session, plan.cycle_id, period_id)
    if plan.state != PlanState.AGREED:
        raise PlanNotInForce(plan_id=plan.id, state=plan.state)
    if due["state"] not in queries.REPORTABLE:
        raise PeriodNotOpen(period_id=period_id, state=due["state"])
    return due


def _indicators(session: Session, plan_id: UUID, period_id: int) -> dict[UUID, Any]:
    """Read the plan's indicators, each with the row of this period where there is one."""
    here = (
        (Achievement.plan_id == Indicator.plan_id)
        & (Achievement.indicator_id == Indicator.id)
        & (Achievement.agency_id == Indicator.agency_id)
        & (Achievement.period_id == period_id)
    )
    found = session.execute(
        select(
            Indicator.id,
            Indicator.target,
            Indicator.target_low,
            Achievement.id.label("achievement_id"),
            Achievement.value,
            Achievement.narrative,
            Achievement.nothing_happened,
            Achievement.state,
            Achievement.revision,
            Achievement.version,
            Achievement.reported_by,
            Achievement.reported_at,
        )
        .outerjoin(Achievement, here)
        .where(Indicator.plan_id == plan_id)
    ).mappings()
    return {row["id"]: row for row in found}


Row = dict[str, Any]


def _sort(
    plan: Plan, period_id: int, lines: Sequence[ReportLine], known: dict[UUID, Any], actor: Actor
) -> tuple[list[Row], list[tuple[Row, Row]]]:
    """Tell new rows from corrections, and refuse what does not fit, naming the line."""
    fresh, corrected = [], []
    seen: set[UUID] = set()
    for number, line in enumerate(lines):
        place = f"/lines/{number}"
        kept = known.get(line.indicator_id)
        if kept is None or line.indicator_id in seen:
            raise Invalid((f"{place}/indicator_id", "not_in_plan", "not an indicator of the plan"))
        seen.add(line.indicator_id)
        _check_line(plan, place, line)
        row = _row(plan, period_id, line, actor)
        if kept["achievement_id"] is None:
            fresh.append(row)
        else:
            corrected.append(_correction(place, kept, line, row))
    return fresh, corrected


def _check_line(plan: Plan, place: str, line: ReportLine) -> None:
    if line.value is None and not line.narrative and not line.nothing_happened:
        raise Invalid((f"{place}/value", "missing", "a figure, a text, or that nothing happened"))
    if line.nothing_happened and line.value:
        raise Invalid((f"{place}/nothing_happened", "contradiction", "a figure says otherwise"))
    if plan.approach == Approach.KUALITATIF and line.value is not None and not line.narrative:
        raise Invalid((f"{place}/narrative", "missing", "a qualitative plan is reported in words"))


def _row(plan: Plan, period_id: int, line: ReportLine, actor: Actor) -> Row:
    moment = now()
    return {
        "id": new_id(plan.agency_id),
        "agency_id": plan.agency_id,
        "plan_id": plan.id,
        "indicator_id": line.indicator_id,
        "period_id": period_id,
        "value": line.value,
        "narrative": line.narrative,
        "nothing_happened": line.nothing_happened,
        "reported_by": actor.id,
        "reported_at": moment,
    }


def _correction(place: str, kept: Any, line: ReportLine, row: Row) -> tuple[Row, Row]:
    if kept["state"] == AchievementState.FROZEN:
        raise AchievementFrozen(pointer=place)
    if line.version != kept["version"]:
        raise EditedMeanwhile(pointer=f"{place}/version", version=kept["version"])
    revision = {
        "id": new_id(row["agency_id"]),
        "agency_id": row["agency_id"],
        "achievement_id": kept["achievement_id"],
        "replaced_by": row["reported_by"],
        **{
            name: kept[name]
            for name in (
                "revision",
                "value",
                "narrative",
                "nothing_happened",
                "reported_by",
                "reported_at",
            )
        },
    }
    return row, revision


def _correct(session: Session, row: Row, revision: Row) -> None:
    session.execute(insert(AchievementRevision), [revision])
    said = ("value", "narrative", "nothing_happened", "reported_by", "reported_at")
    session.execute(
        update(Achievement)
        .where(Achievement.at(revision["achievement_id"]))
        .values(
            **{name: row[name] for name in said},
            revision=Achievement.revision + 1,
            version=Achievement.version + 1,
            updated_at=now(),
        )
        .execution_options(synchronize_session=False)
    )


def _receipt(
    session: Session,
    actor: Actor,
    plan: Plan,
    period: tuple[int, Any],
    content: tuple[Report, bytes],
) -> dict[str, Any]:
    key = new_id(plan.agency_id)
    period_id, due_on = period
    moment = now()
    made = {
        "id": key,
        "agency_id": plan.agency_id,
        "number": receipt_number(key),
        "plan_id": plan.id,
        "period_id": period_id,
        "submitted_by": actor.id,
        "content_hash": content[1],
        "lines": len(content[0].lines),
        "is_on_time": today() <= due_on,
        "created_at": moment,
    }
    session.execute(insert(Receipt), [made])
    shown = ("number", "period_id", "is_on_time", "lines")
    return {**{name: made[name] for name in shown}, "received_at": moment}


def receipt_number(key: UUID) -> str:
    """Write the random half of a key in groups of four that can be read aloud."""
    text = base64.b32encode(key.bytes[5:]).decode().rstrip("=")[:12]
    return "-".join((text[:4], text[4:8], text[8:]))


def freeze(session: Session, plan_id: UUID, period_id: int) -> None:
    """Keep a period's achievements from changing; the evaluation's signature calls it (design 9.9)."""
    session.execute(
        update(Achievement)
        .where(Achievement.plan_id == plan_id, Achievement.period_id == period_id)
        .values(state=AchievementState.FROZEN, version=Achievement.version + 1)
        .execution_options(synchronize_session=False)
    )
