"""The ledger follows evaluations: what is signed is converted, what is judged again is taken back."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import queries
from api.development.credit.service import convert, take_back
from api.evaluations.events import EvaluationEvent
from api.evaluations.models import EvaluationKind
from api.foundation import rows
from api.foundation.daily import Days
from api.foundation.events import SYSTEM, EventActor

JUDGED_AGAIN = "Predikat dinilai kembali"


def convert_signed(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Convert years as they are signed, and a period that was converted before it was judged again.

    Any other period is converted only when somebody asks for it (R76).
    """
    for actor, keys in _by_actor(events):
        before = queries.converted_before(session, keys)
        found = [
            one
            for one in queries.signed(session, keys)
            if one["kind"] is EvaluationKind.TAHUNAN or one["id"] in before
        ]
        if found:
            convert(session, actor, found)


def take_back_judged(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Take back what was converted of evaluations that are judged again."""
    for actor, keys in _by_actor(events):
        lines = queries.lines_of_evaluations(session, keys)
        if lines:
            take_back(session, actor, lines, JUDGED_AGAIN)


def convert_corrected(session: Session, events: Sequence[EvaluationEvent]) -> None:
    """Convert anew what had been converted by another predikat than the one that holds now."""
    for actor, keys in _by_actor(events):
        found = {one["id"]: one for one in queries.signed(session, keys)}
        lines = [
            line
            for line in queries.lines_of_evaluations(session, keys)
            if line["evaluation_id"] in found
            and line["predikat"] != found[line["evaluation_id"]]["predikat"]
        ]
        if lines:
            take_back(session, actor, lines, JUDGED_AGAIN)
            again = {line["evaluation_id"] for line in lines}
            convert(session, actor, [one for key, one in found.items() if key in again])


def convert_what_was_left(session: Session, _days: Days) -> int:
    """Convert years that were signed before the ledger was kept; say how many lines that gave."""
    found = rows.fetch(session, queries.UNCONVERTED)
    return len(convert(session, SYSTEM, found)) if found else 0


def _by_actor(events: Sequence[EvaluationEvent]) -> list[tuple[EventActor, list[UUID]]]:
    found: list[tuple[EventActor, list[UUID]]] = []
    for event in events:
        if found and found[-1][0] == event.actor:
            found[-1][1].append(event.subject_id)
        else:
            found.append((event.actor, [event.subject_id]))
    return found
