"""Gives a page with what it asks for first already in it: on a slow line each of them would be a wait.

The build says for each address of the SPA which answers those are (`frontend/src/app/first-looks.ts`).
They are asked of the app itself with the browser's own request, so that nobody is given here what they
would not be given there.
"""

import asyncio
import json
import re
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import orjson
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.types import ASGIApp, Message, Scope

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Vary": "Accept-Encoding, Cookie",
}
ABOUT_THE_PAGE = frozenset({b"accept-encoding", b"range", b"if-none-match", b"if-modified-since"})
"""Headers that are about the page itself and not about what it asks for."""
GZIP = 16 + zlib.MAX_WBITS
REFERENCE = re.compile(r"\{([^}]+)\}")
OK = 200

Ask = Callable[[str], Awaitable[bytes | None]]


@dataclass(frozen=True)
class FirstLook:
    """The page of one address, and the answers that come in it, by the names that others refer to."""

    address: re.Pattern[str]
    before: bytes
    after: bytes
    answers: Mapping[str, str]


class FirstLooks:
    """What comes with which page; nothing where the SPA was built without."""

    def __init__(self, file: Path) -> None:
        written = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
        self._looks = [_read(one) for one in written]

    def answer(self, path: str, request: Request) -> Response | None:
        """Answer with the page of an address, if it is one that is known."""
        for look in self._looks:
            if place := look.address.fullmatch(path):
                return _send(look, place.groupdict(), request)
        return None


def _read(written: Mapping[str, Any]) -> FirstLook:
    pattern = re.sub(r"\\\$(\w+)", r"(?P<\1>[^/]+)", re.escape(written["path"].strip("/")))
    before, mark, after = written["page"].encode().partition(b"</body>")
    return FirstLook(re.compile(pattern), before, mark + after, written["answers"])


def _send(look: FirstLook, place: Mapping[str, str], request: Request) -> Response:
    told = request.app.state.streams.position
    pieces = _pieces(look, place, told, _asking(request.app, request.scope))
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return StreamingResponse(pieces, headers=HEADERS)
    return StreamingResponse(_packed(pieces), headers={**HEADERS, "Content-Encoding": "gzip"})


async def _pieces(
    look: FirstLook, place: Mapping[str, str], told: int | None, ask: Ask
) -> AsyncIterator[bytes]:
    """Send first what is known: while the answers are made, the browser fetches the files named there.

    `told`: up to where streams had told everything before the answers were made.
    """
    yield look.before
    found = await _ask_all(look.answers, {"page": place}, ask)
    inside = b",".join(orjson.dumps(address) + b":" + body for address, body in found)
    # No text in an answer can end the element.
    inside = inside.replace(b"<", rb"\u003c")
    yield (
        b'<script id="first-answers" type="application/json" data-after="%s">{'
        % (b"" if told is None else b"%d" % told)
        + inside
        + b"}</script>"
        + look.after
    )


async def _ask_all(
    wanted: Mapping[str, str], known: dict[str, Any], ask: Ask
) -> list[tuple[str, bytes]]:
    """Ask for each answer as soon as all that its address refers to is known; beside each other."""
    left, came = dict(wanted), []
    while ready := {name: made for name, text in left.items() if (made := _filled(text, known))}:
        bodies = await asyncio.gather(*(ask(address) for address in ready.values()))
        for (name, address), body in zip(ready.items(), bodies, strict=True):
            del left[name]
            if body is not None:
                came.append((address, body))
                known[name] = orjson.loads(body)
    return came


def _filled(text: str, known: Mapping[str, Any]) -> str | None:
    """Put values of what is known into an address; nothing when one of them is not."""
    try:
        made = REFERENCE.sub(lambda found: quote(str(_value(found[1], known)), safe=""), text)
    except (LookupError, TypeError, ValueError):
        return None
    return made.partition("#")[0]


def _value(reference: str, known: Any) -> str | int:
    for part in reference.split("."):
        known = _part(part, known)
    if not isinstance(known, str | int):
        raise TypeError
    return known


def _part(name: str, whole: Any) -> Any:
    """Take a named part of an object; of a list the word, if it is there, or what stands at a place."""
    if not isinstance(whole, list):
        return whole[name]
    return name if name in whole else whole[int(name)]


def _asking(app: ASGIApp, page: Scope) -> Ask:
    """Ask the app as the browser that opens a page would."""
    headers = [(name, value) for name, value in page["headers"] if name not in ABOUT_THE_PAGE]

    async def ask(address: str) -> bytes | None:
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": page["asgi"],
            "http_version": page["http_version"],
            "method": "GET",
            "scheme": page["scheme"],
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": page["client"],
            "server": page["server"],
        }
        status, body = 0, b""

        async def send(message: Message) -> None:
            nonlocal status, body
            status = message.get("status", status)
            body += message.get("body", b"")

        await app(scope, _nothing, send)
        return body if status == OK else None

    return ask


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _packed(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    packer = zlib.compressobj(wbits=GZIP)
    async for piece in pieces:
        yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()
