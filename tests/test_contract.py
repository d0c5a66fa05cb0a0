"""The committed contract is what is served; `make contract` writes it."""

from pathlib import Path

from fastapi import FastAPI

from api.contract import written

COMMITTED = Path(__file__).resolve().parent.parent / "openapi.yaml"


def test_the_committed_contract_is_the_served_one(app: FastAPI) -> None:
    assert COMMITTED.read_text(encoding="utf-8") == written(app), "run `make contract`"
