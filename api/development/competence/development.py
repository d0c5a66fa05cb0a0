"""Shows what somebody needs to learn in a year, what is agreed about it, and what is done."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence import facts
from api.development.competence.catalogue import Catalogue, catalogue
from api.development.competence.levels import standings, viewpoints_of
from api.development.competence.models import ActionState, OriginKind, Viewpoint
from api.development.competence.plan_queries import actions_in, plans_of_year
from api.development.competence.records import ActionRow, NeedRow, OriginRow, PlanRow
from api.development.competence.schemas import OfYear
from api.development.competence.steps import action_steps, need_steps, plan_steps
from api.development.competence.writing import kept_needs
from api.development.seats import SeatOfPerson, SeatState, seats_of
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor
from api.organization.people.queries import get_employee
from api.rules.queries import setting

FACTS = (
    *("text", "value", "target", "unit_of_measure", "evaluation_id", "author"),
    *("value_code", "givers", "level", "required_level"),
)
_NEED = (
    *("id", "state", "strength", "since", "reason", "decided_on"),
    *("answered_on", "answered_by", "version"),
)
_LEVELS = ("own_level", "assessor_level", "post_level")
_ACTION = (
    *("id", "kind", "text", "competence_code", "from_on", "until_on", "state"),
    *("evidence_url", "evidence_note", "reason", "seat_id", "version"),
)
_HOURS = {
    ActionState.ACCEPTED: "done",
    ActionState.DONE: "agreed",
    ActionState.AGREED: "agreed",
    ActionState.PLANNED: "planned",
}
_SEAT_HOURS = {
    SeatState.OFFERED: "offered",
    SeatState.ACCEPTED: "agreed",
    SeatState.APPROVED: "agreed",
}
_SEAT = ("id", "programme_id", "title", "state", "from_on", "until_on", "competences")
_TENTHS = 10


def get_development(
    session: Session, actor: Actor, employee_id: UUID, wanted: OfYear
) -> dict[str, Any]:
    """Show somebody's needs with their origins, the plan and its hours; to whoever sees the person."""
    person = get_employee(session, actor, employee_id)
    year = wanted.year or today().year
    mine = viewpoints_of(actor, person)
    model = catalogue(session)
    origins = facts.origins_of(session, [employee_id], year)[employee_id]
    needs = kept_needs(session, [employee_id], year)
    plan, actions = _planned(session, employee_id, year)
    levels = standings(session, model, employee_id)
    seats = seats_of(session, [employee_id], year)
    needed = {need["competence_code"] for need in needs}
    return {
        "employee": rows.pick(person, ("id", "name")),
        "year": year,
        "plan": plan and _plan(plan, actions, mine),
        "hours": _hours(actions, seats, setting(session, "development_hours", today())),
        "needs": [_need(model, need, origins, levels, mine) for need in needs],
        "wishes": [
            _wish(model, one)
            for one in origins
            if one["kind"] is OriginKind.WISH and one["competence_code"] not in needed
        ],
        "actions": [_action(one, mine) for one in actions],
        "seats": [shown_seat(one) for one in seats],
        "may": _may(mine),
    }


def _may(mine: Sequence[Viewpoint]) -> list[str]:
    may = ["wish"] if Viewpoint.OWN in mine else []
    return [*may, "add_action"] if mine else may


def _planned(
    session: Session, employee_id: UUID, year: int
) -> tuple[PlanRow | None, list[ActionRow]]:
    """Give the newest plan of a year, and the actions of all: who moved keeps what was done before."""
    plans = plans_of_year(session, employee_id, year)
    actions = [one for plan in reversed(plans) for one in actions_in(session, plan["id"])]
    return (plans[0] if plans else None), actions


def _plan(plan: PlanRow, actions: Iterable[ActionRow], mine: Sequence[Viewpoint]) -> dict[str, Any]:
    states = [one["state"] for one in actions if one["plan_id"] == plan["id"]]
    whom = {"id": plan["agreed_with"], "name": plan["agreed_name"]}
    return {
        **rows.pick(plan, ("id", "state", "agreed_on", "version")),
        "agreed_with": whom if plan["agreed_with"] else None,
        "may": plan_steps(plan["state"], states, mine),
    }


def _hours(
    actions: Iterable[ActionRow], seats: Iterable[SeatOfPerson], target: int
) -> dict[str, Decimal]:
    """Add up hours; a seat counts by itself until the programme is over, then as an action."""
    tenths = dict.fromkeys(("done", "agreed", "planned", "offered"), 0)
    for one in actions:
        if one["state"] in _HOURS:
            tenths[_HOURS[one["state"]]] += one["hours_tenths"]
    for seat in seats:
        if seat["state"] in _SEAT_HOURS:
            tenths[_SEAT_HOURS[seat["state"]]] += seat["hours_tenths"]
    hours = {name: Decimal(sum_) / _TENTHS for name, sum_ in tenths.items()}
    return {"target": Decimal(target), **hours}


def shown_seat(one: SeatOfPerson) -> dict[str, Any]:
    """Show a seat beside the needs that it answers."""
    return {**rows.pick(one, _SEAT), "hours": Decimal(one["hours_tenths"]) / _TENTHS}


def _need(
    model: Catalogue,
    need: NeedRow,
    origins: Iterable[OriginRow],
    levels: Mapping[str, Mapping[str, Any]],
    mine: Sequence[Viewpoint],
) -> dict[str, Any]:
    code = need["competence_code"]
    standing = levels.get(code, dict.fromkeys(_LEVELS))
    return {
        **rows.pick(need, _NEED),
        "competence": model.named(code),
        **rows.pick(standing, _LEVELS),
        "origins": [shown_origin(one) for one in origins if one["competence_code"] == code],
        "may": need_steps(need["state"], mine),
    }


def shown_origin(one: OriginRow) -> dict[str, Any]:
    """Show a fact that speaks for a need."""
    known = one["facts"]
    return {
        "kind": one["kind"],
        "since": one["since"],
        **{name: known.get(name) for name in FACTS},
        "period_ids": known.get("period_ids", []),
    }


def _wish(model: Catalogue, one: OriginRow) -> dict[str, Any]:
    return {
        "competence": model.named(one["competence_code"]),
        "text": one["facts"]["text"],
        "since": one["since"],
    }


def _action(one: ActionRow, mine: Sequence[Viewpoint]) -> dict[str, Any]:
    return {
        **rows.pick(one, _ACTION),
        "hours": Decimal(one["hours_tenths"]) / _TENTHS,
        "may": action_steps(one["state"], mine),
    }
