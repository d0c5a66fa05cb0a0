"""Facts that an older version counted are right after an upgrade."""

import asyncio

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.analytics.models import PersonPeriodFacts
from api.cycles.models import CyclePeriod, PeriodState
from api.feedback.models import Audience
from api.upgrade import downgrade, upgrade
from tests.analytics.factories import count_everything
from tests.conftest import Db
from tests.evaluations.factories import Q2, Q3, YEAR, give_feedback, make_plan
from tests.people import Town


def test_an_upgrade_counts_anew_what_leaders_may_read(
    town: Town, db: Db, database_url: str, runner: asyncio.Runner
) -> None:
    """What was kept before counted what is for the receiver alone too; no operator has to mend it."""

    def begin(session: Session) -> None:
        session.execute(update(CyclePeriod).values(state=PeriodState.OPEN))
        work = make_plan(session, town.wayan, town.chief)
        give_feedback(session, town.made, town.wayan, work, "Baik.")
        give_feedback(session, town.made, town.wayan, work, "Antara kita.", Audience.RECEIVER)
        count_everything(session)

    def kept(session: Session) -> dict[int, int]:
        wanted = select(PersonPeriodFacts.period_id, PersonPeriodFacts.feedback_given).where(
            PersonPeriodFacts.employee_id == town.wayan.id
        )
        return {row.period_id: row.feedback_given for row in session.execute(wanted)}

    db.write(begin)
    right = db.read(kept)
    assert (right[Q2], right[Q3], right[YEAR]) == (0, 1, 1)
    runner.run(db.database.close())

    runner.run(downgrade(database_url, "0025-1"))
    before = db.read(kept)
    runner.run(db.database.close())
    runner.run(upgrade(database_url))

    assert (before[Q2], before[Q3], before[YEAR]) == (0, 2, 2)
    assert db.read(kept) == right
