"""Populations with a year of their own, as the table `populations` has them (R100, R101)."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.organization.posts.populations import Population
from api.rules.queries import TABLE

NAME = "populations"


def populations_of_rules(session: Session, day: date | None = None) -> list[Population]:
    """Read the populations that the rules know on a day, today, with the titles of their posts."""
    found = rows.fetch(session, TABLE, name=NAME, day=day or today())
    return [_population(row) for row in found]


def populations_to_come(session: Session) -> list[Population]:
    """Read the populations that the rules know by the latest word: posts belong to one before its year begins.

    Until then its people live in everybody's year, which is that of whoever has none of their own.
    """
    return populations_of_rules(session, FOREVER - timedelta(days=1))


def _population(row: rows.Row) -> Population:
    cells: dict[str, Any] = row["cells"]
    return Population(
        code=row["row_key"],
        titles=cells["titles"],
        head_titles=cells["head_titles"],
        head_unit_kinds=cells["head_unit_kinds"],
    )
