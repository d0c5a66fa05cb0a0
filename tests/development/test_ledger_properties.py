"""What must hold of any ledger, over the services and the database: no month twice, months add up, a better
predikat never gives less, and taking back restores what was there."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.conversion import converted, level_in, months_within
from api.development.credit.models import CreditEntry, CreditMonth
from api.development.credit.records import Signed
from api.development.credit.service import Rules, convert, take_back
from api.evaluations.models import EvaluationKind, EvaluationState, Predikat
from api.foundation.events import SYSTEM
from api.foundation.ids import new_id
from api.organization.models import PositionKind
from tests.conftest import Db
from tests.people import Town, promote

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SPANS = st.lists(
    st.tuples(
        st.dates(date(2025, 6, 1), date(2028, 12, 31)),
        st.integers(0, 500),
        st.sampled_from(list(Predikat)),
    ),
    min_size=1,
    max_size=5,
)
Span = tuple[date, int, Predikat]
Try = Callable[[Callable[[Session], None]], None]


class _Undone(Exception):
    """Ends an example, so that it leaves nothing behind."""


@pytest.fixture
def example(town: Town, db: Db) -> Try:
    """Run an example in a transaction that is rolled back."""
    db.write(lambda session: promote(session, town.wayan, PositionKind.AHLI_PERTAMA))

    def run(do: Callable[[Session], None]) -> None:
        def and_undo(session: Session) -> None:
            do(session)
            raise _Undone

        with pytest.raises(_Undone):
            db.write(and_undo)

    return run


def _signed(town: Town, spans: list[Span]) -> list[Signed]:
    return [
        {
            "id": new_id(town.wayan.agency_id),
            "agency_id": town.wayan.agency_id,
            "employee_id": town.wayan.id,
            "assessor_id": town.chief.id,
            "kind": EvaluationKind.PERIODIK,
            "state": EvaluationState.SIGNED,
            "predikat": predikat,
            "starts_on": first,
            "ends_on": first + timedelta(days),
            "plan_starts_on": first,
            "plan_ends_on": first + timedelta(days),
        }
        for first, days, predikat in spans
    ]


def _standing(session: Session, who: UUID) -> tuple[int, list[int]]:
    """Give the sum of a ledger, and the months that count in it."""
    total = session.scalar(
        select(func.sum(CreditEntry.units)).where(CreditEntry.employee_id == who)
    )
    months = session.scalars(select(CreditMonth.month).where(CreditMonth.employee_id == who))
    return int(total or 0), sorted(months)


@FEW
@given(SPANS)
def test_each_month_counts_once_by_the_first_result_that_covers_it(
    town: Town, example: Try, spans: list[Span]
) -> None:
    def check(session: Session) -> None:
        rules = Rules(session)
        held = queries.held_levels(session, [town.wayan.id], rules.levels.keys())[town.wayan.id]
        first: dict[int, Predikat] = {}
        for start, days, predikat in spans:
            for month in months_within(start, start + timedelta(days)):
                if level_in(month, held):
                    first.setdefault(month, predikat)
        expected = sum(
            converted(1, rules.shares[predikat], rules.levels["ahli_pertama"].coefficient)
            for predikat in first.values()
        )
        lines = convert(session, SYSTEM, _signed(town, spans))

        assert _standing(session, town.wayan.id) == (expected, sorted(first))
        assert sum(line["months"] for line in lines) == len(first)

    example(check)


@FEW
@given(SPANS)
def test_a_better_predikat_never_gives_less(town: Town, example: Try, spans: list[Span]) -> None:
    def check(session: Session) -> None:
        found = []
        for predikat in Predikat:
            alike = [(first, days, predikat) for first, days, _ in spans]
            written = convert(session, SYSTEM, _signed(town, alike))
            found.append(_standing(session, town.wayan.id)[0])
            keys = [line["id"] for line in written]
            take_back(session, SYSTEM, queries.lines_by_id(session, keys), "Uji")
        assert found == sorted(found, reverse=True)

    example(check)


@FEW
@given(SPANS, SPANS)
def test_taking_back_restores_what_was_there(
    town: Town, example: Try, kept: list[Span], later: list[Span]
) -> None:
    def check(session: Session) -> None:
        convert(session, SYSTEM, _signed(town, kept))
        before = _standing(session, town.wayan.id)
        again = _signed(town, later)
        for _ in range(2):
            written = convert(session, SYSTEM, again)
            after = _standing(session, town.wayan.id)
            keys = [line["id"] for line in written]
            take_back(session, SYSTEM, queries.lines_by_id(session, keys), "Uji")
            assert _standing(session, town.wayan.id) == before
            assert after[0] == before[0] + sum(line["units"] for line in written)

    example(check)
