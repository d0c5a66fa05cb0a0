"""When a credential was last used is kept, and costs next to nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from api.foundation.clock import moved_to, now
from api.identity.access import NOTED_AGAIN, SEEN_STEP, flush_uses
from api.identity.models import UserSession
from tests.conftest import Db
from tests.http import Client
from tests.people import Town
from tests.statements import listening, recorded, statements


def test_last_use_is_written_once_in_a_while(
    town: Town, db: Db, as_: Callable[[UUID], Client]
) -> None:
    seen = select(UserSession.last_seen_at).where(UserSession.user_id == town.wayan.id)
    sent: list[int] = []
    with recorded():
        db.write(flush_uses)  # what other tests of this process left
        wayan, begun = as_(town.wayan.id), now()
        for after in (0, 5, NOTED_AGAIN.seconds + 10, SEEN_STEP.seconds + 80):
            with moved_to(begun + timedelta(seconds=after)):
                wayan.get("/me")
                with listening() as found:
                    db.write(flush_uses)
            sent.append(len(statements(found)))

    assert sent == [1, 0, 1, 1]
    moment = db.read(lambda session: session.scalar(seen))
    assert moment is not None
    assert moment - begun >= SEEN_STEP
