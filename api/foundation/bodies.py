"""What bodies operations take, declared beside each of them; nothing of one is read before its sender is known.

`@takes(UPLOAD)` below a route says that it takes files; an operation that says nothing takes JSON.
"""

import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from fastapi.security.base import SecurityBase
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

from api.foundation.errors import BodyTooSlow, Busy, Invalid, MalformedBody, Problem, TooLarge

KB = 1024
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
LIGHT = 16 * KB
"""Up to here a signed session is believed until its transaction looks; more is read after a look."""
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True)
class Bodies:
    """How large a body may be, and how many seconds all of it may take to arrive."""

    largest: int
    seconds: float


JSON_BODY = Bodies(1024 * KB, 20)
SIGN_IN_BODY = Bodies(4 * KB, 10)
UPLOAD = Bodies(21 * 1024 * KB, 300)
"""The largest file and a little; the setting `largest_body` may allow less."""
MOST_HELD = 64 * 1024 * KB
"""Bytes of bodies that one process holds in memory at once; light ones are not counted."""


class Room:
    """How many bytes of bodies are in memory: whoever would bring more than there is room for waits outside."""

    def __init__(self, most: int) -> None:
        self._left = most

    @contextmanager
    def hold(self, size: int) -> Iterator[None]:
        held = size if size > LIGHT else 0
        if held > self._left:
            raise Busy
        self._left -= held
        try:
            yield
        finally:
            self._left += held


HELD = Room(MOST_HELD)


def takes(bodies: Bodies) -> Callable[[Endpoint], Endpoint]:
    """Declare what bodies an endpoint takes, where that is not plain JSON."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.bodies = bodies  # type: ignore[attr-defined]  # a mark on a function
        return endpoint

    return mark


class FirstGate(SecurityBase):
    """A dependency that knows the sender of a request by its headers alone."""

    @abstractmethod
    async def admit(self, request: Request, *, surely: bool) -> None:
        """Refuse who may not come in; `surely`: ask the database even about a signed session."""


class Operation(APIRoute):
    """A route that looks at the credential first, then reads a body within its limits, then at the rest."""

    @property
    def bodies(self) -> Bodies:
        declared: Bodies = getattr(self.endpoint, "bodies", JSON_BODY)
        return declared

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in WITH_BODY:
            receive = limited(self.bodies, scope, receive)
        await super().handle(scope, receive, send)

    def get_route_handler(self) -> Callable[[Request], Any]:
        answer = super().get_route_handler()
        asked: list[object] = [one.call for one in self.dependant.dependencies]
        gate = next((one for one in asked if isinstance(one, FirstGate)), None)
        reads_json = self.body_field is not None

        async def handle(request: Request) -> Response:
            if gate is not None and request.method in WITH_BODY:
                await gate.admit(request, surely=_announced(request, self.bodies) > LIGHT)
            try:
                with HELD.hold(_announced(request, self.bodies) if reads_json else 0):
                    if reads_json:
                        await _read(request)
                    response: Response = await answer(request)
            except (RequestValidationError, Invalid):
                if gate is not None:
                    await gate.admit(request, surely=True)
                raise
            return response

        return handle


def limited(bodies: Bodies, scope: Scope, receive: Receive) -> Receive:
    """Give a `receive` that ends with a refusal when a body is too large or too slow."""
    length = int(dict(scope["headers"]).get(b"content-length", 0))
    if length > bodies.largest:
        raise _hanging_up(TooLarge(largest=bodies.largest))
    seen, ends, is_complete = 0, 0.0, False

    async def read() -> Message:
        nonlocal seen, ends, is_complete
        if is_complete:
            return await receive()
        ends = ends or asyncio.get_running_loop().time() + bodies.seconds
        try:
            async with asyncio.timeout_at(ends):
                message = await receive()
        except TimeoutError as error:
            raise _hanging_up(BodyTooSlow(seconds=bodies.seconds)) from error
        is_complete = not message.get("more_body", False)
        seen += len(message.get("body", b""))
        if seen > bodies.largest:
            raise _hanging_up(TooLarge(largest=bodies.largest))
        return message

    return read


def _hanging_up(problem: Problem) -> Problem:
    """Let the connection end with the answer: what still comes is not waited for."""
    problem.headers = {"Connection": "close"}
    return problem


def _announced(request: Request, bodies: Bodies) -> int:
    """Say how many bytes a request may bring; one of unknown length may bring all that it is allowed."""
    if "transfer-encoding" in request.headers:
        return bodies.largest
    return int(request.headers.get("content-length", 0))


async def _read(request: Request) -> None:
    """Read the body; FastAPI finds it read."""
    try:
        await request.body()
    except ClientDisconnect as error:
        raise MalformedBody from error


async def pieces(request: Request) -> AsyncIterator[bytes]:
    """Give a body piece by piece as it comes; nobody holds the whole of it."""
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect as error:
        raise MalformedBody from error
