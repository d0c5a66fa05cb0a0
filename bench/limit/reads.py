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
from api.notifications import waiting as tasks
from api.notifications.nudges.queries import shown_since
from bench.limit.drivers import Work
from bench.limit.visits import Visit

READS: dict[str, tuple[Any, ...]] = {
    "team": (identity.SESSION, team_queries.RUNNING, team_queries.TEAM),
    "plan": (identity.SESSION, plan_views.WHOLE),
    "tasks": (identity.SESSION, tasks.WAITING),
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
    session, asked = visit.texts
    actor = visit.actor((yield session, visit.credential()))
    day = today()
    mine = {"me": actor.id, "here": actor.credential_id, "today": day}
    given = visit.given(**mine, **shown_since(day))
    return encode(tasks.shown(asked.rows((yield asked, given))[0], day))
