"""Finds an operation by its address in one look-up, however many there are.

FastAPI tries its routes one after the other, each router twice: with some hundred operations that was
most of what a request cost before it reached its endpoint.
"""

from collections.abc import Callable, Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

from api.foundation.bodies import Operation

Place = tuple[str, int]
WORD = 3
"""Where `plans` stands in `/api/v1/plans/{plan_id}`, cut at its strokes."""


class RouteTable(BaseRoute):
    """Operations by the word that their address begins with, and by how many parts it has."""

    def __init__(self) -> None:
        self.routes: list[BaseRoute] = []
        self._by_place: dict[Place, list[APIRoute]] = {}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        found: tuple[Match, Scope] = (Match.NONE, {})
        if scope["type"] != "http":
            return found
        for route in self._by_place.get(_place(scope["path"]), ()):
            match, child = route.matches(scope)
            if match is Match.FULL:
                return match, child
            if match is Match.PARTIAL and found[0] is Match.NONE:
                found = match, child
        return found

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["route"].handle(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> Any:
        raise NoMatchFound(name, path_params)

    def enter(
        self, router: APIRouter, prefix: str, operation_id: Callable[[APIRoute], str]
    ) -> None:
        """Take in the operations of a module, as `include_router` would, below a prefix."""
        moved = APIRouter(
            prefix=prefix, route_class=Operation, generate_unique_id_function=operation_id
        )
        for route in _api_routes(router.routes):
            moved.add_api_route(
                route.path,
                route.endpoint,
                methods=list(route.methods or ()),
                name=route.name,
                response_model=route.response_model,
                response_class=route.response_class,
                status_code=route.status_code,
                responses=route.responses,
                tags=route.tags,
                dependencies=route.dependencies,
                openapi_extra=route.openapi_extra,
                include_in_schema=route.include_in_schema,
            )
        for route in _api_routes(moved.routes):
            self.routes.append(route)
            self._by_place.setdefault(_place(route.path), []).append(route)


def _api_routes(routes: Iterable[BaseRoute]) -> Iterable[APIRoute]:
    for route in routes:
        if not isinstance(route, APIRoute):
            raise TypeError(f"{route} is not an operation")
        yield route


def _place(path: str) -> Place:
    return path.split("/", WORD + 1)[: WORD + 1][-1], path.count("/")


def every_route(routes: Iterable[BaseRoute]) -> list[BaseRoute]:
    """List an app's routes with those in its directory."""
    found: list[BaseRoute] = []
    for route in routes:
        found += route.routes if isinstance(route, RouteTable) else [route]
    return found
