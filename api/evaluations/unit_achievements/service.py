"""What can be done with achievements of organizations: set them (R39)."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.evaluations.unit_achievements import events, queries
from api.evaluations.unit_achievements.models import UnitAchievement
from api.evaluations.unit_achievements.permissions import may_see, may_set
from api.evaluations.unit_achievements.records import FoundUnitAchievement, ShownUnitAchievement
from api.evaluations.unit_achievements.schemas import UnitAchievementDraft
from api.foundation.clock import now
from api.foundation.errors import EditedMeanwhile, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.identity.actor import Actor, permit


def set_unit_achievement(
    session: Session,
    actor: Actor,
    place: tuple[UUID, int],
    draft: UnitAchievementDraft,
    version: int,
) -> ShownUnitAchievement:
    """R39: say how an organization did in a period; version 0 when nothing was said yet.

    What was signed before keeps the grade that it was signed with.
    """
    unit_id, period_id = place
    found = queries.find_unit_achievement(session, unit_id, period_id)
    if not may_see(actor, found["agency_id"], found["unit_path"]):
        raise NotFound(unit_id=unit_id)
    permit(
        may_set(actor, found["parent_path"]),
        "Only the leader one level above sets it, or city HR",
    )
    if (found["version"] or 0) != version:
        raise EditedMeanwhile(version=found["version"] or 0)
    old = found["grade"]
    key = _add(session, actor, found, (period_id, draft))
    publish(
        session,
        events.UnitAchievementSet(
            actor=actor,
            subject_id=key,
            reason=draft.basis,
            unit_id=unit_id,
            period_id=period_id,
            old=old,
            new=draft.grade,
        ),
    )
    return queries.get_unit_achievement(session, actor, unit_id, period_id)


def _add(
    session: Session,
    actor: Actor,
    found: FoundUnitAchievement,
    said: tuple[int, UnitAchievementDraft],
) -> UUID:
    period_id, draft = said
    if found["achievement_id"]:
        row = queries.load_unit_achievement(session, found["achievement_id"])
        if row.version != found["version"]:
            raise EditedMeanwhile(version=row.version)
        row.version += 1
    else:
        agency_id = found["agency_id"]
        key = new_id(agency_id)
        row = UnitAchievement(
            id=key, agency_id=agency_id, unit_id=found["unit_id"], period_id=period_id, version=1
        )
        session.add(row)
    row.grade, row.basis = draft.grade, draft.basis
    row.set_by, row.set_at = actor.id, now()
    session.flush()
    return row.id
