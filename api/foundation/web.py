"""Where HTTP meets work: the per-request `Work`, answers as bytes, headers that requests carry."""

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar, TypeVarTuple
from uuid import UUID

import orjson
from fastapi import Depends, Header, Request, Response
from sqlalchemy.orm import Session

from api.foundation.bodies import pieces
from api.foundation.errors import Invalid
from api.foundation.events import Origin
from api.foundation.idempotency import LONGEST_KEY, Answer, Once, answer_once
from api.foundation.types import wire_default
from api.foundation.uploads import Part, incoming
from api.foundation.work import Database, Resolvable, snapshot

Given = TypeVarTuple("Given")
JSON = "application/json"
NO_BODY = 204
LONGEST_VERSION = 9
"""Digits: more than any thing was ever changed, and less than a column keeps."""


def encode(value: Any) -> bytes:
    """Write an answer: UTC times with Z, decimals as text."""
    return orjson.dumps(
        value, default=wire_default, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
    )


class Holder(Protocol):
    """An actor as far as answering once needs to know: whose key it is, and where it is kept."""

    @property
    def credential_id(self) -> UUID: ...
    @property
    def agency_id(self) -> int: ...


ActorT = TypeVar("ActorT")
HolderT = TypeVar("HolderT", bound=Holder)


class RequestWork:
    """The edge to the database of one request: answers with what a query finds or a change leaves."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.database: Database = request.app.state.database
        self.origin: Origin = request.state.origin
        self._content: bytes | None = None
        """The digest of a body that went to the disk."""

    async def read(
        self,
        query: Callable[[Session, ActorT, *Given], object],
        caller: Resolvable[ActorT],
        *given: *Given,
    ) -> Response:
        """Answer with what a query finds for a caller, all of it at one moment."""
        body = await self.database.read_as(caller, _encoded(query), *given)
        return Response(body, self._status(), media_type=JSON)

    async def write(
        self,
        service: Callable[[Session, HolderT, *Given], object],
        caller: Resolvable[HolderT],
        *given: *Given,
    ) -> Response:
        """Answer with what a caller's change leaves; once per Idempotency-Key."""
        once = await self._once()
        answered = _answered(service, self._status(), once)
        answer = await self.database.write_as(caller, answered, *given, origin=self.origin)
        headers = {"Idempotent-Replay": "true"} if answer.repeated else {}
        if answer.status == NO_BODY:
            return Response(status_code=NO_BODY, headers=headers)
        return Response(answer.body, answer.status, headers, media_type=JSON)

    @asynccontextmanager
    async def incoming(self, person: UUID, folder: Path) -> AsyncIterator[Part]:
        """Take the body in as a file, which is gone afterwards unless a change has moved it."""
        async with incoming(person, pieces(self.request), folder) as part:
            self._content = part.sha256
            yield part

    def _status(self) -> int:
        declared: int | None = getattr(self.request.scope.get("route"), "status_code", None)
        return declared or 200

    async def _once(self) -> Once | None:
        key = self.request.headers.get("Idempotency-Key")
        if key is None or self.request.method != "POST":
            return None
        _check_key(key)
        line = f"{self.request.method} {self.request.url.path}?{self.request.url.query}\n"
        content = self._content or hashlib.sha256(await self.request.body()).digest()
        request_hash = hashlib.sha256(line.encode() + content).digest()
        return Once(key, request_hash, self.request.app.state.answers)


def _encoded(
    query: Callable[[Session, ActorT, *Given], object],
) -> Callable[[Session, ActorT, *Given], bytes]:
    def run(session: Session, actor: ActorT, *given: *Given) -> bytes:
        return encode(query(session, actor, *given))

    return run if getattr(query, "is_one_statement", False) else snapshot(run)


def _answered(
    service: Callable[[Session, HolderT, *Given], object], status: int, once: Once | None
) -> Callable[[Session, HolderT, *Given], Answer]:
    def run(session: Session, actor: HolderT, *given: *Given) -> Answer:
        def compute() -> Answer:
            result = service(session, actor, *given)
            session.flush()
            return Answer(status, b"" if status == NO_BODY else encode(result))

        if once is None:
            return compute()
        return answer_once(session, once, (actor.credential_id, actor.agency_id), compute)

    return run


async def if_match(
    value: Annotated[
        str, Header(alias="If-Match", description='The version that was read, in quotes: `"3"`.')
    ],
) -> int:
    """Read the version that a change is based on."""
    number = value.strip().removeprefix("W/").strip('"')
    if not number.isdecimal() or len(number) > LONGEST_VERSION:
        raise Invalid(("header/If-Match", "version", 'a version in quotes, for example "3"'))
    return int(number)


async def idempotency_key(
    value: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            description="Makes the request repeatable: the same key gives the same answer.",
        ),
    ] = None,
) -> str | None:
    """Show the header in the contract, and refuse a wrong one at once; `RequestWork` reads it."""
    if value is not None:
        _check_key(value)
    return value


def _check_key(key: str) -> None:
    if not 1 <= len(key) <= LONGEST_KEY or not key.isascii():
        raise Invalid(("header/Idempotency-Key", "length", "1 to 64 ASCII signs"))


async def work_of(request: Request) -> RequestWork:
    """Give a request its work."""
    return RequestWork(request)


Work = Annotated[RequestWork, Depends(work_of)]
Version = Annotated[int, Depends(if_match)]
Repeatable = Depends(idempotency_key)


def origin_of(scope: dict[str, Any], request_id: UUID) -> Origin:
    """Note who asks from where."""
    client = scope.get("client")
    return Origin(request_id, client[0] if client else None)
