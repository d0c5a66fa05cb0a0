"""What both ways to the example need: a hand that speaks HTTP, whatever server stands behind it."""

from typing import Any, Protocol

import httpx


class Hand(Protocol):
    """One person's way to the API: the test client's, or the journey's over a socket."""

    def request(self, method: str, path: str, **options: Any) -> httpx.Response: ...


Row = dict[str, Any]


def get(hand: Hand, path: str, **params: Any) -> Any:
    """Read something that must be there."""
    return answered(hand.request("GET", path, params=params))


def post(hand: Hand, path: str, body: Row | None = None, version: int | None = None) -> Any:
    """Send something that must be taken."""
    return answered(hand.request("POST", path, json=body, headers=if_match(version)))


def put(hand: Hand, path: str, body: Row, version: int | None = None) -> Any:
    """Set something that must be taken."""
    return answered(hand.request("PUT", path, json=body, headers=if_match(version)))


def if_match(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}


def answered(response: httpx.Response) -> Any:
    assert response.is_success, f"{response.request.method} {response.url}: {response.text}"
    return response.json() if response.content else None
