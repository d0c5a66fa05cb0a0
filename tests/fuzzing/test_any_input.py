"""Whatever the contract allows or forbids: no fault of ours, an answer as promised, a problem if wrong.

Derandomised: every run sends the same requests.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode

from api.contract import contract
from tests.found import found
from tests.fuzzing.conftest import UNENDING, World, faults_of
from tests.http import Client

EXAMPLES = {"sqlite": 8, "postgresql": 4}
"""Requests for each operation and each kind of input."""
CREDENTIALS = ("cookie", "authorization")


def _operations(world: World) -> Iterator[APIOperation[Any, Any, Any, Any]]:
    schema = schemathesis.openapi.from_dict(contract(world.app))
    schema.config.generation.with_security_parameters = False
    schema.config.generation.allow_extra_parameters = False
    for one in schema.get_all_operations():
        operation = one.ok()  # type: ignore[union-attr]  # a fault in the contract shall fail here
        if operation.definition.raw["operationId"] not in UNENDING:
            yield operation


def _send(client: Client, case: Case[Any]) -> httpx.Response:
    sent: dict[str, Any] = case.as_transport_kwargs(base_url="http://test")
    path = "/" + sent.pop("url").split("/", 3)[3]
    headers = {k: v for k, v in sent["headers"].items() if k.lower() not in CREDENTIALS}
    given_body: dict[str, Any] = {name: sent[name] for name in ("json", "params") if name in sent}
    if "data" in sent:
        given_body["content"] = sent["data"]
    return client.request(case.method, path, headers=headers, **given_body)


def _attempt(world: World, operation: Any, mode: GenerationMode) -> list[str]:
    client, faults = world.client(), []

    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=EXAMPLES[world.app.state.database.engine],
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), known=st.booleans())
    def attempt(case: Case[Any], known: bool) -> None:
        right = mode is GenerationMode.POSITIVE
        assume(not _is_text_after_all(operation, case))
        if right and known:
            keys = case.path_parameters or {}
            keys |= {name: world.known[name][0] for name in keys if name in world.known}
        told = case.as_curl_command()[:600]
        faults.extend(faults_of(lambda: _send(client, case), told, refused=not right))

    attempt()
    return faults


def _is_text_after_all(operation: Any, case: Case[Any]) -> bool:
    """Say whether a list or an object stands for one value: on the wire each part is text, and right."""
    lists = {
        one["name"]
        for one in operation.definition.raw.get("parameters", ())
        if one["schema"].get("type") == "array"
    }
    return any(
        isinstance(value, list | dict) and name not in lists
        for name, value in (case.query or {}).items()
    )


def _can_be_wrong(operation: Any) -> bool:
    raw = operation.definition.raw
    return bool(raw.get("parameters") or raw.get("requestBody"))


@pytest.mark.timeout(300)
def test_whatever_the_contract_allows_is_answered(world: World) -> None:
    faults = [
        fault
        for operation in found(_operations(world))
        for fault in _attempt(world, operation, GenerationMode.POSITIVE)
    ]

    assert faults == []


@pytest.mark.timeout(300)
def test_whatever_the_contract_forbids_is_refused(world: World) -> None:
    faults = [
        fault
        for operation in found(_operations(world))
        if _can_be_wrong(operation)
        for fault in _attempt(world, operation, GenerationMode.NEGATIVE)
    ]

    assert faults == []
