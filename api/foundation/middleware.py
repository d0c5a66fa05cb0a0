"""What every request passes: an id, limits, the Origin check, security headers, a log line, figures.

Pure ASGI; `BaseHTTPMiddleware` costs 180 µs a layer.
"""

import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from uuid import UUID

import structlog

from api.foundation.errors import NotPermitted, Problem, TooLarge, Unexpected
from api.foundation.ids import new_id
from api.foundation.metrics import REQUESTS, SECONDS
from api.foundation.problem_handlers import problem_body
from api.foundation.web import origin_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = structlog.get_logger("http")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
API = "/api/"
CACHE = b"cache-control"
NO_STORE = ((CACHE, b"no-store"),)
HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class OriginRefused(NotPermitted):
    title = "The request came from another site"


class RequestMiddleware:
    """The one middleware around the app."""

    def __init__(self, app: App, *, public_origin: bytes | None, largest_body: int) -> None:
        self.app = app
        self.public_origin = public_origin
        """Scheme and host by which browsers reach the service over TLS; none where there is none."""
        self.headers = [*SECURITY, HSTS] if public_origin else SECURITY
        self.largest_body = largest_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await _Exchange(self, scope).run(receive, send)


class _Exchange:
    """One request and its answer."""

    def __init__(self, middleware: RequestMiddleware, scope: Scope) -> None:
        self.middleware = middleware
        self.scope = scope
        self.headers: dict[bytes, bytes] = dict(scope["headers"])
        self.request_id = new_id()
        self.status = 500
        self.begun = False
        self.started = time.perf_counter()
        scope.setdefault("state", {})["origin"] = origin_of(dict(scope), self.request_id)

    async def run(self, receive: Receive, send: Send) -> None:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=str(self.request_id))
        answer = self._answering(send)
        try:
            self._check()
            await self.middleware.app(self.scope, self._limited(receive), answer)
        except Problem as problem:
            await _refuse(problem, self.request_id, answer)
        except Exception as error:
            log.error("unexpected", exc_info=error)
            if self.begun:  # half an answer can only be broken off
                raise
            await _refuse(Unexpected(), self.request_id, answer)
        finally:
            self._note()

    def _answering(self, send: Send) -> Send:
        """Send an answer with what every one carries."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status, self.begun = message["status"], True
                given = message.get("headers", ())
                message["headers"] = [
                    *given,
                    *self._not_kept(given),
                    (b"x-request-id", str(self.request_id).encode()),
                    *self.middleware.headers,
                ]
            await send(message)

        return answer

    def _not_kept(self, given: Headers) -> Headers:
        """No cache keeps an answer of the API: what is in it is about people."""
        is_api = self.scope["path"].startswith(API)
        return NO_STORE if is_api and not any(name == CACHE for name, _ in given) else ()

    def _check(self) -> None:
        length = self.headers.get(b"content-length", b"0")
        digits = length.lstrip(b"0") or b"0"
        if not digits.isdigit() or len(digits) > 18 or int(digits) > self.middleware.largest_body:
            raise TooLarge(largest=self.middleware.largest_body)
        if self.scope["method"] in SAFE or b"cookie" not in self.headers:
            return
        origin = self.headers.get(b"origin")
        if origin and not self._is_own(origin):
            raise OriginRefused
        if self.headers.get(b"sec-fetch-site", b"same-origin") not in (b"same-origin", b"none"):
            raise OriginRefused

    def _is_own(self, origin: bytes) -> bool:
        """Say whether a page is the service's: by its public address, or where it has none, by its host."""
        if self.middleware.public_origin:
            return origin == self.middleware.public_origin
        return origin.split(b"://", 1)[-1] == self.headers.get(b"host", b"")

    def _limited(self, receive: Receive) -> Receive:
        seen = 0

        async def read() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.middleware.largest_body:
                raise TooLarge(largest=self.middleware.largest_body)
            return message

        return read

    def _note(self) -> None:
        seconds = time.perf_counter() - self.started
        route = self.scope.get("route")
        path = getattr(route, "path", "other")
        REQUESTS.labels(self.scope["method"], path, self.status).inc()
        SECONDS.labels(self.scope["method"], path).observe(seconds)
        log.info(
            "request",
            method=self.scope["method"],
            route=path,
            status=self.status,
            milliseconds=round(seconds * 1000, 1),
        )


async def _refuse(problem: Problem, request_id: UUID, send: Send) -> None:
    body = problem_body(problem, request_id)
    headers = [(b"content-type", b"application/problem+json")]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
