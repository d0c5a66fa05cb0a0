"""What can be done about missing things: remind whoever has to act."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics.nudges.permissions import may_nudge
from api.analytics.nudges.queries import everybody_missing
from api.analytics.nudges.records import Listed
from api.analytics.nudges.schemas import NudgeDraft
from api.analytics.nudges.turns import Turns, turns_of, what_of
from api.analytics.places import find_place
from api.analytics.schemas import PeriodChoice
from api.analytics.team_queries import find_period
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.identity.actor import Actor, permit
from api.notifications.nudges.limits import SENT, Foreseen, Outcome
from api.notifications.nudges.service import remind


def nudge(session: Session, actor: Actor, draft: NudgeDraft) -> dict[str, Any]:
    """Remind whoever has to act for some people, or for everybody, of whom something is missing."""
    if bool(draft.people) == draft.everybody:
        raise Invalid(("/people", "missing", "some people of the list, or everybody"))
    place = find_place(session, actor, draft.unit_id)
    permit(
        may_nudge(actor, place),
        "Only who leads a unit or a team, and its HR, may remind its people",
    )
    period = find_period(session, actor, PeriodChoice(period_id=draft.period_id), today())
    chosen = set(draft.people)
    listed = [
        row
        for row in everybody_missing(session, place, period, draft.tally)
        if draft.everybody or row["employee_id"] in chosen
    ]
    what = what_of(draft.tally, period)
    turns = turns_of(session, what, period, listed)
    done = {one.to["id"]: one for one in remind(session, actor, what, turns.about(listed))}
    return _said(listed, turns, done, chosen)


def _said(
    listed: Sequence[Listed],
    turns: Turns,
    done: Mapping[UUID, Foreseen],
    chosen: set[UUID],
) -> dict[str, Any]:
    """Say what became of it: in reminders, and about how many people, each counted once."""
    people: dict[Outcome, set[UUID]] = defaultdict(set)
    for row in listed:
        people[turns.outcome(row, done)[0]].add(row["employee_id"])
    people[Outcome.NO_TURN] |= chosen - {row["employee_id"] for row in listed}
    reached = set[UUID]().union(*(people.pop(word, set()) for word in SENT))
    later = [one.arrives_at for one in done.values() if one.outcome is Outcome.LATER]
    return {
        "now": sum(one.outcome is Outcome.NOW for one in done.values()),
        "later": len(later),
        "arrives_at": min(later, default=None),
        "people": len(reached),
        "skipped": [
            {"why": word, "people": len(left)}
            for word in Outcome
            if (left := people.get(word, set()) - reached)
        ],
    }
