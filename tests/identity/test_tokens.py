"""Personal API tokens: made once, scoped, expiring, revocable."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from tests.conftest import Db
from tests.http import Client, problem_of
from tests.people import Town

DRAFT = {"name": "rekap bulanan", "scopes": ["goals:read"], "expires_on": "2026-12-31"}


def _names(session: Session) -> list[str]:
    return list(session.scalars(select(EventRecord.name).order_by(EventRecord.id)))


def test_a_token_is_shown_once_and_leaves_an_event(
    town: Town, as_: Callable[..., Client], db: Db
) -> None:
    me = as_(town.wayan.id)

    made = me.post("/tokens", DRAFT)

    assert made.status_code == 201, made.text
    assert made.json()["token"].startswith("simk_")
    assert made.json()["expires_at"] == "2026-12-31T15:59:59Z"
    listed = me.get("/tokens").json()["items"]
    assert [t["name"] for t in listed] == ["rekap bulanan"]
    assert made.json()["token"] not in me.get("/tokens").text
    assert "TokenMade" in db.read(_names)


def test_a_repeated_request_makes_one_token(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id)

    first = me.post("/tokens", DRAFT, key="k-1")
    again = me.post("/tokens", DRAFT, key="k-1")

    assert again.json() == first.json()
    assert again.headers["idempotent-replay"] == "true"
    assert len(me.get("/tokens").json()["items"]) == 1


def test_the_same_key_with_another_body_is_refused(town: Town, as_: Callable[..., Client]) -> None:
    me = as_(town.wayan.id)
    me.post("/tokens", DRAFT, key="k-1")

    other = me.post("/tokens", {**DRAFT, "name": "lain"}, key="k-1")

    assert (other.status_code, problem_of(other)) == (422, "key-used-differently")


def test_a_token_cannot_make_tokens(town: Town, with_token: Callable[..., Client]) -> None:
    script = with_token(town.wayan.id, "identity:read")

    refused = script.post("/tokens", DRAFT)

    assert (refused.status_code, problem_of(refused)) == (403, "session-only")


def test_nobody_makes_a_token_that_may_write_identity(
    town: Town, as_: Callable[..., Client]
) -> None:
    refused = as_(town.wayan.id).post("/tokens", {**DRAFT, "scopes": ["identity:write"]})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/scopes"


def test_a_revoked_token_opens_nothing(
    town: Town, as_: Callable[..., Client], nobody: Client
) -> None:
    me = as_(town.wayan.id)
    made = me.post("/tokens", {**DRAFT, "scopes": ["identity:read"]}).json()
    nobody.headers["Authorization"] = f"Bearer {made['token']}"
    assert nobody.get("/tokens").status_code == 200

    assert me.delete(f"/tokens/{made['id']}").status_code == 204

    refused = nobody.get("/tokens")
    assert (refused.status_code, problem_of(refused)) == (401, "token-refused")


def test_a_colleague_s_token_is_not_there(town: Town, as_: Callable[..., Client]) -> None:
    made = as_(town.wayan.id).post("/tokens", DRAFT).json()

    refused = as_(town.made.id).delete(f"/tokens/{made['id']}")

    assert (refused.status_code, problem_of(refused)) == (404, "not-found")


def test_nobody_is_asked_to_sign_in(nobody: Client) -> None:
    refused = nobody.get("/tokens")

    assert (refused.status_code, problem_of(refused)) == (401, "not-signed-in")


def test_a_token_must_end_within_a_year(town: Town, as_: Callable[..., Client]) -> None:
    refused = as_(town.wayan.id).post("/tokens", {**DRAFT, "expires_on": "2028-01-01"})

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/expires_on"
