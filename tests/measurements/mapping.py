"""Mappings in a test: a service or a source that measures Wayan's indicators."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, AchievementRevision
from api.foundation import rows
from api.record_check import Mismatch, Wanted, check_records
from tests.conftest import Db
from tests.goals.factories import Q3, MadePlan
from tests.http import Client
from tests.measurements.factories import As, account, case, delivered, nip_of, registered
from tests.people import Town

DONE_IN = {6: ("2026-07-09", "2026-07-17"), 1: ("2026-08-03", "2026-08-04")}
"""Days on which a file was complete and the permit issued, by the working days between."""
ANSWER = {"verdict": "upheld", "answer": "Kasus dipindahkan di SIM Perijinan."}
COUNT, SHARE = 0, 1
"""The indicators of `make_plan` with figures: a number of things, and per cent."""


class Measured:
    """A service that counts, the system that delivers its cases, and Wayan's plan."""

    def __init__(self, as_: As, db: Db, town: Town, plan: MadePlan) -> None:
        self.as_, self.db, self.town, self.plan = as_, db, town, plan
        self.service = registered(as_, town, counting=True)
        self.system = account(as_, town)
        self.nip = nip_of(db, town.wayan)

    @property
    def mapper(self) -> Client:
        return self.as_(self.town.hr_agency.id)

    @property
    def me(self) -> Client:
        return self.as_(self.town.wayan.id)

    def draft(self, indicator: int = SHARE, **other: Any) -> dict[str, Any]:
        metrics = {COUNT: "cases_done", SHARE: "on_time_share"}
        return {
            "service_id": self.service["id"],
            "metric": metrics[indicator],
            "scope": "person",
            "indicators": [self.line(indicator)],
            **other,
        }

    def line(self, indicator: int) -> dict[str, str]:
        return {
            "plan_id": str(self.plan.id),
            "indicator_id": str(self.plan.indicators[indicator]),
        }

    def tried(self, indicator: int = SHARE, **other: Any) -> dict[str, Any]:
        made = self.mapper.post("/mappings", self.draft(indicator, **other))
        assert made.status_code == 201, made.text
        mapping: dict[str, Any] = made.json()["items"][0]
        return mapping

    def started(self, indicator: int = SHARE, **other: Any) -> dict[str, Any]:
        mapping = self.tried(indicator, **other)
        place = f"/mappings/{mapping['id']}/start"
        answer = self.mapper.post(place, version=mapping["version"])
        assert answer.status_code == 200, answer.text
        self.db.count()
        found: dict[str, Any] = answer.json()
        return found

    def ended(self, mapping: dict[str, Any], *, take_back: bool) -> None:
        said = {"reason": "Salah indikator.", "take_back": take_back}
        place = f"/mappings/{mapping['id']}/end"
        answer = self.mapper.post(place, said, version=mapping["version"])
        assert answer.status_code == 200, answer.text
        self.db.count()

    def deliver(self, **days: int) -> None:
        """Deliver cases of Wayan by their keys, each done in so many working days."""
        cases = [case(key, self.nip, *DONE_IN[count]) for key, count in days.items()]
        delivered(self.system, self.service, *cases)
        self.db.count()

    @property
    def address(self) -> str:
        return f"/plans/{self.plan.id}/periods/{Q3}"

    def shown(self, indicator: int = SHARE) -> Any:
        """Read a line as the report form shows it; nothing where nothing was reported or measured."""
        form = self.me.get(f"{self.address}/report").json()
        return form["indicators"][indicator]["achievement"]

    def report(self, indicator: int = SHARE, **said: Any) -> Any:
        line = self.shown(indicator)
        version = {"version": line["version"]} if line else {}
        key = str(self.plan.indicators[indicator])
        sent = {"lines": [{"indicator_id": key, **version, **said}]}
        return self.me.post(f"{self.address}/report", sent)

    def contest(self, indicator: int = SHARE, **other: Any) -> Any:
        place = f"{self.address}/indicators/{self.plan.indicators[indicator]}/contest"
        return self.me.post(place, {"reason": "Kasus ini bukan milik saya.", **other})

    def answered(self, contest: dict[str, Any], **other: Any) -> Any:
        """Let the mapper's side answer; the owner is right unless something else is said."""
        place = f"/contests/{contest['id']}/answer"
        return self.mapper.post(place, {**ANSWER, **other}, version=contest["version"])

    def said(self, indicator: int = SHARE) -> tuple[Any, ...]:
        """Read what a line says, who says it, and what is measured of how many cases."""
        line = self.shown(indicator)
        return line["value"], line["source"], line["measured_value"], line["measured_cases"]

    def mismatches(self) -> list[Mismatch]:
        """Say what of reports no event carries, and what is not as its event says."""

        async def check() -> list[Mismatch]:
            return [found async for found in check_records(self.db.database, Wanted())]

        kinds = ("receipt", "achievement")
        return [found for found in self.db.runner.run(check()) if found.kind in kinds]

    def born(self) -> list[dict[str, Any]]:
        """Read the birth certificates of what is measured."""
        found: list[dict[str, Any]] = self.me.get(f"{self.address}/measured").json()["items"]
        return found


def lines_of(session: Session, plan_id: UUID) -> list[rows.Row]:
    found = select(Achievement.__table__).where(Achievement.plan_id == plan_id)
    return [dict(row) for row in session.execute(found).mappings()]


def revisions_of(session: Session) -> list[rows.Row]:
    found = select(AchievementRevision.__table__).order_by(AchievementRevision.revision)
    return [dict(row) for row in session.execute(found).mappings()]
