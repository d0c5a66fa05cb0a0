"""The first administrator of a city where nobody and nothing is yet."""

from fastapi import FastAPI

from api.administration import create_admin
from tests.conftest import Db
from tests.http import Client

PASSWORD = "ombak besar di Serangan"


def test_an_empty_city_begins_with_its_administrator(nobody: Client, db: Db, app: FastAPI) -> None:
    """`simkinerja migrate`, then `simkinerja admin create`: the city is an agency from then on."""
    secret = app.state.keys.code_secrets[0]
    issued = db.write(create_admin, "bkpsdm", secret)
    again = db.write(create_admin, "bkpsdm", secret)
    code = {"login": "bkpsdm", "code": again["code"], "new_password": PASSWORD}

    assert nobody.post("/session/activation", {**code, "code": issued["code"]}).status_code == 422
    assert nobody.post("/session/activation", code).status_code == 201
    [city] = nobody.get("/agencies").json()["items"]
    assert (city["id"], city["code"]) == (0, "KOTA")
