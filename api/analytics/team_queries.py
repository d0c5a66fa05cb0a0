"""What a leader asks about the people they assess today, and what a person asks about themselves."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, select
from sqlalchemy.orm import Session, aliased

from api.analytics.models import PersonPeriodFacts
from api.analytics.records import LateFacts, MemberFacts, OwnFacts, PeriodShown
from api.analytics.recounting import NAME, facts_of
from api.analytics.schemas import MyStanding, PeriodChoice
from api.analytics.staff import ASSESSED_BY_ME
from api.analytics.team import team_of
from api.cycles.models import Cycle, CyclePeriod, Period, PeriodState
from api.cycles.queries import MY_POPULATION, current_period_of
from api.evaluations.models import Evaluation
from api.foundation import following, rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.rows import pick
from api.goals.models import Plan
from api.identity.actor import Actor
from api.organization.models import Assessor, Assignment, Employee, Position
from api.organization.posts.populations import of_holder

_mine_first = case((Cycle.population == MY_POPULATION, 0), else_=1)
_PERIODS = rows.TypedSelect(
    PeriodShown,
    select(
        Period.id,
        Cycle.id.label("cycle_id"),
        Cycle.population,
        Period.kind,
        CyclePeriod.is_reported,
        Period.starts_on,
        CyclePeriod.state,
        CyclePeriod.report_due_on,
        CyclePeriod.evaluate_due_on,
        Cycle.planning_due_on,
    )
    .join(CyclePeriod, CyclePeriod.period_id == Period.id)
    .join(Cycle, Cycle.id == CyclePeriod.cycle_id)
    .order_by(Cycle.year, Period.starts_on, Period.id, _mine_first, Cycle.id),
)
CHOSEN = _PERIODS.where(Period.id == bindparam("period_id"))
_my_cycle, _my_period = aliased(Cycle), aliased(CyclePeriod)
RUNNING = _PERIODS.where(
    Period.starts_on <= bindparam("today"),
    Period.id.in_(
        select(_my_period.period_id)
        .join(_my_cycle, _my_cycle.id == _my_period.cycle_id)
        .where(_my_period.is_reported, _my_cycle.population == MY_POPULATION)
    ),
)
"""The periods that whoever asks reports in, also as others have them; of each their own comes first."""
_facts = (
    PersonPeriodFacts.plan_id,
    PersonPeriodFacts.plan_state,
    PersonPeriodFacts.indicators,
    PersonPeriodFacts.reported,
    PersonPeriodFacts.evidence_waiting,
    PersonPeriodFacts.evidence_returned,
    PersonPeriodFacts.feedback_given,
    PersonPeriodFacts.evaluation_id,
    PersonPeriodFacts.evaluation_state,
    PersonPeriodFacts.track,
    PersonPeriodFacts.measured,
    PersonPeriodFacts.behind,
    PersonPeriodFacts.farthest,
)
_uncounted = following.uncounted(NAME).cte("uncounted")
_is_late = _uncounted.c.about_id.is_not(None).label("uncounted")
_earlier, _ended = aliased(PersonPeriodFacts), aliased(Period)


def _last(column: Any) -> Any:
    """Select something of the last signed result before a day; a year ends after its last quarter."""
    return (
        select(column)
        .join(_ended, _ended.id == _earlier.period_id)
        .where(
            _earlier.employee_id == Assessor.employee_id,
            _earlier.predikat.is_not(None),
            _ended.ends_on < bindparam("starts_on"),
        )
        .order_by(_ended.ends_on.desc(), _ended.starts_on, _earlier.assignment_id)
        .limit(1)
        .correlate(Assessor)
        .scalar_subquery()
    )


_rated_by_me = case((Evaluation.assessor_id == bindparam("me"), Evaluation.predikat))
TEAM = rows.TypedSelect(
    MemberFacts,
    select(
        Employee.id.label("employee_id"),
        Employee.name,
        Employee.nip,
        Employee.state.label("employee_state"),
        Employee.kind.label("employee_kind"),
        Assignment.id.label("assignment_id"),
        Assignment.title,
        of_holder().label("population"),
        Assessor.kind.label("assessor_kind"),
        PersonPeriodFacts.predikat.label("signed_predikat"),
        PersonPeriodFacts.gaps,
        PersonPeriodFacts.evidence_waiting_since,
        Plan.submitted_at,
        Evaluation.created_at.label("opened_at"),
        _rated_by_me.label("rated_predikat"),
        _last(_earlier.predikat).label("last_predikat"),
        _last(_earlier.period_id).label("last_period_id"),
        _is_late,
        *_facts,
    )
    .select_from(Assessor)
    .join(Employee, Employee.id == Assessor.employee_id)
    .join(Assignment, Assignment.id == Assessor.assignment_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
    .outerjoin(
        PersonPeriodFacts,
        and_(
            PersonPeriodFacts.period_id == bindparam("period_id"),
            PersonPeriodFacts.employee_id == Assessor.employee_id,
            PersonPeriodFacts.assignment_id == Assessor.assignment_id,
            PersonPeriodFacts.agency_id == Assessor.agency_id,
        ),
    )
    .outerjoin(
        Plan,
        and_(Plan.id == PersonPeriodFacts.plan_id, Plan.agency_id == PersonPeriodFacts.agency_id),
    )
    .outerjoin(
        Evaluation,
        and_(
            Evaluation.id == PersonPeriodFacts.evaluation_id,
            Evaluation.agency_id == PersonPeriodFacts.agency_id,
        ),
    )
    .outerjoin(_uncounted, _uncounted.c.about_id == Employee.id)
    .where(ASSESSED_BY_ME)
    .order_by(Employee.sort_name, Employee.id, Assignment.id),
)
MINE = rows.TypedSelect(
    OwnFacts,
    select(PersonPeriodFacts.assignment_id, PersonPeriodFacts.predikat, _is_late, *_facts)
    .outerjoin(_uncounted, _uncounted.c.about_id == PersonPeriodFacts.employee_id)
    .where(
        PersonPeriodFacts.period_id == bindparam("period_id"),
        PersonPeriodFacts.employee_id == bindparam("me"),
    )
    .order_by(PersonPeriodFacts.assignment_id),
)


def find_period(session: Session, actor: Actor, wanted: PeriodChoice, day: date) -> PeriodShown:
    """Read the period that was asked for, else the one that whoever asks works in."""
    return find_periods(session, actor, wanted, day)[0]


def find_periods(
    session: Session, actor: Actor, wanted: PeriodChoice, day: date
) -> list[PeriodShown]:
    """Read a period as each population has it that it has begun for; as it is shown comes first."""
    if wanted.period_id is not None:
        found = rows.fetch(session, CHOSEN, period_id=wanted.period_id, me=actor.id)
    else:
        found = _running(rows.fetch(session, RUNNING, today=day, me=actor.id), day)
    if not found:
        raise NotFound(period_id=wanted.period_id)
    begun = [row for row in found if row["state"] is not PeriodState.PLANNED]
    return begun or found


def _running(found: Sequence[PeriodShown], day: date) -> list[PeriodShown]:
    """Choose the period that somebody works in.

    What is left under way of a year that is over counts as long as it is evaluated in time.
    """
    by_period: dict[int, list[PeriodShown]] = defaultdict(list)
    for row in found:
        by_period[row["id"]].append(row)
    under_way = (PeriodState.OPEN, PeriodState.EVALUATING)
    running = [
        rows_of
        for rows_of in by_period.values()
        if (mine := rows_of[0])["state"] in under_way
        and (mine["starts_on"].year == day.year or mine["evaluate_due_on"] >= day)
    ]
    return (running or list(by_period.values())[-1:] or [[]])[0]


def get_team(session: Session, actor: Actor, wanted: PeriodChoice) -> dict[str, Any]:
    """Show how it stands with everybody I assess today, who needs me first."""
    day = today()
    periods = find_periods(session, actor, wanted, day)
    place = {"period_id": periods[0]["id"], "starts_on": periods[0]["starts_on"]}
    theirs = {period["population"]: period for period in periods}
    found = rows.fetch(session, TEAM, me=actor.id, today=day, **place)
    about = [row for row in found if row["population"] in theirs]
    away = Counter(row["population"] for row in found if row["population"] not in theirs)
    shown = team_of(_counted_now(session, about, periods, actor), periods, day)
    return {**shown, "elsewhere": [_elsewhere(session, actor, one) for one in away.items()]}


def _elsewhere(session: Session, actor: Actor, away: tuple[str, int]) -> dict[str, int]:
    """Say in which period others of one's people are looked at, whose year has no such period (R101)."""
    population, people = away
    current = current_period_of(session, {"me": actor.id, "population": population})
    return {"period_id": current["period"]["id"], "people": people}


