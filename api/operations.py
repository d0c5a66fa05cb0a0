"""What operators and the platform reach: liveness, readiness, figures, the live stream."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.analytics.live_figures import topics_of
from api.foundation.clock import now, today
from api.foundation.errors import Busy, NotFound, NotPermitted, Unauthenticated, problems
from api.foundation.live import Listener as Hearing
from api.foundation.live_messages import Topics
from api.foundation.metrics import exposition
from api.foundation.schema import View
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.actor import Actor
from api.identity.events import ServiceAccountEvent, UserEvent
from api.identity.scopes import Scope
from api.organization.events import AssignmentEvent, EmployeeEvent

router = APIRouter(tags=["operations"])
public = APIRouter(tags=["operations"])
Listener = Annotated[Caller, requires(Scope.EVENTS_READ)]
ABOUT_ACCESS = frozenset(
    kind.subject_kind for kind in (UserEvent, ServiceAccountEvent, AssignmentEvent, EmployeeEvent)
)
"""What ends a credential, or changes which units somebody leads."""
Position = Annotated[int | None, Query(ge=0, le=2**63 - 1)]


class Health(View):
    status: str
    mode: str
    today: str
    server_time: str


@public.get("/health/live", response_model=Health, responses=problems())
async def is_alive(request: Request) -> Response:
    """Say that the process answers."""
    return _health(request)


@public.get("/health/ready", response_model=Health, responses=problems())
async def is_ready(request: Request, work: Work) -> Response:
    """Say that the database answers too."""
    await work.database.read(_touch)
    return _health(request)


def _touch(session: Session) -> None:
    session.execute(select(1))


def _health(request: Request) -> Response:
    mode = request.app.state.settings.mode
    shown = Health(status="ok", mode=mode, today=today().isoformat(), server_time=now().isoformat())
    return Response(shown.model_dump_json(), media_type="application/json")


@public.get("/metrics", include_in_schema=False)
async def figures(request: Request, authorization: Annotated[str, Header()] = "") -> Response:
    """Give Prometheus its figures; by a token, and without one only in a demonstration."""
    settings = request.app.state.settings
    token = settings.metrics_token
    given = authorization.removeprefix("Bearer ").encode()
    if token is None and settings.mode == "production":
        raise NotFound
    if token and not secrets.compare_digest(given, token.get_secret_value().encode()):
        raise NotFound
    return Response(exposition(), media_type="text/plain; version=0.0.4")


HEARD = """Server-sent events: what changed, never how it is now. `id` is up to where everything was told.

A message is an event about the caller or the caller's team, a step of a period or year, a delivery of a
service's cases, or, with
`subject_kind` `unit_figures`, the keys of units whose figures were counted anew (`changed`; `null`: more
than are named) among those that the caller leads, administers or inspects. `event: here` comes first and
after 15 seconds without a message, and names nothing."""


@router.get(
    "/live",
    responses={
        **problems(NotPermitted),
        200: {
            "description": HEARD,
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
    },
    response_class=StreamingResponse,
)
async def listen(
    request: Request,
    caller: Listener,
    work: Work,
    last_event_id: Annotated[int | None, Header(ge=0, le=2**63 - 1)] = None,
    after: Position = None,
) -> StreamingResponse:
    """Hear of changes as they happen; resumable by `Last-Event-ID`, or by `after` where one cannot send it.

    A browser that connects again sends `Last-Event-ID` with the address it has: the header counts.
    """
    actor, topics = await work.database.read_as(caller, _who)

    async def look() -> Topics | None:
        nonlocal topics
        try:
            _, topics = await work.database.read_as(caller, _who)
        except (Unauthenticated, NotPermitted):
            return None
        except Busy:
            return topics
        return topics

    hearing = Hearing(actor.id, look, topics, ABOUT_ACCESS)
    since = after if last_event_id is None else last_event_id
    messages = request.app.state.streams.listen(hearing, since)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(messages, media_type="text/event-stream", headers=headers)


def _who(session: Session, actor: Actor) -> tuple[Actor, Topics]:
    return actor, topics_of(session, actor)
