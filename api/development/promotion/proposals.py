"""What is shown of proposals, and to whom: agencies' HR, the city's, and the person."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from api.development.credit.conversion import in_points
from api.development.promotion import proposal_queries
from api.development.promotion.lists import cursor_after, offset_of
from api.development.promotion.models import Path, PromotionProposal, ProposalState
from api.development.promotion.permissions import may_decide, may_list, may_propose
from api.development.promotion.proposal_schemas import ProposalFilter
from api.development.promotion.records import ProposalLine
from api.development.promotion.wording import shown
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.identity.actor import Actor
from api.organization.models import Employee
from api.rules.queries import setting

SAME = (
    "id", "version", "nip", "agency_id", "unit_id", "unit_name", "position", "window_on", "path",
    "from_value", "to_value", "state", "proposed_by_name", "effective_on", "carried_out_on",
    "number",
)  # fmt: skip


def list_proposals(session: Session, actor: Actor, wanted: ProposalFilter) -> dict[str, Any]:
    """List proposals, the newest first: of the agencies that one sees, for others their own."""
    conditions = [*_visible(actor), *_filters(wanted)]
    counted = select(func.count()).select_from(PromotionProposal).where(*conditions)
    total, offset = session.scalar(counted) or 0, offset_of(wanted.cursor)
    found = (
        proposal_queries.LINES.where(*conditions)
        .order_by(PromotionProposal.created_at.desc(), PromotionProposal.id.desc())
        .limit(wanted.size)
        .offset(offset)
    )
    places = setting(session, "credit_decimals", today())
    items = [
        row_view(actor, cast(ProposalLine, dict(row)), places)
        for row in session.execute(found).mappings()
    ]
    return {
        "items": items,
        "total": total,
        "next_cursor": cursor_after(offset, len(items), total),
        "may": ["decide"] if may_decide(actor) else [],
    }


def _visible(actor: Actor) -> list[Any]:
    if actor.sees_everything:
        return []
    seen = [PromotionProposal.employee_id == actor.id]
    seen += [PromotionProposal.agency_id == one for one in sorted(actor.hr_agencies)]
    return [or_(*seen)]


def _filters(wanted: ProposalFilter) -> list[Any]:
    columns = {
        PromotionProposal.window_on: wanted.window_on,
        PromotionProposal.path: wanted.path,
        PromotionProposal.state: wanted.state,
        PromotionProposal.agency_id: wanted.agency_id,
        PromotionProposal.employee_id: wanted.employee_id,
    }
    return [column == value for column, value in columns.items() if value is not None]


def row_view(actor: Actor, line: ProposalLine, places: int) -> dict[str, Any]:
    """Show a proposal in a list."""
    surplus = line["surplus"]
    return {
        **rows.pick(line, SAME),
        "employee": {"id": line["employee_id"], "name": line["name"]},
        "proposed_at": line["created_at"],
        "surplus": None if surplus is None else in_points(surplus, places),
        "surplus_stays": None if surplus is None else line["path"] is not Path.JENJANG,
        "may": _may(actor, line),
    }


def _may(actor: Actor, line: ProposalLine) -> list[str]:
    if line["state"] is not ProposalState.PROPOSED:
        return []
    returns = may_decide(actor) or may_propose(actor, line["agency_id"])
    return ["return"] * returns + ["decide"] * may_decide(actor)


def get_proposal(session: Session, actor: Actor, proposal_id: UUID) -> dict[str, Any]:
    """Show a proposal with the conditions as they were then, and what was decided."""
    line = seen_line(session, actor, proposal_id)
    kept = session.get_one(PromotionProposal, (line["id"], line["agency_id"]))
    return {
        **row_view(actor, line, setting(session, "credit_decimals", today())),
        "conditions": shown(kept.conditions),
        "decisions": proposal_queries.decisions_of(session, proposal_id),
    }


def seen_line(session: Session, actor: Actor, proposal_id: UUID) -> ProposalLine:
    """Read a proposal that the actor may see: one's own, or as HR."""
    line = proposal_queries.line(session, proposal_id)
    if line is None or not _sees(actor, line):
        raise NotFound(proposal_id=proposal_id)
    return line


def _sees(actor: Actor, line: Mapping[str, Any]) -> bool:
    return line["employee_id"] == actor.id or may_list(actor, line["agency_id"])


def names_of(session: Session, people: list[UUID]) -> dict[UUID, str]:
    """Read the names of people."""
    found = select(Employee.id, Employee.name).where(Employee.id.in_(people))
    return {row.id: row.name for row in session.execute(found)}
