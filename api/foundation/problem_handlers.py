"""Turns every refusal, of ours or of the framework, into problem+json."""

from typing import Any
from uuid import UUID

import orjson
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.foundation.errors import Invalid, MalformedBody, NotFound, Problem, Unavailable
from api.foundation.faults import reason
from api.foundation.types import wire_default

log = structlog.get_logger("http")
PROBLEM_JSON = "application/problem+json"
UNREADABLE = frozenset({"json_invalid"})


class MethodNotAllowed(Problem):
    status = 405
    title = "This address does not take that method"


def problem_body(problem: Problem, request_id: UUID | None) -> bytes:
    """Write a refusal as RFC 9457 has it."""
    content: dict[str, Any] = {
        "type": problem.kind(),
        "title": problem.title,
        "status": problem.status,
        "request_id": str(request_id) if request_id else None,
    }
    if problem.detail:
        content["detail"] = problem.detail
    return orjson.dumps({**content, **problem.facts}, default=wire_default)


def _answer(request: Request, problem: Problem) -> Response:
    origin = getattr(request.state, "origin", None)
    body = problem_body(problem, origin.request_id if origin else None)
    return Response(body, problem.status, problem.headers, media_type=PROBLEM_JSON)


async def on_problem(request: Request, problem: Exception) -> Response:
    """Answer a refusal of ours."""
    assert isinstance(problem, Problem)
    if isinstance(problem, Unavailable):
        log.error("unavailable", kind=problem.kind(), reason=reason(problem))
    return _answer(request, problem)


async def on_invalid(request: Request, error: Exception) -> Response:
    """Answer values that do not fit their schema, field by field."""
    assert isinstance(error, RequestValidationError)
    faults = error.errors()
    if any(fault["type"] in UNREADABLE for fault in faults):
        return _answer(request, MalformedBody())
    return _answer(request, Invalid(*(_fault(fault) for fault in faults)))


def _fault(fault: Any) -> tuple[str, str, str]:
    where, *path = fault["loc"]
    steps = "/".join(str(step) for step in path)
    pointer = f"/{steps}" if where == "body" else f"{where}/{steps}"
    return pointer, fault["type"], fault["msg"]


async def on_http(request: Request, error: Exception) -> Response:
    """Answer what the router refuses."""
    assert isinstance(error, HTTPException)
    problem: Problem = MethodNotAllowed() if error.status_code == 405 else NotFound()
    if error.status_code == 400:
        problem = MalformedBody()
    problem.headers = dict(error.headers or {})
    return _answer(request, problem)


def install(app: FastAPI) -> None:
    """Hang the handlers into the app."""
    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