def get_my_facts(session: Session, actor: Actor, wanted: PeriodChoice) -> dict[str, Any]:
    """Show how I stand in a period, in each of my posts."""
    periods = find_periods(session, actor, wanted, today())
    key = periods[0]["id"]
    found = rows.fetch(session, MINE, me=actor.id, period_id=key)
    items = [pick(row, KEPT) for row in _counted_now(session, found, periods, actor)]
    return {"period_id": key, "items": items}


def _counted_now(
    session: Session,
    found: Sequence[MemberFacts | OwnFacts],
    periods: Sequence[PeriodShown],
    actor: Actor,
) -> list[Any]:
    """Count here and now what the counter has not come to, so that nobody misses what was just sent.

    Where more is late, something happened to very many at once; the counter will have come to it soon.
    """
    late = [row["assignment_id"] for row in found if row["uncounted"]][:MOST_LATE]
    counted = {
        row["assignment_id"]: {**row, "signed_predikat": row["predikat"]}
        for period in (periods if late else ())
        for row in facts_of(session, late, period["cycle_id"])
        if row["period_id"] == period["id"]
    }
    plans = [row["plan_id"] for row in counted.values() if row["plan_id"]]
    shown = _shown_of(session, plans, periods[0]["id"], actor)
    return [
        {**row, **_same(row, new), **_same(row, shown.get(new["plan_id"], NOTHING))}
        if (new := counted.get(row["assignment_id"]))
        else row
        for row in found
    ]


def _same(row: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    return pick(new, row.keys() & new.keys())


def _shown_of(
    session: Session, plan_ids: Sequence[UUID], period_id: int, actor: Actor
) -> dict[UUID, LateFacts]:
    found = rows.fetch_among(session, _late, plan_ids, me=actor.id, period_id=period_id)
    return {row["plan_id"]: row for row in found}


@cache
def _late(size: int) -> rows.TypedSelect[LateFacts]:
    return rows.TypedSelect(
        LateFacts,
        select(
            Plan.id.label("plan_id"),
            Plan.submitted_at,
            Evaluation.created_at.label("opened_at"),
            _rated_by_me.label("rated_predikat"),
        )
        .outerjoin(
            Evaluation,
            and_(
                Evaluation.plan_id == Plan.id,
                Evaluation.agency_id == Plan.agency_id,
                Evaluation.period_id == bindparam("period_id"),
                Evaluation.voided_at.is_(None),
            ),
        )
        .where(rows.among(Plan.id, size)),
    )


MOST_LATE = 30
KEPT = tuple(name for name in MyStanding.model_fields if name in OwnFacts.__annotations__)
NOTHING = {"submitted_at": None, "opened_at": None, "rated_predikat": None}
