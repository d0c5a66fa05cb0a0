"""The contract as served: FastAPI's, with problem+json, both kinds of credential and stable order."""

from typing import Any

import yaml
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.foundation.bodies import WITH_BODY
from api.foundation.errors import BodyTooSlow, ProblemView, TooLarge, every_problem, said
from api.foundation.routing import every_route
from api.identity.access import ANY_CREDENTIAL, SESSION_COOKIE, SIGNED_IN

DESCRIPTION = """\
Performance management of civil servants (ASN) of Pemerintah Kota Denpasar by PermenPANRB 6/2022.

* **Credentials**: a session cookie (the SPA), a personal API token or a service account's secret
  (`Authorization: Bearer …`). Each operation names the scope it needs. What gives a session, a token,
  a code, a secret or a role takes a session only (`x-session-only`).
* **Refusals** are `application/problem+json` (RFC 9457); `type` is one of `ProblemType`.
* **Decimals** are text, dates ISO 8601, moments UTC. Lists come a page at a time.
* **Repeating**: `Idempotency-Key` on POST gives the same answer again; `If-Match` on changes carries
  the `version` that was read.
"""
SCHEMES = {
    "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE},
    "token": {"type": "http", "scheme": "bearer"},
}
METHODS = ("get", "put", "post", "delete", "patch")


def contract(app: FastAPI) -> dict[str, Any]:
    """Describe the app."""
    if app.openapi_schema:
        return app.openapi_schema
    found = get_openapi(
        title=app.title,
        version=app.version,
        description=DESCRIPTION,
        routes=every_route(app.routes),
        servers=[{"url": "/"}],
        license_info={"name": "Pemerintah Kota Denpasar"},
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["ProblemType"] = {
        "type": "string",
        "enum": sorted({kind.kind() for kind in every_problem()}),
    }
    schemas["Problem"] = _problem_schema(schemas)
    found["components"]["securitySchemes"] = SCHEMES
    found["components"]["schemas"] = dict(sorted(schemas.items()))
    for path in found["paths"].values():
        for method in METHODS:
            if method in path:
                _credentials(path[method])
                if method.upper() in WITH_BODY:
                    _refused_bodies(path[method])
    _plain_decimals(found)
    app.openapi_schema = found
    return found


def _plain_decimals(part: Any) -> None:
    """Say of decimals what JSON Schema knows: pydantic's own words are none of its."""
    if isinstance(part, dict):
        if {"max_digits", "decimal_places"} & part.keys():
            _plain_decimal(part)
        for inner in part.values():
            _plain_decimals(inner)
    elif isinstance(part, list):
        for inner in part:
            _plain_decimals(inner)


def _plain_decimal(part: dict[str, Any]) -> None:
    part.pop("max_digits", None)
    part.pop("decimal_places", None)
    if "ge" in part:
        part["minimum"] = part.pop("ge")
    part["format"] = "decimal"


def _problem_schema(schemas: dict[str, Any]) -> dict[str, Any]:
    schema = ProblemView.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schema["properties"]["type"] = {"$ref": "#/components/schemas/ProblemType"}
    schema["additionalProperties"] = True
    return schema


def _credentials(operation: dict[str, Any]) -> None:
    gates = operation.get("security", [])
    scopes = [scope for gate in gates for scope in gate.get(ANY_CREDENTIAL, [])]
    operation["security"] = [{"session": scopes}, {"token": scopes}] if gates else []
    signed_in = [scope for gate in gates for scope in gate.get(SIGNED_IN, [])]
    if signed_in:
        operation["security"] = [{"session": signed_in}]
        operation["x-session-only"] = True


def _refused_bodies(operation: dict[str, Any]) -> None:
    """Whatever may be sent a body refuses one that is too large or too slow, before the operation sees it."""
    refusals = {str(status): one for status, one in said(TooLarge, BodyTooSlow).items()}
    operation["responses"] = dict(sorted((refusals | operation["responses"]).items()))


def written(app: FastAPI) -> str:
    """Write the contract as `openapi.yaml` has it."""
    return yaml.safe_dump(contract(app), sort_keys=False, allow_unicode=True, width=100)
