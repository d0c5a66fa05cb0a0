"""The limit as a server: Starlette's routes and nothing else; the same session token, read by the same key."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import api.tables  # noqa: F401 - all mappers are needed before a statement is compiled
from api.foundation.clock import set_today
from api.identity.access import SESSION_COOKIE
from api.identity.keys import KeyRing
from bench.limit import reads, report
from bench.limit.drivers import Work, driver_for
from bench.limit.texts import Joined, Text, as_is, dialect_for, for_sqlite
from bench.limit.visits import Visit

Endpoint = Callable[[Visit], Work]
NOBODY = UUID(int=0)


class Limit:
    """What the endpoints share."""

    def __init__(self, url: str, keys: Path) -> None:
        self.driver = driver_for(url)
        self.keys = KeyRing.load(keys)
        dialect = dialect_for(url)
        self.kept = for_sqlite if dialect.name == "sqlite" else as_is
        self.texts = {
            name: [_text(one, dialect) for one in found]
            for name, found in {**reads.READS, "report": report.statements(dialect.name)}.items()
        }

    def visit(self, name: str, request: Request, body: bytes = b"") -> Visit:
        claims = self.keys.read(request.cookies[SESSION_COOKIE])
        subject = request.path_params.get("plan_id")
        return Visit(
            self.texts[name],
            self.kept,
            UUID(claims.session_id),
            UUID(subject) if subject else NOBODY,
            int(request.path_params.get("period_id", 0)),
            body,
            request.headers.get("Idempotency-Key", ""),
            request.url.path,
        )

    def reading(self, name: str, endpoint: Endpoint) -> Any:
        async def answer(request: Request) -> Response:
            body = await self.driver.read(endpoint(self.visit(name, request)))
            return Response(body, media_type="application/json")

        return answer

    async def reported(self, request: Request) -> Response:
        visit = self.visit("report", request, await request.body())
        body = await self.driver.write(report.report(visit))
        return Response(body, 201, media_type="application/json")


def _text(one: Any, dialect: Any) -> Any:
    if isinstance(one, list):
        return Joined([_text(part, dialect) for part in one])
    return Text(one[0], dialect, one[1]) if isinstance(one, tuple) else Text(one, dialect)


def create_app() -> Starlette:
    """Build the limit from the same environment as the product."""
    set_today(date.fromisoformat(os.environ["SIMKINERJA_TODAY"]))
    limit = Limit(
        os.environ["DATABASE_URL"], Path(os.environ["SIMKINERJA_DATA_FOLDER"]) / "keys.json"
    )

    @asynccontextmanager
    async def opened(_app: Starlette) -> AsyncIterator[None]:
        await limit.driver.open()
        yield

    plan = "/api/v1/plans/{plan_id}"
    routes = [
        Route("/api/v1/team", limit.reading("team", reads.team)),
        Route(plan, limit.reading("plan", reads.plan)),
        Route("/api/v1/tasks", limit.reading("tasks", reads.waiting)),
        Route(f"{plan}/periods/{{period_id}}/report", limit.reported, methods=["POST"]),
        Route("/api/health/ready", lambda _request: Response("{}")),
    ]
    return Starlette(routes=routes, lifespan=opened)
