"""How often people would be evaluated, under another length of their periods."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.cycles.calendar import calendar_periods
from api.cycles.models import CyclePeriod, Period, PeriodKind
from api.foundation import rows
from api.policy.simulation.span import Fact, PlanInSpan, Tried

Days = tuple[date, date]
MANY = 20
"""With more evaluations than this in one period an assessor is said to have many."""
_REPORTED = (
    select(CyclePeriod.cycle_id, Period.starts_on, Period.ends_on)
    .join(Period, Period.id == CyclePeriod.period_id)
    .where(
        CyclePeriod.is_reported,
        Period.starts_on >= bindparam("since"),
        Period.ends_on <= bindparam("until"),
    )
)


def how_often(session: Session, tried: Tried) -> list[Fact]:
    """Count evaluations in the periods of today and in those of the new length, whole ones only."""
    kept: dict[int, list[Days]] = {}
    for row in rows.fetch(session, _REPORTED, **tried.days):
        kept.setdefault(row["cycle_id"], []).append((row["starts_on"], row["ends_on"]))
    new = periods_between(PeriodKind(tried.after), tried.since, tried.until)
    before = _evaluations(
        tried.plans, {p["cycle_id"]: kept.get(p["cycle_id"], []) for p in tried.plans}
    )
    after = _evaluations(tried.plans, {p["cycle_id"]: new for p in tried.plans})
    people = max(tried.people, 1)
    return [
        {"name": "evaluations", "before": before.total(), "after": after.total()},
        {
            "name": "evaluations_a_person",
            "before": round(before.total() / people, 1),
            "after": round(after.total() / people, 1),
        },
        {
            "name": "most_of_one_assessor",
            "before": max(before.values(), default=0),
            "after": max(after.values(), default=0),
        },
    ]


def periods_between(kind: PeriodKind, since: date, until: date) -> list[Days]:
    """List the whole periods of a kind between two days."""
    return [
        (one["starts_on"], one["ends_on"])
        for year in range(since.year, until.year + 1)
        for one in calendar_periods(year)
        if one["kind"] is kind and one["starts_on"] >= since and one["ends_on"] <= until
    ]


def _evaluations(
    plans: Sequence[PlanInSpan], periods: Mapping[int, Sequence[Days]]
) -> Counter[UUID]:
    """Count by assessor: each plan in each of the periods that it stands in."""
    found: Counter[UUID] = Counter()
    for plan in plans:
        found[plan["assessor_id"]] += sum(
            begins <= plan["ends_on"] and ends >= plan["starts_on"]
            for begins, ends in periods[plan["cycle_id"]]
        )
    return found
