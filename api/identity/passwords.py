"""How passwords are hashed and judged: argon2id, m=19 MiB, t=2, p=1, in two threads of its own.

About 30 ms of CPU each, so they never run on the event loop, and a crowd waits in a short queue or is
told to come back.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from api.identity.errors import PasswordTooWeak, ServiceBusy

SHORTEST = 10
LONGEST = 200
MOST_WAITING = 200
_hasher = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
_threads = ThreadPoolExecutor(2, thread_name_prefix="argon2")
_nobody = _hasher.hash("a password that nobody has")
_waiting = 0
COMMON = ("password", "denpasar", "qwerty", "12345678", "kinerja", "rahasia", "indonesia")


async def hashed(password: str) -> str:
    """Hash without holding the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def fits(password: str, kept: str | None) -> bool:
    """Compare; takes as long for somebody who does not exist."""
    global _waiting  # noqa: PLW0603 - the queue is one per process
    if _waiting >= MOST_WAITING:
        raise ServiceBusy
    _waiting += 1
    try:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(_threads, _hasher.verify, password, kept or _nobody)
    finally:
        _waiting -= 1
    return found and kept is not None


def judge(password: str, login: str) -> None:
    """Refuse passwords that a guesser tries first: short, common, the login, one sign repeated."""
    folded = password.casefold()
    if len(password) < SHORTEST:
        raise PasswordTooWeak(code="too_short", shortest=SHORTEST)
    if len(set(folded)) < 5:
        raise PasswordTooWeak(code="too_uniform")
    if login.casefold() in folded or folded in login.casefold():
        raise PasswordTooWeak(code="is_the_login")
    bare = "".join(sign for sign in folded if sign.isalpha())
    if bare in COMMON or folded in COMMON:
        raise PasswordTooWeak(code="too_common")
