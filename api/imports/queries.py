"""How imports and their rows look; to their own HR, and to the city's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.foundation import rows
from api.foundation.clock import now
from api.foundation.errors import NotFound
from api.foundation.jobs import Job, JobState
from api.foundation.paging import Slice, paginate
from api.identity.actor import Actor
from api.imports.matching.city import read_units
from api.imports.models import Import, ImportRow, ImportState, RowAction
from api.imports.permissions import permit_hr, sees
from api.imports.schemas import ImportFilter, ImportRowFilter
from api.imports.wording import cell_reason, file_reason

UNDO_WITHIN = timedelta(minutes=15)
STEPS = ("reading", "matching", "saving")
"""What each row goes through; a job counts every row once for each."""
_SHOWN = ("id", "kind", "file_name", "mapping", "requested_at", "applied_at", "version")
_NOTHING = {**{action.value: 0 for action in RowAction}, "others": 0}
BACK = {
    ImportState.READING: ImportState.FAILED,
    ImportState.MATCHING: ImportState.PREVIEWED,
    ImportState.APPLYING: ImportState.PREVIEWED,
    ImportState.UNDOING: ImportState.APPLIED,
}
"""Where an import stands when the job of its step has given up: nothing of it was kept."""
BROKEN = {
    ImportState.READING: "not_read",
    ImportState.MATCHING: "not_matched",
    ImportState.APPLYING: "not_applied",
    ImportState.UNDOING: "not_undone",
}
_IMPORT = (
    select(
        Import.id,
        Import.kind,
        Import.file_name,
        Import.state,
        Import.counts,
        Import.mapping,
        Import.problem,
        Import.created_at.label("requested_at"),
        Import.applied_at,
        Import.version,
        Import.requested_by,
        Job.done,
        Job.total.label("of"),
        Job.state.label("job_state"),
    )
    .outerjoin(Job, Job.id == Import.job_id)
    .order_by(Import.id.desc())
)
_IMPORT_BY_ID = _IMPORT.where(Import.id == bindparam("import_id"))


def load_import(session: Session, actor: Actor, import_id: UUID) -> Import:
    """Find and lock an import that the actor may handle."""
    permit_hr(actor)
    found = session.get(Import, import_id, with_for_update=True)
    if found is None or not sees(actor, found.requested_by):
        raise NotFound(import_id=import_id)
    return found


def get_import(session: Session, actor: Actor, import_id: UUID) -> rows.Row:
    """Show an import; its own HR or the city's."""
    permit_hr(actor)
    found = rows.fetch_one(session, _IMPORT_BY_ID, import_id=import_id)
    if found is None or not sees(actor, found["requested_by"]):
        raise NotFound(import_id=import_id)
    return _as_view(found, actor.language)


def list_imports(session: Session, actor: Actor, wanted: ImportFilter) -> Slice:
    """List imports, the newest first; city HR sees everybody's."""
    permit_hr(actor)
    mine = () if actor.is_hr_city else (Import.requested_by == actor.id,)
    found = paginate(session, _IMPORT.where(*mine), wanted)
    return replace(found, items=[_as_view(row, actor.language) for row in found.items])


def list_rows(session: Session, actor: Actor, import_id: UUID, wanted: ImportRowFilter) -> Slice:
    """List the rows of a file and what each would do, in the order of the file."""
    get_import(session, actor, import_id)
    rows_of_file = (
        select(
            ImportRow.line, ImportRow.action, ImportRow.clean, ImportRow.changes, ImportRow.problems
        )
        .where(ImportRow.import_id == import_id)
        .order_by(ImportRow.line)
    )
    if wanted.action is not None:
        rows_of_file = rows_of_file.where(ImportRow.action == wanted.action)
    found = paginate(session, rows_of_file, wanted)
    return replace(found, items=[_as_row(row, actor.language) for row in found.items])


def list_questions(session: Session, actor: Actor, import_id: UUID) -> rows.Row:
    """List what the file leaves open, and what has been chosen."""
    get_import(session, actor, import_id)
    found = session.scalar(select(Import.questions).where(Import.id == import_id))
    return {"items": found}


def list_left_out(session: Session, actor: Actor, import_id: UUID) -> rows.Row:
    """Give the rows that are not acceptable as they stand, as they were read."""
    shown = get_import(session, actor, import_id)
    left = (
        select(ImportRow.line, ImportRow.raw, ImportRow.problems)
        .where(
            ImportRow.import_id == import_id,
            ImportRow.action.in_((RowAction.REFUSE, RowAction.CHOOSE)),
        )
        .order_by(ImportRow.line)
    )
    kept = [dict(row) for row in session.execute(left).mappings()]
    return {**shown, "rows": kept, "language": actor.language}


def _as_row(row: Mapping[str, Any], language: str) -> rows.Row:
    shown = row["clean"] or {}
    return {
        "line": row["line"],
        "action": row["action"],
        "number": shown.get("number") or shown.get("code"),
        "name": shown.get("name"),
        "unit": shown.get("unit"),
        "changes": row["changes"] or {},
        "problems": [_as_problem(problem, language) for problem in row["problems"]],
    }


def _as_problem(problem: rows.Row, language: str) -> rows.Row:
    shown = {name: problem[name] for name in ("cell", "column", "code")}
    return {**shown, "reason": cell_reason(problem, language)}


def _as_view(found: Mapping[str, Any], language: str) -> rows.Row:
    state, problem = found["state"], found["problem"]
    if found["job_state"] == JobState.FAILED and state in BACK:
        state, problem = BACK[state], BROKEN[state]
    until = found["applied_at"] + UNDO_WITHIN if found["applied_at"] else None
    in_time = state == ImportState.APPLIED and until is not None and until > now()
    running = state in BACK and found["of"]
    return {
        **rows.pick(found, _SHOWN),
        "state": state,
        "counts": {**_NOTHING, **found["counts"]},
        "problem": problem,
        "problem_reason": file_reason(problem, language) if problem else None,
        "progress": _progress(found["done"], found["of"]) if running else None,
        "undo_until": until if in_time else None,
    }


def _progress(done: int, total: int) -> dict[str, Any]:
    """Say in which step a job is, and how many rows it has done of it."""
    rows_of_file = max(1, total // len(STEPS))
    step = min(done // rows_of_file, len(STEPS) - 1)
    left = min(done - step * rows_of_file, rows_of_file)
    return {"step": STEPS[step], "done": left, "total": rows_of_file}


def list_template_units(session: Session, actor: Actor) -> list[rows.Row]:
    """List the units that a template names; for HR only."""
    permit_hr(actor)
    return read_units(session)
