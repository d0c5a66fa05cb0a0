"""Rows inside a row come out of both engines as the wire has them."""

from datetime import date
from decimal import Decimal
from typing import Any, TypedDict
from uuid import UUID

import orjson
import pytest
from sqlalchemy import (
    Column,
    Date,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    case,
    insert,
    literal,
    select,
)
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.nested import listed, texts
from api.foundation.types import Exact, Key, Written, canonical, decimal_text
from api.foundation.web import encode
from tests.conftest import Db

THINGS = Table(
    "things",
    MetaData(),
    Column("id", Key, primary_key=True),
    Column("above_id", Key),
    Column("number", Integer),
    Column("name", String),
    Column("amount", Exact),
    Column("day", Date),
    prefixes=["TEMPORARY"],
)
LOW, HIGH = (
    UUID("0190a1b2-c3d4-7e5f-8000-00000000000a"),
    UUID("fedcba98-7654-4321-8fff-ffffffffffff"),
)
AMOUNTS = [
    "0", "70", "100", "64.8", "0.0001", "-0.5", "-1250.25", "99999999999999.9999",
    "-99999999999999.9999", "1000000",
]  # fmt: skip
STRANGE = 'kutip " garis \\ baris\nbaru\ttab \x01 emoji 🌾 aksara ᬩᬮᬶ </script> \u2028'


class Below(TypedDict):
    id: str
    amount: str | None


class Thing(TypedDict):
    id: str
    number: int
    name: str | None
    day: str | None
    names: list[str]
    below: list[Below]


class Whole(TypedDict):
    things: Written[Thing]


_below = THINGS.alias("below")
_names = texts(
    select(_below.c.name)
    .where(_below.c.above_id == THINGS.c.id)
    .order_by(_below.c.number.desc())
    .correlate(THINGS)
)
_lines = listed(
    Below,
    select(_below.c.id, _below.c.amount)
    .where(_below.c.above_id == THINGS.c.id)
    .order_by(_below.c.number)
    .correlate(THINGS),
)
WHOLE = rows.TypedSelect(
    Whole,
    select(
        listed(
            Thing,
            select(
                THINGS.c.id,
                THINGS.c.number,
                THINGS.c.name,
                THINGS.c.day,
                _names.label("names"),
                _lines.label("below"),
            )
            .where(THINGS.c.above_id.is_(None))
            .order_by(THINGS.c.number.desc()),
        ).label("things")
    ),
)


def _row(key: UUID, number: int, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("above_id", "name", "amount", "day"))
    return {"id": key, "number": number, **empty, **more}


def _asked(session: Session, things: list[dict[str, Any]]) -> Whole:
    THINGS.create(session.connection())
    if things:
        session.execute(insert(THINGS), things)
    found = rows.fetch_one(session, WHOLE)
    THINGS.drop(session.connection())
    assert found is not None
    return found


def test_rows_inside_rows_come_in_their_order_and_as_the_wire_has_them(db: Db) -> None:
    below = [
        _row(UUID(int=n), n, above_id=LOW, name=f"{n}", amount=Decimal(amount))
        for n, amount in enumerate(AMOUNTS)
    ]
    given = [
        *reversed(below),
        _row(LOW, 1, name=STRANGE, day=date(2026, 10, 8)),
        _row(HIGH, 2),
    ]

    things = db.write(_asked, given)["things"]

    assert things.rows() == [
        {"id": str(HIGH), "number": 2, "name": None, "day": None, "names": [], "below": []},
        {
            "id": str(LOW),
            "number": 1,
            "name": STRANGE,
            "day": "2026-10-08",
            "names": [f"{n}" for n in reversed(range(len(AMOUNTS)))],
            "below": [
                {"id": str(UUID(int=n)), "amount": decimal_text(Decimal(amount))}
                for n, amount in enumerate(AMOUNTS)
            ],
        },
    ]
    assert [one["amount"] for one in things.rows()[1]["below"]] == AMOUNTS


def test_no_rows_are_an_empty_list(db: Db) -> None:
    assert db.write(_asked, [])["things"].rows() == []


def test_what_is_written_goes_out_as_it_is_and_is_hashed_with_its_keys_in_order() -> None:
    written: Written[Any] = Written('[{"b": "1", "a": null}]')

    assert encode({"items": written}) == b'{"items":[{"b": "1", "a": null}]}'
    assert canonical({"items": written}) == b'{"items":[{"a":null,"b":"1"}]}'
    assert orjson.loads(encode(written)) == written.rows()


@pytest.mark.parametrize(
    "column", [literal(value=True), case((literal(value=True), 1.5)), literal(b"x")]
)
def test_a_kind_whose_form_is_not_said_is_refused(column: Any) -> None:
    class One(TypedDict):
        it: object

    made: Select[Any] = select(column.label("it"))
    with pytest.raises(TypeError, match="is written as JSON"):
        listed(One, made)


def test_a_row_type_that_differs_from_its_rows_is_refused() -> None:
    with pytest.raises(TypeError, match="amount"):
        listed(Below, select(THINGS.c.id))
