"""What is kept of a file before anything is applied: each row, what it would do, what it leaves open."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.foundation.bulk import insert_many
from api.foundation.rows import Row
from api.foundation.types import plain
from api.imports.matching.matches import RowMatch
from api.imports.models import Import, ImportKind, ImportRow, ImportState, RowAction

PAGE = 500


@dataclass(frozen=True)
class Task:
    """What a job is to do with a file."""

    kind: ImportKind
    requested_by: UUID
    agency_id: int | None
    mapping: Mapping[str, Mapping[str, str]]
    choices: Mapping[str, str]
    rows: int
    """As many as were counted when it was last shown."""


def find_task(session: Session, import_id: UUID, state: ImportState) -> Task | None:
    """Tell a job what to do; nothing when it has been done already."""
    found = session.get(Import, import_id)
    if found is None or found.state is not state:
        return None
    rows = sum(found.counts.get(action, 0) for action in RowAction)
    asked = found.kind, found.requested_by, found.agency_id
    return Task(*asked, found.mapping, found.choices, rows)


def fail(session: Session, import_id: UUID, problem: str) -> None:
    """Keep why a file could not be read."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.FAILED, problem
    found.version += 1


def clear_rows(session: Session, import_id: UUID) -> None:
    """Forget rows that an earlier reading has kept."""
    session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def add_rows(session: Session, rows: list[Row]) -> None:
    """Keep some rows with what they would do."""
    insert_many(session, ImportRow, rows)


def show(session: Session, import_id: UUID, shown: Mapping[str, Any]) -> None:
    """Say that the whole file is kept and can be applied."""
    found = session.get_one(Import, import_id)
    found.state = ImportState.PREVIEWED
    for name, value in shown.items():
        setattr(found, name, value)
    found.version += 1


def rows_after(session: Session, import_id: UUID, line: int) -> list[Row]:
    """Read some rows of a file as they were kept, in the order of the file."""
    kept = (
        select(ImportRow.line, ImportRow.raw, ImportRow.action, ImportRow.changes)
        .where(ImportRow.import_id == import_id, ImportRow.line > line)
        .order_by(ImportRow.line)
        .limit(PAGE)
    )
    return [dict(row) for row in session.execute(kept).mappings()]


def counts_of(matches: Sequence[RowMatch], others: int = 0) -> dict[str, int]:
    """Count rows by what they would do, and people outside the file who get another assessor."""
    found = Counter(match.action.value for match in matches)
    return {**{action.value: found[action.value] for action in RowAction}, "others": others}


def as_rows(import_id: UUID, matches: Sequence[RowMatch]) -> list[Row]:
    """Turn matches into the rows that are kept."""
    return [_row(import_id, match) for match in matches]


def _row(import_id: UUID, match: RowMatch) -> Row:
    row, known = match.row, match.known
    shown = {"number": row.text("number") or None, "name": row.text("name") or None}
    return {
        "import_id": import_id,
        "line": row.line,
        "raw": dict(row.cells),
        "clean": {**shown, **row.clean, "unit": match.unit_name},
        "matched_id": known["id"] if known else None,
        "action": match.action,
        "changes": match.changes or None,
        "problems": [*row.problems, *row.hints],
    }


def differs(kept: list[Row], matches: Sequence[RowMatch]) -> bool:
    """Say whether a file would do something else now than what somebody has been shown."""
    fresh = {match.row.line: match for match in matches}
    return any(
        row["action"] != fresh[row["line"]].action
        or (row["changes"] or {}) != plain(fresh[row["line"]].changes)
        for row in kept
    )
