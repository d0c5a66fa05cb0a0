"""The three cookies: the short session, its refresh, and the device that signed in well before."""

import hashlib
import hmac
from datetime import timedelta
from uuid import UUID

from fastapi import Request, Response

from api.foundation.ids import random_id
from api.foundation.web import JSON, encode
from api.identity.access import DEVICE_COOKIE, REFRESH_COOKIE, SESSION_COOKIE
from api.identity.keys import Claims
from api.identity.signing_in import LONGEST, UNKNOWN_DEVICE, Device, Opened

REFRESH_PATH = "/api/v1/session"
DEVICE_LIFE = timedelta(days=400)
PATHS = {SESSION_COOKIE: "/", REFRESH_COOKIE: REFRESH_PATH, DEVICE_COOKIE: "/api/v1"}


def remember(request: Request, opened: Opened, status: int) -> Response:
    """Answer a good sign-in with its cookies."""
    view = {
        "user_id": opened.user_id,
        "must_change_password": opened.must_change,
        "language": opened.language,
    }
    response = Response(encode(view), status, media_type=JSON)
    claims = Claims(str(opened.user_id), str(opened.session_id))
    _set(request, response, SESSION_COOKIE, request.app.state.keys.sign(claims))
    if opened.refresh is not None:
        _set(request, response, REFRESH_COOKIE, opened.refresh)
    if device_of(request, opened.user_id).key == UNKNOWN_DEVICE:
        key = random_id().hex
        mark = f"{key}.{_mac(request, key, opened.user_id)}"
        _set(request, response, DEVICE_COOKIE, mark)
    return response


def forget() -> Response:
    """Answer a sign-out; the device stays known."""
    response = Response(status_code=204)
    response.delete_cookie(SESSION_COOKIE, path="/")
    response.delete_cookie(REFRESH_COOKIE, path=REFRESH_PATH)
    return response


def device_of(request: Request, user_id: UUID | None) -> Device:
    """Say from where a request comes; a device is known only to the person who used it."""
    key, _, mark = request.cookies.get(DEVICE_COOKIE, "").partition(".")
    known = bool(key and mark and user_id) and hmac.compare_digest(
        mark.encode(), _mac(request, key, user_id).encode()
    )
    label = request.headers.get("User-Agent", "?")[:200]
    address = request.client.host if request.client else None
    return Device(key if known else UNKNOWN_DEVICE, label, address)


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
