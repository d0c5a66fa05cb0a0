"""Where another system may be asked: over TLS, or on this machine where a demonstration runs. Pure."""

from ipaddress import ip_address
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def address_fault(url: str, *, loopback: bool = True) -> str | None:
    """Say what is wrong with an address; `loopback`: this machine itself may be asked.

    Whether it may is known where asking is done (`jobs`), not where an address is written down.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return "not_an_address"
    if not host or parts.username is not None or parts.fragment:
        return "not_an_address"
    if host in LOOPBACK:
        return None if loopback and parts.scheme in ("http", "https") else "not_https"
    if parts.scheme != "https":
        return "not_https"
    return "not_an_address" if _is_inside(host) else None


def _is_inside(host: str) -> bool:
    """Say whether a host is written as an address that only means something on this machine or its cable."""
    try:
        found = ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_link_local or found.is_unspecified or found.is_multicast
