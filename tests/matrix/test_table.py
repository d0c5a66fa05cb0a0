"""Every route by every caller, held against the table; a new route has to have its row."""

from typing import Any

import pytest

from api.contract import contract
from tests.found import found
from tests.http import problem_of
from tests.matrix.asking import UNENDING, ask, requests_of, send
from tests.matrix.table import TABLE
from tests.matrix.world import CALLERS, World
from tests.test_every_route import PUBLIC

CODE = {"code", "login"}
SECRETS = ({"token"}, {"secret"}, CODE)
"""By which an answer shows that it gives somebody's power away."""


def _cell(name: str, caller: str) -> str:
    return TABLE[name].replace(" ", "")[CALLERS.index(caller)]


def test_every_operation_has_its_row(world: World) -> None:
    assert set(TABLE) == set(requests_of(world))
    assert {len(row.replace(" ", "")) for row in TABLE.values()} == {len(CALLERS)}


def test_every_row_has_somebody_whose_request_is_taken() -> None:
    """Where nobody passes, it is the request that is refused, and the row says nothing."""
    nobody = {name for name, row in TABLE.items() if not set(row) & set("oc")}

    own = {
        "recognize_device"
    }  # no device says of itself that it is known: tests/identity asks another
    assert nobody - own == {"sign_in", "renew_session", "activate"}, "these ask for no credential"


@pytest.mark.parametrize("caller", CALLERS)
def test_everybody_gets_what_the_table_says(world: World, caller: str) -> None:
    client, differing = world.callers[caller], {}
    for name, (asking, _) in found(requests_of(world).items()):
        wanted = _cell(name, caller)
        if name in UNENDING and wanted == "o":
            continue
        got = ask(world, client, name, asking)
        if got != wanted:
            differing[name] = f"{wanted} in the table, {got} as answered"

    assert differing == {}


def test_a_token_is_never_more_than_its_scopes_and_its_holder(world: World) -> None:
    differing = {}
    for name, (asking, operation) in found(requests_of(world).items()):
        if name in PUBLIC:
            continue
        [scope] = next(iter(operation["security"][0].values()))
        only_people = operation.get("x-session-only", False)
        without = send(world.all_but[scope], name, asking)
        kind = problem_of(without) if without.status_code == 403 else without.status_code
        if kind != ("session-only" if only_people else "scope-missing"):
            differing[name] = f"without {scope}: {kind}"
        if not only_people and name not in UNENDING:
            got = ask(world, world.only[scope], name, asking)
            if got != _cell(name, "oneself"):
                differing[name] = f"with {scope}: {got}"

    assert differing == {}


def test_no_account_gets_what_is_for_people_who_are_signed_in(world: World) -> None:
    only_people = [n for n, (_, one) in requests_of(world).items() if one.get("x-session-only")]

    for name in found(only_people):
        answer = send(world.callers["account_city"], name, requests_of(world)[name][0])
        assert problem_of(answer) == "session-only", name


def test_whatever_gives_a_credential_away_is_for_people_who_are_signed_in(world: World) -> None:
    document = contract(world.app)
    giving = {
        name
        for name, (_, operation) in requests_of(world).items()
        if _gives(document, operation["responses"])
    }

    assert {"make_token", "make_secret", "issue_reset_code", "issue_activation_codes"} <= giving
    for name in found(giving):
        assert requests_of(world)[name][1].get("x-session-only"), f"{name} is open to tokens"


def _gives(document: dict[str, Any], part: Any) -> bool:
    """Say whether an answer carries a token, a secret, or a code with its login."""
    if isinstance(part, list):
        return any(_gives(document, inner) for inner in part)
    if not isinstance(part, dict):
        return False
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return _gives(document, document["components"]["schemas"][name])
    if any(wanted <= set(part.get("properties", {})) for wanted in SECRETS):
        return True
    return any(_gives(document, inner) for inner in part.values())
