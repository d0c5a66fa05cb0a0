"""Whose address a sender's is: what a named proxy says, and nobody else."""

from pathlib import Path

import httpx
import pytest

from tests.conftest import Db
from tests.identity.factories import PASSWORD, give_password
from tests.people import Town
from tests.server import environment, serving

SENDER = "203.0.113.7"


@pytest.mark.parametrize(
    ("proxies", "address"), [("127.0.0.1", SENDER), ("10.0.0.2", "127.0.0.1"), ("", "127.0.0.1")]
)
def test_only_a_named_proxy_says_who_sends(
    proxies: str, address: str, database_url: str, tmp_path: Path, town: Town, db: Db
) -> None:
    login = db.write(give_password, town.wayan.id)
    env = environment(database_url, tmp_path, SIMKINERJA_PROXIES=proxies)
    body = {"login": login, "password": PASSWORD}

    with serving(env, tmp_path / "log") as server, httpx.Client(base_url=server) as client:
        client.headers["X-Forwarded-For"] = SENDER
        assert client.post("/api/v1/session", json=body).status_code == 201
        (session,) = client.get("/api/v1/sessions").json()["items"]

    assert session["address"] == address
