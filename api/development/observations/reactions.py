"""Observations follow plans: to whoever assesses the teacher now, and to their end."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.observations.events import ObservationCancelled, ObservationHandedOver
from api.development.observations.models import NEXT_STEPS, ObservationStage, TeachingObservation
from api.development.observations.service import event_about
from api.foundation.events import publish
from api.goals.events import PlansHandedOver, PlanShortened

PLAN_ENDED = "Jabatan guru berakhir sebelum hari pengamatan"


def hand_over(session: Session, handed: Sequence[PlansHandedOver]) -> None:
    """R105: whoever assesses the teacher now goes on with what is under way."""
    for event in handed:
        for one in _under_way(session, event):
            previous, new = one.observer_id, event.counterpart_id
            if new is not None and new != previous:
                one.observer_id = new
                one.version += 1
                session.flush()
                told = event_about(
                    ObservationHandedOver,
                    event.actor,
                    one,
                    previous_id=previous,
                    waits_for=_awaited(one),
                    due_on=one.reflect_due_on or one.planned_on,
                )
                publish(session, told)


def _awaited(one: TeachingObservation) -> str | None:
    """Say what the observer has to do next, as tasks call it."""
    if one.stage is ObservationStage.PRA_OBSERVASI:
        return "agree_observation" if one.agreed_by_observer_at is None else None
    return "observe" if one.stage is ObservationStage.OBSERVASI else "reflect"


def end_with_plan(session: Session, shortened: Sequence[PlanShortened]) -> None:
    """Call off what was planned for a day after the plan's end."""
    for event in shortened:
        for one in _under_way(session, event):
            if _may_be_cancelled(one, event.ends_on):
                one.cancel_reason = PLAN_ENDED
                one.step_to(ObservationStage.BATAL)
                one.version += 1
                session.flush()
                told = event_about(ObservationCancelled, event.actor, one, reason=PLAN_ENDED)
                publish(session, told)


def _under_way(
    session: Session, event: PlansHandedOver | PlanShortened
) -> Sequence[TeachingObservation]:
    wanted = select(TeachingObservation).where(
        TeachingObservation.plan_id == event.subject_id, TeachingObservation.closed_at.is_(None)
    )
    return session.scalars(wanted.with_for_update()).all()


def _may_be_cancelled(one: TeachingObservation, ends_on: date) -> bool:
    return one.planned_on > ends_on and ObservationStage.BATAL in NEXT_STEPS[one.stage]
