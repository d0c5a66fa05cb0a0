"""How programmes and seats are shown: pure, but for the day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from api.development.training.models import TAKEN, ProgrammeState, SeatState, Used
from api.development.training.permissions import approves, decides, is_own, keeps
from api.development.training.records import AnswerCount, ProgrammeRow, SeatRow
from api.development.training.turns import is_last_pass
from api.foundation import rows
from api.identity.actor import Actor

_PROGRAMME = (
    "id", "agency_id", "title", "description", "provider", "place", "mode", "competences", "sessions",
    "budget", "from_on", "until_on", "state", "decided_on", "decision_reason", "version",
)  # fmt: skip
_SEAT = (
    "id", "programme_id", "title", "from_on", "until_on", "sessions", "programme_place", "programme_state",
    "position", "state", "place", "reasons", "answer_until", "refusal", "passed_over_reason", "version",
)  # fmt: skip
WAITING = frozenset({SeatState.SUGGESTED, SeatState.WAITING})
HOLDS = TAKEN | {SeatState.SUGGESTED, SeatState.ATTENDED, SeatState.MISSED}
"""States in which a seat is somebody's."""
GOING = frozenset({SeatState.ACCEPTED, SeatState.APPROVED})
"""Who may be there: whoever took a seat; silence of a superior keeps nobody away."""
CORRECTABLE = frozenset({SeatState.ATTENDED, SeatState.MISSED})
CHANGEABLE = frozenset({ProgrammeState.DRAFT, ProgrammeState.REJECTED})


def hours(tenths: int) -> Decimal:
    return Decimal(tenths) / 10


def cost_of(budget: Decimal, people: int) -> Decimal | None:
    """Share a budget among people, in whole rupiah."""
    return (budget / people).to_integral_value(ROUND_HALF_UP) if people else None


def shown_programme(
    actor: Actor,
    row: ProgrammeRow,
    seats: Mapping[SeatState, int],
    answers: Mapping[str, Any] | None,
    day: date,
) -> dict[str, Any]:
    """Show a programme with how its seats stand."""
    is_approved = row["state"] is ProgrammeState.APPROVED
    return {
        **rows.pick(row, _PROGRAMME),
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "hours": hours(row["hours_tenths"]),
        "cost_per_seat": cost_of(row["budget"], row["seats"]),
        "is_running": is_approved and row["from_on"] <= day <= row["until_on"],
        "seats": shown_counts(row["seats"], seats),
        "answers": answers,
        "may": may_with(actor, row, seats, day),
    }


def shown_counts(total: int, counted: Mapping[SeatState, int]) -> dict[str, int]:
    """Show how many seats stand how."""
    found = {state.value: counted.get(state, 0) for state in SeatState}
    return {"total": total, "free": free_of(total, counted), **found}


def free_of(total: int, counted: Mapping[SeatState, int]) -> int:
    return max(0, total - sum(counted.get(state, 0) for state in HOLDS))


def may_with(
    actor: Actor, row: ProgrammeRow, seats: Mapping[SeatState, int], day: date
) -> list[str]:
    """Say what somebody may do with a programme."""
    state, may = row["state"], []
    if keeps(actor, row["agency_id"]):
        if state in CHANGEABLE:
            may += ["change", "propose"]
        if state not in (ProgrammeState.DONE, ProgrammeState.CANCELLED):
            may.append("cancel")
        if state is ProgrammeState.APPROVED:
            may += _of_seats(row, seats, day)
    if state is ProgrammeState.PROPOSED and decides(actor, row):
        may.append("decide")
    return may


def _of_seats(row: ProgrammeRow, seats: Mapping[SeatState, int], day: date) -> list[str]:
    may = []
    if not seats.keys() - WAITING - {SeatState.PASSED_OVER}:
        may.append("queue")
    if seats.get(SeatState.SUGGESTED):
        may.append("offer")
    if row["from_on"] <= day:
        may.append("attend")
    return [*may, "finish"] if row["until_on"] <= day else may


def shown_answers(found: Sequence[AnswerCount], least: int) -> dict[str, Any] | None:
    """Show how participants answered together; of too few nothing is said."""
    people = sum(row["people"] for row in found)
    if people < max(least, 1):
        return None
    used = {word.value: sum(row["people"] for row in found if row["used"] is word) for word in Used}
    worth = Decimal(sum(row["worth"] * row["people"] for row in found)) / people
    return {"people": people, **used, "worth": worth.quantize(Decimal("0.1"), ROUND_HALF_UP)}


def needs_reason(state: SeatState, passed: int, reason: str | None, passes: int) -> bool:
    """Say whether somebody without a seat would be passed over once too often without a reason."""
    return state is SeatState.WAITING and is_last_pass(passed, passes) and reason is None


def shown_seats(
    actor: Actor,
    found: Iterable[SeatRow],
    was_there: Mapping[UUID, Sequence[int]],
    passes: int,
    day: date,
) -> list[dict[str, Any]]:
    """Show seats with their reasons to somebody who sees them; `was_there`: in which sessions, by seat."""
    return [
        {**_shown_seat(actor, row, passes, day), "attended_sessions": was_there.get(row["id"], ())}
        for row in found
    ]


def _shown_seat(actor: Actor, row: SeatRow, passes: int, day: date) -> dict[str, Any]:
    approver = {"id": row["approver_id"], "name": row["approver_name"]}
    return {
        **rows.pick(row, _SEAT),
        "hours": hours(row["hours_tenths"]),
        "employee": {"id": row["employee_id"], "name": row["employee_name"]},
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "approver": approver if row["approver_name"] else None,
        "needs_reason": needs_reason(
            row["state"], row["passed"], row["passed_over_reason"], passes
        ),
        "may": _may_with(actor, row, day),
    }


def _may_with(actor: Actor, row: SeatRow, day: date) -> list[str]:
    is_open = row["programme_state"] is ProgrammeState.APPROVED
    may = _of_own(row, day, is_open=is_open) if is_own(actor, row["employee_id"]) else []
    if is_open and row["state"] is SeatState.ACCEPTED and approves(actor, row):
        may.append("approve")
    if is_open and row["state"] in WAITING and keeps(actor, row["agency_id"]):
        may.append("pass_over")
    if row["programme_state"] is ProgrammeState.DONE and row["state"] in CORRECTABLE:
        may += ["correct"] if keeps(actor, row["agency_id"]) else []
    return may


def _of_own(row: SeatRow, day: date, *, is_open: bool) -> list[str]:
    may = []
    if is_open and row["state"] is SeatState.OFFERED:
        may.append("answer")
    if is_open and row["state"] in GOING and row["from_on"] <= day <= row["until_on"]:
        may.append("note_attendance")
    if row["asked_on"] and row["state"] is SeatState.ATTENDED and not row["answered_on"]:
        may.append("say")
    return may
