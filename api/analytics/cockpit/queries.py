"""What the cockpit reads: figures that are kept of units or counted of a team, and what a week ago was kept."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import Session, aliased

from api.analytics import tallies
from api.analytics.cockpit.records import (
    FiguresByPeriod,
    HeadRow,
    Looked,
    PeriodRow,
    SlipRow,
    UnitRow,
    WeekRow,
)
from api.analytics.cockpit.slips import EARLIER, OF_LAST_PERIOD, OF_WEEK, RECOVERED, SLIPPED
from api.analytics.models import PersonPeriodFacts, PersonWeek, UnitPeriodFacts, UnitWeek
from api.analytics.places import Place, bounds_of, is_team, people_of
from api.analytics.weeks import OF_WEEKS
from api.cycles.models import Cycle, CyclePeriod, Period, PeriodState
from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation import rows
from api.organization.models import (
    Assignment,
    AssignmentKind,
    Employee,
    Position,
    Unit,
    UnitKind,
)
from api.organization.units.paths import above

PERIODS = rows.TypedSelect(
    PeriodRow,
    select(
        Period.id,
        CyclePeriod.cycle_id,
        Cycle.population,
        Period.kind,
        CyclePeriod.state,
        Period.starts_on,
        Period.ends_on,
        CyclePeriod.report_due_on,
        CyclePeriod.evaluate_due_on,
    )
    .join(CyclePeriod, CyclePeriod.period_id == Period.id)
    .join(Cycle, Cycle.id == CyclePeriod.cycle_id)
    .where(CyclePeriod.state != PeriodState.PLANNED)
    .order_by(Period.ends_on.desc(), Period.starts_on.desc(), CyclePeriod.cycle_id.desc()),
)
WEEKLY = ("posts", "complete", "on_track", "behind")
_TALLIES = [getattr(UnitPeriodFacts, name) for name in tallies.NAMES]


def figures_of(
    session: Session, unit_ids: Sequence[UUID], period_ids: Sequence[int]
) -> dict[UUID, FiguresByPeriod]:
    """Read what is kept of units in some periods; nothing of those in which nobody has a plan to write."""
    found: dict[UUID, FiguresByPeriod] = {key: {} for key in unit_ids}
    span = {"first": min(period_ids), "last": max(period_ids)}
    for row in rows.fetch_among(session, _figures, unit_ids, **span):
        if row["period_id"] in period_ids:
            found[row["unit_id"]][row["period_id"]] = row
    return found


def kept_of(session: Session, place: Place, period_ids: Sequence[int]) -> FiguresByPeriod:
    """Read how a place stands in some periods: a unit by what is kept, a team by its people."""
    if is_team(place):
        return figures_of_team(session, place, period_ids)
    return figures_of(session, [place["id"]], period_ids)[place["id"]]


def figures_of_team(session: Session, place: Place, period_ids: Sequence[int]) -> FiguresByPeriod:
    """Count the people of a team: of these few nothing is kept."""
    span = {"first": min(period_ids), "last": max(period_ids)}
    found = rows.fetch(session, _TEAM, **span, **bounds_of(place))
    return {row["period_id"]: row for row in found if row["period_id"] in period_ids}


_TEAM = (
    select(
        PersonPeriodFacts.period_id,
        func.max(PersonPeriodFacts.updated_at).label("updated_at"),
        *tallies.counted(),
    )
    .where(
        people_of(PersonPeriodFacts, team=True),
        PersonPeriodFacts.period_id >= bindparam("first"),
        PersonPeriodFacts.period_id <= bindparam("last"),
    )
    .group_by(PersonPeriodFacts.period_id)
)


@cache
def _figures(size: int) -> Any:
    return select(
        UnitPeriodFacts.unit_id, UnitPeriodFacts.period_id, UnitPeriodFacts.updated_at, *_TALLIES
    ).where(
        rows.among(UnitPeriodFacts.unit_id, size),
        UnitPeriodFacts.period_id >= bindparam("first"),
        UnitPeriodFacts.period_id <= bindparam("last"),
    )


def units_below(session: Session, unit_id: UUID, period_id: int, day: date) -> list[UnitRow]:
    """List the units right below that there are on a day, in the official order."""
    return rows.fetch(session, _BELOW, unit_id=unit_id, period_id=period_id, today=day)


_child = aliased(Unit)
_BELOW = rows.TypedSelect(
    UnitRow,
    select(
        Unit.id,
        Unit.name,
        Unit.kind,
        Unit.path,
        select(func.count(_child.id))
        .where(_child.parent_id == Unit.id, _child.valid_until > bindparam("today"))
        .scalar_subquery()
        .label("below"),
        UnitAchievement.grade,
    )
    .outerjoin(
        UnitAchievement,
        and_(
            UnitAchievement.unit_id == Unit.id,
            UnitAchievement.agency_id == Unit.agency_id,
            UnitAchievement.period_id == bindparam("period_id"),
        ),
    )
    .where(
        Unit.parent_id == bindparam("unit_id"),
        Unit.valid_from <= bindparam("today"),
        Unit.valid_until > bindparam("today"),
    )
    .order_by(Unit.path),
)
GRADE = select(UnitAchievement.grade).where(
    UnitAchievement.unit_id == bindparam("unit_id"),
    UnitAchievement.period_id == bindparam("period_id"),
)


def names_above(session: Session, path: str) -> list[rows.Row]:
    """Read the units above, the highest first."""
    found = rows.fetch_among(session, _at, above(path))
    return sorted(found, key=lambda row: len(row["path"]))


@cache
def _at(size: int) -> Any:
    return select(Unit.id, Unit.name, Unit.kind, Unit.path).where(rows.among(Unit.path, size))


def heads_of_units(session: Session, unit_ids: Sequence[UUID], day: date) -> dict[UUID, HeadRow]:
    """Say who leads units on a day; who acts for somebody comes before them (R6)."""
    found = rows.fetch_among(session, _heads, unit_ids, today=day)
    return {row["unit_id"]: row for row in found}


@cache
def _heads(size: int) -> rows.TypedSelect[HeadRow]:
    acts = case((Assignment.kind == AssignmentKind.DEFINITIF, 0), else_=1)
    return rows.TypedSelect(
        HeadRow,
        select(
            Position.unit_id,
            Employee.id,
            Employee.name,
            Employee.nip,
            Position.title.label("position"),
        )
        .join(Assignment, Assignment.position_id == Position.id)
        .join(Employee, Employee.id == Assignment.employee_id)
        .where(
            rows.among(Position.unit_id, size),
            Position.is_head.is_(True),
            Assignment.valid_from <= bindparam("today"),
            Assignment.valid_until > bindparam("today"),
        )
        .order_by(acts, Assignment.valid_from),
    )


def slips(session: Session, place: Place, looked: Looked, week: date) -> list[SlipRow]:
    """Count posts that got worse or better since a week, for each unit that has some."""
    periods = {"period_id": looked["period"]["id"], "last_period": last_period(looked)}
    wanted = _slips(team=is_team(place))
    return rows.fetch(session, wanted, week=week, **periods, **bounds_of(place))


def last_period(looked: Looked) -> int:
    """Give the period before the one that is looked at; 0, which none has, where there is none."""
    return looked["earlier"][0]["id"] if looked["earlier"] else 0


def _times(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


@cache
def _slips(*, team: bool) -> rows.TypedSelect[SlipRow]:
    return rows.TypedSelect(
        SlipRow,
        select(Unit.path, _times(SLIPPED).label("slipped"), _times(RECOVERED).label("recovered"))
        .join(PersonPeriodFacts, PersonPeriodFacts.unit_id == Unit.id)
        .join(PersonWeek, OF_WEEK)
        .outerjoin(EARLIER, OF_LAST_PERIOD)
        .where(
            people_of(PersonPeriodFacts, team=team),
            PersonPeriodFacts.period_id == bindparam("period_id"),
            PersonWeek.track != PersonPeriodFacts.track,
        )
        .group_by(Unit.path),
    )


def weeks_of(session: Session, place: Place, period_id: int, since: date) -> list[WeekRow]:
    """Read how the people of a place stood as each of the last weeks began."""
    wanted = _WEEKS_OF_TEAM if is_team(place) else _WEEKS
    return rows.fetch(session, wanted, period_id=period_id, since=since, **bounds_of(place))


_WEEKS = rows.TypedSelect(
    WeekRow,
    select(
        UnitWeek.week,
        *(func.sum(getattr(UnitWeek, name)).label(name) for name in WEEKLY),
    )
    .join(Unit, Unit.id == UnitWeek.unit_id)
    .where(
        people_of(UnitWeek, team=False),
        UnitWeek.period_id == bindparam("period_id"),
        UnitWeek.week >= bindparam("since"),
    )
    .group_by(UnitWeek.week)
    .order_by(UnitWeek.week),
)
_WEEKS_OF_TEAM = rows.TypedSelect(
    WeekRow,
    select(PersonWeek.week, *OF_WEEKS)
    .where(
        people_of(PersonWeek, team=True),
        PersonWeek.period_id == bindparam("period_id"),
        PersonWeek.week >= bindparam("since"),
    )
    .group_by(PersonWeek.week)
    .order_by(PersonWeek.week),
)


def changes_between(session: Session, before: int, last: int) -> list[rows.Row]:
    """Read how the units of the city stood in two periods, which a forecast compares."""
    return rows.fetch(session, _CHANGES, before=before, last=last)


_TRACKS = ("ahead", "on_track", "slightly_behind", "far_behind")
_then = aliased(UnitPeriodFacts)
_CHANGES = (
    select(
        *(getattr(_then, name).label(f"then_{name}") for name in _TRACKS),
        *(getattr(UnitPeriodFacts, name) for name in _TRACKS),
    )
    .join(
        _then,
        and_(
            _then.unit_id == UnitPeriodFacts.unit_id,
            _then.agency_id == UnitPeriodFacts.agency_id,
            _then.period_id == bindparam("before"),
        ),
    )
    .join(Unit, Unit.id == UnitPeriodFacts.unit_id)
    .where(UnitPeriodFacts.period_id == bindparam("last"), Unit.kind != UnitKind.KOTA)
)
