"""Reads cases as lists show them, and says of each whose turn it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.database import FOREVER
from api.foundation.ids import agency_of
from api.identity.actor import Actor
from api.measurements.services.listing import holder_of
from api.measurements.services.models import (
    CaseReminder,
    CaseState,
    CaseStep,
    CaseSuspension,
    ServiceCase,
)
from api.measurements.services.page_schemas import Turn
from api.measurements.services.permissions import Sight, reminds
from api.measurements.services.queries import RUNNING, seen_by
from api.measurements.services.records import CaseRow, ServiceRow, StepRow
from api.measurements.services.setting import calendar_of
from api.measurements.services.working_time import Calendar, count_running
from api.organization.models import Employee, Unit

SAME = (
    *("id", "external_key", "kind", "state", "requested_on", "complete_on", "issued_on"),
    *("due_on", "standard_days", "step_since", "reminded_on"),
)
_here, _now_suspended, _reminder = (
    aliased(CaseStep),
    aliased(CaseSuspension),
    aliased(CaseReminder),
)


def cases_seen(service: ServiceRow, sight: Sight) -> Select[*tuple[Any, ...]]:
    """Select the cases of a service that somebody sees, each with what its line says today."""
    agency = agency_of(service["id"])
    stays = and_(
        _here.case_id == ServiceCase.id, _here.agency_id == agency, _here.left_on.is_(None)
    )
    waits = and_(
        _now_suspended.case_id == ServiceCase.id,
        _now_suspended.agency_id == agency,
        _now_suspended.valid_until == FOREVER,
    )
    reminded = and_(_reminder.case_id == ServiceCase.id, _reminder.on_day == today())
    return (
        select(
            ServiceCase.id,
            ServiceCase.external_key,
            ServiceCase.kind,
            ServiceCase.officer_id,
            Employee.name.label("officer_name"),
            ServiceCase.unit_id,
            Unit.name.label("unit_name"),
            Unit.path.label("unit_path"),
            ServiceCase.requested_on,
            ServiceCase.complete_on,
            ServiceCase.issued_on,
            ServiceCase.standard_days,
            ServiceCase.due_on,
            ServiceCase.suspended_days,
            ServiceCase.working_days,
            ServiceCase.state,
            ServiceCase.step,
            ServiceCase.received_at,
            _here.entered_on.label("step_since"),
            _now_suspended.valid_from.label("suspended_on"),
            _now_suspended.reason,
            _reminder.on_day.label("reminded_on"),
        )
        .join(Unit, Unit.id == ServiceCase.unit_id)
        .outerjoin(Employee, Employee.id == ServiceCase.officer_id)
        .outerjoin(_here, stays)
        .outerjoin(_now_suspended, waits)
        .outerjoin(_reminder, reminded)
        .where(
            ServiceCase.service_id == service["id"],
            ServiceCase.agency_id == agency,
            seen_by(sight),
        )
    )


def read_cases(session: Session, found: Select[*tuple[Any, ...]]) -> list[CaseRow]:
    """Read what `cases_seen` selects, narrowed and ordered as one likes."""
    return rows.read(session, rows.TypedSelect(CaseRow, found))


@dataclass(frozen=True)
class Lines:
    """Writes the lines of a service's cases for somebody, today."""

    actor: Actor
    service: ServiceRow
    steps: Mapping[int, StepRow]
    calendar: Calendar

    def step_of(self, case: CaseRow) -> StepRow | None:
        """Give the step that a case is in."""
        return self.steps.get(case["step"]) if case["step"] is not None else None

    def line(self, case: CaseRow) -> dict[str, Any]:
        step = self.step_of(case)
        turn = turn_of(case, step)
        used, suspended = self._clocks(case)
        is_mine = self._is_mine(turn, case, step)
        return {
            **rows.pick(case, SAME),
            "url": url_of(self.service, case["external_key"]),
            "officer": named(case["officer_id"], case["officer_name"]),
            "unit": named(case["unit_id"], case["unit_name"]),
            "used_days": used,
            "suspended_days": suspended,
            "is_late": self._is_late(case),
            "step": step["name"] if step else None,
            "holder": holder_of(step) if turn is Turn.HOLDER else None,
            "turn": turn,
            "is_mine": is_mine,
            "may_remind": turn is not None
            and not is_mine
            and case["reminded_on"] is None
            and reminds(self.actor, self.service, case),
        }

    def lines(self, cases: Iterable[CaseRow]) -> list[dict[str, Any]]:
        return [self.line(case) for case in cases]

    def suspended(self, cases: Iterable[CaseRow]) -> list[dict[str, Any]]:
        """Write cases that wait for the applicant, with what was asked."""
        return [
            {**self.line(case), **rows.pick(case, ("reason", "suspended_on"))} for case in cases
        ]

    def _clocks(self, case: CaseRow) -> tuple[int | None, int]:
        if case["complete_on"] is None or case["state"] not in RUNNING:
            return case["working_days"], case["suspended_days"]
        return count_running(
            self.calendar,
            case["complete_on"],
            case["suspended_days"],
            case["suspended_on"],
            today(),
        )

    def _is_late(self, case: CaseRow) -> bool:
        if case["working_days"] is not None:
            return case["working_days"] > case["standard_days"]
        over = case["due_on"] is not None and case["due_on"] < today()
        return case["state"] is CaseState.OPEN and over

    def _is_mine(self, turn: Turn | None, case: CaseRow, step: StepRow | None) -> bool:
        if turn is Turn.OFFICER:
            return case["officer_id"] == self.actor.id
        if turn is Turn.HOLDER:
            return step is not None and step["holder_path"] in self.actor.leads
        return turn is Turn.LEADER and case["unit_path"] in self.actor.leads


def lines_of(
    session: Session, actor: Actor, service: ServiceRow, steps: Iterable[StepRow]
) -> Lines:
    """Prepare to write lines of a service's cases."""
    calendar = calendar_of(session, six_day=service["is_six_day"])
    return Lines(actor, service, {step["position"]: step for step in steps}, calendar)


def turn_of(case: CaseRow, step: StepRow | None) -> Turn | None:
    """Say who has to act on a case: who holds its step, its officer, else the team's leader."""
    if case["state"] is not CaseState.OPEN:
        return None
    if step is not None and step["holder_id"] not in (None, case["unit_id"]):
        return Turn.HOLDER
    return Turn.LEADER if case["officer_id"] is None else Turn.OFFICER


def url_of(service: ServiceRow, key: str) -> str | None:
    """Say where the other system shows a case."""
    template = service["case_url"]
    return template.replace("{key}", quote(key, safe="")) if template else None


def named(key: Any, name: str | None) -> dict[str, Any] | None:
    """Name somebody or something, if there is one."""
    return None if key is None else {"id": key, "name": name or ""}
