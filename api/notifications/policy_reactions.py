"""What tells people of policies: that what they said was answered, and what became of the policy."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.notifications.access_reactions import SHOWN
from api.notifications.models import TaskKind
from api.notifications.service import Wanted, close_tasks_for, open_tasks
from api.policy.adoption.events import PolicyAdopted
from api.policy.consultation.events import PolicyAnswersRead, PolicyTalkAnswered
from api.policy.consultation.participation import TOOK_PART

ANSWERS = (TaskKind.READ_POLICY_ANSWER,)
KINDS = (*ANSWERS, TaskKind.READ_POLICY_OUTCOME)
_PEOPLE = select(TOOK_PART.c.person_id)


def tell_of_answers(session: Session, events: Sequence[PolicyTalkAnswered]) -> None:
    """Give everybody whose remark was answered the answers to read, once a policy at a time."""
    for event in events:
        _tell(session, TaskKind.READ_POLICY_ANSWER, event.subject_id, event.authors)


def tell_of_adoption(session: Session, events: Sequence[PolicyAdopted]) -> None:
    """Tell everybody who took part by name what became of it; who spoke without one, nobody knows."""
    for event in events:
        people = session.scalars(_PEOPLE.params(policy_id=event.subject_id)).all()
        _tell(session, TaskKind.READ_POLICY_OUTCOME, event.subject_id, people)


def _tell(session: Session, kind: TaskKind, policy_id: UUID, people: Iterable[UUID]) -> None:
    """Open a notice for as long as notices are shown: nobody is late with it."""
    until = today() + SHOWN
    open_tasks(session, [Wanted(who, kind, ("policy", policy_id), until) for who in people])


def settle_read(session: Session, events: Sequence[PolicyAnswersRead]) -> None:
    for event in events:
        if event.about_id is not None:
            close_tasks_for(session, event.about_id, KINDS, event.subject_id)
