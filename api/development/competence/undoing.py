"""Takes back a file of the model as a whole, for a while and as long as nobody has built upon it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from api.development.competence.catalogue import catalogue
from api.development.competence.errors import ModelFileNotUndone
from api.development.competence.events import CompetenceSet, RequirementSet
from api.development.competence.models import Competence, ModelFileKind, ModelFileTaken
from api.development.competence.taking import PLACE, Change, set_levels, told_of
from api.foundation.clock import now
from api.foundation.database import Model
from api.foundation.errors import NotFound
from api.foundation.events import publish_many
from api.identity.actor import Actor
from api.imports.queries import UNDO_WITHIN
from api.organization.models import PositionKind
from api.organization.permissions import administers


def undo_file(session: Session, actor: Actor, file_id: UUID) -> dict[str, Any]:
    """Put back what stood before a file, whole or not at all."""
    kept = session.get(ModelFileTaken, file_id, with_for_update=True)
    if kept is None or not _keeps(actor, kept.agency_id):
        raise NotFound(file_id=file_id)
    if kept.undone_at is not None:
        raise ModelFileNotUndone(why="undone")
    if now() - kept.created_at > UNDO_WITHIN:
        raise ModelFileNotUndone(why="too_late", minutes=UNDO_WITHIN.seconds // 60)
    put_back = {
        ModelFileKind.KOMPETENSI: _put_back_competences,
        ModelFileKind.KOMPETENSI_JABATAN: _put_back_requirements,
    }[kept.kind]
    put_back(session, actor, kept.changes)
    kept.undone_at = now()
    session.flush()
    return {"id": file_id, "undone": len(kept.changes)}


def _keeps(actor: Actor, agency_id: int | None) -> bool:
    return actor.is_hr_city or (agency_id is not None and administers(actor, agency_id))


def _put_back_competences(session: Session, actor: Actor, changes: Sequence[Change]) -> None:
    events = []
    for change in changes:
        one = session.get(Competence, UUID(change["id"]), with_for_update=True)
        if one is None or one.version != change["version"]:
            raise ModelFileNotUndone(why="changed_since", code=change["code"])
        if change["before"] is None:
            if _is_used(session, one.code):
                raise ModelFileNotUndone(why="in_use", code=one.code)
            session.delete(one)
            fields = ["code"]
        else:
            for name, value in change["before"].items():
                setattr(one, name, value)
            one.version += 1
            fields = sorted(change["before"])
        events.append(CompetenceSet(actor=actor, subject_id=one.id, code=one.code, fields=fields))
    session.flush()
    publish_many(session, events)


def _is_used(session: Session, code: str) -> bool:
    """Say whether anything names a competence: it is deleted only while nothing does."""
    return any(
        session.scalars(select(column).where(column == code).limit(1)).first() is not None
        for column in _naming()
    )


def _naming() -> list[Column[Any]]:
    target = f"{Competence.__tablename__}.code"
    return [
        column
        for table in Model.metadata.sorted_tables
        for column in table.columns
        if any(key.target_fullname == target for key in column.foreign_keys)
    ]


def _put_back_requirements(session: Session, actor: Actor, changes: Sequence[Change]) -> None:
    model = catalogue(session)
    for change in changes:
        kind, code = PositionKind(change["position_kind"]), change["competence_code"]
        if model.level_of(kind, change["title_key"], code) != change["after"]:
            raise ModelFileNotUndone(why="changed_since", code=code)
    wanted = [
        {**{name: change[name] for name in PLACE}, "level": change["before"]} for change in changes
    ]
    set_levels(session, wanted)
    publish_many(
        session,
        [
            RequirementSet(
                actor=actor,
                subject_id=model.all[one["competence_code"]]["id"],
                code=one["competence_code"],
                **told_of(one),
            )
            for one in wanted
        ],
    )
