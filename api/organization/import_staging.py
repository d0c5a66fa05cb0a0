"""What is kept of a file before anything is applied: each row, what it would do, what it leaves open."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.foundation.rows import Row
from api.foundation.types import plain
from api.organization.import_bulk import insert_many
from api.organization.import_models import Import, ImportRow, ImportState, RowAction
from api.organization.import_questions import gather
from api.organization.import_unit_matching import UnitVerdict
from api.organization.import_verdicts import Verdict

Matched = Sequence[Verdict] | Sequence[UnitVerdict]
WAITING = frozenset({RowAction.REFUSE, RowAction.CHOOSE})


def find_task(session: Session, import_id: UUID, state: ImportState) -> Row | None:
    """Tell a job what to do; nothing when it has been done already."""
    found = session.get(Import, import_id)
    if found is None or found.state is not state:
        return None
    names = ("kind", "agency_id", "mapping", "choices", "counts", "version")
    return {name: getattr(found, name) for name in names}


def fail(session: Session, import_id: UUID, problem: str) -> None:
    """Keep why a file could not be read."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.FAILED, problem
    found.version += 1


def clear(session: Session, import_id: UUID) -> None:
    """Forget rows that an earlier reading has staged."""
    session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def stage(session: Session, staged: list[dict[str, Any]]) -> None:
    """Keep some rows with what they would do."""
    insert_many(session, ImportRow, staged)


def preview(session: Session, import_id: UUID, shown: dict[str, Any]) -> None:
    """Say that the whole file is staged and can be applied."""
    found = session.get_one(Import, import_id)
    found.state = ImportState.PREVIEWED
    for name, value in shown.items():
        setattr(found, name, value)
    found.version += 1


def counts_of(matched: Matched, others: int = 0) -> dict[str, int]:
    """Count rows by what they would do, and people outside the file who get another assessor."""
    found = Counter(verdict.action.value for verdict in matched)
    return {**{action.value: found[action.value] for action in RowAction}, "others": others}


def questions_of(matched: Matched) -> list[dict[str, Any]]:
    """Gather what the rows leave open, and what has been answered."""
    asked = gather((v.row.line, question) for v in matched for question in v.row.questions)
    questions: list[dict[str, Any]] = plain(asked)
    return questions


def as_staged(import_id: UUID, matched: Matched) -> list[dict[str, Any]]:
    """Turn verdicts into the rows that are kept."""
    return [_row(import_id, verdict) for verdict in matched]


def _row(import_id: UUID, verdict: Verdict | UnitVerdict) -> dict[str, Any]:
    row, known = verdict.row, verdict.known
    unit = verdict.unit["name"] if isinstance(verdict, Verdict) and verdict.unit else None
    shown = {"number": row.text("number") or None, "name": row.text("name") or None}
    named = unit or row.text("unit_name") or row.text("parent_name") or None
    return {
        "import_id": import_id,
        "line": row.line,
        "raw": dict(row.cells),
        "clean": {**shown, **row.clean, "unit": named},
        "matched_id": known["id"] if known else None,
        "action": verdict.action,
        "changes": verdict.changes or None,
        "problems": [*row.problems, *row.hints],
    }


def differs(staged: list[Row], matched: Matched) -> bool:
    """Say whether a file would do something else now than what somebody has been shown."""
    fresh = {verdict.row.line: verdict for verdict in matched}
    return any(
        row["action"] != fresh[row["line"]].action
        or (row["changes"] or {}) != plain(fresh[row["line"]].changes)
        for row in staged
    )
