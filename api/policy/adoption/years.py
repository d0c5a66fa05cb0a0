"""What a policy does to years: populations get one of their own, and periods that have not begun others."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from api.cycles.following import periods_to_replace
from api.cycles.models import Cycle, CyclePeriod, CycleState, PeriodKind
from api.cycles.queries import is_there
from api.cycles.service import make_year
from api.goals.models import Plan, PlanState
from api.organization.models import Assignment, Employee, Position
from api.organization.posts.populations import EVERYBODY, Population, begins_with, settle_posts
from api.policy.drafting.changeable import PERIOD_KIND, POPULATIONS
from api.policy.drafting.records import ChangeRow
from api.policy.errors import PolicyLooksBack

Periods = tuple[list[int], list[int]]


def new_populations(changes: Sequence[ChangeRow]) -> list[Population]:
    """Read the populations that a policy makes."""
    return [
        Population(one["key"].partition("/")[2], one["value"]["titles"], (), ())
        for one in changes
        if one["key"].startswith(f"{POPULATIONS}/")
    ]


def people_of(session: Session, population: str, made: Sequence[Population]) -> tuple[int, int]:
    """Count the people of a population and their units; of one to be made, by the titles of posts."""
    found = session.execute(
        select(Employee.id, Employee.unit_id, Position.title, Position.population).join(
            Position, Position.id == Employee.position_id
        )
    ).all()
    titles = [title for one in made if one.code == population for title in one.titles]
    theirs = [
        (person, unit_id)
        for person, unit_id, title, known in found
        if population in (EVERYBODY, known) or (known == EVERYBODY and begins_with(title, titles))
    ]
    return len(theirs), len({unit_id for _, unit_id in theirs})


def foretell(session: Session, change: ChangeRow) -> Periods:
    """Say which periods of the years that there are go and come."""
    if change["key"] != PERIOD_KIND:
        return [], []
    gone: list[int] = []
    come: list[int] = []
    for cycle in _open_cycles(session, change["population"], change["effective_from"]):
        day = max(change["effective_from"], date(cycle.year, 1, 1))
        out, new = periods_to_replace(session, cycle, PeriodKind(change["value"]), day)
        gone += out
        come += new
    return gone, come


def _open_cycles(session: Session, population: str, day: date) -> Sequence[Cycle]:
    wanted = select(Cycle).where(
        Cycle.population == population, Cycle.state == CycleState.OPEN, Cycle.year >= day.year
    )
    return session.scalars(wanted.order_by(Cycle.id)).all()


def check_populations_begin(session: Session, changes: Sequence[ChangeRow]) -> None:
    """Whoever is to have a year of their own has not begun it in everybody's."""
    for change in changes:
        if not change["key"].startswith(f"{POPULATIONS}/"):
            continue
        year = change["effective_from"].year
        begun = _plans_begun(session, year, change["value"]["titles"])
        if begun:
            raise PolicyLooksBack(
                "Plans of that year have begun in everybody's year",
                key=change["key"],
                plans=begun,
                earliest=date(year + 1, 1, 1),
            )


def _plans_begun(session: Session, year: int, titles: Sequence[str]) -> int:
    found = session.scalars(
        select(Assignment.title)
        .join(Plan, Plan.assignment_id == Assignment.id)
        .join(Cycle, Cycle.id == Plan.cycle_id)
        .where(Cycle.year == year, Cycle.population == EVERYBODY, Plan.state != PlanState.CANCELLED)
    )
    return sum(begins_with(title, titles) for title in found)


def begin_populations(session: Session, changes: Sequence[ChangeRow]) -> None:
    """Let posts belong to the populations that were made; a year that is made already gets theirs beside it."""
    for change in changes:
        table, _, code = change["key"].partition("/")
        if table == POPULATIONS:
            settle_posts(session, code)
            if is_there(session, change["effective_from"].year):
                make_year(session, change["effective_from"].year)


def plans_of(session: Session, code: str) -> int:
    """Count the plans that were begun in years of a population."""
    found = select(func.count(Plan.id)).join(Cycle, Cycle.id == Plan.cycle_id)
    return session.scalar(found.where(Cycle.population == code)) or 0


def end_populations(session: Session, codes: Sequence[str]) -> None:
    """Take back what begins with a population that is not to be: its posts, and its years without plans."""
    for code in codes:
        settle_posts(session, code)
        years = select(Cycle.id).where(
            Cycle.population == code, ~exists(select(Plan.id).where(Plan.cycle_id == Cycle.id))
        )
        keys = session.scalars(years).all()
        session.execute(delete(CyclePeriod).where(CyclePeriod.cycle_id.in_(keys)))
        session.execute(delete(Cycle).where(Cycle.id.in_(keys)))
