"""What tells people of their promotion: that it was decided, until they have read it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.development.promotion.events import PromotionDecided, PromotionRead
from api.foundation.clock import today
from api.notifications.access_reactions import SHOWN
from api.notifications.models import TaskKind
from api.notifications.service import Wanted, close_tasks, open_tasks

READ = (TaskKind.READ_PROMOTION,)


def tell_of_decision(session: Session, events: Sequence[PromotionDecided]) -> None:
    """Give the person the decision to read, as long as notices are shown: nobody is late with it."""
    wanted = [
        Wanted(
            event.about_id,
            TaskKind.READ_PROMOTION,
            ("promotion", event.subject_id),
            today() + SHOWN,
            about_id=event.actor.id,
        )
        for event in events
        if event.about_id
    ]
    open_tasks(session, wanted)


def settle_read(session: Session, events: Sequence[PromotionRead]) -> None:
    close_tasks(session, READ, [event.subject_id for event in events])
