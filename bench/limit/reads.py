"""Three reads, as short as they can be written: the team, a plan whole, what waits for me.

Whatever decides (who needs me, what a plan lacks, working days) is the product's own pure functions.
"""

from typing import Any

from api.analytics import team_queries
from api.analytics.team import team_of
from api.cycles.models import PeriodState
from api.foundation.clock import today
from api.foundation.web import encode
from api.goals import permissions, plan_views
from api.goals import queries as goals
from api.goals.records import SeenPlan
from api.identity import queries as identity
from api.identity.actor import Actor
from api.notifications import queries as tasks
from api.notifications.models import WaitsOn
from api.rules.queries import DAYS_OFF
from bench.limit.drivers import Work
from bench.limit.visits import Visit

READS: dict[str, tuple[Any, ...]] = {
    "team": (identity.SESSION, team_queries.RUNNING, team_queries.TEAM),
    "plan": (identity.SESSION, plan_views.WHOLE),
    "tasks": (identity.SESSION, tasks.MINE, tasks.OTHERS, DAYS_OFF),
}
UNDER_WAY = (PeriodState.OPEN, PeriodState.EVALUATING)


def team(visit: Visit) -> Work:
    session, running, people = visit.texts
    actor = visit.actor((yield session, visit.credential()))
    day = today()
    found = running.rows((yield running, visit.given(today=day)))
    period = next((row for row in found if row["state"] in UNDER_WAY), found[-1])
    place = {"period_id": period["id"], "starts_on": period["starts_on"]}
    given = visit.given(me=actor.id, today=day, **place)
    return encode(team_of(people.rows((yield people, given)), period, day))


def plan(visit: Visit) -> Work:
    session, whole = visit.texts
    actor = visit.actor((yield session, visit.credential()))
    found = whole.rows((yield whole, visit.given(**goals.at(visit.subject))))[0]
    _permit(actor, found)
    return encode(plan_views.whole(actor, found))


def _permit(actor: Actor, head: SeenPlan) -> None:
    if not permissions.may_see(actor, head):
        raise PermissionError


def waiting(visit: Visit) -> Work:
    session, mine, others, off = visit.texts
    actor = visit.actor((yield session, visit.credential()))
    me = visit.given(me=actor.id)
    own = mine.rows((yield mine, me))
    theirs = others.rows((yield others, me))
    day = today()
    days = {row["due_on"] for row in (*own, *theirs)}
    span = visit.given(first=min({day, *days}), last=max({day, *days}))
    free = {row["day"] for row in off.rows((yield off, span))}
    left = {due: tasks._distance(day, due, free) for due in days}
    return encode(
        {
            "items": [tasks._view(row, WaitsOn.ME, left) for row in own],
            "waiting": [tasks._view(row, WaitsOn.OTHER, left) for row in theirs],
        }
    )
