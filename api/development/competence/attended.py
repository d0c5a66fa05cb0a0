"""Lets programmes that people attended count in their development plans and answer their needs.

A seat counts once, as an action that is accepted with the seat as its evidence; where attendance was
noted wrongly it is taken back, and the needs that it answered are open again.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from api.development.competence.models import (
    ActionKind,
    ActionState,
    DevelopmentAction,
    DevelopmentNeed,
    DevelopmentPlan,
    NeedState,
)
from api.development.competence.plan_queries import begin_plans
from api.development.competence.records import BegunPlan, NeedRow
from api.development.competence.writing import FOLLOWING, kept_needs
from api.foundation import rows
from api.foundation.ids import new_id
from api.foundation.upsert import upsert


@dataclass(frozen=True)
class Attended:
    """That somebody was there: in what, for how long, for which competences."""

    seat_id: UUID
    employee_id: UUID
    kind: ActionKind
    title: str
    competences: Sequence[str]
    hours_tenths: int
    from_on: date
    until_on: date


class SeatAction(TypedDict):
    """The action that a seat counts as."""

    id: UUID
    seat_id: UUID | None
    employee_id: UUID
    year: int


_ANSWERED = (
    update(DevelopmentNeed)
    .where(
        DevelopmentNeed.id == bindparam("need_id"), DevelopmentNeed.agency_id == bindparam("owner")
    )
    .values(
        state=NeedState.ANSWERED,
        answered_on=bindparam("day"),
        answered_by=bindparam("action_id"),
        version=DevelopmentNeed.version + 1,
    )
)


@cache
def _counted(size: int) -> rows.TypedSelect[SeatAction]:
    return rows.TypedSelect(
        SeatAction,
        select(
            DevelopmentAction.id,
            DevelopmentAction.seat_id,
            DevelopmentPlan.employee_id,
            DevelopmentPlan.year,
        )
        .join(
            DevelopmentPlan,
            (DevelopmentPlan.id == DevelopmentAction.plan_id)
            & (DevelopmentPlan.agency_id == DevelopmentAction.agency_id),
        )
        .where(rows.among(DevelopmentAction.seat_id, size)),
    )


def count_attended(session: Session, attended: Sequence[Attended]) -> None:
    """Let attended programmes count in the plans of their years, and answer what was needed till then."""
    of_year: dict[int, list[Attended]] = defaultdict(list)
    for one in attended:
        of_year[one.from_on.year].append(one)
    for year, some in of_year.items():
        _count(session, some, year)


def _count(session: Session, attended: Sequence[Attended], year: int) -> None:
    people = sorted({one.employee_id for one in attended})
    plans = begin_plans(session, people, year)
    needed: dict[UUID, list[NeedRow]] = defaultdict(list)
    for need in kept_needs(session, people, year):
        if need["state"] in FOLLOWING:
            needed[need["employee_id"]].append(need)
    answered = {one.seat_id: _answered(one, needed[one.employee_id]) for one in attended}
    made = [_action(one, plans[one.employee_id], answered[one.seat_id]) for one in attended]
    once = ("seat_id", "agency_id")
    upsert(session, DevelopmentAction, made, once, ("state", "reason"))
    counted = {
        row["seat_id"]: row["id"]
        for row in rows.fetch_among(session, _counted, [one.seat_id for one in attended])
    }
    changes = {
        need["id"]: {
            "need_id": need["id"],
            "owner": need["agency_id"],
            "day": one.until_on,
            "action_id": counted[one.seat_id],
        }
        for one in attended
        for need in answered[one.seat_id]
    }
    rows.change_each(session, _ANSWERED, list(changes.values()))


def _answered(one: Attended, needs: Sequence[NeedRow]) -> list[NeedRow]:
    """Choose the needs that a programme answers, the strongest first; not what was found after it."""
    return [
        need
        for need in needs
        if need["competence_code"] in one.competences and need["since"] <= one.until_on
    ]


def _action(one: Attended, plan: BegunPlan, needs: Sequence[NeedRow]) -> rows.Row:
    return {
        "id": new_id(plan["agency_id"]),
        "agency_id": plan["agency_id"],
        "plan_id": plan["id"],
        "kind": one.kind,
        "text": one.title,
        "competence_code": needs[0]["competence_code"] if needs else one.competences[0],
        "hours_tenths": one.hours_tenths,
        "from_on": one.from_on,
        "until_on": one.until_on,
        "state": ActionState.ACCEPTED,
        "seat_id": one.seat_id,
        "reason": None,
    }


def take_back(session: Session, seat_id: UUID, reason: str | None) -> None:
    """Let a seat count no more, and open again what it answered."""
    for action in rows.fetch_among(session, _counted, [seat_id]):
        session.execute(
            update(DevelopmentAction)
            .where(DevelopmentAction.at(action["id"]))
            .values(state=ActionState.DROPPED, reason=reason, version=DevelopmentAction.version + 1)
        )
        reopen_answered(session, action["id"])


def reopen_answered(session: Session, action_id: UUID) -> None:
    """Open the needs that an action answered as they were left before: agreed, or only proposed."""
    for need in session.scalars(
        select(DevelopmentNeed)
        .where(
            DevelopmentNeed.answered_by == action_id, DevelopmentNeed.state == NeedState.ANSWERED
        )
        .with_for_update()
    ):
        need.state = NeedState.AGREED if need.decided_by else NeedState.PROPOSED
        need.answered_by = need.answered_on = None
        need.version += 1
    session.flush()
