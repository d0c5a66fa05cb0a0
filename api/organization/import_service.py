"""What can be done with an import: started, staged by the job, applied whole, undone within 30 days."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.foundation.clock import now, today
from api.foundation.errors import Invalid
from api.foundation.events import publish, publish_many
from api.foundation.ids import new_id
from api.foundation.rows import Row
from api.foundation.storage import safe_name
from api.foundation.upsert import chunks
from api.identity.actor import Actor, permit
from api.organization import events, import_knowing, import_queries
from api.organization.errors import ImportHasRefusedRows, ImportNotReady
from api.organization.import_applying import Applied, Handover, plan_writes
from api.organization.import_checking import Checked, check_employee, check_unit
from api.organization.import_matching import Verdict, emails_of, match_people, numbers_of
from api.organization.import_models import (
    Import,
    ImportKind,
    ImportRow,
    ImportState,
    RowAction,
)
from api.organization.import_schemas import ImportApplication, ImportWanted
from api.organization.import_unit_applying import Tree, plan_unit_writes
from api.organization.import_unit_matching import UnitVerdict, match_units
from api.organization.import_writes import SIZE, take_back
from api.organization.models import AssessorKind, AssignmentKind, Employee, Unit

UNDO_WITHIN = timedelta(days=30)
READ = "organization.import.read"
Matched = Sequence[Verdict] | Sequence[UnitVerdict]
_KEEP_UNDO = (
    update(ImportRow)
    .where(ImportRow.import_id == bindparam("of"), ImportRow.line == bindparam("at"))
    .values(undo=bindparam("back"))
)


def start_import(
    session: Session, actor: Actor, wanted: ImportWanted, path: Path, sha256: bytes
) -> Row:
    """Queue the reading of a file that lies in the folder of imports under the import's key."""
    import_id = UUID(path.name)
    begun = Import(
        id=import_id,
        kind=wanted.kind,
        file_name=safe_name(wanted.file_name),
        sha256=sha256,
        requested_by=actor.id,
        agency_id=agency_of(actor, wanted),
    )
    session.add(begun)
    session.flush()
    payload = {"import_id": import_id, "path": str(path)}
    begun.job_id = jobs.queue(session, READ, payload, requested_by=actor.id)
    session.flush()
    return import_queries.get_import(session, actor, import_id)


def agency_of(actor: Actor, wanted: ImportWanted) -> int | None:
    """Say which agency the file may touch: any for city HR, one's own for HR of an agency."""
    if actor.is_hr_city:
        return wanted.agency_id
    permit(bool(actor.hr_agencies), "Only HR imports people and units")
    if wanted.agency_id is None and len(actor.hr_agencies) == 1:
        return next(iter(actor.hr_agencies))
    if wanted.agency_id not in actor.hr_agencies:
        raise Invalid(("query/agency_id", "not_yours", "one of the agencies whose HR you are"))
    return wanted.agency_id


def find_reading(session: Session, import_id: UUID) -> Row | None:
    """Tell the job what to read; nothing when it has been read already."""
    found = session.get(Import, import_id)
    if found is None or found.state is not ImportState.READING:
        return None
    return {"kind": found.kind, "agency_id": found.agency_id}


def fail(session: Session, import_id: UUID, problem: str) -> None:
    """Keep why a file could not be read."""
    found = session.get_one(Import, import_id)
    found.state, found.problem = ImportState.FAILED, problem
    found.version += 1


def know(session: Session, rows: list[Checked]) -> import_knowing.City:
    """Read what matching needs for some rows of people."""
    return import_knowing.know_city(session, numbers_of(rows), emails_of(rows), today())


def check(kind: ImportKind, rows: list[Checked]) -> list[Checked]:
    """Clean every row."""
    if kind is ImportKind.UNITS:
        return [check_unit(row) for row in rows]
    day = today()
    return [check_employee(row, day) for row in rows]


def clear(session: Session, import_id: UUID) -> None:
    """Forget rows that an interrupted reading has staged."""
    session.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def stage(session: Session, staged: list[dict[str, Any]]) -> None:
    """Keep some rows with what they would do."""
    session.execute(insert(ImportRow), staged)


def preview(
    session: Session, import_id: UUID, mapping: dict[str, Any], counts: dict[str, int]
) -> None:
    """Say that the whole file is staged and can be applied."""
    found = session.get_one(Import, import_id)
    found.state, found.mapping, found.counts = ImportState.PREVIEWED, mapping, counts
    found.version += 1


def as_staged(import_id: UUID, verdict: Verdict | UnitVerdict) -> dict[str, Any]:
    """Turn a verdict into the row that is kept."""
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


def counts_of(matched: Matched) -> dict[str, int]:
    found = Counter(verdict.action.value for verdict in matched)
    return {action.value: found[action.value] for action in RowAction}


