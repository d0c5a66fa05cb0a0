"""Whose a year is: a population's own, or everybody's where it has none in that year (R101)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from api.cycles.models import Cycle
from api.organization.posts.populations import EVERYBODY

_own = aliased(Cycle)


def is_of(population: ColumnElement[str], cycle: Any = Cycle) -> ColumnElement[bool]:
    """Condition: people of a population live in this cycle."""
    has_own = select(_own.id).where(_own.year == cycle.year, _own.population == population)
    return or_(
        cycle.population == population,
        and_(cycle.population == EVERYBODY, ~exists(has_own.correlate_except(_own))),
    )
