"""Anchors: once a day, where every agency's chain stands, written outside the database.

Who has the database can cut off the end of a chain, or make a chain anew, and the rest would verify.
So a line of JSON goes into a file that is only ever appended to, and into the log. Each line carries
the hash of the one before it. The day that was done last is read from the file and not from the
database, which could be made to say anything. `events verify` compares (`foundation/chain_check.py`).
"""

import asyncio
import fcntl
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import structlog
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from api.foundation.clock import now, today
from api.foundation.event_tables import EventLink
from api.foundation.metrics import DAILY
from api.foundation.types import canonical
from api.foundation.work import Database

log = structlog.get_logger("anchors")
FILE = "anchors.jsonl"
FIRST = hashlib.sha256().hexdigest()
"""What the first line of a file names as the one before it."""
PAUSE = 30.0
KIND = "foundation.anchor_events"
"""Its name among the works of every day, in the figures."""
Heads = Mapping[int, tuple[int, str]]
"""For each agency the number of its links and the hash of the last one."""


@dataclass(frozen=True)
class Anchor:
    """Where the chains stood when a day began."""

    day: date
    position: int
    heads: Heads


_NEWEST = select(EventLink.agency_id, func.max(EventLink.seq)).group_by(EventLink.agency_id)
_HEADS = select(EventLink.agency_id, EventLink.seq, EventLink.hash, EventLink.position).where(
    tuple_(EventLink.agency_id, EventLink.seq).in_(_NEWEST)
)


def chain_heads(session: Session) -> tuple[int, Heads]:
    """Read the city-wide position and the head of every agency's chain."""
    found = session.execute(_HEADS).all()
    heads = {row.agency_id: (row.seq, row.hash.hex()) for row in found}
    return max((row.position for row in found), default=0), heads


def read_anchors(folder: Path) -> tuple[list[Anchor], list[str]]:
    """Read the anchors of all files of a folder, and say which lines are not as they were written."""
    anchors: list[Anchor] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.jsonl")):
        previous, last = FIRST, date.min
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            written = _parsed(line)
            if written is None or written["previous"] != previous:
                faults.append(f"{path.name}:{number}")
            previous = hashlib.sha256(line).hexdigest()
            if written is None:
                continue
            anchor = _anchor(written)
            if anchor.day <= last:
                faults.append(f"{path.name}:{number}")
            last = anchor.day
            anchors.append(anchor)
    return sorted(anchors, key=lambda anchor: anchor.day), faults


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Read a line whose own hash is right."""
    try:
        written: dict[str, Any] = orjson.loads(line)
        digest = written.pop("sha256")
    except (orjson.JSONDecodeError, KeyError, AttributeError):
        return None
    return written if digest == hashlib.sha256(canonical(written)).hexdigest() else None


def _anchor(written: Mapping[str, Any]) -> Anchor:
    heads = {int(agency): (seq, digest) for agency, (seq, digest) in written["agencies"].items()}
    return Anchor(date.fromisoformat(written["day"]), written["position"], heads)


def append_anchor(folder: Path, position: int, heads: Heads) -> dict[str, Any] | None:
    """Write today's line and give it, unless it is there; one process at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _last_line(file)
        if last and _day_of(last) >= today():
            return None
        written: dict[str, Any] = {
            "day": today().isoformat(),
            "at": now(),
            "position": position,
            "agencies": {str(agency): head for agency, head in sorted(heads.items())},
            "previous": hashlib.sha256(last).hexdigest(),
        }
        written["sha256"] = hashlib.sha256(canonical(written)).hexdigest()
        file.write(canonical(written) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return written


def _last_line(file: BinaryIO) -> bytes:
    file.seek(0)
    return next(reversed(file.read().splitlines()), b"")


def _day_of(line: bytes) -> date:
    """Read the day of a line; one that is not as it was written counts as none."""
    written = _parsed(line)
    return date.fromisoformat(written["day"]) if written else date.min


async def anchor_today(database: Database, folder: Path) -> None:
    """Write down where the chains stand, unless that was done today."""
    position, heads = await database.read(chain_heads)
    written = await asyncio.to_thread(append_anchor, folder, position, heads)
    if written is not None:
        log.info("events anchored", **written)


async def keep_anchoring(database: Database, folder: Path, pause: float = PAUSE) -> None:
    """Write each day's anchor as the day begins, until cancelled."""
    done: date | None = None
    while True:
        day = today()
        if day != done:
            DAILY.labels(KIND).set(1)
            await anchor_today(database, folder)
            DAILY.labels(KIND).set(0)
            done = day
        await asyncio.sleep(pause)
