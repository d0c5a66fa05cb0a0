"""Counts all cases of a service anew, when its standard or its working week is another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.bulk import Changes
from api.foundation.events import EventActor, publish
from api.foundation.ids import agency_of
from api.measurements.services import events
from api.measurements.services.checking import Setting
from api.measurements.services.models import (
    CaseState,
    CaseStep,
    CaseSuspension,
    Service,
    ServiceCase,
)
from api.measurements.services.setting import setting_of
from api.measurements.services.working_time import Span, count_case, count_stay

SLICE = 5_000
"""Cases in memory at once."""


class CountedCase(TypedDict):
    """What a case is counted by, and what was counted."""

    id: UUID
    external_key: str
    officer_id: UUID | None
    complete_on: date | None
    issued_on: date | None
    state: CaseState
    standard_days: int
    suspended_days: int
    working_days: int | None
    due_on: date | None


class CountedStay(TypedDict):
    """A stay in a step that is over; its case by the key that costs no time to read."""

    external_key: str
    number: int
    entered_on: date
    left_on: date | None
    working_days: int | None


class CountedSpan(TypedDict):
    external_key: str
    valid_from: date
    valid_until: date


_OF_SLICE = (
    ServiceCase.service_id == bindparam("service_id"),
    ServiceCase.agency_id == bindparam("of_agency"),
    ServiceCase.external_key > bindparam("after"),
)
CASES = rows.TypedSelect(
    CountedCase,
    select(
        ServiceCase.id,
        ServiceCase.external_key,
        ServiceCase.officer_id,
        ServiceCase.complete_on,
        ServiceCase.issued_on,
        ServiceCase.state,
        ServiceCase.standard_days,
        ServiceCase.suspended_days,
        ServiceCase.working_days,
        ServiceCase.due_on,
    )
    .where(*_OF_SLICE)
    .order_by(ServiceCase.external_key)
    .limit(SLICE),
)
_OF_SAME = (*_OF_SLICE, ServiceCase.external_key <= bindparam("until"))
STAYS = rows.TypedSelect(
    CountedStay,
    select(
        ServiceCase.external_key,
        CaseStep.number,
        CaseStep.entered_on,
        CaseStep.left_on,
        CaseStep.working_days,
    )
    .join(ServiceCase, ServiceCase.id == CaseStep.case_id)
    .where(*_OF_SAME, CaseStep.left_on.is_not(None)),
)
SPANS = rows.TypedSelect(
    CountedSpan,
    select(ServiceCase.external_key, CaseSuspension.valid_from, CaseSuspension.valid_until)
    .join(ServiceCase, ServiceCase.id == CaseSuspension.case_id)
    .where(*_OF_SAME)
    .order_by(CaseSuspension.valid_from),
)
_OF_STAY = ("case_id", "number", "agency_id")
"""The key of a stay."""


def recount(session: Session, actor: EventActor, service: Service) -> int:
    """Count all cases of a service anew, write what differs, and say of how many it did."""
    setting = setting_of(session, service, (), ())
    counting = _Counting(session, service, setting)
    after = ""
    while part := rows.fetch(session, CASES, after=after, **counting.place):
        counting.count(after, part)
        after = part[-1]["external_key"]
    if counting.changed:
        publish(
            session,
            events.ServiceCasesChanged(
                actor=actor,
                subject_id=service.id,
                officers=sorted(counting.officers),
                first=min(counting.days, default=None),
                last=max(counting.days, default=None),
                cases=counting.changed,
            ),
        )
    return counting.changed


class _Counting:
    """One count of a service's cases, slice by slice."""

    def __init__(self, session: Session, service: Service, setting: Setting) -> None:
        self._session, self._setting = session, setting
        self.place = {"service_id": service.id, "of_agency": agency_of(service.id)}
        self.changed = 0
        self.officers: set[UUID] = set()
        self.days: set[date] = set()

    def count(self, after: str, part: Sequence[CountedCase]) -> None:
        within = {**self.place, "after": after, "until": part[-1]["external_key"]}
        spans: dict[str, list[Span]] = defaultdict(list)
        for span in rows.fetch(self._session, SPANS, **within):
            spans[span["external_key"]].append((span["valid_from"], span["valid_until"]))
        changes = Changes()
        for case in part:
            new = self._counted(case, spans.get(case["external_key"], ()))
            if new:
                changes.add(case["id"], new)
                self._note(case)
        changes.run(self._session, ServiceCase)
        self._count_stays({case["external_key"]: case["id"] for case in part}, spans, within)

    def _counted(self, case: CountedCase, spans: Sequence[Span]) -> dict[str, Any]:
        """Give what is another than it was, if anything; a limit then comes with the rest."""
        day = case["complete_on"]
        standard = (self._setting.standard_on(day) if day else None) or case["standard_days"]
        times = day, case["issued_on"]
        counted = count_case(self._setting.calendar, times, standard, spans)
        new = {
            "standard_days": standard,
            "suspended_days": counted.suspended_days,
            "working_days": counted.working_days,
            "due_on": None if case["state"] is CaseState.WITHDRAWN else counted.due_on,
        }
        return new if any(case[name] != value for name, value in new.items()) else {}  # type: ignore[literal-required]  # names of the record

    def _note(self, case: CountedCase) -> None:
        self.changed += 1
        if case["officer_id"] is not None:
            self.officers.add(case["officer_id"])
        if case["issued_on"] is not None:
            self.days.add(case["issued_on"])

    def _count_stays(
        self,
        ids: Mapping[str, UUID],
        spans: Mapping[str, Sequence[Span]],
        within: dict[str, Any],
    ) -> None:
        """Write of each stay that counts otherwise how many working days it took."""
        changes = Changes(*_OF_STAY)
        for stay in rows.fetch(self._session, STAYS, **within):
            times, key = (stay["entered_on"], stay["left_on"]), stay["external_key"]
            counted = count_stay(self._setting.calendar, *times, spans.get(key, ()))
            if counted != stay["working_days"]:
                place = ids[key], stay["number"], within["of_agency"]
                changes.add(place, {"working_days": counted})
        changes.run(self._session, CaseStep)
