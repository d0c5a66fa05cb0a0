"""A client that speaks like a browser or a script, and holds every answer against the contract."""

import asyncio
import re
from functools import cache
from http.cookies import SimpleCookie
from typing import Any

import httpx
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from api.contract import contract

PREFIX = "/api/v1"


class ContractBook:
    """Finds the operation of a request and the schema of its answer."""

    def __init__(self, app: FastAPI) -> None:
        self.document = contract(app)
        self.paths = [(_pattern(path), path) for path in self.document["paths"]]

    def check(self, response: httpx.Response) -> None:
        """Fail when the contract does not name this answer, or its body does not fit."""
        request = response.request
        path = next((p for pattern, p in self.paths if pattern.fullmatch(request.url.path)), None)
        operation = self.document["paths"][path].get(request.method.lower()) if path else None
        if path is None or not operation:
            return
        answer = operation["responses"].get(str(response.status_code))
        assert answer is not None, (
            f"{request.method} {path} answered {response.status_code}, "
            f"which the contract does not name: {response.text[:500]}"
        )
        kind = response.headers.get("content-type", "").split(";")[0]
        content = answer.get("content", {})
        if not response.content or "json" not in kind:
            return
        assert kind in content, f"{request.method} {path} answered {kind}, not {list(content)}"
        place = (path, request.method.lower(), response.status_code, kind)
        errors = list(_validator(self, place).iter_errors(response.json()))
        assert not errors, f"{request.method} {path}: {errors[0].json_path} {errors[0].message}"


_books: list[ContractBook] = []


def book_of(app: FastAPI) -> ContractBook:
    """One book for every app of a process: no setting changes the contract, and it is slow to write."""
    if not _books:
        _books.append(ContractBook(app))
    return _books[0]


Place = tuple[str, str, int, str]
_known: dict[Place, Draft202012Validator] = {}


def _validator(book: ContractBook, key: Place) -> Draft202012Validator:
    if key not in _known:
        path, method, status, kind = key
        answer = book.document["paths"][path][method]["responses"][str(status)]
        schema = {**answer["content"][kind]["schema"], "components": book.document["components"]}
        _known[key] = Draft202012Validator(schema)
    return _known[key]


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))


class Client:
    """One person's or script's way to the API; synchronous, so that tests read like stories."""

    def __init__(self, app: FastAPI, runner: asyncio.Runner, book: ContractBook) -> None:
        self.app = app
        self.runner = runner
        self.book = book
        self.cookies: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.address = "127.0.0.1"

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        response = self.runner.run(self._send(method, path, **options))
        self.book.check(response)
        return response

    async def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(
            app=self.app, raise_app_exceptions=False, client=(self.address, 123)
        )
        address = path if path.startswith("/api/") else PREFIX + path
        headers = {**self.headers, **options.pop("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            response = await client.request(method, address, headers=headers, **options)
        self._keep(response.headers.get_list("set-cookie"))
        return response

    def _keep(self, lines: list[str]) -> None:
        """Keep what a browser would; paths do not matter on one host."""
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.request("GET", path, params=params)

    def post(
        self,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        version: int | None = None,
        **headers: str,
    ) -> httpx.Response:
        extra = _if_match(version) | ({"Idempotency-Key": key} if key else {})
        return self.request("POST", path, json=body, headers={**extra, **headers})

    def put(self, path: str, body: Any = None, *, version: int | None = None) -> httpx.Response:
        return self.request("PUT", path, json=body, headers=_if_match(version))

    def patch(self, path: str, body: Any = None, *, version: int | None = None) -> httpx.Response:
        return self.request("PATCH", path, json=body, headers=_if_match(version))

    def delete(self, path: str, *, version: int | None = None) -> httpx.Response:
        return self.request("DELETE", path, headers=_if_match(version))


def _if_match(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}


def problem_of(response: httpx.Response) -> str:
    """Read the kind of a refusal: `plan-step-refused`."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    kind: str = response.json()["type"]
    return kind.removeprefix("/problems/")
