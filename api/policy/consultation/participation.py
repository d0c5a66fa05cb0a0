"""How many of those who are asked took part, by agency and unit; never who, never how."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select, union
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.models import Agency, Employee, EmployeeState, Position, Unit
from api.organization.posts.populations import EVERYBODY, of_holder
from api.policy.consultation.grouping import grouped
from api.policy.consultation.models import PolicyComment, PolicyCommentSupport, PolicySupport
from api.policy.consultation.records import UnitCount
from api.policy.drafting.queries import see_policy
from api.policy.drafting.records import PolicyHead
from api.rules.queries import setting

_of_policy = PolicyComment.policy_id == bindparam("policy_id")
TOOK_PART = union(
    select(PolicyComment.author_id.label("person_id")).where(_of_policy),
    select(PolicySupport.person_id).where(PolicySupport.policy_id == bindparam("policy_id")),
    select(PolicyCommentSupport.person_id)
    .join(PolicyComment, PolicyComment.id == PolicyCommentSupport.comment_id)
    .where(_of_policy),
).subquery("took_part")
"""Everybody who supported, commented or proposed by name, once."""
COUNTED = rows.TypedSelect(
    UnitCount,
    select(
        Employee.agency_id,
        Agency.name.label("agency"),
        Unit.name.label("unit"),
        Unit.path,
        func.count(Employee.id).label("people"),
        func.count(TOOK_PART.c.person_id).label("took_part"),
    )
    .join(Agency, Agency.id == Employee.agency_id)
    .join(Unit, Unit.id == Employee.unit_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .outerjoin(TOOK_PART, TOOK_PART.c.person_id == Employee.id)
    .where(
        Employee.state == EmployeeState.AKTIF,
        or_(bindparam("population") == EVERYBODY, of_holder() == bindparam("population")),
    )
    .group_by(Employee.agency_id, Agency.name, Unit.id, Unit.name, Unit.path)
    .order_by(Employee.agency_id, Unit.path),
)


def get_participation(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """Show how many took part, in groups of which none has fewer people than the least."""
    head = see_policy(session, actor, policy_id)
    least: int = setting(session, "small_group", today())
    counted = count(session, head)
    agencies = [list(found) for _, found in groupby(counted, key=lambda row: row["agency_id"])]
    groups = grouped(agencies, _people, least)
    shown = [_group(group, least) for group in groups]
    return {
        "people": sum(one["people"] for one in shown),
        "took_part": sum(one["took_part"] for one in shown),
        "small_group": least,
        "items": shown,
    }


def count(session: Session, head: PolicyHead) -> list[UnitCount]:
    """Count those who are asked and those who took part, unit by unit in the official order."""
    where = {"policy_id": head["id"], "population": head["population"]}
    return rows.fetch(session, COUNTED, **where)


def _people(units: Sequence[UnitCount]) -> int:
    return sum(row["people"] for row in units)


def _group(agencies: Sequence[Sequence[UnitCount]], least: int) -> dict[str, Any]:
    """Show agencies that are counted together; one alone with its units, if they make several groups."""
    units = [row for agency in agencies for row in agency]
    parts = grouped(units, lambda row: row["people"], least) if len(agencies) == 1 else []
    return {
        **_share([agency[0]["agency"] for agency in agencies], units),
        "agency_ids": [agency[0]["agency_id"] for agency in agencies],
        "parts": [_share([row["unit"] for row in part], part) for part in parts]
        if len(parts) > 1
        else [],
    }


def _share(names: list[str], units: Sequence[UnitCount]) -> dict[str, Any]:
    took_part = sum(row["took_part"] for row in units)
    return {"names": names, "people": _people(units), "took_part": took_part}
