"""The command that loads the demo city: by explicit choice only, and it tells whom to be."""

import asyncio

import pytest

from api.settings import Settings
from demo.load import DemoRefused, load
from demo.personas import PASSWORD, SIGN_INS
from tests.demo.town import told_by_the_command


def test_it_loads_and_tells_whom_to_sign_in_as(engine: str, runner: asyncio.Runner) -> None:
    told = told_by_the_command(engine, runner)

    assert "Kota contoh siap: 200 pegawai." in told
    assert PASSWORD in told
    assert all(one.login in told and one.number in told for one in SIGN_INS)


def test_it_never_loads_in_production(database_url: str) -> None:
    """Design 9.15."""
    settings = Settings(
        DATABASE_URL=database_url, mode="production", public_url="https://kinerja.example"
    )

    with pytest.raises(DemoRefused):
        load(settings, 200, str)


def test_a_city_of_too_few_people_is_refused(database_url: str) -> None:
    with pytest.raises(DemoRefused, match="paling sedikit"):
        load(Settings(mode="demo", DATABASE_URL=database_url), 20, str)
