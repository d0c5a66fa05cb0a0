"""How passwords are hashed and judged: argon2id, m=19 MiB, t=2, p=1, in two threads of its own.

About 30 ms of CPU each, so they never run on the event loop, and a crowd waits in a short queue or is
told to come back.
"""

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from api.foundation.threads import Run, Threads
from api.identity.errors import PasswordTooWeak, ServiceBusy
from api.identity.weakness import SHORTEST, Known, weakness

LONGEST = 200
MOST_WAITING = 200
_hasher = PasswordHash((Argon2Hasher(memory_cost=19 * 1024, time_cost=2, parallelism=1),))
_nobody = _hasher.hash("a password that nobody has")
THREADS = Threads("argon2", 2, MOST_WAITING, ServiceBusy)


async def hashed(password: str) -> str:
    """Hash without holding the event loop."""
    return await THREADS.run(_hasher.hash, password)


async def fits(run: Run, password: str, kept: str | None) -> bool:
    """Compare, for whoever holds a place; takes as long for somebody who does not exist."""
    found: bool = await run(_hasher.verify, password, kept or _nobody)
    return found and kept is not None


def judge(password: str, known: Known) -> None:
    """Refuse passwords that a guesser tries first."""
    code = weakness(password, known)
    if code == "too_short":
        raise PasswordTooWeak(code=code, shortest=SHORTEST)
    if code is not None:
        raise PasswordTooWeak(code=code)
