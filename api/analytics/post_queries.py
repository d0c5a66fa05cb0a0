"""Whom facts are of: posts in the begun periods of a cycle, and which posts something touches."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.analytics.models import PersonPeriodFacts
from api.analytics.records import Post, PostOfCycle
from api.cycles.models import Cycle, CyclePeriod, Period, PeriodState
from api.cycles.whose import is_of
from api.foundation import rows
from api.goals.models import Plan, PlanState
from api.organization.models import Assignment, AssignmentKind, Employee, Position
from api.organization.people.obligation import OBLIGED
from api.organization.posts.populations import EVERYBODY, of_holder
from api.rules.models import RuleSetting


def posts_of(session: Session, posts: Sequence[UUID], cycle_id: int) -> list[Post]:
    """Read, per post and begun period, the plan that stands for it now, if any.

    R24: a post has a row in a period for which it owes a plan, or for which it has one.
    """
    return rows.fetch_among(session, _posts, posts, cycle_id=cycle_id)


_BEGUN = and_(
    CyclePeriod.cycle_id == bindparam("cycle_id"), CyclePeriod.state != PeriodState.PLANNED
)
_IS_THEIRS = is_of(of_holder())
"""R101: a post has facts in the year of its population, no other."""
_their_cycle, _their_period = aliased(Cycle), aliased(CyclePeriod)
_NOBODYS = ~exists(
    select(_their_cycle.id)
    .join(_their_period, _their_period.cycle_id == _their_cycle.id)
    .where(
        is_of(of_holder(), _their_cycle),
        _their_period.period_id == PersonPeriodFacts.period_id,
    )
)
"""Facts in a period that the post's population has not: of a post that has changed its population."""
_OWES = and_(
    Assignment.kind == AssignmentKind.DEFINITIF,
    Assignment.valid_from <= Period.ends_on,
    Assignment.valid_until > Period.starts_on,
    OBLIGED,
)
_BORDERS = (
    select(RuleSetting.value)
    .where(
        RuleSetting.key == bindparam("setting", "track_borders"),
        RuleSetting.population == EVERYBODY,
        RuleSetting.effective_from <= Period.ends_on,
        RuleSetting.effective_until > Period.ends_on,
    )
    .correlate(Period)
    .scalar_subquery()
)


@cache
def _posts(size: int) -> rows.TypedSelect[Post]:
    return rows.TypedSelect(
        Post,
        select(
            Assignment.id.label("assignment_id"),
            Assignment.agency_id,
            Assignment.employee_id,
            Assignment.unit_id,
            Plan.id.label("plan_id"),
            Plan.state.label("plan_state"),
            Plan.unit_id.label("plan_unit_id"),
            Plan.starts_on.label("plan_starts_on"),
            Period.id.label("period_id"),
            Period.kind.label("period_kind"),
            CyclePeriod.is_reported,
            Period.starts_on,
            Period.ends_on,
            Employee.state.label("employee_state"),
            Employee.kind.label("employee_kind"),
            _BORDERS.label("borders"),
        )
        .select_from(Assignment)
        .join(Employee, Employee.id == Assignment.employee_id)
        .outerjoin(Position, Position.id == Assignment.position_id)
        .join(Cycle, and_(Cycle.id == bindparam("cycle_id"), _IS_THEIRS))
        .join(CyclePeriod, _BEGUN)
        .join(Period, Period.id == CyclePeriod.period_id)
        .outerjoin(
            Plan,
            and_(
                Plan.assignment_id == Assignment.id,
                Plan.agency_id == Assignment.agency_id,
                Plan.cycle_id == CyclePeriod.cycle_id,
                Plan.state != PlanState.CANCELLED,
                Plan.starts_on <= Period.ends_on,
                Plan.ends_on >= Period.starts_on,
            ),
        )
        .where(rows.among(Assignment.id, size), or_(Plan.id.is_not(None), _OWES))
        .order_by(Assignment.unit_id, Assignment.id, Period.id),
    )


def kept_of(session: Session, posts: Sequence[UUID], cycle_id: int) -> list[rows.Row]:
    """Read the facts that are kept of posts in a cycle's periods, as far as no other cycle counts them."""
    return rows.fetch_among(session, _kept, posts, cycle_id=cycle_id)


