"""Every route asks for a scope, names what it refuses, and is closed to whoever holds no credential."""

from typing import Any

import pytest
from fastapi import FastAPI

from api.contract import METHODS, contract
from api.identity.scopes import Scope
from api.main import create_app
from api.settings import Settings
from tests.found import found
from tests.http import Client, problem_of

PUBLIC = {"sign_in", "renew_session", "activate", "is_alive", "is_ready"}
"""The only operations without a scope."""


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("contract")
    settings = Settings(
        mode="demo", DATABASE_URL=f"sqlite:///{folder}/none.sqlite3", data_folder=folder
    )
    return contract(create_app(settings))


def test_every_route_asks_for_one_scope(document: dict[str, Any]) -> None:
    bare = {
        operation["operationId"]
        for _, _, operation in operations(document)
        if not any(scopes for gate in operation["security"] for scopes in gate.values())
    }

    assert bare == PUBLIC


def test_every_scope_is_used(document: dict[str, Any]) -> None:
    used = {
        scope
        for _, _, operation in operations(document)
        for gate in operation["security"]
        for scopes in gate.values()
        for scope in scopes
    }

    assert used == {scope.value for scope in Scope}


def test_writing_methods_ask_for_a_writing_scope(document: dict[str, Any]) -> None:
    reading = [
        (method, path)
        for method, path, operation in found(operations(document))
        if method != "get" and operation["operationId"] not in PUBLIC | ASKING
        for gate in operation["security"]
        for scopes in gate.values()
        if not all(scope.endswith(":write") for scope in scopes)
    ]

    assert reading == []


ASKING = {"search_by_number", "find_by_number", "try_mapping"}
"""POSTs that only ask, so that a NIP is in no address."""


def test_every_route_names_its_refusals(document: dict[str, Any]) -> None:
    for method, path, operation in found(operations(document)):
        named = set(operation["responses"])
        wanted = {"401", "422", "500"} if operation["security"] else {"422", "500"}
        assert wanted <= named, f"{method} {path} does not name {wanted - named}"
        if operation["security"]:
            assert "403" in named or operation["operationId"] in {"sign_out"}, f"{method} {path}"


def test_operation_names_are_unique(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]

    assert len(names) == len(set(names))


def test_nobody_gets_in_anywhere(nobody: Client, app: FastAPI) -> None:
    """A request without credential is refused before anything else is looked at."""
    for method, path, operation in found(operations(contract(app))):
        if operation["operationId"] in PUBLIC:
            continue
        address = _filled(path)
        refused = nobody.request(method.upper(), address, headers={"If-Match": '"1"'})
        assert refused.status_code == 401, f"{method} {path}: {refused.text}"
        assert problem_of(refused) == "not-signed-in"


def _filled(path: str) -> str:
    parts = [
        ("20260709" if "period" in part or "cycle" in part else ZERO)
        if part.startswith("{")
        else part
        for part in path.split("/")
    ]
    return "/".join(parts)


ZERO = "00000000-0000-8000-8000-000000000000"
