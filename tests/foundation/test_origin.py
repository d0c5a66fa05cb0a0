"""Whose pages may write with a cookie: those of the public address, scheme and host and port."""

import asyncio

import httpx
import pytest

from api.foundation.middleware import Receive, RequestMiddleware, Scope, Send
from api.settings import Settings

COOKIE = {"Cookie": "session=x", "Host": "kinerja.contoh.go.id"}


async def _app(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _answer(public_url: str, origin: str) -> int:
    settings = Settings(mode="demo", public_url=public_url)
    own = settings.public_origin() if settings.secure else None
    app = RequestMiddleware(_app, public_origin=own, largest_body=1024)

    async def send() -> int:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return (await client.post("/", headers={**COOKIE, "Origin": origin})).status_code

    return asyncio.run(send())


@pytest.mark.parametrize(
    ("public_url", "origin", "status"),
    [
        ("https://kinerja.contoh.go.id", "https://kinerja.contoh.go.id", 204),
        ("https://Kinerja.contoh.go.id:443/", "https://kinerja.contoh.go.id", 204),
        ("https://kinerja.contoh.go.id:8443", "https://kinerja.contoh.go.id:8443", 204),
        ("https://kinerja.contoh.go.id", "http://kinerja.contoh.go.id", 403),
        ("https://kinerja.contoh.go.id", "https://kinerja.contoh.go.id:8443", 403),
        ("https://kinerja.contoh.go.id", "https://lain.contoh.go.id", 403),
        ("https://kinerja.contoh.go.id", "null", 403),
        ("http://127.0.0.1:8000", "http://kinerja.contoh.go.id", 204),
        ("http://127.0.0.1:8000", "http://lain.contoh.go.id", 403),
    ],
)
def test_an_origin_is_compared_whole(public_url: str, origin: str, status: int) -> None:
    assert _answer(public_url, origin) == status
