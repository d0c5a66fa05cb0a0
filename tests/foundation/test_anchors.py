"""Where the chains stand is written outside the database, a line a day that cannot be changed unseen."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import orjson
import pytest

from api.foundation import anchors, clock, sealer
from api.foundation.anchors import (
    FILE,
    Anchor,
    anchor_today,
    append_anchor,
    chain_heads,
    keep_anchoring,
    read_anchors,
)
from tests.conftest import TODAY, Db
from tests.foundation.factories import publish_example

HEADS = {0: (4, "0a"), 7: (2, "0b")}


def _write(folder: Path, *days: int) -> Path:
    for day in days:
        with clock.moved_to(TODAY + timedelta(days=day)):
            append_anchor(folder, 6 + day, HEADS)
    return folder / FILE


def test_there_is_one_line_a_day(tmp_path: Path) -> None:
    file = _write(tmp_path, 0, 0, 1, 0)

    assert len(file.read_bytes().splitlines()) == 2
    first = Anchor(date(2026, 10, 8), 6, HEADS)
    second = Anchor(date(2026, 10, 9), 7, HEADS)
    assert read_anchors(tmp_path) == ([first, second], [])


def test_a_change_of_any_value_of_a_line_is_found(tmp_path: Path) -> None:
    file = _write(tmp_path, 0, 1, 2)
    lines = file.read_bytes().splitlines()
    values = orjson.loads(lines[1])
    missed = []
    for name in values:
        changed = {**values, name: "2026-10-10" if name == "day" else 1}
        file.write_bytes(b"\n".join([lines[0], orjson.dumps(changed), lines[2]]))
        if f"{FILE}:2" not in read_anchors(tmp_path)[1]:
            missed.append(name)

    assert set(values) == {"day", "at", "position", "agencies", "previous", "sha256"}
    assert missed == []


HARMS: dict[str, Any] = {
    "taken out": (lambda a, _b, c: [a, c], [f"{FILE}:2"]),
    "the first taken out": (lambda _a, b, c: [b, c], [f"{FILE}:1"]),
    "swapped": (lambda a, b, c: [a, c, b], [f"{FILE}:2", f"{FILE}:3", f"{FILE}:3"]),
    "twice": (lambda a, b, c: [a, a, b, c], [f"{FILE}:2", f"{FILE}:2"]),
    "cut": (lambda a, b, c: [a, b, c[:20]], [f"{FILE}:3"]),
    "no line": (lambda a, b, c: [a, b, b"7", c], [f"{FILE}:3", f"{FILE}:4"]),
}


@pytest.mark.parametrize("harm", HARMS)
def test_lines_that_are_not_as_they_were_written_are_found(tmp_path: Path, harm: str) -> None:
    file = _write(tmp_path, 0, 1, 2)
    change, expected = HARMS[harm]
    file.write_bytes(b"\n".join(change(*file.read_bytes().splitlines())))

    assert read_anchors(tmp_path)[1] == expected


def test_the_log_has_the_same_line(db: Db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Mock()
    monkeypatch.setattr(anchors, "log", told)
    db.write(publish_example, 3)
    db.write(sealer.seal)
    for _ in range(2):
        db.runner.run(anchor_today(db.database, tmp_path))

    (written,) = (orjson.loads(line) for line in (tmp_path / FILE).read_bytes().splitlines())
    ((_, logged),) = told.info.call_args_list
    assert logged["sha256"] == written["sha256"]
    assert logged["agencies"] == {"3": db.read(chain_heads)[1][3]}


def test_it_is_done_as_the_day_begins(db: Db, tmp_path: Path) -> None:
    async def work() -> None:
        anchoring = asyncio.create_task(keep_anchoring(db.database, tmp_path, pause=0.01))
        for number in (1, 2):
            with clock.moved_to(TODAY + timedelta(days=number)):
                async with asyncio.timeout(20):
                    while len(read_anchors(tmp_path)[0]) < number:
                        await asyncio.sleep(0.01)
        anchoring.cancel()
        await asyncio.gather(anchoring, return_exceptions=True)

    db.runner.run(work())

    days = [anchor.day for anchor in read_anchors(tmp_path)[0]]
    assert days == [date(2026, 10, 9), date(2026, 10, 10)]
