"""The page of a service's team: what must happen today, where time goes, how everybody stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_
from sqlalchemy.orm import Session

from api.cycles.records import CalendarPeriod
from api.foundation.clock import today
from api.identity.actor import Actor, permit
from api.measurements.services import team_queries as ask
from api.measurements.services.case_lines import Lines, cases_seen, lines_of, read_cases
from api.measurements.services.figures import distribution, figures_from, nearest_rank, ratio
from api.measurements.services.late_cases import late_by_step
from api.measurements.services.listing import head_of, step_view
from api.measurements.services.models import CaseState, ServiceCase
from api.measurements.services.page_schemas import PeriodChoice, Turn
from api.measurements.services.periods import before, chosen
from api.measurements.services.permissions import sees_team
from api.measurements.services.queries import done_within, find_seen, seen_by
from api.measurements.services.records import CaseRow, DaysRow, DueRow, RunningRow, StepRow, StepSum

Cases = Select[*tuple[Any, ...]]
"""Those that somebody sees, with what a line says of each."""
MOST_TODAY = 200
MOST_SUSPENDED = 200


def get_team(
    session: Session, actor: Actor, service_id: UUID, wanted: PeriodChoice
) -> dict[str, Any]:
    """Show how it stands with a service and its team, as far as somebody leads or keeps it."""
    service, steps, sight = find_seen(session, actor, service_id)
    permit(sees_team(actor, service), "Only who leads a team of this service, and HR, look at it")
    period = chosen(wanted.period_id, today())
    previous = before(period)
    lines = lines_of(session, actor, service, steps)
    cases, seen = cases_seen(service, sight), seen_by(sight)
    now, then = (_Done(session, service_id, seen, one) for one in (period, previous))
    running = ask.running_by_officer(session, service_id, seen)
    return {
        "service": head_of(service),
        "period": period,
        "previous_period": previous,
        **_today(session, lines, cases, ask.due_days(session, service_id, seen)),
        "running": sum(row["cases"] for row in running),
        "figures": asdict(figures_from(now.days)),
        "previous_figures": asdict(figures_from(then.days)),
        "average_days": _average(now.days),
        "steps": _steps(steps, now, then),
        "officers": _officers(steps, now, running),
        "suspended": _suspended(session, lines, cases),
        **_elapsed(session, now),
        "distribution": distribution(now.days),
    }


@dataclass
class _Done:
    """What was done in a period of what somebody sees."""

    session: Session
    service_id: UUID
    seen: ColumnElement[bool]
    period: CalendarPeriod

    def __post_init__(self) -> None:
        first, last = self.period["starts_on"], self.period["ends_on"]
        self.condition = and_(done_within(self.service_id, first, last), self.seen)
        self.by_officer = ask.days_by_officer(self.session, self.condition)
        self.days = distribution(self.by_officer)
        self.steps = ask.step_sums(self.session, self.condition)
        self.late = sum(row["late"] for row in self.days)


def _average(days: Sequence[DaysRow]) -> Any:
    done = sum(row["cases"] for row in days)
    return ratio(sum(row["days"] * row["cases"] for row in days), done)


def _step_average(sums: Iterable[StepSum], position: int) -> Any:
    found = [row for row in sums if row["position"] == position]
    return ratio(sum(row["days"] for row in found), sum(row["cases"] for row in found))


def _steps(steps: Sequence[StepRow], now: _Done, then: _Done) -> list[dict[str, Any]]:
    """Show the steps, the slowest first, each with the late cases that it held longest."""
    held = late_by_step(now.session, now.condition)
    shown = [
        {
            **step_view(step),
            "average_days": _step_average(now.steps, step["position"]),
            "previous_average_days": _step_average(then.steps, step["position"]),
            "late_held": held.get(step["position"], 0),
        }
        for step in steps
    ]
    return sorted(shown, key=lambda one: (-(one["average_days"] or 0), one["position"]))


def _officers(
    steps: Sequence[StepRow], now: _Done, running_rows: Iterable[RunningRow]
) -> list[dict[str, Any]]:
    """Show each officer with cases done or under way, who is late most often on top."""
    running: dict[UUID, dict[CaseState, int]] = defaultdict(dict)
    for row in running_rows:
        if row["officer_id"] is not None:
            running[row["officer_id"]][row["state"]] = row["cases"]
    done: dict[UUID, list[Any]] = defaultdict(list)
    for counted in now.by_officer:
        if counted["officer_id"] is not None:
            done[counted["officer_id"]].append(counted)
    lines = []
    for person in ask.officer_names(now.session, done.keys() | running.keys()):
        own = [row for row in now.steps if row["officer_id"] == person["id"]]
        states = running[person["id"]]
        lines.append(
            {
                **asdict(figures_from(done[person["id"]])),
                "officer": {"id": person["id"], "name": person["name"]},
                "title": person["title"],
                "steps": [
                    {
                        "position": step["position"],
                        "average_days": _step_average(own, step["position"]),
                    }
                    for step in steps
                ],
                "running": sum(states.values()),
                "suspended": states.get(CaseState.SUSPENDED, 0),
            }
        )
    return sorted(lines, key=_need)


def _need(line: dict[str, Any]) -> tuple[Any, ...]:
    share = line["on_time_share"]
    return (share is None, share, line["officer"]["name"])


def _today(session: Session, lines: Lines, cases: Cases, due: Sequence[DueRow]) -> dict[str, Any]:
    """Show what reaches its last day today or has passed it, and how much comes after it."""
    day = today()
    coming = lines.calendar.after(day, 1)
    later = [row for row in due if row["due_on"] > coming]
    found = cases.where(ServiceCase.state == CaseState.OPEN, ServiceCase.due_on <= day)
    ordered = found.order_by(ServiceCase.due_on, ServiceCase.external_key).limit(MOST_TODAY)
    return {
        "today": _groups(lines, read_cases(session, ordered)),
        "today_cases": sum(row["cases"] for row in due if row["due_on"] <= day),
        "next_day": coming,
        "next_due": sum(row["cases"] for row in due if day < row["due_on"] <= coming),
        "later_due": sum(row["cases"] for row in later),
        "later_until": max((row["due_on"] for row in later), default=None),
    }


def _groups(lines: Lines, cases: Iterable[CaseRow]) -> list[dict[str, Any]]:
    """Put cases together on which the same has to act; one's own turn comes first."""
    groups: dict[tuple[Any, ...], dict[str, Any]] = {}
    for line in lines.lines(cases):
        who = line["officer"] if line["turn"] is Turn.OFFICER else line["holder"]
        place = (line["turn"], line["is_mine"], who["id"] if who else None)
        head = {"turn": line["turn"], "is_mine": line["is_mine"], "who": who, "cases": []}
        groups.setdefault(place, head)["cases"].append(line)
    return sorted(groups.values(), key=lambda group: (not group["is_mine"], group["turn"]))


def _suspended(session: Session, lines: Lines, cases: Cases) -> list[dict[str, Any]]:
    found = cases.where(ServiceCase.state == CaseState.SUSPENDED)
    ordered = found.order_by(ServiceCase.complete_on, ServiceCase.external_key)
    return lines.suspended(read_cases(session, ordered.limit(MOST_SUSPENDED)))


def _elapsed(session: Session, now: _Done) -> dict[str, Any]:
    """Say how long applicants waited, suspensions included."""
    found = ask.elapsed_days(session, now.condition)
    done = sum(row["cases"] for row in found)
    return {
        "ever_suspended": sum(row["suspended"] for row in found),
        "elapsed_median_days": nearest_rank(found, (done + 1) // 2),
    }
