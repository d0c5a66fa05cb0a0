"""A policy as city HR lets it live: drafted, opened, closed; each step over HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.evaluations.year_of_moves import done, on
from tests.http import Client
from tests.people import Town

As = Callable[..., Client]
QUESTION = {
    "title": "Seberapa sering kinerja dievaluasi?",
    "summary": "Petugas layanan dievaluasi tiap bulan, yang lain tetap tiap triwulan.",
    "what_changes": "Tidak ada, bila Anda bukan petugas layanan.",
}
LAST_DAYS = {"closes_on": "2026-10-30", "answers_due_on": "2026-11-20"}
NEW_YEAR, APRIL = "2027-01-01", "2027-04-01"
OFFICERS = {
    "key": "populations/petugas_layanan",
    "value": {"name": "Petugas layanan", "titles": ["Petugas Layanan"]},
    "effective_from": NEW_YEAR,
}
MONTHLY = {
    "key": "period_kind",
    "population": "petugas_layanan",
    "value": "bulanan",
    "effective_from": NEW_YEAR,
}


def change_of(key: str, value: Any, day: str = NEW_YEAR, **more: Any) -> dict[str, Any]:
    return {"key": key, "value": value, "effective_from": day, **more}


@dataclass
class Drafting:
    """One policy and who writes it; `shown` is how it was answered last."""

    as_: As
    hr_id: UUID
    shown: Any = None

    @property
    def hr(self) -> Client:
        """City HR as of now: a session does not outlive the days that pass."""
        return self.as_(self.hr_id)

    def begin(self, **more: Any) -> "Drafting":
        self.shown = done(self.hr.post("/policies", {**QUESTION, **more}))
        return self

    @property
    def id(self) -> str:
        return str(self.shown["id"])

    @property
    def path(self) -> str:
        return f"/policies/{self.id}"

    def step(self, verb: str, path: str, body: Any = None) -> Any:
        """Ask for a step on the policy as it was shown last."""
        asked = getattr(self.hr, verb)
        given = () if body is None else (body,)
        return asked(f"{self.path}{path}", *given, version=self.shown["version"])

    def paragraph(self, anchor: str, *changes: Any, text: str = "Ayat.", position: int = 1) -> Any:
        draft = {"position": position, "text": text, "rule_changes": list(changes)}
        return self.step("put", f"/paragraphs/{anchor}", draft)

    def write(self, anchor: str, *changes: Any, text: str = "Ayat.", position: int = 1) -> Any:
        self.shown = done(self.paragraph(anchor, *changes, text=text, position=position))
        return self.shown

    def open(self, **days: str) -> Any:
        self.shown = done(self.step("post", "/opening", {**LAST_DAYS, **days}))
        return self.shown

    def close(self) -> Any:
        self.shown = done(self.step("post", "/closing"))
        return self.shown


DECISION = {
    "decision_no": "188.45/1402/HK/2026",
    "signer": "Wali Kota Denpasar",
    "decided_on": "2026-11-24",
    "effective_from": NEW_YEAR,
    "review_on": "2027-10-01",
}


def adopted(policy: Drafting, *changes: Any, **decision: str) -> Any:
    """Let a policy with these changes go its whole way, on the days of the year 2026."""
    policy.write("periode", *changes)
    policy.open()
    with on("2026-11-02"):
        policy.close()
    with on("2026-11-24"):
        policy.shown = done(policy.step("post", "/adoption", {**DECISION, **decision}))
    return policy.shown


def drafting(town: Town, as_: As) -> Drafting:
    """Give a policy that city HR has begun."""
    return Drafting(as_, town.hr_city.id).begin()
