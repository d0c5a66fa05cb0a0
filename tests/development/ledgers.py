"""A year and a quarter of Wayan's that are evaluated, in January after it; what tests of the ledger share."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.development.credit.models import CreditMonth
from api.organization.models import Employee, PositionKind
from tests.evaluations.factories import Q3, YEAR, make_evaluation, make_plan, report, set_unit
from tests.evaluations.guards import As, rate, sign
from tests.people import Town, promote

JANUARY = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)


def functional(session: Session, town: Town) -> None:
    promote(session, town.wayan, PositionKind.AHLI_PERTAMA)
    session.get_one(Employee, town.wayan.id).grade = "III/a"


def evaluations(session: Session, town: Town) -> dict[int, UUID]:
    work = make_plan(session, town.wayan, town.chief)
    found = {}
    for period in (Q3, YEAR):
        set_unit(session, town, town.puskesmas, period_id=period)
        found[period] = make_evaluation(session, town.wayan, town.chief, work, period)
    report(session, town.wayan, work, 80)
    report(session, town.wayan, work, 40, at=1)
    return found


def signed(as_: As, town: Town, key: UUID) -> UUID:
    rated = rate(as_, town, key)
    assert rated.status_code == 200, rated.text
    done = sign(as_, town, key)
    assert done.status_code == 200, done.text
    return key


def credit(as_: As, town: Town, who: str = "wayan") -> Any:
    answer = as_(getattr(town, who).id).get(f"/employees/{town.wayan.id}/credit")
    assert answer.status_code == 200, answer.text
    return answer.json()


def open_months(session: Session) -> list[tuple[int, int]]:
    """Give the months that count, from the first to the last of each line."""
    wanted = select(func.min(CreditMonth.month), func.max(CreditMonth.month))
    found = session.execute(wanted.group_by(CreditMonth.entry_id))
    return sorted((row[0], row[1]) for row in found)
