"""What the city finds in the database that it is loaded into: the year, its periods, the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.cycles.queries import list_periods
from api.demo import queries
from api.demo.keys import NEW_YEAR, TODAY, YEAR
from api.evaluations.context import rule_of_quadrant
from api.rules.queries import add_working_days, behaviour, setting, table

CYCLE = YEAR * 10 + 1
Q1, Q2, Q3 = YEAR * 10_000 + 103, YEAR * 10_000 + 406, YEAR * 10_000 + 709
ENDED = (Q1, Q2)
REPORTED = (Q1, Q2, Q3)
ACKNOWLEDGE = "acknowledge_within_days"
AGREE = "agree_within_days"


@dataclass(frozen=True)
class Span:
    """A period with its deadlines."""

    id: int
    number: int
    """Of the quarter that it ends with."""
    starts_on: date
    ends_on: date
    report_due_on: date
    evaluate_due_on: date


@dataclass(frozen=True)
class Frame:
    """The rules of the year, read once."""

    spans: dict[int, Span]
    planning_due_on: date
    agree_due_on: date
    quadrant: Any
    rule: Any
    values: list[dict[str, Any]]
    acknowledge_due_on: dict[date, date]
    """Last day to answer, by the day of the signature."""


def read_frame(session: Session) -> Frame:
    """Read what the generator needs to know."""
    spans = {
        row["id"]: Span(
            row["id"],
            row["ends_on"].month // 3,
            row["starts_on"],
            row["ends_on"],
            row["report_due_on"],
            row["evaluate_due_on"],
        )
        for row in list_periods(session, CYCLE)
    }
    agree = setting(session, AGREE, TODAY)
    return Frame(
        spans=spans,
        planning_due_on=queries.planning_due_on(session, CYCLE),
        agree_due_on=add_working_days(session, TODAY, agree),
        quadrant=table(session, "quadrant", TODAY),
        rule=rule_of_quadrant(session, TODAY),
        values=behaviour(session),
        acknowledge_due_on=_answers(session, setting(session, ACKNOWLEDGE, NEW_YEAR)),
    )


def _answers(session: Session, days: int) -> dict[date, date]:
    spring = [NEW_YEAR.replace(month=4, day=day) for day in range(1, 31)]
    summer = [NEW_YEAR.replace(month=7, day=day) for day in range(1, 32)]
    return {day: add_working_days(session, day, days) for day in (*spring, *summer)}
