"""What can be asked about achievements and evidence."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, Evidence, EvidenceLink, Receipt
from api.achievements.progress import expected_bp, progress_bp, track, year_value
from api.cycles.models import CyclePeriod, Period, PeriodKind
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.storage import StoredFile
from api.goals.models import Goal, Indicator, PlanState
from api.goals.queries import at, card, see_plan
from api.identity.actor import Actor
from api.rules.queries import setting

REPORTABLE = ("open", "evaluating")
DUE = select(CyclePeriod.report_due_on, CyclePeriod.evaluate_due_on, CyclePeriod.state).where(
    CyclePeriod.cycle_id == bindparam("cycle_id"), CyclePeriod.period_id == bindparam("period_id")
)
LINES = (
    select(
        Indicator.id,
        Indicator.goal_id,
        Goal.text.label("goal_text"),
        Goal.kind.label("goal_kind"),
        Indicator.text,
        Indicator.unit_of_measure,
        Indicator.direction,
        Indicator.accumulation,
        Indicator.target,
        Indicator.target_low,
        Indicator.target_high,
        Indicator.target_text,
        Achievement.id.label("achievement_id"),
        Achievement.period_id,
        Achievement.value,
        Achievement.narrative,
        Achievement.nothing_happened,
        Achievement.state,
        Achievement.revision,
        Achievement.reported_at,
        Achievement.version,
        Period.kind.label("period_kind"),
    )
    .join(Goal, (Goal.id == Indicator.goal_id) & (Goal.agency_id == Indicator.agency_id))
    .outerjoin(
        Achievement,
        (Achievement.plan_id == Indicator.plan_id)
        & (Achievement.indicator_id == Indicator.id)
        & (Achievement.agency_id == Indicator.agency_id),
    )
    .outerjoin(Period, Period.id == Achievement.period_id)
    .where(Indicator.plan_id == bindparam("plan_id"), Indicator.agency_id == bindparam("agency_id"))
    .order_by(Goal.position, Indicator.position, Indicator.id, Achievement.period_id)
)
EVIDENCE = (
    select(
        Evidence.id,
        Evidence.period_id,
        Evidence.kind,
        Evidence.title,
        Evidence.url,
        Evidence.file_id,
        StoredFile.name.label("file_name"),
        StoredFile.size.label("file_size"),
        Evidence.verdict,
        Evidence.verdict_reason,
        Evidence.verdict_at,
        Evidence.replaces_id,
        Evidence.created_at,
        Evidence.version,
        EvidenceLink.indicator_id,
    )
    .join(
        EvidenceLink,
        (EvidenceLink.evidence_id == Evidence.id) & (EvidenceLink.agency_id == Evidence.agency_id),
    )
    .outerjoin(
        StoredFile,
        (StoredFile.id == Evidence.file_id) & (StoredFile.agency_id == Evidence.agency_id),
    )
    .where(
        Evidence.plan_id == bindparam("plan_id"),
        Evidence.agency_id == bindparam("agency_id"),
        Evidence.period_id == bindparam("period_id"),
    )
    .order_by(Evidence.id, EvidenceLink.indicator_id)
)
RECEIPTS = (
    select(
        Receipt.number,
        Receipt.plan_id,
        Receipt.period_id,
        Receipt.created_at,
        Receipt.is_on_time,
        Receipt.lines,
    )
    .where(Receipt.plan_id == bindparam("plan_id"), Receipt.agency_id == bindparam("agency_id"))
    .order_by(Receipt.id.desc())
)
FILE = select(
    StoredFile.id,
    StoredFile.name,
    StoredFile.size,
    StoredFile.media_type,
    StoredFile.storage_key,
    StoredFile.owner_id,
).where(StoredFile.id == bindparam("file_id"), StoredFile.agency_id == bindparam("agency_id"))
USES = select(Evidence.plan_id).where(
    Evidence.file_id == bindparam("file_id"), Evidence.agency_id == bindparam("agency_id")
)


def period_due(session: Session, cycle_id: int, period_id: int) -> rows.Row:
    """Read how a period of a year stands, or refuse."""
    found = rows.fetch_one(session, DUE, cycle_id=cycle_id, period_id=period_id)
    if found is None:
        raise NotFound(period_id=period_id)
    return found


def get_report(session: Session, actor: Actor, plan_id: UUID, period_id: int) -> dict[str, Any]:
    """Show the report form: every indicator with last, current and expected figures, and evidence."""
    head = see_plan(session, actor, plan_id)
    due = period_due(session, head["cycle_id"], period_id)
    indicators = report_lines(session, plan_id, period_id)
    evidence = evidence_by_indicator(session, plan_id, period_id)
    for indicator in indicators:
        indicator["evidence"] = evidence.get(indicator["id"], [])
    return {
        "plan_id": plan_id,
        "period_id": period_id,
        "report_due_on": due["report_due_on"],
        "state": due["state"],
        "reported": sum(one["achievement"] is not None for one in indicators),
        "assessor_name": card(session, head["assessor_id"])["name"],
        "indicators": indicators,
        "may": _may(actor, head, due),
    }


def _may(actor: Actor, head: rows.Row, due: rows.Row) -> list[str]:
    in_force = head["state"] == PlanState.AGREED and due["state"] in REPORTABLE
    if in_force and actor.id == head["employee_id"]:
        return ["report", "prove"]
    return ["judge"] if in_force and actor.id == head["assessor_id"] else []


def report_lines(session: Session, plan_id: UUID, period_id: int) -> list[dict[str, Any]]:
    """Read indicators with their figures up to a period."""
    borders = setting(session, "track_borders", today())
    grouped: dict[UUID, list[rows.Row]] = {}
    for row in rows.fetch(session, LINES, **at(plan_id)):
        grouped.setdefault(row["id"], []).append(row)
    return [_line(mine, period_id, borders) for mine in grouped.values()]


_SHOWN = (
    "id",
    "goal_id",
    "goal_text",
    "goal_kind",
    "text",
    "unit_of_measure",
    "direction",
    "accumulation",
    "target",
    "target_low",
    "target_high",
    "target_text",
)
_ACHIEVED = (
    "value",
    "narrative",
    "nothing_happened",
    "state",
    "revision",
    "reported_at",
    "version",
)


def _line(mine: list[rows.Row], period_id: int, borders: dict[str, int]) -> dict[str, Any]:
    first = mine[0]
    current = next((row for row in mine if row["period_id"] == period_id), None)
    before = _values(mine, lambda period: period < period_id)
    until = _values(mine, lambda period: period <= period_id)
    value = year_value(first["accumulation"], until)
    progress = progress_bp(first, value)
    expected = expected_bp(first, period_id)
    return {
        **{name: first[name] for name in _SHOWN},
        "previous_value": year_value(first["accumulation"], before),
        "year_value": value,
        "progress_bp": progress,
        "expected_bp": expected,
        "track": track(progress, expected, borders),
        "achievement": current and {name: current[name] for name in _ACHIEVED},
    }


def _values(mine: list[rows.Row], wanted: Any) -> list[Decimal]:
    return [
        row["value"]
        for row in mine
        if row["value"] is not None
        and row["period_kind"] != PeriodKind.TAHUNAN
        and wanted(row["period_id"])
    ]


def year_values(session: Session, plan_id: UUID, period_id: int) -> dict[UUID, Decimal | None]:
    """Read per indicator the year's figure up to a period: the sum, or the latest."""
    lines = report_lines(session, plan_id, period_id)
    return {line["id"]: line["year_value"] for line in lines}


