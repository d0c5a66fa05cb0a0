"""A server as an operator starts it: safe unless told otherwise, private, and it never hangs up."""

import http.client
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import ValidationError
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.foundation.event_tables import EventRecord
from api.main import create_app
from api.settings import Settings, UnsafeSettings
from tests.conftest import Db
from tests.http import Client
from tests.operations.test_commands import refusal_of
from tests.people import Town
from tests.server import environment, run, serving

TOKEN = {"name": "skrip", "scopes": ["goals:read"], "expires_on": "2026-12-31"}
PROXY, STRANGER, SOMEBODY = "10.1.2.3", "192.0.2.66", "203.0.113.7"


def test_a_server_is_for_production_unless_it_is_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Design 9.34."""
    monkeypatch.delenv("SIMKINERJA_MODE", raising=False)
    assert Settings().mode == "production"
    with pytest.raises(UnsafeSettings, match="SIMKINERJA_PUBLIC_URL"):
        create_app(Settings(data_folder=tmp_path))


def test_serving_without_a_safe_address_ends_with_a_sentence(settings: Settings) -> None:
    env = environment(settings.database_url, settings.data_folder)
    del env["SIMKINERJA_MODE"], env["SIMKINERJA_TODAY"]

    assert "https://" in refusal_of(env, "serve")


def test_a_server_hands_its_files_to_nobody(
    empty: Settings, engine: str, request: pytest.FixtureRequest
) -> None:
    """Started by somebody whose umask allows everything."""
    before = os.umask(0)
    request.addfinalizer(lambda: os.umask(before))
    folder = empty.data_folder
    env = environment(empty.database_url, folder)
    run(env, "migrate")
    with serving(env, folder.parent / "log"):
        pass
    run(env, "backup", str(folder / "kept"))

    made = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    names = {path.name for path in made}
    assert {"keys.json", "manifest.json"} <= names
    assert ("new.sqlite3" in names) == (engine == "sqlite")
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in made}
    assert made == wanted


@pytest.fixture
def behind_proxy(app: FastAPI, settings: Settings) -> FastAPI:
    """The app of the test once more, behind a proxy that its operator named."""
    there = create_app(settings.model_copy(update={"proxies": "10.1.0.0/16"}))
    there.state.database = app.state.database
    return there


@pytest.mark.parametrize(("speaks", "counts"), [(PROXY, SOMEBODY), (STRANGER, STRANGER)])
def test_only_a_named_proxy_says_from_where_somebody_asks(
    town: Town, as_: Callable[..., Client], behind_proxy: FastAPI, db: Db, speaks: str, counts: str
) -> None:
    """Whoever could forge the address would never be held back from guessing passwords."""
    me = as_(town.wayan.id)
    me.app, me.address = behind_proxy, speaks

    me.headers["X-Forwarded-For"] = f"198.51.100.1, {SOMEBODY}"
    made = me.post("/tokens", TOKEN)

    assert made.status_code == 201, made.text
    assert db.read(_address_of_the_token) == counts


def _address_of_the_token(session: Session) -> str | None:
    return session.scalar(select(EventRecord.address).where(EventRecord.name == "TokenMade"))


@pytest.mark.parametrize("given", ["*", "proxy.example", "10.0.0.0/8,*"])
def test_a_proxy_is_named_by_its_address(given: str) -> None:
    with pytest.raises(ValidationError, match="proxies"):
        Settings(proxies=given)


def _sign_in_and_ask_on(address: str) -> tuple[http.client.HTTPResponse, bytes, bool]:
    """Sign in, then ask whether the server lives; say whether one connection served for both."""
    speaking = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    body = json.dumps({"login": "wayan", "password": "sandi yang panjang"})
    speaking.request("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
    answer = speaking.getresponse()
    content, held = answer.read(), speaking.sock
    speaking.request("GET", "/api/health/live")
    speaking.getresponse().read()
    stayed = speaking.sock is held is not None
    speaking.close()
    return answer, content, stayed


def test_an_unexpected_error_is_answered_and_the_connection_stays(
    settings: Settings, db: Db, tmp_path: Path
) -> None:
    """A broken-off connection takes the requests of others with it, where a proxy shares it."""
    db.write(_rename, "users", "taken_away")
    log = tmp_path / "log"
    with serving(environment(settings.database_url, settings.data_folder), log) as address:
        answer, content, stayed = _sign_in_and_ask_on(address)
    db.write(_rename, "taken_away", "users")

    refusal = json.loads(content)
    assert (answer.status, refusal["type"], stayed) == (500, "/problems/unexpected", True)
    assert answer.headers["X-Request-Id"] == refusal["request_id"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    told = [json.loads(line) for line in log.read_text().splitlines() if "unexpected" in line]
    assert [one["request_id"] for one in told] == [refusal["request_id"]]
    assert "users" in told[0]["exception"]


def _rename(session: Session, table: str, name: str) -> None:
    session.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))
