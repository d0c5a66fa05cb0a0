"""The training plan of a unit and year: what its programmes reach, what they cost, whom they leave out."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence import reaching
from api.development.competence.reaching import NeedOfPerson
from api.development.training import plan_queries, queries
from api.development.training.models import ProgrammeState, SeatState
from api.development.training.permissions import keeps, leads, sees
from api.development.training.plan_schemas import PlanChoice, ReachChoice
from api.development.training.planning import Offer, Reach, Together, plan, reach
from api.development.training.records import (
    PastProgramme,
    PlannedSeat,
    ProgrammeRow,
    UnitPlace,
)
from api.development.training.rules import training_rules
from api.development.training.showing import HOLDS, cost_of, hours, may_with, shown_counts
from api.foundation import rows
from api.foundation.clock import today
from api.identity.actor import Actor, permit
from api.organization.units.queries import get_unit_row

_SAME = (
    *("id", "title", "state", "decided_on", "provider", "mode", "competences", "seats", "budget"),
    *("from_on", "until_on", "version"),
)


@dataclass(frozen=True)
class Material:
    """What was read for a plan."""

    unit: rows.Row
    units: Mapping[UUID, UnitPlace]
    programmes: Mapping[UUID, ProgrammeRow]
    seats: Sequence[PlannedSeat]
    needs: Sequence[NeedOfPerson]
    past: Sequence[PastProgramme]
    counts: Mapping[UUID, Counter[SeatState]]
    """Of the programmes, how many seats stand how."""

    @property
    def paths(self) -> Mapping[UUID, str]:
        return {key: one["path"] for key, one in self.units.items()}


def get_plan(session: Session, actor: Actor, wanted: PlanChoice) -> dict[str, Any]:
    """Show what the programmes of a year reach together, for who leads the unit and for HR."""
    unit = _find_unit(session, actor, wanted.unit_id)
    read = _read(session, actor, unit, wanted.year)
    together = plan(read.needs, _offers(read), read.paths)
    ceiling = queries.ceiling_of(session, unit["agency_id"], wanted.year)
    serving = {need.employee_id: need.unit_id for need in read.needs}
    needing = {need.employee_id for need in read.needs if need.is_open}
    return {
        "unit": rows.pick(unit, ("id", "name")),
        "agency_id": unit["agency_id"],
        "year": wanted.year,
        "people": plan_queries.people_below(session, unit["path"]),
        "people_needing": len(serving),
        "needs": len(read.needs),
        "reached": len(together.reached),
        "twice": together.twice,
        "answered": len(together.answered),
        "not_reached": len(needing - together.reached),
        "seats": sum(one["seats"] for one in read.programmes.values()),
        "budget": sum((one["budget"] for one in read.programmes.values()), plan_queries.NOTHING),
        "ceiling": ceiling["amount"] if ceiling else None,
        "ceiling_version": ceiling["version"] if ceiling else 0,
        "programmes": [
            _programme(actor, read, serving, one, place)
            for place, one in enumerate(together.reaches, 1)
        ],
        "missing": _missing(read, together),
        "fairness": _fairness(session, read, together, needing),
        "may": ["propose", "set_ceiling"] if keeps(actor, unit["agency_id"]) else [],
    }


def foresee(session: Session, actor: Actor, wanted: ReachChoice) -> dict[str, Any]:
    """Say what a programme would reach that is being written."""
    unit = _find_unit(session, actor, wanted.unit_id)
    units = {one["id"]: one["path"] for one in plan_queries.units_of_city(session)}
    needs = reaching.needs_of(session, wanted.competences, None, None, wanted.year)
    codes = frozenset(wanted.competences)
    offer = Offer(unit["id"], codes, wanted.seats, unit["path"], None)
    serving = {need.employee_id: need.unit_id for need in needs}
    return _reached(serving, reach(needs, offer, units))


def _find_unit(session: Session, actor: Actor, unit_id: UUID) -> rows.Row:
    unit = get_unit_row(session, unit_id)
    may_see = actor.sees_everything or unit["agency_id"] in actor.hr_agencies
    permit(may_see or leads(actor, unit["path"]), "A plan is for who leads the unit, and for HR")
    return unit


def _read(session: Session, actor: Actor, unit: rows.Row, year: int) -> Material:
    """Read the programmes for the people below a unit, those of the units above too, and their needs."""
    units = {one["id"]: one for one in plan_queries.units_of_city(session)}
    path = unit["path"]
    programmes = {
        one["id"]: one
        for one in queries.programmes_of_year(session, year)
        if one["state"] is not ProgrammeState.REJECTED
        and (one["unit_path"].startswith(path) or path.startswith(one["unit_path"]))
        and sees(actor, one)
    }
    needs = reaching.needs_below(session, path, year)
    seats = [
        seat
        for seat in plan_queries.seats_of_year(session, year)
        if seat["programme_id"] in programmes
    ]
    counts: dict[UUID, Counter[SeatState]] = defaultdict(Counter)
    for seat in seats:
        counts[seat["programme_id"]][seat["state"]] += 1
    past = plan_queries.past_programmes(session)
    return Material(unit, units, programmes, seats, needs, past, counts)


def _offers(read: Material) -> list[Offer]:
    """Give what each programme offers; whoever missed one has learnt nothing in it."""
    holders: dict[UUID, set[UUID]] = defaultdict(set)
    for seat in read.seats:
        sits = seat["state"] in HOLDS and seat["state"] is not SeatState.MISSED
        holders[seat["programme_id"]] |= {seat["employee_id"]} if sits else set()
    return [
        Offer(
            key,
            frozenset(one["competences"]),
            one["seats"],
            one["unit_path"],
            frozenset(holders[key]) if key in holders else None,
        )
        for key, one in read.programmes.items()
    ]


def _programme(
    actor: Actor, read: Material, serving: Mapping[UUID, UUID], found: Reach, place: int
) -> dict[str, Any]:
    row = read.programmes[found.id]
    counted = read.counts.get(found.id, Counter())
    return {
        **_reached(serving, found),
        **rows.pick(row, _SAME),
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "hours": hours(row["hours_tenths"]),
        "cost_per_seat": cost_of(row["budget"], row["seats"]),
        "sessions": len(row["sessions"]),
        "counts": shown_counts(row["seats"], counted),
        "priority": place,
        "previous": _previous(read.past, row),
        "may": may_with(actor, row, counted, today()),
    }


def _reached(serving: Mapping[UUID, UUID], found: Reach) -> dict[str, int]:
    return {
        "needs": found.needs,
        "people": len(found.people),
        "reached": len(found.reached),
        "answered": len(found.answered),
        "units": len({serving[who] for who in found.reached}),
        "units_needing": len({serving[who] for who in found.people}),
    }


def _previous(past: Sequence[PastProgramme], row: ProgrammeRow) -> dict[str, Any] | None:
    """Find the last programme of the agency that was about the same."""
    about = set(row["competences"])
    for one in past:
        before = one["agency_id"] == row["agency_id"] and one["until_on"] < row["from_on"]
        if before and about & set(one["competences"]):
            return {"id": one["id"], "name": one["title"]}
    return None


def _missing(read: Material, together: Together) -> list[dict[str, Any]]:
    return [
        {
            "competence": code,
            "needs": needs,
            "units": [{"id": key, "name": read.units[key]["name"]} for key in units],
        }
        for code, needs, units in together.missing
    ]


def _fairness(
    session: Session, read: Material, together: Together, needing: set[UUID]
) -> dict[str, Any]:
    """Say of those who have waited for years how many have a seat, and why others have none."""
    years = training_rules(session).untrained_years
    trained = plan_queries.trained_since(session, today().replace(year=today().year - years, day=1))
    untrained = needing - trained
    passed = [
        seat
        for seat in read.seats
        if seat["employee_id"] in untrained and seat["passed_over_reason"] is not None
    ]
    left_out = {seat["employee_id"] for seat in passed if seat["state"] not in HOLDS}
    return {
        "years": years,
        "untrained": len(untrained),
        "with_seat": len(untrained & together.reached),
        "passed_over": len(left_out - together.reached),
        "reasons": sorted({seat["passed_over_reason"] or "" for seat in passed}),
    }