@cache
def _kept(size: int) -> Any:
    columns = [c for c in PersonPeriodFacts.__table__.columns if c.key != "updated_at"]
    return (
        select(*columns)
        .select_from(Assignment)
        .join(
            PersonPeriodFacts,
            and_(
                PersonPeriodFacts.employee_id == Assignment.employee_id,
                PersonPeriodFacts.assignment_id == Assignment.id,
                PersonPeriodFacts.agency_id == Assignment.agency_id,
            ),
        )
        .join(
            CyclePeriod,
            and_(
                CyclePeriod.period_id == PersonPeriodFacts.period_id,
                CyclePeriod.cycle_id == bindparam("cycle_id"),
            ),
        )
        .join(Cycle, Cycle.id == bindparam("cycle_id"))
        .outerjoin(Position, Position.id == Assignment.position_id)
        .where(rows.among(Assignment.id, size), or_(_IS_THEIRS, _NOBODYS))
    )


def posts_with_plans(session: Session, plan_ids: Sequence[UUID]) -> list[PostOfCycle]:
    """Read whose plans these are."""
    return rows.fetch_among(session, _with_plans, plan_ids)


@cache
def _with_plans(size: int) -> rows.TypedSelect[PostOfCycle]:
    return rows.TypedSelect(
        PostOfCycle,
        select(Plan.assignment_id, Plan.cycle_id).where(rows.among(Plan.id, size)).distinct(),
    )


def posts_of_people(session: Session, people: Sequence[UUID]) -> list[PostOfCycle]:
    """Read all posts of people, in each cycle that has begun."""
    return rows.fetch_among(session, _of_people, people)


@cache
def _of_people(size: int) -> rows.TypedSelect[PostOfCycle]:
    return rows.TypedSelect(
        PostOfCycle, _in_begun_cycles.where(rows.among(Assignment.employee_id, size), _IS_THEIRS)
    )


def posts_in_cycles(session: Session, posts: Sequence[UUID]) -> list[PostOfCycle]:
    """Pair posts with each cycle that has begun."""
    return rows.fetch_among(session, _in_cycles, posts)


@cache
def _in_cycles(size: int) -> rows.TypedSelect[PostOfCycle]:
    return rows.TypedSelect(PostOfCycle, _in_begun_cycles.where(rows.among(Assignment.id, size)))


_in_begun_cycles = (
    select(Assignment.id.label("assignment_id"), CyclePeriod.cycle_id)
    .outerjoin(Position, Position.id == Assignment.position_id)
    .join(CyclePeriod, CyclePeriod.state != PeriodState.PLANNED)
    .join(Cycle, Cycle.id == CyclePeriod.cycle_id)
    .distinct()
)
WHOLE_CYCLE = (
    select(Assignment.id)
    .outerjoin(Position, Position.id == Assignment.position_id)
    .join(Cycle, Cycle.id == bindparam("cycle_id"))
    .where(
        or_(
            and_(
                _IS_THEIRS,
                Assignment.valid_from <= bindparam("last_day"),
                Assignment.valid_until > bindparam("first_day"),
            ),
            exists(
                select(Plan.id).where(
                    Plan.assignment_id == Assignment.id,
                    Plan.agency_id == Assignment.agency_id,
                    Plan.cycle_id == Cycle.id,
                )
            ),
            exists(
                select(PersonPeriodFacts.period_id)
                .join(CyclePeriod, CyclePeriod.period_id == PersonPeriodFacts.period_id)
                .where(
                    PersonPeriodFacts.employee_id == Assignment.employee_id,
                    PersonPeriodFacts.assignment_id == Assignment.id,
                    PersonPeriodFacts.agency_id == Assignment.agency_id,
                    CyclePeriod.cycle_id == Cycle.id,
                )
            ),
        )
    )
    .order_by(Assignment.unit_id, Assignment.id)
)
"""Posts that owe, have or had something in a cycle, unit by unit, so that the facts of a team lie together."""


def posts_of_cycle(session: Session, cycle_id: int) -> list[UUID]:
    """List the posts that may have facts in a cycle."""
    days = rows.fetch(session, _DAYS, cycle_id=cycle_id)[0]
    if days["first_day"] is None:
        return []
    found = rows.fetch(session, WHOLE_CYCLE, cycle_id=cycle_id, **days)
    return [row["id"] for row in found]


_DAYS = (
    select(
        func.min(Period.starts_on).label("first_day"), func.max(Period.ends_on).label("last_day")
    )
    .join(CyclePeriod, CyclePeriod.period_id == Period.id)
    .where(_BEGUN)
)
CYCLES = select(CyclePeriod.cycle_id).where(CyclePeriod.state != PeriodState.PLANNED).distinct()


def begun_cycles(session: Session) -> list[int]:
    """List the cycles that have a period which is open or was."""
    return sorted(row["cycle_id"] for row in rows.fetch(session, CYCLES))
