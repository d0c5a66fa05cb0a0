"""What is stored comes back the same on both engines, and sorts and sums exactly."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.foundation.ids import new_id
from api.foundation.types import Exact, Instant, canonical, decimal_text
from api.goals.agreements.models import AgreementIndicator, PerformanceAgreement
from tests.conftest import Db
from tests.people import Town


def _store(session: Session, unit_id: Any, values: list[Decimal]) -> None:
    agreement = PerformanceAgreement(id=new_id(), unit_id=unit_id, year=2026)
    session.add(agreement)
    session.flush()
    for number, value in enumerate(values):
        session.add(
            AgreementIndicator(
                id=new_id(),
                agreement_id=agreement.id,
                code=str(number),
                objective="-",
                text="-",
                target=value,
            )
        )


def _read(session: Session) -> tuple[list[Decimal | None], Decimal | None]:
    target = AgreementIndicator.target
    ordered = list(session.scalars(select(target).order_by(target)))
    return ordered, session.scalar(select(func.sum(target)))


def test_a_thousand_decimals_sort_and_sum_exactly(db: Db, town: Town) -> None:
    dice = Random(7)  # noqa: S311 - a fixed sequence is wanted
    values = [Decimal(dice.randrange(-(10**12), 10**12)).scaleb(-4) for _ in range(1000)]

    db.write(_store, town.dinkes, values)

    ordered, total = db.read(_read)
    assert ordered == sorted(values)
    assert total == sum(values)


def test_a_fifth_place_is_refused_not_rounded(db: Db) -> None:
    with pytest.raises(ValueError, match="more than 4 places"):
        Exact().process_bind_param(Decimal("0.00001"), _Dialect("sqlite"))  # type: ignore[arg-type]  # only its name is read


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        Instant().process_bind_param(datetime(2026, 1, 1), _Dialect("sqlite"))  # type: ignore[arg-type]  # noqa: DTZ001 - a naive moment is the point


@pytest.mark.parametrize("offset", [0, 8, -3])
def test_a_moment_comes_back_to_the_microsecond(offset: int) -> None:
    moment = datetime(2026, 10, 8, 9, 30, 1, 123457, tzinfo=timezone(timedelta(hours=offset)))
    sqlite: Any = _Dialect("sqlite")
    kept = Instant().process_bind_param(moment, sqlite)

    assert Instant().result_processor(sqlite, None)(kept) == moment


@pytest.mark.parametrize(
    ("value", "text"),
    [("70.0000", "70"), ("64.8000", "64.8"), ("0.0000", "0"), ("1E+3", "1000"), ("-0.5", "-0.5")],
)
def test_decimals_are_written_plainly(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


def test_the_canonical_form_does_not_depend_on_order() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)

    assert canonical({"b": 1, "a": moment}) == b'{"a":"2026-01-01T00:00:00Z","b":1}'


class _Dialect:
    def __init__(self, name: str) -> None:
        self.name = name
