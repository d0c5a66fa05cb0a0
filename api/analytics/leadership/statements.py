"""The statements: acts counted by leader, acts in pages, and who leads where; made once each."""

from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from api.analytics.leadership.acts import BEGINS, ENDS, TODAY, TODAY_NUMBER, OfWhom
from api.analytics.leadership.points import POINTS, Point
from api.analytics.leadership.records import ActRow, Counted, LeaderRow, SeenLeader
from api.analytics.leadership.schemas import PointKey
from api.evaluations.models import Evaluation
from api.foundation import rows
from api.goals.models import Plan
from api.organization.models import Assessor, Employee, Position, Unit

_ME: BindParameter[UUID] = bindparam("me")
_about = aliased(Employee)
_LEADER = (
    Employee.id,
    Employee.name,
    Employee.nip,
    Position.title.label("position"),
    Unit.id.label("unit_id"),
    Unit.name.label("unit_name"),
)


def _of_person(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(Employee)
        .join(Unit, Unit.id == Employee.unit_id)
        .outerjoin(Position, Position.id == Employee.position_id)
    )


ONE_LEADER = rows.TypedSelect(
    SeenLeader,
    _of_person(
        *_LEADER,
        Unit.agency_id,
        Unit.path.label("unit_path"),
        Position.is_head,
        exists(
            select(Assessor.id).where(
                Assessor.employee_id == Employee.id,
                Assessor.assessor_id == _ME,
                Assessor.valid_from <= TODAY,
                Assessor.valid_until > TODAY,
            )
        ).label("assessed_by_reader"),
    ).where(Employee.id == bindparam("leader_id")),
)


def _below(led: int) -> ColumnElement[bool]:
    """Condition: who serves in a unit or below it and assesses somebody at some time in the period.

    Not oneself, nor who heads the very units that one leads: whoever acts for a head does not lead the head.
    """
    assesses = select(Assessor.assessor_id).where(
        Assessor.valid_from <= ENDS, Assessor.valid_until > BEGINS
    )
    led_by_others = and_(true(), *(Unit.path != bindparam(f"p{n}") for n in range(led)))
    return and_(
        Unit.path >= bindparam("path"),
        Unit.path < bindparam("end"),
        Employee.id.in_(assesses),
        Employee.id != _ME,
        or_(Position.is_head.is_not(True), led_by_others),
    )


@cache
def leaders(led: int) -> rows.TypedSelect[LeaderRow]:
    """Select the leaders of a unit and below it, by name."""
    found = _of_person(*_LEADER).where(_below(led))
    return rows.TypedSelect(LeaderRow, found.order_by(Employee.sort_name, Employee.id))


@cache
def counts_below(led: int) -> rows.TypedSelect[Counted]:
    """Count the acts of the leaders of a unit and below it."""
    people = _of_person(Employee.id).where(_below(led)).cte("people")
    return _counts(lambda leader_id: leader_id.in_(select(people.c.id)))


def _counts(of_whom: OfWhom) -> rows.TypedSelect[Counted]:
    every = union_all(*(_counted(point, of_whom) for point in POINTS)).subquery()
    return rows.TypedSelect(Counted, select(every))


def _counted(point: Point, of_whom: OfWhom) -> Select[Any]:
    acts = point.acts(of_whom).offset(0).subquery()
    """As they are: an `OFFSET` lets no engine work a due day out again wherever it is compared."""
    return select(
        literal(point.key.value).label("point"),
        acts.c.leader_id,
        func.count().label("acts"),
        func.sum(case((_is_late(acts), 1), else_=0)).label("late"),
        func.sum(case((_is_open(acts), 1), else_=0)).label("open"),
    ).group_by(acts.c.leader_id)


def _is_late(acts: Subquery) -> ColumnElement[bool]:
    """Its day is over, and it was not done by then; the first is what is quickly known."""
    ended_late = func.coalesce(acts.c.ended_on, TODAY_NUMBER) > acts.c.due_on
    return and_(acts.c.due_on < TODAY_NUMBER, ended_late)


def _is_open(acts: Subquery) -> ColumnElement[bool]:
    return and_(acts.c.due_on >= TODAY_NUMBER, acts.c.ended_on.is_(None))


def _one(leader_id: Any) -> ColumnElement[bool]:
    one: ColumnElement[bool] = leader_id == bindparam("leader_id")
    return one


COUNTS_OF_ONE = _counts(_one)


@cache
def acts_page(key: PointKey, late: bool | None) -> rows.TypedSelect[ActRow]:
    """Select a page of the acts of one leader in one point, with what says who may open what."""
    point = next(point for point in POINTS if point.key is key)
    acts = point.acts(_one).subquery()
    is_of_rating = point.subject.class_ is Evaluation
    found = (
        select(
            acts.c.about_id,
            _about.name.label("about_name"),
            acts.c.period_id,
            acts.c.received_on,
            acts.c.due_on,
            acts.c.ended_on,
            acts.c.ended_by,
            Plan.id.label("plan_id"),
            Plan.employee_id.label("owner_id"),
            Plan.assessor_id,
            Plan.agency_id,
            Unit.path.label("unit_path"),
            (Evaluation.id if is_of_rating else null()).label("evaluation_id"),
            (Evaluation.assessor_id if is_of_rating else null()).label("rater_id"),
        )
        .select_from(acts)
        .outerjoin(_about, _about.id == acts.c.about_id)
    )
    if point.subject.class_ is not Plan:
        found = found.join(point.subject.class_, point.subject == acts.c.subject_id)
    of_plan = acts.c.subject_id if point.subject.class_ is Plan else point.plan_id
    return rows.TypedSelect(
        ActRow,
        found.join(Plan, Plan.id == of_plan)
        .join(Unit, Unit.id == Plan.unit_id)
        .where(*_late(acts, late))
        .order_by(acts.c.due_on.desc(), _about.sort_name, acts.c.subject_id)
        .limit(bindparam("size"))
        .offset(bindparam("skipped")),
    )


@cache
def acts_total(key: PointKey, late: bool | None) -> Select[Any]:
    acts = next(point for point in POINTS if point.key is key).acts(_one).subquery()
    return select(func.count().label("total")).select_from(acts).where(*_late(acts, late))


def _late(acts: Subquery, late: bool | None) -> list[ColumnElement[bool]]:
    if late is None:
        return []
    return [_is_late(acts) if late else not_(_is_late(acts))]
