"""The effect of one programme: who was there and who was not, read from what was reported before and after."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, AchievementState
from api.achievements.progress import WHOLE, standing
from api.cycles.models import Cycle, CyclePeriod, Period, PeriodKind
from api.development.competence import reaching
from api.development.training import queries, seat_queries
from api.development.training.effect import Course, effect_of
from api.development.training.models import SeatState
from api.development.training.records import FigureRow, PeriodDays, ProgrammeRow, SeatRow
from api.development.training.rules import training_rules
from api.development.training.showing import cost_of
from api.foundation import rows
from api.goals.models import Indicator, Plan, PlanState
from api.identity.actor import Actor
from api.organization.models import Employee, Position

METHOD = (
    *("same_indicators", "similar_post", "similar_before", "same_need", "pair_once"),
    *("interval_95", "not_chosen_by_lot"),
)
_PERIODS = rows.TypedSelect(
    PeriodDays,
    select(Period.id, Period.starts_on, Period.ends_on)
    .join(CyclePeriod, CyclePeriod.period_id == Period.id)
    .join(Cycle, Cycle.id == CyclePeriod.cycle_id)
    .where(Cycle.year == bindparam("year"), Period.kind != PeriodKind.TAHUNAN)
    .order_by(Period.starts_on)
    .distinct(),
)
Figures = Mapping[UUID, Sequence[FigureRow]]
"""What was reported, by person."""


def get_effect(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """Say whether anything got better, or that there are too few to say."""
    programme = queries.find_programme(session, actor, programme_id)
    least = training_rules(session).least_pairs
    before, after = _around(session, programme)
    seats = seat_queries.seats_of_programme(session, programme_id)
    there = [seat for seat in seats if seat["state"] is SeatState.ATTENDED]
    courses: tuple[list[Course], list[Course]] = ([], [])
    if before and after:
        courses = _courses(session, programme, there, (before, after))
    return {
        "programme_id": programme_id,
        **asdict(effect_of(*courses, least)),
        "least": least,
        "period_before": before["id"] if before else None,
        "period_after": after["id"] if after else None,
        "attended": len(there),
        "cost_per_person": cost_of(programme["budget"], len(there)),
        "method": list(METHOD),
    }


def _around(
    session: Session, programme: ProgrammeRow
) -> tuple[PeriodDays | None, PeriodDays | None]:
    """Find the last period that ended before a programme, and the first that began after it, of its year.

    Indicators are of a year's plan, so over the turn of the year none is the same.
    """
    periods = rows.fetch(session, _PERIODS, year=programme["from_on"].year)
    earlier = [one for one in periods if one["ends_on"] < programme["from_on"]]
    later = [one for one in periods if one["starts_on"] > programme["until_on"]]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def _courses(
    session: Session,
    programme: ProgrammeRow,
    there: Sequence[SeatRow],
    around: tuple[PeriodDays, PeriodDays],
) -> tuple[list[Course], list[Course]]:
    """Read how participants went, and how others with the same needs did."""
    mine = {seat["employee_id"]: seat["reasons"]["needs"][0]["competence"] for seat in there}
    others = _others(session, programme, mine)
    figures = _figures(session, [*mine, *others], around)
    return _of(figures, mine, around), _of(figures, others, around)


def _others(session: Session, programme: ProgrammeRow, mine: Mapping[UUID, str]) -> dict[UUID, str]:
    """Find who in the agency had such a need and was in no programme that answers it in that year.

    Whoever learnt it in another way belongs to them: what is asked is what the programme adds.
    """
    codes, year = programme["competences"], programme["from_on"].year
    needs = reaching.needs_below(session, programme["root_path"], year)
    found: dict[UUID, str] = {}
    for need in sorted(needs, key=lambda one: (-one.strength, one.since, one.competence_code)):
        if need.competence_code in codes:
            found.setdefault(need.employee_id, need.competence_code)
    trained = {
        seat["employee_id"]
        for seat in seat_queries.past_seats(session, list(found))
        if seat["state"] is SeatState.ATTENDED
        and seat["until_on"].year == year
        and not set(codes).isdisjoint(seat["competences"])
    }
    return {who: code for who, code in found.items() if who not in trained and who not in mine}


@cache
def _reported(size: int) -> rows.TypedSelect[FigureRow]:
    return rows.TypedSelect(
        FigureRow,
        select(
            Plan.employee_id,
            Position.kind.label("position_kind"),
            Plan.starts_on.label("plan_starts_on"),
            Achievement.indicator_id,
            Indicator.direction,
            Indicator.accumulation,
            Indicator.target,
            Indicator.target_low,
            Indicator.target_high,
            Achievement.value,
            Achievement.nothing_happened,
            Achievement.period_id,
            Period.ends_on,
        )
        .join(Plan, (Plan.id == Achievement.plan_id) & (Plan.agency_id == Achievement.agency_id))
        .join(
            Indicator,
            (Indicator.id == Achievement.indicator_id)
            & (Indicator.agency_id == Achievement.agency_id),
        )
        .join(Period, Period.id == Achievement.period_id)
        .join(Employee, Employee.id == Plan.employee_id)
        .outerjoin(Position, Position.id == Employee.position_id)
        .where(
            rows.among(Plan.employee_id, size),
            (Plan.state == PlanState.AGREED) | (Plan.state == PlanState.CLOSED),
            Achievement.state != AchievementState.CONTESTED,
            Period.ends_on >= bindparam("first"),
            Period.ends_on <= bindparam("last"),
        )
        .order_by(Period.ends_on, Achievement.id),
    )


def _figures(
    session: Session, people: Sequence[UUID], around: tuple[PeriodDays, PeriodDays]
) -> Figures:
    last = around[1]["ends_on"]
    span = {"first": date(last.year, 1, 1), "last": last}
    found: dict[UUID, list[FigureRow]] = defaultdict(list)
    for row in rows.fetch_among(session, _reported, people, **span):
        found[row["employee_id"]].append(row)
    return found


def _of(
    figures: Figures, needs: Mapping[UUID, str], around: tuple[PeriodDays, PeriodDays]
) -> list[Course]:
    found = (_course(who, need, figures.get(who, ()), around) for who, need in needs.items())
    return [one for one in found if one is not None]


def _course(
    who: UUID, need: str, reported: Sequence[FigureRow], around: tuple[PeriodDays, PeriodDays]
) -> Course | None:
    """Take the mean over the indicators that have figures in both periods; without any there is none."""
    of_indicator: dict[UUID, list[FigureRow]] = defaultdict(list)
    for row in reported:
        of_indicator[row["indicator_id"]].append(row)
    shares = [
        pair for lines in of_indicator.values() if (pair := _shares(lines, around)) is not None
    ]
    if not shares:
        return None
    before, after = (sum(values) // len(shares) for values in zip(*shares, strict=True))
    return Course(who, reported[0]["position_kind"] or "", need, before, after)


def _shares(
    lines: Sequence[FigureRow], around: tuple[PeriodDays, PeriodDays]
) -> tuple[int, int] | None:
    """Say which share of what was expected an indicator had reached at the end of both periods."""
    found = []
    for period in around:
        if not any(line["period_id"] == period["id"] for line in lines):
            return None
        stands = standing(lines[0], lines, lines[0]["plan_starts_on"], period["ends_on"])
        if stands.progress_bp is None or not stands.expected_bp:
            return None
        found.append(stands.progress_bp * WHOLE // stands.expected_bp)
    return found[0], found[1]
