"""What can be asked of an import: read a file, say what texts mean, apply it whole, undo it at once.

A request only says so; a job of `import_jobs` does it.
"""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation import jobs
from api.foundation.clock import now
from api.foundation.errors import Invalid
from api.foundation.ids import new_id
from api.foundation.jobs import Job, JobState
from api.foundation.rows import Row
from api.foundation.storage import safe_name
from api.identity.actor import Actor, permit
from api.organization import import_queries
from api.organization.errors import ImportHasRefusedRows, ImportNotReady
from api.organization.import_models import Import, ImportState, RowAction
from api.organization.import_payload import payload_of
from api.organization.import_questions import Asked
from api.organization.import_schemas import ImportApplication, ImportChoices, ImportWanted
from api.organization.models import PositionKind, Unit

UNDO_WITHIN = import_queries.UNDO_WITHIN
READ = "organization.import.read"
MATCH = "organization.import.match"
APPLY = "organization.import.apply"
UNDO = "organization.import.undo"


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
    payload = payload_of(session, actor, import_id, path=str(path))
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


def choose(session: Session, actor: Actor, import_id: UUID, wanted: ImportChoices) -> Row:
    """Keep what texts mean, for all rows that have them; the file is matched anew."""
    found = import_queries.load_import(session, actor, import_id)
    if _standing(session, found) is not ImportState.PREVIEWED:
        raise ImportNotReady(state=found.state)
    asked = {question["key"]: question["what"] for question in found.questions}
    for key, value in wanted.choices.items():
        if key not in asked:
            raise Invalid((f"/choices/{key}", "unknown", "no such question"))
        if value is not None:
            _check_choice(session, found, asked[key], (key, value))
    chosen: Mapping[str, str | None] = {**found.choices, **wanted.choices}
    found.choices = {key: value for key, value in chosen.items() if value is not None}
    return _begin(session, actor, found, (ImportState.MATCHING, MATCH))


def _check_choice(session: Session, found: Import, what: str, said: tuple[str, str]) -> None:
    key, value = said
    if what == Asked.POSITION_KIND:
        good = value in set(PositionKind)
    else:
        key_of_unit = _as_key(value)
        unit = session.get(Unit, key_of_unit) if key_of_unit else None
        good = unit is not None and found.agency_id in (None, unit.agency_id)
    if not good:
        raise Invalid((f"/choices/{key}", "unknown", "nothing that this text may mean"))


def _as_key(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def apply_import(session: Session, actor: Actor, import_id: UUID, wanted: ImportApplication) -> Row:
    """Queue the carrying out of a previewed import, whole or not at all."""
    found = import_queries.load_import(session, actor, import_id)
    if _standing(session, found) is not ImportState.PREVIEWED:
        raise ImportNotReady(state=found.state)
    waiting = found.counts[RowAction.REFUSE] + found.counts[RowAction.CHOOSE]
    if waiting and not wanted.only_good_rows:
        raise ImportHasRefusedRows(refused=waiting)
    return _begin(session, actor, found, (ImportState.APPLYING, APPLY))


def undo_import(session: Session, actor: Actor, import_id: UUID) -> Row:
    """Queue putting back what an import has changed, as long as there is time."""
    found = import_queries.load_import(session, actor, import_id)
    if _standing(session, found) is not ImportState.APPLIED or found.applied_at is None:
        raise ImportNotReady(state=found.state)
    if now() - found.applied_at > UNDO_WITHIN or found.undo is None:
        raise ImportNotReady(state=found.state, minutes=UNDO_WITHIN.seconds // 60)
    return _begin(session, actor, found, (ImportState.UNDOING, UNDO))


def _standing(session: Session, found: Import) -> ImportState:
    """Say where an import stands; a step whose job has given up was never taken."""
    job = session.get(Job, found.job_id) if found.job_id else None
    gave_up = job is not None and job.state is JobState.FAILED
    return import_queries.BACK.get(found.state, found.state) if gave_up else found.state


def _begin(session: Session, actor: Actor, found: Import, step: tuple[ImportState, str]) -> Row:
    found.state, kind = step
    found.problem = None
    found.version += 1
    payload = payload_of(session, actor, found.id)
    found.job_id = jobs.queue(session, kind, payload, requested_by=actor.id)
    session.flush()
    return import_queries.get_import(session, actor, found.id)


def new_import_id() -> UUID:
    """Make the key under which a file waits before its import is known."""
    return new_id()
