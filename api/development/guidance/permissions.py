"""Who sees a session, and who takes which step in it; pure.

Counselling is for its two people alone. The nine statements are for the person and the leader's superior:
whoever leads the talk does not read what is said of how they led it.
"""

from uuid import UUID

from api.development.guidance.circle import Circle, Side, side_of
from api.development.guidance.models import GuidanceKind, GuidanceStage
from api.development.guidance.records import GuidanceRow
from api.identity.actor import Actor

MAY_BEGIN = {
    GuidanceKind.BIMBINGAN: frozenset({Side.ASSESSOR}),
    GuidanceKind.KONSELING: frozenset({Side.ASSESSOR, Side.HR}),
}
"""R31: the leader coaches; R32: an official with that function counsels too."""


def stage_of(row: GuidanceRow) -> GuidanceStage:
    """Say where a session stands."""
    if row["read_at"]:
        return GuidanceStage.READ
    if row["stated_at"]:
        return GuidanceStage.STATED
    both = row["signed_by_employee_at"] and row["signed_by_leader_at"]
    return GuidanceStage.SIGNED if both else GuidanceStage.DRAFT


def may_begin(actor: Actor, circle: Circle) -> list[GuidanceKind]:
    """List of which kinds somebody may hold a talk with a person."""
    sides = side_of(actor, circle)
    return [kind for kind, who in MAY_BEGIN.items() if sides & who]


def is_of_two(actor: Actor, row: GuidanceRow) -> bool:
    return actor.kind == "person" and actor.id in (row["employee_id"], row["leader_id"])


def reads_statements(actor: Actor, row: GuidanceRow, leaders_superior: UUID | None) -> bool:
    """Say for whom the nine statements are: the person's own, handed to the leader's superior."""
    own = actor.id == row["employee_id"]
    handed = row["stated_at"] is not None and actor.id == leaders_superior
    return actor.kind == "person" and (own or handed)


def sees(actor: Actor, row: GuidanceRow, circle: Circle, leaders_superior: UUID | None) -> bool:
    if is_of_two(actor, row):
        return True
    if row["kind"] is GuidanceKind.KONSELING:
        return False
    return bool(side_of(actor, circle)) or reads_statements(actor, row, leaders_superior)


def steps_of(actor: Actor, row: GuidanceRow, leaders_superior: UUID | None) -> list[str]:
    """List what this reader may do now."""
    stage = stage_of(row)
    if stage is GuidanceStage.DRAFT and is_of_two(actor, row):
        is_employee = actor.id == row["employee_id"]
        signed = row["signed_by_employee_at"] if is_employee else row["signed_by_leader_at"]
        return ["change"] if signed else ["change", "sign"]
    is_coaching = row["kind"] is GuidanceKind.BIMBINGAN
    if stage is GuidanceStage.SIGNED and is_coaching and actor.id == row["employee_id"]:
        return ["state"]
    if stage is GuidanceStage.STATED and reads_statements(actor, row, leaders_superior):
        return [] if actor.id == row["employee_id"] else ["read"]
    return []
