"""Holds a delivered case against what a case can be, and counts its time. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from api.foundation.database import FOREVER
from api.measurements.services.models import CaseState
from api.measurements.services.records import StandardRow
from api.measurements.services.schemas import CaseDraft
from api.measurements.services.working_time import Calendar, Span, count_case, count_stay

EARLIEST = date(2010, 1, 1)
"""No case of today's systems is older; the calendar begins here."""
CLOCKS_DIFFER = timedelta(hours=1)


class CaseRefused(Exception):
    """Why one case is not taken in: which field, and a word for what is wrong with it."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code


class Post(NamedTuple):
    """Where an officer serves from a day to a day."""

    unit_id: UUID
    valid_from: date
    valid_until: date


class Officer(NamedTuple):
    id: UUID
    unit_id: UUID
    posts: Sequence[Post]

    def unit_on(self, day: date) -> UUID:
        """Say in which team the officer was; what is earlier than all is where they are now."""
        for post in self.posts:
            if post.valid_from <= day < post.valid_until:
                return post.unit_id
        return self.unit_id


@dataclass(frozen=True)
class Setting:
    """What a service's cases are held against."""

    unit_id: UUID
    calendar: Calendar
    standards: Sequence[StandardRow]
    steps: Mapping[str, int]
    officers: Mapping[str, Officer]
    units: Mapping[str, UUID]
    today: date
    now: datetime

    def standard_on(self, day: date) -> int | None:
        for standard in self.standards:
            if standard["valid_from"] <= day < standard["valid_until"]:
                return standard["working_days"]
        return None


class Taken(NamedTuple):
    """A case as it is kept: its columns, its stays, its suspensions."""

    case: dict[str, Any]
    stays: list[dict[str, Any]]
    suspensions: list[dict[str, Any]]


def take(draft: CaseDraft, setting: Setting) -> Taken:
    """Give what is kept of a case, or refuse it."""
    _check_dates(draft, setting)
    spans = _spans(draft)
    stays = _stays(draft, setting, spans)
    officer = _officer(draft, setting)
    day = draft.complete_on or draft.requested_on or setting.today
    standard = setting.standard_on(day)
    if standard is None:
        raise CaseRefused("complete_on", "no_standard")
    state = _state(draft, spans)
    counted = count_case(setting.calendar, (draft.complete_on, draft.issued_on), standard, spans)
    running = state in (CaseState.OPEN, CaseState.SUSPENDED)
    here = stays[-1] if stays and stays[-1]["left_on"] is None else None
    case = {
        **draft.model_dump(
            include={"external_key", "kind", "requested_on", "complete_on", "issued_on"}
        ),
        "officer_id": officer.id if officer else None,
        "unit_id": _team(draft, setting, officer, day),
        "standard_days": standard,
        "due_on": counted.due_on if state is not CaseState.WITHDRAWN else None,
        "suspended_days": counted.suspended_days,
        "working_days": counted.working_days,
        "state": state,
        "step": here["position"] if running and here else None,
        "changed_at": draft.changed_at or setting.now,
    }
    return Taken(case, stays, _suspensions(draft))


def _state(draft: CaseDraft, spans: Sequence[Span]) -> CaseState:
    if draft.withdrawn:
        return CaseState.WITHDRAWN
    if draft.issued_on is not None:
        return CaseState.DONE
    waits = any(ends == FOREVER for _, ends in spans)
    return CaseState.SUSPENDED if waits else CaseState.OPEN


def _check_dates(draft: CaseDraft, setting: Setting) -> None:
    for field, day in _dates(draft):
        if not EARLIEST <= day <= setting.today:
            raise CaseRefused(field, "in_future" if day > setting.today else "too_early")
    if draft.changed_at and draft.changed_at > setting.now + CLOCKS_DIFFER:
        raise CaseRefused("changed_at", "in_future")
    _check_order(draft)


def _check_order(draft: CaseDraft) -> None:
    complete, issued = draft.complete_on, draft.issued_on
    if issued and complete is None:
        raise CaseRefused("complete_on", "missing")
    if issued and complete and issued < complete:
        raise CaseRefused("issued_on", "before_complete")
    if draft.requested_on and complete and complete < draft.requested_on:
        raise CaseRefused("complete_on", "before_requested")
    if draft.withdrawn and issued:
        raise CaseRefused("withdrawn", "issued")


def _dates(draft: CaseDraft) -> Iterator[tuple[str, date]]:
    given = [
        ("requested_on", draft.requested_on),
        ("complete_on", draft.complete_on),
        ("issued_on", draft.issued_on),
    ]
    for at, stay in enumerate(draft.steps):
        given += [
            (f"steps/{at}/entered_on", stay.entered_on),
            (f"steps/{at}/left_on", stay.left_on),
        ]
    for at, one in enumerate(draft.suspensions):
        given.append((f"suspensions/{at}/suspended_on", one.suspended_on))
        given.append((f"suspensions/{at}/resumed_on", one.resumed_on))
    return ((field, day) for field, day in given if day is not None)


def _spans(draft: CaseDraft) -> list[Span]:
    """Give the suspended days in their order; the applicant may answer on the same day."""
    found: list[Span] = []
    for at, one in enumerate(draft.suspensions):
        ends = one.resumed_on or FOREVER
        if ends < one.suspended_on:
            raise CaseRefused(f"suspensions/{at}/resumed_on", "before_suspended")
        if found and one.suspended_on < found[-1][1]:
            raise CaseRefused(f"suspensions/{at}/suspended_on", "overlaps")
        if one.resumed_on is None and draft.issued_on:
            raise CaseRefused(f"suspensions/{at}/resumed_on", "missing")
        found.append((one.suspended_on, ends))
    return [span for span in found if span[0] < span[1]]


def _suspensions(draft: CaseDraft) -> list[dict[str, Any]]:
    return [
        {
            "valid_from": one.suspended_on,
            "valid_until": one.resumed_on or FOREVER,
            "reason": one.reason,
        }
        for one in draft.suspensions
        if one.suspended_on != one.resumed_on
    ]


def _stays(draft: CaseDraft, setting: Setting, spans: Sequence[Span]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for at, stay in enumerate(draft.steps):
        if stay.step not in setting.steps:
            raise CaseRefused(f"steps/{at}/step", "unknown")
        if stay.left_on is not None and stay.left_on < stay.entered_on:
            raise CaseRefused(f"steps/{at}/left_on", "before_entered")
        if found and (found[-1]["left_on"] is None or stay.entered_on < found[-1]["left_on"]):
            raise CaseRefused(f"steps/{at}/entered_on", "overlaps")
        found.append(
            {
                "number": at,
                "position": setting.steps[stay.step],
                "entered_on": stay.entered_on,
                "left_on": stay.left_on,
                "working_days": count_stay(setting.calendar, stay.entered_on, stay.left_on, spans),
            }
        )
    return found


def _officer(draft: CaseDraft, setting: Setting) -> Officer | None:
    if draft.officer_nip is None:
        return None
    officer = setting.officers.get(draft.officer_nip)
    if officer is None:
        raise CaseRefused("officer_nip", "unknown")
    return officer


def _team(draft: CaseDraft, setting: Setting, officer: Officer | None, day: date) -> UUID:
    """Say whose case it is: the team named, else the officer's of that day, whatever they do later."""
    if draft.unit_code is not None:
        if draft.unit_code not in setting.units:
            raise CaseRefused("unit_code", "unknown")
        return setting.units[draft.unit_code]
    return officer.unit_on(day) if officer else setting.unit_id
