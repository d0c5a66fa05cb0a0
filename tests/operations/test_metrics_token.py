"""Figures for Prometheus: behind a token of real length, and in production never without one."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.settings import Settings
from tests.http import Client

TOKEN = "k3" * 16


@pytest.mark.parametrize("short", ["", "rahasia", "x" * 31])
@pytest.mark.parametrize("mode", ["demo", "production"])
def test_a_short_metrics_token_starts_no_server(short: str, mode: str, tmp_path: Path) -> None:
    settings = Settings(
        mode=mode,
        data_folder=tmp_path,
        public_url="https://kinerja.example",
        metrics_token=SecretStr(short),
    )

    with pytest.raises(ValueError, match="SIMKINERJA_METRICS_TOKEN"):
        settings.check()


def test_a_long_one_does(tmp_path: Path) -> None:
    Settings(mode="demo", data_folder=tmp_path, metrics_token=SecretStr(TOKEN)).check()


def _status(client: Client, token: str | None) -> int:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return client.request("GET", "/api/metrics", headers=headers).status_code


def test_figures_are_behind_their_token(app: FastAPI, nobody: Client) -> None:
    app.state.settings.metrics_token = SecretStr(TOKEN)

    assert [_status(nobody, given) for given in (None, "", TOKEN[:-1], TOKEN)] == [
        404,
        404,
        404,
        200,
    ]


def test_production_shows_no_figures_without_a_token(app: FastAPI, nobody: Client) -> None:
    assert _status(nobody, None) == 200
    app.state.settings.mode = "production"

    assert [_status(nobody, given) for given in (None, "")] == [404, 404]
