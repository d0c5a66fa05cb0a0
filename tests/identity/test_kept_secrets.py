"""A copy of the database gives nobody's token, secret or code away, also not from answers kept for a day."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import MetaData, select
from sqlalchemy.orm import Session

from api.foundation.bulk import table_of
from api.foundation.idempotency import IdempotencyKey
from api.tables import metadata
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Town

As = Callable[[UUID], Client]
TOKEN = {"name": "rekap", "scopes": ["goals:read"], "expires_on": "2026-12-01"}
END = {"expires_on": "2026-12-01"}


def _given(response: Any, name: str) -> str:
    assert response.status_code == 201, response.text
    return str(response.json()[name])


def _contents(session: Session, tables: MetaData) -> bytes:
    """Give all that the database holds, one value after the other."""
    found = []
    for table in tables.sorted_tables:
        for row in session.execute(select(table)):
            found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    return b"\n".join(found)


def test_what_is_shown_once_is_nowhere_in_the_database(town: Town, as_: As, db: Db) -> None:
    admin, hr = as_(town.admin.id), as_(town.hr_agency.id)
    draft = {
        "name": "Perizinan",
        "home_agency_id": town.wayan.agency_id,
        "scopes": ["goals:read"],
    }
    account = _given(admin.post("/service-accounts", draft, key="akun"), "id")
    secrets = [
        _given(as_(town.wayan.id).post("/tokens", TOKEN, key="token"), "token"),
        _given(admin.post(f"/service-accounts/{account}/secrets", END, key="r"), "secret"),
        _given(hr.post(f"/users/{town.wayan.id}/reset-code", key="kode"), "code"),
    ]

    contents = db.read(_contents, metadata)

    assert town.wayan.name.encode() in contents
    assert [secret for secret in secrets if secret.encode() in contents] == []


def _other_seal(session: Session) -> None:
    table = table_of(IdempotencyKey)
    session.execute(table.update().values(response=b"sealed by a key that is gone"))


def test_an_answer_whose_key_is_gone_is_not_given_and_not_made_twice(
    town: Town, as_: As, db: Db
) -> None:
    me = as_(town.wayan.id)
    me.post("/tokens", TOKEN, key="token")
    db.write(_other_seal)

    again = me.post("/tokens", TOKEN, key="token")

    assert (again.status_code, problem_of(again)) == (422, "answer-sealed")
    assert len(me.get("/tokens").json()["items"]) == 1