def list_evidence(session: Session, actor: Actor, plan_id: UUID, period_id: int) -> dict[str, Any]:
    """List the evidence of a plan in a period."""
    see_plan(session, actor, plan_id)
    return {"items": evidence_rows(session, plan_id, period_id)}


def evidence_rows(session: Session, plan_id: UUID, period_id: int) -> list[dict[str, Any]]:
    """Read evidence with the indicators that each proves."""
    found: dict[UUID, dict[str, Any]] = {}
    for row in rows.fetch(session, EVIDENCE, **at(plan_id), period_id=period_id):
        indicator_id = row.pop("indicator_id")
        found.setdefault(row["id"], {**row, "indicator_ids": []})["indicator_ids"].append(
            indicator_id
        )
    return list(found.values())


def evidence_by_indicator(
    session: Session, plan_id: UUID, period_id: int
) -> dict[UUID, list[dict[str, Any]]]:
    """Read evidence by the indicators that it proves."""
    found: dict[UUID, list[dict[str, Any]]] = {}
    for one in evidence_rows(session, plan_id, period_id):
        for indicator_id in one["indicator_ids"]:
            found.setdefault(indicator_id, []).append(one)
    return found


def list_receipts(session: Session, actor: Actor, plan_id: UUID) -> dict[str, Any]:
    """List what the server received for a plan."""
    see_plan(session, actor, plan_id)
    return {"items": rows.fetch(session, RECEIPTS, **at(plan_id))}


def get_file(session: Session, actor: Actor, file_id: UUID) -> rows.Row:
    """Find a file that the actor owns or that proves something in a plan the actor sees."""
    place = {"file_id": file_id, "agency_id": agency_of(file_id)}
    found = rows.fetch_one(session, FILE, **place)
    if found is None:
        raise NotFound(file_id=file_id)
    if found["owner_id"] != actor.id:
        _through_a_plan(session, actor, rows.fetch(session, USES, **place))
    return found


def _through_a_plan(session: Session, actor: Actor, uses: list[rows.Row]) -> None:
    if not uses:
        raise NotFound(file_id="not yours")
    see_plan(session, actor, uses[0]["plan_id"])


def load_evidence(session: Session, evidence_id: UUID) -> Evidence:
    """Load evidence to judge or remove it."""
    found = session.scalars(
        select(Evidence).where(Evidence.at(evidence_id)).with_for_update()
    ).first()
    if found is None:
        raise NotFound(evidence_id=evidence_id)
    return found
