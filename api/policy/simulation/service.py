"""What can be done to know a policy beforehand: try it on data that there are, and change nothing."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.types import canonical, plain
from api.identity.actor import Actor, permit
from api.policy.drafting import permissions
from api.policy.drafting.changeable import DISTRIBUTION, PERIOD_KIND
from api.policy.drafting.changing import value_now
from api.policy.drafting.models import Policy, PolicySimulation, PolicyVersion
from api.policy.drafting.queries import changes_of, see_policy, versions_of
from api.policy.drafting.records import ChangeRow
from api.policy.drafting.service import event_about
from api.policy.errors import PolicyStepRefused
from api.policy.simulation.burden import burden
from api.policy.simulation.deadlines import ACTS, AFTER_PERIODS, who_was_late
from api.policy.simulation.events import PolicySimulated
from api.policy.simulation.periods import how_often
from api.policy.simulation.schemas import SimulationDraft
from api.policy.simulation.span import Fact, PlanInSpan, Tried, concerned, plans_in
from api.policy.simulation.spread import how_many_warn

LONGEST = 731
FIGURES: dict[str, Callable[[Session, Tried], list[Fact]]] = {
    PERIOD_KIND: how_often,
    DISTRIBUTION: how_many_warn,
    **dict.fromkeys((*ACTS, *AFTER_PERIODS), who_was_late),
}
"""What can be foretold of which rule; of the others only whom they concern."""
_SIMULATIONS = (
    select(PolicySimulation, PolicyVersion.number)
    .join(PolicyVersion, PolicyVersion.id == PolicySimulation.version_id)
    .order_by(PolicySimulation.id.desc())
)


def simulate_policy(
    session: Session, actor: Actor, policy_id: UUID, draft: SimulationDraft
) -> dict[str, Any]:
    """Try the newest text that there is, for city HR; the same on the same days is kept once."""
    head = see_policy(session, actor, policy_id)
    permit(permissions.writes(actor), "Only city HR writes policies")
    if head["state"] not in permissions.EDITED:
        raise PolicyStepRefused(policy_id=policy_id, state=head["state"], wanted="simulate")
    since, until = _days(draft)
    version = versions_of(session, actor, head)[head["newest"]]
    changes = changes_of(session, version["id"])
    place = {
        "version_id": version["id"],
        "rule_changes_hash": hash_of(changes),
        "since": since,
        "until": until,
    }
    kept = session.scalars(select(PolicySimulation).filter_by(**place)).one_or_none()
    if kept is None:
        kept = PolicySimulation(
            id=new_id(),
            **place,
            result=plain(_tried(session, changes, since, until)),
            made_by=actor.id,
        )
        session.add(kept)
        session.flush()
        policy = session.get_one(Policy, policy_id)
        facts = {"number": version["number"], "since": since, "until": until}
        publish(session, event_about(PolicySimulated, actor, policy, **facts))
    return _shown(kept, version["number"], hash_of(changes))


def _days(draft: SimulationDraft) -> tuple[date, date]:
    until = draft.until or today()
    since = draft.since or date(until.year, 1, 1)
    if until > today():
        raise Invalid(("/until", "out_of_range", "days of which there are data"))
    if not 0 <= (until - since).days <= LONGEST:
        raise Invalid(("/since", "order", "before until, by two years at most"))
    return since, until


def hash_of(changes: Sequence[ChangeRow]) -> str:
    """Name a set of rule changes: the same ones have the same name, in whatever version."""
    wanted = ("anchor", "key", "population", "value", "effective_from")
    said = [plain(rows.pick(one, wanted)) for one in changes]
    return hashlib.sha256(canonical(said)).hexdigest()


def _tried(
    session: Session, changes: Sequence[ChangeRow], since: date, until: date
) -> dict[str, Any]:
    plans = plans_in(session, since, until)
    return {
        "changes": [_try(session, one, changes, (since, until), plans) for one in changes],
        "minutes": burden(session, changes, plans),
    }


def _try(
    session: Session,
    change: ChangeRow,
    changes: Sequence[ChangeRow],
    days: tuple[date, date],
    plans: Sequence[PlanInSpan],
) -> dict[str, Any]:
    before = value_now(session, change["key"], change["population"])
    tried = Tried(
        change["key"],
        change["population"],
        before,
        change["value"],
        *days,
        concerned(plans, change, changes),
    )
    figures = FIGURES.get(change["key"].partition("/")[0])
    return {
        **rows.pick(change, ("anchor", "key", "population", "value")),
        "value_before": before,
        "people": tried.people,
        "facts": figures(session, tried) if figures else [],
    }


def list_simulations(session: Session, actor: Actor, policy_id: UUID) -> dict[str, Any]:
    """Show what was tried, the latest first; `is_current`: of the rule changes as they stand now."""
    head = see_policy(session, actor, policy_id)
    versions = versions_of(session, actor, head)
    keys = {row["id"]: row for row in versions.values()}
    newest = versions[permissions.newest_for(actor, head)]
    current = hash_of(changes_of(session, newest["id"]))
    found = session.execute(_SIMULATIONS.where(PolicySimulation.version_id.in_(list(keys))))
    return {"items": [_shown(one, number, current) for one, number in found]}


def _shown(kept: PolicySimulation, number: int, current: str) -> dict[str, Any]:
    return {
        "id": kept.id,
        "number": number,
        "since": kept.since,
        "until": kept.until,
        "created_at": kept.created_at,
        "is_current": kept.rule_changes_hash == current,
        **kept.result,
    }
