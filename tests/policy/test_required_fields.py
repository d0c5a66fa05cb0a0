"""A form asks for nothing more unless a policy says so: its required fields stand in a list, each with why.

`fondasi` is what was asked for when policies came; whatever is added names the decision that asks for it.
"""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.contract import contract
from tests.found import found

KEPT = Path(__file__).parent / "required_fields.json"
WRITES = ("post", "put", "patch")


def _required(app: FastAPI) -> dict[str, list[str]]:
    """List, for each schema that requests carry, the fields that have to be there."""
    document = contract(app)
    schemas = document["components"]["schemas"]
    asked: dict[str, list[str]] = {}
    for path in document["paths"].values():
        for verb in WRITES:
            body = path.get(verb, {}).get("requestBody", {}).get("content", {})
            for media in body.values():
                _gather(schemas, media.get("schema", {}), asked)
    return asked


def _gather(schemas: Any, part: Any, asked: dict[str, list[str]]) -> None:
    if isinstance(part, list):
        for inner in part:
            _gather(schemas, inner, asked)
    elif isinstance(part, dict):
        name = str(part.get("$ref", "")).rsplit("/", 1)[-1]
        if name and name not in asked:
            asked[name] = sorted(schemas[name].get("required", []))
            _gather(schemas, schemas[name], asked)
        for inner in part.values():
            _gather(schemas, inner, asked)


def test_every_required_field_names_the_policy_that_asks_for_it(app: FastAPI) -> None:
    kept: dict[str, dict[str, str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    asked = {name: set(fields) for name, fields in found(_required(app).items()) if fields}

    assert {name: kept.get(name, {}).keys() for name in asked} == asked
    assert kept.keys() == asked.keys()
    assert all(policy for fields in found(kept.values()) for policy in fields.values())
