"""Proposes people for a window: those who meet everything now; the others are named with what is missing."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.promotion import proposal_queries
from api.development.promotion.conditions import MET
from api.development.promotion.errors import NoSuchWindow, ProposalsClosed
from api.development.promotion.events import PromotionProposed
from api.development.promotion.facts import Person
from api.development.promotion.models import (
    Path,
    PromotionOutcome,
    PromotionProposal,
    ProposalState,
)
from api.development.promotion.paths import Checked, check
from api.development.promotion.permissions import may_propose
from api.development.promotion.proposal_schemas import ProposalsDraft, ProposedOutcome
from api.development.promotion.proposals import names_of
from api.development.promotion.reading import read_people
from api.development.promotion.rules import PromotionRules, load_rules
from api.development.promotion.surplus import surplus_of
from api.development.promotion.windows import kept_windows, propose_until
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.events import publish_many
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit

STANDING = (ProposalState.PROPOSED, ProposalState.ACCEPTED)


def propose(session: Session, actor: Actor, draft: ProposalsDraft) -> dict[str, Any]:
    """Propose whoever meets everything; say of each person what came of it."""
    permit(actor.is_hr_city or bool(actor.hr_agencies), "Only HR proposes promotions")
    _check_window(session, draft.window_on)
    wanted = list(dict.fromkeys(draft.employee_ids))
    rules = load_rules(session)
    people = {
        one.id: one for one in read_people(session, wanted) if may_propose(actor, one.agency_id)
    }
    known = proposal_queries.latest(session, list(people), draft.window_on)
    asked = _Asked(actor, draft, rules, people, known)
    made = [line for key in people if (line := asked.line(key))]
    rows.add(session, PromotionProposal, made)
    publish_many(session, [_told(actor, line) for line in made])
    names = names_of(session, list(people))
    items = list(asked.answers(wanted, names))
    return {"items": items, "proposed": len(made)}


def _check_window(session: Session, window: date) -> None:
    if window not in kept_windows(session):
        raise NoSuchWindow(window_on=window)
    last = propose_until(session, window)
    if last < today():
        raise ProposalsClosed(window_on=window, propose_until=last)


class _Asked:
    """What is asked for many people at once, and what each of them is told."""

    def __init__(
        self,
        actor: Actor,
        draft: ProposalsDraft,
        rules: PromotionRules,
        people: dict[UUID, Person],
        known: dict[tuple[UUID, Path], dict[str, Any]],
    ) -> None:
        self.actor, self.draft, self.rules, self.people = actor, draft, rules, people
        self.known = {key: one for (key, path), one in known.items() if path is draft.path}
        self.made: dict[UUID, dict[str, Any]] = {}
        self.judged = {key: self._judge(person) for key, person in people.items()}

    def _judge(self, person: Person) -> Checked | None:
        for one in check(person, self.rules, self.draft.window_on):
            if one.path is self.draft.path and isinstance(one, Checked):
                return one
        return None

    def _stands(self, key: UUID) -> bool:
        return key in self.known and self.known[key]["state"] in STANDING

    def line(self, key: UUID) -> rows.Row | None:
        """Write the proposal of somebody who is ready and not proposed yet."""
        judged, person = self.judged[key], self.people[key]
        if judged is None or judged.outcome is not PromotionOutcome.READY or self._stands(key):
            return None
        moment, proposal_id = now(), new_id(person.agency_id)
        self.made[key] = {"id": proposal_id, "state": ProposalState.PROPOSED, "version": 1}
        return {
            "id": proposal_id,
            "agency_id": person.agency_id,
            "created_at": moment,
            "updated_at": moment,
            "version": 1,
            "employee_id": key,
            "window_on": self.draft.window_on,
            "path": self.draft.path,
            "from_value": judged.from_value,
            "to_value": judged.to_value,
            "conditions": judged.conditions,
            "surplus": surplus_of(person, self.rules, judged),
            "state": ProposalState.PROPOSED,
            "proposed_by": self.actor.id,
        }

    def answers(self, wanted: list[UUID], names: dict[UUID, str]) -> Iterator[dict[str, Any]]:
        """Say what came of each; who is another agency's is not there."""
        for key in wanted:
            outcome = self._outcome(key)
            yield {
                "employee_id": key,
                "name": names.get(key),
                "outcome": outcome,
                "missing": self._missing(key) if outcome is ProposedOutcome.NOT_READY else [],
                "proposal": self.made.get(key) or self.known.get(key),
            }

    def _outcome(self, key: UUID) -> ProposedOutcome:
        if key not in self.people:
            return ProposedOutcome.NOT_THERE
        if key in self.made:
            return ProposedOutcome.PROPOSED
        return ProposedOutcome.ALREADY_PROPOSED if self._stands(key) else ProposedOutcome.NOT_READY

    def _missing(self, key: UUID) -> list[str]:
        judged = self.judged[key]
        found = judged.conditions if judged else []
        return [one["code"] for one in found if one["state"] != MET]


def _told(actor: Actor, line: rows.Row) -> PromotionProposed:
    return PromotionProposed(
        actor=actor,
        subject_id=line["id"],
        about_id=line["employee_id"],
        path=line["path"].value,
        window_on=line["window_on"],
        to_value=line["to_value"],
    )
