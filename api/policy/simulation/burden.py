"""How much time a policy asks for: minutes a month of the busiest, beside the city's ceiling.

What the application measures of its use is told from above, where enough people made it; acts that
come oftener or seldomer are counted with the minutes that one takes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.policy.drafting.changeable import CEILING, PERIOD_KIND
from api.policy.drafting.records import ChangeRow
from api.policy.simulation.span import PlanInSpan, concerned
from api.rules.queries import setting

ROLES = ("staff", "leader", "hr")
REPORT_MINUTES, EVALUATE_MINUTES = 6, 4
"""One report of one person, and one evaluation by whoever assesses: as one is asked to take for it."""
A_YEAR = {"bulanan": 12, "triwulanan": 4, "tahunan": 1}
MONTHS = 12
Minutes = Mapping[str, float]
Source = Callable[[Session], Minutes]
_sources: list[Source] = []


def minutes_measured_by(source: Source) -> None:
    """Join somebody who measures minutes a month per person, by role; as often as one likes."""
    if source not in _sources:
        _sources.append(source)


def burden(
    session: Session, changes: Sequence[ChangeRow], plans: Sequence[PlanInSpan]
) -> list[dict[str, Any]]:
    """Show minutes a month by role before and after a policy, and whether they fit the ceiling."""
    measured = {role: value for source in _sources for role, value in source(session).items()}
    ceilings = _ceilings(session, changes)
    now = {"staff": 0.0, "leader": 0.0, "hr": 0.0}
    more = {"staff": 0.0, "leader": 0.0, "hr": 0.0}
    kinds = {"semua": setting(session, PERIOD_KIND, today())}
    now["staff"] = _a_month(kinds["semua"], REPORT_MINUTES)
    now["leader"] = _a_month(kinds["semua"], EVALUATE_MINUTES * _largest(plans))
    for change in changes:
        if change["key"] == PERIOD_KIND:
            old = setting(session, PERIOD_KIND, today(), change["population"])
            most = _largest(concerned(plans, change, changes))
            acts = {"staff": REPORT_MINUTES, "leader": EVALUATE_MINUTES * most}
            for role, minutes in acts.items():
                step = _a_month(change["value"], minutes) - _a_month(old, minutes)
                more[role] = max(more[role], step, key=abs)
    return [
        _line(role, measured.get(role, now[role]), more[role], ceilings[role]) for role in ROLES
    ]


def _ceilings(session: Session, changes: Sequence[ChangeRow]) -> Mapping[str, int]:
    """Take the ceiling that will hold: a policy may move it, and says so in a paragraph."""
    found: Mapping[str, int] = setting(session, CEILING, today())
    for change in changes:
        if change["key"] == CEILING:
            found = change["value"]
    return found


def _a_month(kind: str, minutes: float) -> float:
    return minutes * A_YEAR[kind] / MONTHS


def _largest(plans: Sequence[PlanInSpan]) -> int:
    """Count whom the busiest assessor assesses."""
    found: dict[Any, int] = {}
    for plan in plans:
        found[plan["assessor_id"]] = found.get(plan["assessor_id"], 0) + 1
    return max(found.values(), default=0)


def _line(role: str, before: float, more: float, ceiling: int) -> dict[str, Any]:
    after = max(before + more, 0.0)
    return {
        "role": role,
        "before": round(before, 1),
        "after": round(after, 1),
        "ceiling": ceiling,
        "fits": after <= ceiling or more <= 0,
    }
