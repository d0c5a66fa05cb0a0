"""The three cookies: the short session, its refresh, and the device that signed in well before."""

import hashlib
import hmac
import re
from datetime import timedelta
from uuid import UUID

from fastapi import Request, Response

from api.foundation.ids import random_id
from api.foundation.web import JSON, encode
from api.identity.access import DEVICE_COOKIE, REFRESH_COOKIE, SESSION_COOKIE
from api.identity.attempts import Device
from api.identity.keys import Claims
from api.identity.signing_in import LONGEST, Opened

REFRESH_PATH = "/api/v1/session"
DEVICE_LIFE = timedelta(days=400)
KEY = re.compile(r"[0-9a-f]{32}")
MOST_PEOPLE = 10
"""People whom a shared computer is known to."""
PATHS = {SESSION_COOKIE: "/", REFRESH_COOKIE: REFRESH_PATH, DEVICE_COOKIE: "/api/v1"}


def remember(
    request: Request, opened: Opened, status: int, device: Device | None = None
) -> Response:
    """Answer a good sign-in with its cookies; `device` is where it came from, known from now on."""
    view = {
        "user_id": opened.user_id,
        "must_change_password": opened.must_change,
        "language": opened.language,
    }
    response = Response(encode(view), status, media_type=JSON)
    claims = Claims(str(opened.user_id), str(opened.session_id))
    _set(request, response, SESSION_COOKIE, request.app.state.keys.sign(claims))
    _set(request, response, REFRESH_COOKIE, opened.refresh)
    if device is not None and not device.is_known:
        mark = _mac(request, device.key, opened.user_id)
        others = _device_marks(request) if device.key == device_key(request) else []
        line = ".".join([device.key, mark, *others[: MOST_PEOPLE - 1]])
        _set(request, response, DEVICE_COOKIE, line)
    return response


def forget() -> Response:
    """Answer a sign-out; the device stays known."""
    response = Response(status_code=204)
    response.delete_cookie(SESSION_COOKIE, path="/")
    response.delete_cookie(REFRESH_COOKIE, path=REFRESH_PATH)
    return response


def device_of(request: Request, user_id: UUID | None) -> Device:
    """Say from where a request comes; a device is known only to the people who used it."""
    key = device_key(request)
    known = bool(key) and any(
        hmac.compare_digest(mark.encode(), _mac(request, key, user_id).encode())
        for mark in _device_marks(request)
    )
    label = request.headers.get("User-Agent", "?")[:200]
    return Device(key or random_id().hex, known and user_id is not None, label, address_of(request))


def device_key(request: Request) -> str:
    """Read what a device calls itself; empty where it does not."""
    key = request.cookies.get(DEVICE_COOKIE, "").partition(".")[0]
    return key if KEY.fullmatch(key) else ""


def _device_marks(request: Request) -> list[str]:
    return request.cookies.get(DEVICE_COOKIE, "").split(".")[1 : MOST_PEOPLE + 1]


def address_of(request: Request) -> str | None:
    """Say the sender's address; none behind a proxy that no setting names, whose own it would be."""
    if not request.app.state.settings.sees_addresses:
        return None
    return request.client.host if request.client else None


def _mac(request: Request, key: str, user_id: UUID | None) -> str:
    secret: bytes = request.app.state.keys.device_secret
    return hmac.new(secret, f"{key}:{user_id}".encode(), hashlib.sha256).hexdigest()


def _set(request: Request, response: Response, name: str, value: str) -> None:
    path = PATHS[name]
    life = DEVICE_LIFE if name == DEVICE_COOKIE else LONGEST
    response.set_cookie(
        name,
        value,
        max_age=int(life.total_seconds()),
        path=path,
        secure=request.app.state.settings.secure,
        httponly=True,
        samesite="lax" if path == "/" else "strict",
    )
