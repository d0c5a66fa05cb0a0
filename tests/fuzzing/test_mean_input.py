"""Values that trip databases, in every place where the contract takes one: refused or taken, never a fault."""

from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from api.contract import contract
from tests.fuzzing.asking import Asking, Contract, written
from tests.fuzzing.conftest import UNENDING, World, faults_of
from tests.http import Client

ENDS_THE_SESSION = frozenset({"sign_out", "revoke_session"})


def _send(client: Client, asking: Asking) -> httpx.Response:
    values = {
        name: quote(str(value), safe="", errors="surrogatepass")
        for name, value in asking.path_values.items()
    }
    query = urlencode(asking.query, errors="surrogatepass")
    address = asking.path.format(**values) + (f"?{query}" if query else "")
    if asking.body is None:
        return client.request(asking.method, address, headers=asking.headers)
    headers = {**asking.headers, "Content-Type": "application/json"}
    return client.request(asking.method, address, headers=headers, content=written(asking.body))


def test_mean_values_are_answered(world: World) -> None:
    book = Contract(contract(world.app), world.known)
    client, sent, faults = world.client(), 0, []
    for operation in book.operations():
        for asking in book.spoilt(*operation):
            if asking.name in UNENDING:
                continue
            if asking.name in ENDS_THE_SESSION:
                client = world.client()
            sent += 1
            faults += faults_of(partial(_send, client, asking), repr(asking)[:600])

    assert sent > 1000
    assert faults == []


def test_numbers_in_requests_have_bounds(world: World) -> None:
    """An unbounded number is a fault of the database, not of its sender."""
    book = Contract(contract(world.app), {})
    loose = []
    for method, path, operation in book.operations():
        parameters = operation.get("parameters", ())
        places: list[Any] = [((one["in"], one["name"]), one["schema"]) for one in parameters]
        body = book.body_schema(operation)
        places += book.leaves(body) if body else []
        for where, schema in places:
            found = book.resolved(schema)
            if found.get("type") == "integer" and not {"minimum", "maximum"} <= found.keys():
                loose.append((method, path, where))

    assert loose == []
