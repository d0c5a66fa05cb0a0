"""Writes the rows of a file of the model, and keeps what stood before them, so that they can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.development.competence.events import CompetenceSet, RequirementSet
from api.development.competence.models import Competence, PositionCompetence
from api.foundation.clock import today
from api.foundation.events import publish_many
from api.foundation.ids import new_id
from api.foundation.upsert import upsert
from api.identity.actor import Actor
from api.organization.models import PositionKind

PLACE = ("position_kind", "title_key", "competence_code")
"""Where the level that a post requires stands."""
Change = Mapping[str, Any]
"""Of a competence: `id`, `code`, `before` (its fields, none where it was added), and the `version` that it has
since. Of a requirement: its place, the level `before` and `after`, none where there is none.
"""


@dataclass(frozen=True)
class Taken:
    """What a row does: the word for it, the competence, what is written, and the level before it."""

    outcome: str
    code: str
    competence_id: UUID | None
    values: dict[str, Any]
    level_before: int | None = None


def write_competences(session: Session, actor: Actor, taken: Sequence[Taken]) -> list[Change]:
    """Add and change competences; give what that changed."""
    events, changes = [], []
    for one in taken:
        before: dict[str, Any] | None = None
        if one.competence_id is None:
            kept = Competence(id=new_id(), valid_from=today(), version=1, **one.values)
            session.add(kept)
        else:
            kept = session.get_one(Competence, one.competence_id, with_for_update=True)
            before = {name: getattr(kept, name) for name in one.values}
            for name, value in one.values.items():
                setattr(kept, name, value)
            kept.version += 1
        fields = sorted(one.values)
        events.append(CompetenceSet(actor=actor, subject_id=kept.id, code=kept.code, fields=fields))
        changes.append(
            {"id": str(kept.id), "code": kept.code, "before": before, "version": kept.version}
        )
    session.flush()
    publish_many(session, events)
    return changes


def write_requirements(session: Session, actor: Actor, taken: Sequence[Taken]) -> list[Change]:
    """Set the levels that posts require, or take them away; give what that changed."""
    set_levels(session, [one.values for one in taken])
    events = []
    for one in taken:
        about: dict[str, Any] = {"subject_id": one.competence_id, "code": one.code}
        events.append(RequirementSet(actor=actor, **about, **told_of(one.values)))
    publish_many(session, events)
    return [
        {
            **told_of(one.values),
            "competence_code": one.code,
            "before": one.level_before,
            "after": one.values["level"],
        }
        for one in taken
    ]


def told_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of a requirement an event says."""
    kind = PositionKind(values["position_kind"]).value
    return {"position_kind": kind, "title_key": values["title_key"], "level": values["level"]}


def set_levels(session: Session, wanted: Sequence[Mapping[str, Any]]) -> None:
    """Let posts require levels; none: no more than every post of their kind."""
    for one in wanted:
        if one["level"] is None:
            same = (getattr(PositionCompetence, name) == one[name] for name in PLACE)
            session.execute(delete(PositionCompetence).where(*same))
    kept = [one for one in wanted if one["level"] is not None]
    upsert(session, PositionCompetence, kept, PLACE, ("level",))