def apply_import(session: Session, actor: Actor, import_id: UUID, wanted: ImportApplication) -> Row:
    """Carry out a previewed import whole or not at all; matched anew, as the city may have changed."""
    found = import_queries.load_import(session, actor, import_id)
    if found.state is not ImportState.PREVIEWED:
        raise ImportNotReady(state=found.state)
    places = {name: column["column"] for name, column in found.mapping.items()}
    staged = import_knowing.staged_rows(session, import_id)
    rows = check(found.kind, [Checked(row["line"], row["raw"], places) for row in staged])
    if found.kind is ImportKind.UNITS:
        counts, undo = _apply_units(session, rows, found.agency_id, wanted)
    else:
        counts, undo = _apply_people(session, actor, rows, (found.agency_id, wanted))
    for chunk in chunks(undo.items(), SIZE):
        given = [{"of": import_id, "at": line, "back": note} for line, note in chunk]
        session.connection().execute(_KEEP_UNDO, given)
    found.state, found.applied_at, found.counts = ImportState.APPLIED, now(), counts
    found.version += 1
    publish(session, events.ImportApplied(actor=actor, subject_id=import_id, counts=counts))
    return import_queries.get_import(session, actor, import_id)


def _refuse_if_any(counts: dict[str, int], wanted: ImportApplication) -> None:
    if counts[RowAction.REFUSE] and not wanted.only_good_rows:
        raise ImportHasRefusedRows(refused=counts[RowAction.REFUSE])


def _apply_units(
    session: Session, rows: list[Checked], only: int | None, wanted: ImportApplication
) -> tuple[dict[str, int], dict[int, Any]]:
    units = import_knowing.know_units(session)
    verdicts = match_units(rows, units, only)
    counts = counts_of(verdicts)
    _refuse_if_any(counts, wanted)
    agencies = {row[1]: row[0] for row in session.execute(import_knowing.AGENCIES)}
    writes = plan_unit_writes(verdicts, Tree.of(units, agencies), today())
    writes.run(session)
    return counts, {line: {"notes": notes} for line, notes in writes.undo.items()}


def _apply_people(
    session: Session,
    actor: Actor,
    rows: list[Checked],
    given: tuple[int | None, ImportApplication],
) -> tuple[dict[str, int], dict[int, Any]]:
    only, wanted = given
    verdicts = match_people(rows, know(session, rows), only)
    counts = counts_of(verdicts)
    _refuse_if_any(counts, wanted)
    units = {v.unit["id"] for v in verdicts if v.good and v.unit}
    applied = plan_writes(verdicts, import_knowing.positions_of(session, units, today()), today())
    applied.writes.run(session)
    _tell(session, actor, applied)
    undo: dict[int, Any] = {line: {"notes": n} for line, n in applied.writes.undo.items()}
    for handover in applied.handovers:
        undo[handover.line]["handover"] = handover
    return counts, undo


def _tell(session: Session, actor: Actor, applied: Applied) -> None:
    begun = [
        events.AssignmentBegun(
            actor=actor,
            subject_id=assignment_id,
            about_id=verdict.person_id,
            unit_id=(verdict.unit or {})["id"],
            kind=AssignmentKind.DEFINITIF,
            valid_from=verdict.clean.get("position_since", today()),
        )
        for verdict, assignment_id in applied.begun
    ]
    publish_many(session, begun)
    publish_many(session, [_changed(actor, handover) for handover in applied.handovers])


def _changed(actor: Actor, handover: Handover) -> events.AssessorChanged:
    return events.AssessorChanged(
        actor=actor,
        subject_id=handover.assignment_id,
        about_id=handover.employee_id,
        counterpart_id=handover.after,
        previous_id=handover.before,
        kind=AssessorKind.DEFINITIF,
    )


def undo_import(session: Session, actor: Actor, import_id: UUID) -> Row:
    """Put back what an import has changed, unless people have built upon it since."""
    found = import_queries.load_import(session, actor, import_id)
    if found.state is not ImportState.APPLIED or found.applied_at is None:
        raise ImportNotReady(state=found.state)
    if now() - found.applied_at > UNDO_WITHIN:
        raise ImportNotReady(state=found.state, days=UNDO_WITHIN.days)
    kept = [row["undo"] for row in import_knowing.staged_rows(session, import_id) if row["undo"]]
    notes = [note for undo in kept for note in undo["notes"]]
    _refuse_if_changed(session, notes)
    try:
        take_back(session, notes)
    except IntegrityError as error:
        raise ImportNotReady(state=found.state, in_use=True) from error
    _tell_back(session, actor, [undo["handover"] for undo in kept if undo.get("handover")])
    found.state = ImportState.UNDONE
    found.version += 1
    publish(session, events.ImportUndone(actor=actor, subject_id=import_id, counts=found.counts))
    return import_queries.get_import(session, actor, import_id)


def _refuse_if_changed(session: Session, notes: list[dict[str, Any]]) -> None:
    since = 0
    for model in (Employee, Unit):
        left = {
            UUID(note["key"]): note.get("version", 1)
            for note in notes
            if note["table"] == model.__tablename__
        }
        there = import_knowing.versions_of(session, model, set(left))
        since += sum(there.get(key) != version for key, version in left.items())
    if since:
        raise ImportNotReady(changed_since=since)


def _tell_back(session: Session, actor: Actor, handovers: list[dict[str, Any]]) -> None:
    """Tell those above who assesses again."""
    back = [
        Handover(
            one["line"],
            UUID(one["employee_id"]),
            UUID(one["assignment_id"]),
            UUID(one["after"]),
            UUID(one["before"]),
        )
        for one in handovers
        if one["before"]
    ]
    publish_many(session, [_changed(actor, handover) for handover in back])


def new_import_id() -> UUID:
    """Make the key under which a file waits before its import is known."""
    return new_id()
