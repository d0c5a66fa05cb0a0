"""Puts the service together: settings, database, routers, refusals, the SPA."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial

from fastapi import FastAPI
from fastapi.routing import APIRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api import background, operations, subscriptions
from api.analytics.live_figures import CountedUnits
from api.contract import contract
from api.cycles.events import CycleEvent, PeriodEvent
from api.foundation import problem_handlers
from api.foundation.clock import set_today
from api.foundation.live import Streams
from api.foundation.logs import configure
from api.foundation.memory import settle_memory
from api.foundation.middleware import RequestMiddleware
from api.foundation.private_files import keep_files_private
from api.foundation.routing import RouteTable
from api.foundation.storage import Storage
from api.foundation.work import Database
from api.identity.demo_people import refuse_demo_people
from api.identity.keys import KeyRing
from api.measurements.services.events import ServiceCasesChanged
from api.policy.voices.keys import VoiceKeys
from api.routers import ROUTERS
from api.settings import Settings
from api.spa import mount_spa
from api.tables import metadata

PREFIX = "/api/v1"
TOLD_TO_ALL = frozenset(
    {PeriodEvent.subject_kind, CycleEvent.subject_kind, ServiceCasesChanged.subject_kind}
)
"""Of no person, and on everybody's screen."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the app; what runs beside requests starts with its lifespan."""
    settings = settings or Settings()
    settings.check()
    keep_files_private()
    if settings.today:
        set_today(settings.today)
    subscriptions.connect()
    app = FastAPI(
        title="SIM Kinerja ASN",
        version="0.1.0",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.tables = metadata
    app.state.database = Database(settings.database_url, size=settings.pool_size)
    _keep(app, settings)
    app.state.streams = Streams(app.state.database, CountedUnits(), TOLD_TO_ALL)
    problem_handlers.install(app)
    app.router.routes.append(_route_table())
    mount_spa(app, settings.spa_folder)
    app.openapi = partial(contract, app)  # type: ignore[method-assign]  # FastAPI's documented way
    _stand_around(app, settings)
    return app


def _keep(app: FastAPI, settings: Settings) -> None:
    """Give the app what lies beside the database: keys and files."""
    app.state.keys = KeyRing.load(settings.keys())
    app.state.answers = app.state.keys.answers
    app.state.voice_keys = VoiceKeys(settings.voice_keys())
    app.state.storage = Storage(settings.data_folder / "files")


def _stand_around(app: FastAPI, settings: Settings) -> None:
    """Put around the app what every request passes; the address that a proxy tells comes first."""
    app.add_middleware(
        RequestMiddleware,
        public_origin=settings.public_origin() if settings.secure else None,
        largest_body=settings.largest_body,
    )
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.proxies)


@cache
def _route_table() -> RouteTable:
    """Make the operations once in a process: they know no setting, and are slow to make."""
    found = RouteTable()
    found.enter(operations.public, "/api", _operation_id)
    for router in ROUTERS:
        found.enter(router, PREFIX, _operation_id)
    return found


def _operation_id(route: APIRoute) -> str:
    return route.name


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    configure()
    settings: Settings = app.state.settings
    if settings.mode == "production":
        await app.state.database.read(refuse_demo_people)
    tasks = [
        asyncio.create_task(work)
        for work in background.of_a_server(app.state.database, app.state.streams, settings)
    ]
    settle_memory()
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await app.state.database.close()
