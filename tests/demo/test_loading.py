"""The command that loads the demo city: by explicit choice only, and it tells whom to be."""

from pathlib import Path

import pytest

from api.demo.load import DemoRefused, load
from api.demo.personas import PASSWORD, SIGN_INS
from api.settings import Settings


def test_it_loads_and_tells_whom_to_sign_in_as(database_url: str, tmp_path: Path) -> None:
    told: list[str] = []

    load(Settings(DATABASE_URL=database_url, data_folder=tmp_path), 200, told.append)

    everything = "\n".join(told)
    assert PASSWORD in everything
    assert all(one.login in everything and one.nip in everything for one in SIGN_INS)


def test_it_never_loads_in_production(database_url: str) -> None:
    """Design 9.15."""
    settings = Settings(
        DATABASE_URL=database_url, mode="production", public_url="https://kinerja.example"
    )

    with pytest.raises(DemoRefused):
        load(settings, 200, str)


def test_a_city_of_too_few_people_is_refused(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least"):
        load(Settings(DATABASE_URL=database_url, data_folder=tmp_path), 20, str)
