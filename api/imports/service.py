"""What can be asked of an import: read a file, say what texts mean, apply it whole, undo it at once.

A request only says so; a job does it, and is told on whose behalf and for which request.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from api.foundation import jobs
from api.foundation.clock import now
from api.foundation.errors import Conflict, Invalid, Problem
from api.foundation.events import EventActor, Origin
from api.foundation.file_types import safe_name
from api.foundation.jobs import Job, JobState
from api.foundation.rows import Row
from api.foundation.threads import run_beside
from api.foundation.uploads import Part
from api.identity.actor import Actor
from api.imports import permissions, queries
from api.imports.models import Asked, Import, ImportState, RowAction
from api.imports.schemas import ImportApplication, ImportChoices, ImportWanted
from api.organization.models import PositionKind, Unit


class ImportNotReady(Conflict):
    title = "The import cannot take this step from where it stands"


class ImportHasRefusedRows(Conflict):
    """`refused` counts them; say `only_good_rows` to go on without them."""

    title = "Some rows of the file are not acceptable"


class FileUnreadable(Problem):
    status = 422
    title = "The file is neither CSV nor XLSX, or has no known columns"


READ = "organization.import.read"
MATCH = "organization.import.match"
APPLY = "organization.import.apply"
UNDO = "organization.import.undo"
"""Kinds of jobs; rows that wait in `jobs` name them, so that they outlive a move of this code."""


@dataclass(frozen=True)
class Requester:
    """Whoever asked for the job; events name them as if they had waited for it."""

    kind: str
    id: UUID | None
    credential_kind: str
    credential_id: UUID | None
    acting_for_id: UUID | None


_REQUESTER, _ORIGIN = TypeAdapter(Requester), TypeAdapter(Origin)


def _payload(session: Session, actor: EventActor, import_id: UUID, **more: Any) -> dict[str, Any]:
    by = {name: getattr(actor, name) for name in Requester.__dataclass_fields__}
    origin: Origin = session.info.get("origin") or Origin()
    return {"import_id": import_id, "by": by, "origin": asdict(origin), **more}


def requester_of(payload: dict[str, Any]) -> Requester:
    """Say on whose behalf a job works."""
    return _REQUESTER.validate_python(payload["by"])


def origin_of(payload: dict[str, Any]) -> Origin:
    """Say which request a job goes back to."""
    return _ORIGIN.validate_python(payload["origin"])


def start_import(session: Session, actor: Actor, wanted: ImportWanted, part: Part) -> Row:
    """Queue the reading of a file, which lies in its folder under the import's key from then on."""
    path = part.path.with_name(str(part.id))
    begun = Import(
        id=part.id,
        kind=wanted.kind,
        file_name=safe_name(wanted.file_name),
        sha256=part.sha256,
        requested_by=actor.id,
        agency_id=permissions.agency_for(actor, wanted.agency_id),
    )
    session.add(begun)
    session.flush()
    payload = _payload(session, actor, part.id, path=str(path))
    begun.job_id = jobs.queue(session, READ, payload, requested_by=actor.id)
    session.flush()
    run_beside(session, partial(part.move, path))
    return queries.get_import(session, actor, part.id)


def choose(session: Session, actor: Actor, import_id: UUID, wanted: ImportChoices) -> Row:
    """Keep what texts mean, for all rows that have them; the file is matched anew."""
    found = queries.load_import(session, actor, import_id)
    if _state_of(session, found) is not ImportState.PREVIEWED:
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
    """Queue the application of a previewed import, whole or not at all."""
    found = queries.load_import(session, actor, import_id)
    if _state_of(session, found) is not ImportState.PREVIEWED:
        raise ImportNotReady(state=found.state)
    waiting = found.counts[RowAction.REFUSE] + found.counts[RowAction.CHOOSE]
    if waiting and not wanted.only_good_rows:
        raise ImportHasRefusedRows(refused=waiting)
    return _begin(session, actor, found, (ImportState.APPLYING, APPLY))


def undo_import(session: Session, actor: Actor, import_id: UUID) -> Row:
    """Queue putting back what an import has changed, as long as there is time."""
    found = queries.load_import(session, actor, import_id)
    if _state_of(session, found) is not ImportState.APPLIED or found.applied_at is None:
        raise ImportNotReady(state=found.state)
    if now() - found.applied_at > queries.UNDO_WITHIN or found.undo is None:
        raise ImportNotReady(state=found.state, minutes=queries.UNDO_WITHIN.seconds // 60)
    return _begin(session, actor, found, (ImportState.UNDOING, UNDO))


def _state_of(session: Session, found: Import) -> ImportState:
    """Say where an import stands; a step whose job has given up was never taken."""
    job = session.get(Job, found.job_id) if found.job_id else None
    gave_up = job is not None and job.state is JobState.FAILED
    return queries.BACK.get(found.state, found.state) if gave_up else found.state


def _begin(session: Session, actor: Actor, found: Import, step: tuple[ImportState, str]) -> Row:
    found.state, kind = step
    found.problem = None
    found.version += 1
    payload = _payload(session, actor, found.id)
    found.job_id = jobs.queue(session, kind, payload, requested_by=actor.id)
    session.flush()
    return queries.get_import(session, actor, found.id)
