"""What happens to evaluations when plans, posts and periods move on."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.cycles.events import PeriodEvaluationBegun
from api.evaluations import opening, raters
from api.evaluations.settling import hand_over as hand_on
from api.evaluations.settling import open_all, settle
from api.foundation.events import Event, publish_many
from api.goals.events import PlansHandedOver
from api.organization.events import ServiceEnded


def open_for_period(session: Session, begun: Sequence[PeriodEvaluationBegun]) -> None:
    """R33: open an evaluation for every agreed plan that the period is part of."""
    for event in begun:
        new = opening.plans_of_period(session, event.cycle_id, event.period_id)
        open_all(session, event.actor, new)


def settle_people(session: Session, changed: Sequence[Event]) -> None:
    """R45: a move may be entered, and a plan agreed, when evaluations are open already."""
    settle(session, changed[0].actor, {event.about_id for event in changed if event.about_id})


def hand_over(session: Session, handed: Sequence[PlansHandedOver]) -> None:
    """R45, IV.A.13–14: the new rater evaluates what is not signed yet, and rates it anew.

    Not so where the old one moved while the period was being evaluated, or the superior took over (IV.A.11).
    """
    new = {event.subject_id: event for event in handed}
    found = opening.unsigned_of_plans(session, list(new))
    stays = raters.who_stays(session, found)
    moved = []
    for row in found:
        event = new[row.plan_id]
        assessor_id = event.counterpart_id
        stays_there = row.id in stays or row.taken_over_from_id is not None
        if assessor_id is not None and assessor_id != row.assessor_id and not stays_there:
            moved.append(hand_on(session, event.actor, row, assessor_id))
    publish_many(session, moved)


def release(session: Session, ended: Sequence[ServiceEnded]) -> None:
    """R6: what somebody who has gone had still to sign waits for whoever assesses the plan now."""
    moved = [
        hand_on(session, event.actor, row, assessor_id)
        for event in ended
        for row, assessor_id in opening.unsigned_by(session, event.subject_id)
        if assessor_id != row.assessor_id
    ]
    publish_many(session, moved)
