"""A small licensing system: it draws cases as offices have them, and pushes them with its account.

What it says of a case is all that it knows; the numbers that should come of it are counted here a second
time, day by day, in the plainest way there is.
"""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx

from tests.http import Client

KINDS = ("Perawat", "Bidan", "Dokter", "Apoteker")
STEPS = ("periksa", "rekomendasi", "terbit")
DAY = timedelta(days=1)
RECENT = timedelta(days=14)
OVER = ("done",) * 9 + ("withdrawn",)
UNDER_WAY = ("done",) * 5 + ("open",) * 3 + ("suspended", "withdrawn")
"""What becomes of a case: of older ones hardly any is left open."""
Case = dict[str, Any]


@dataclass
class Desk:
    """Where cases come in: `officers` by their numbers, days between two, dice of its own."""

    officers: Sequence[str]
    first: date
    last: date
    dice: random.Random

    def draw(self, count: int) -> list[Case]:
        """Draw cases: most are done in time, some late, some wait, some were withdrawn or reopened."""
        return [self._case(f"SIP-{number:05}") for number in range(count)]

    def _case(self, key: str) -> Case:
        complete = self._day(self.first, self.last)
        days = self.dice.choice((0, 1, 2, 3, 4, 5, 5, 6, 7, 9, 14, 30))
        ends = min(complete + days * DAY, self.last)
        spans = self._suspensions(complete - 3 * DAY, ends)
        is_recent = complete >= self.last - RECENT
        fate = self.dice.choice(UNDER_WAY if is_recent else OVER)
        if fate == "suspended":
            after = max([date.fromisoformat(one["resumed_on"]) for one in spans], default=complete)
            spans.append(_span(min(after, self.last), None))
        return {
            "external_key": key,
            "kind": self.dice.choice(KINDS),
            "officer_nip": self.dice.choice(self.officers),
            "requested_on": (complete - DAY).isoformat(),
            "complete_on": complete.isoformat(),
            "issued_on": ends.isoformat() if fate == "done" else None,
            "withdrawn": fate == "withdrawn",
            "changed_at": f"{ends}T08:00:00Z",
            "steps": self._stays(complete, ends, done=fate == "done"),
            "suspensions": spans,
        }

    def _day(self, first: date, last: date) -> date:
        return first + self.dice.randint(0, (last - first).days) * DAY

    def _suspensions(self, first: date, last: date) -> list[Case]:
        """Suspend some, before the file is complete too; a reopened case waited twice."""
        found: list[Case] = []
        for _ in range(self.dice.choice((0, 0, 0, 1, 2))):
            begins = self._day(first, last)
            found.append(_span(begins, self._day(begins, last)))
            first = date.fromisoformat(found[-1]["resumed_on"])
        return found

    def _stays(self, complete: date, ends: date, *, done: bool) -> list[Case]:
        stays: list[Case] = []
        entered = complete
        for step in STEPS:
            left = ends if step == STEPS[-1] else self._day(entered, ends)
            is_last = not done and (step == STEPS[-1] or self.dice.random() < 0.4)
            stays.append(
                {
                    "step": step,
                    "entered_on": entered.isoformat(),
                    "left_on": None if is_last else left.isoformat(),
                }
            )
            entered = left
            if is_last:
                break
        return stays


@dataclass
class Licensing:
    """The other system: it pushes what comes in at its desk, with its account."""

    client: Client
    service_id: str
    desk: Desk

    def push(self, cases: Sequence[Case]) -> httpx.Response:
        return self.client.post(f"/services/{self.service_id}/cases", {"cases": cases})


def _span(begins: date, ends: date | None) -> Case:
    return {
        "reason": "STR yang berlaku",
        "suspended_on": begins.isoformat(),
        "resumed_on": ends.isoformat() if ends else None,
    }


def working_days(case: Case, off: Collection[date], weekend: Collection[int] = (5, 6)) -> int:
    """Count a case that is done, day by day: each that is worked on, and not suspended, is one."""
    day, ends = (date.fromisoformat(case[field]) for field in ("complete_on", "issued_on"))
    count = 0
    while day < ends:
        day += DAY
        worked = day.weekday() not in weekend and day not in off
        count += worked and not any(_is_suspended(day, one) for one in case["suspensions"])
    return count


def _is_suspended(day: date, span: Case) -> bool:
    until = span["resumed_on"]
    return span["suspended_on"] <= day.isoformat() and (until is None or day.isoformat() < until)


def figures(cases: Sequence[Case], off: Collection[date], standard: int) -> dict[str, Any]:
    """Give what a period's figures should be: sorted by days, the ranks counted off."""
    days = sorted(working_days(case, off) for case in cases)
    late = sum(one > standard for one in days)
    if not days:
        return {"median_days": None, "p90_days": None, "on_time_share": None, "done": 0, "late": 0}
    return {
        "median_days": next(one for n, one in enumerate(days, 1) if n * 2 >= len(days)),
        "p90_days": next(one for n, one in enumerate(days, 1) if n * 10 >= len(days) * 9),
        "on_time_share": round((len(days) - late) * 100 / len(days), 2),
        "done": len(days),
        "late": late,
    }
