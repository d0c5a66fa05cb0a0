"""The event log's guards: a trigger that is gone or exempts something is missed, a right too many is named."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.foundation.guards import TRIGGERS, missing_guards
from tests.conftest import Db
from tests.tampering import undone

HOLLOW = (
    "CREATE TRIGGER {0} BEFORE UPDATE ON events WHEN 0 "
    "BEGIN SELECT RAISE(ABORT, 'append_only_events'); END"
)


@pytest.mark.parametrize("name", sorted(TRIGGERS))
def test_a_trigger_that_is_gone_or_hollow_is_missed(name: str, db: Db) -> None:
    if db.database.engine == "postgresql":
        assert db.read(missing_guards), "the owner of the tables may change them"
        return

    def take_away(session: Session) -> None:
        assert missing_guards(session) == []
        with undone(session):
            session.execute(text(f"DROP TRIGGER {name}"))
            assert missing_guards(session) == [name]
            session.execute(text(HOLLOW.format(name)))
            assert missing_guards(session) == [name]

    db.write(take_away)
