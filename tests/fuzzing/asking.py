"""Requests made from the contract: a plain one for each operation, then a mean value in each place."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from api.contract import METHODS

Schema = dict[str, Any]
Where = tuple[str | int, ...]
NOBODY = "00000000-0000-8000-8000-000000000000"
PLAIN = {
    "uuid": NOBODY,
    "date": "2026-10-08",
    "date-time": "2026-10-08T00:00:00Z",
    "decimal": "7.5",
}
WORDS = [
    "\0",
    "abc\0defgh",
    "\ud800abcdefgh",
    "\uffff\ufffe\u202eabcdef",
    "𐍈" * 60,
    " " * 12,
    "x" * 5000,
    "'\"%_\\;--",
    7,
    None,
]
NUMBERS = [-(2**63) - 1, -1, 0, 2**31 - 1, 2**31, 2**63 - 1, 2**63, 10**40, 1.5, "7", None]
MEAN: dict[str, list[Any]] = {
    "string": WORDS,
    "binary": WORDS[:3],
    "integer": NUMBERS,
    "boolean": ["x", 2, None],
    "uuid": ["ffffffff-ffff-ffff-ffff-ffffffffffff", NOBODY, "x", "\0", None],
    "date": ["0001-01-01", "9999-12-31", "9999-12-30", "2026-02-30", 2**63, None],
    "date-time": [
        "2026-01-01T00:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        str(2**63),
    ],
    "decimal": [
        "99999999999999.9999",
        "-99999999999999.9999",
        "1e13",
        "1E-5",
        "NaN",
        "Infinity",
        "1e400",
        10**30,
        0.1,
    ],
}


@dataclass
class Asking:
    """One request, ready to be spoilt."""

    name: str
    method: str
    path: str
    path_values: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def address(self) -> str:
        return self.path.format(**self.path_values)


class Contract:
    """Reads the document for what may be asked."""

    def __init__(self, document: dict[str, Any], known: dict[str, list[Any]]) -> None:
        self.document, self.known = document, known

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield method.upper(), path, item[method]

    def resolved(self, schema: Schema) -> Schema:
        """Follow a reference, and of several forms take the first that is not null."""
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        for forms in ("anyOf", "oneOf", "allOf"):
            if forms in schema:
                return self.resolved(_best(schema[forms]))
        return schema

    def plain(self, method: str, path: str, operation: dict[str, Any]) -> Asking:
        """Fill in what is required, with keys of things that are there."""
        asking = Asking(operation["operationId"], method, path)
        for one in operation.get("parameters", ()):
            if one["in"] == "header":
                continue
            place = asking.path_values if one["in"] == "path" else asking.query
            if one.get("required"):
                place[one["name"]] = self.example(one["schema"], one["name"])
        if any(one["name"] == "If-Match" for one in operation.get("parameters", ())):
            asking.headers["If-Match"] = '"1"'
        schema = self.body_schema(operation)
        if schema is not None:
            asking.body = self.example(schema)
        return asking

    def body_schema(self, operation: dict[str, Any]) -> Schema | None:
        content = operation.get("requestBody", {}).get("content", {})
        return content["application/json"]["schema"] if "application/json" in content else None

    def example(self, schema: Schema, name: str = "") -> Any:
        schema = self.resolved(schema)
        if name in self.known:
            return self.known[name][0]
        if "enum" in schema or "const" in schema:
            return schema.get("const", schema.get("enum", [None])[0])
        kind = schema.get("type")
        if kind == "object":
            wanted = schema.get("required", ())
            return {key: self.example(schema["properties"][key], key) for key in wanted}
        if kind == "array":
            return [self.example(schema["items"], name.removesuffix("s"))]
        if kind in ("integer", "boolean"):
            return schema.get("minimum", 1) if kind == "integer" else True
        return PLAIN.get(schema.get("format", ""), "x" * max(schema.get("minLength", 1), 8))

    def spoilt(self, method: str, path: str, operation: dict[str, Any]) -> Iterator[Asking]:
        """Give the plain request once for each place and mean value."""
        plain = self.plain(method, path, operation)
        for one in operation.get("parameters", ()):
            for value in self.mean(one["schema"]) if one["in"] != "header" else ():
                asking = copy.deepcopy(plain)
                place = asking.path_values if one["in"] == "path" else asking.query
                place[one["name"]] = "" if value is None else value
                yield asking
        schema = self.body_schema(operation)
        for where, leaf in self.leaves(schema) if schema else ():
            for value in self.mean(leaf):
                asking = copy.deepcopy(plain)
                asking.body = self._with(asking.body, where, value, schema)
                yield asking

    def mean(self, schema: Schema) -> list[Any]:
        schema = self.resolved(schema)
        return MEAN.get(schema.get("format", ""), MEAN.get(schema.get("type", ""), [None, 7, "x"]))

    def leaves(self, schema: Schema, where: Where = ()) -> Iterator[tuple[Where, Schema]]:
        schema = self.resolved(schema)
        if schema.get("type") == "object" and "properties" in schema:
            for name, inner in schema["properties"].items():
                yield from self.leaves(inner, (*where, name))
        elif schema.get("type") == "array":
            yield where, {"type": "list"}
            yield from self.leaves(schema["items"], (*where, 0))
        else:
            yield where, schema

    def _with(self, body: Any, where: Where, value: Any, schema: Any) -> Any:
        """Put a value at its place, with plain ones around it where there was nothing."""
        if not where:
            return value
        step, rest = where[0], where[1:]
        schema = self.resolved(schema)
        if isinstance(step, int):
            inner = (body or [self.example(schema["items"])])[0]
            return [self._with(inner, rest, value, schema["items"])]
        below = schema["properties"][step]
        had = (body or {}).get(step, self.example(below, step) if rest else None)
        return {**(body or {}), step: self._with(had, rest, value, below)}


def _best(forms: list[Schema]) -> Schema:
    """Of a number or its text take the text; of a thing or null the thing."""
    real = [form for form in forms if form.get("type") != "null"]
    return next((form for form in real if form.get("format") == "decimal"), real[0])


def written(body: Any) -> bytes:
    """Write JSON as a careless client does: lone surrogates and all."""
    return json.dumps(body).encode()
