"""Who sees how much of an observation, and who takes which step; pure.

Teacher and observer see all of it; leaders and HR that it took place and its outcome. The observer is
the teacher's assessor, also who acts for them or was given it: plans are handed over to these (R105).
"""

from api.development.observations.models import ObservationStage
from api.development.observations.records import ObservationRow
from api.goals.permissions import may_see
from api.identity.actor import Actor

STEPS: dict[ObservationStage, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ObservationStage.PRA_OBSERVASI: (("move", "cancel"), ("move", "cancel", "note")),
    ObservationStage.OBSERVASI: (("move", "cancel"), ("move", "cancel", "note", "observe")),
    ObservationStage.REFLEKSI: (("reflect",), ("reflect", "finish")),
    ObservationStage.SELESAI: ((), ("correct",)),
    ObservationStage.BATAL: ((), ()),
}
"""What the teacher and the observer may do in each stage."""


def sees(actor: Actor, row: ObservationRow) -> bool:
    return is_side(actor, row) or may_see(actor, row)


def is_teacher(actor: Actor, row: ObservationRow) -> bool:
    return actor.id == row["employee_id"]


def is_observer(actor: Actor, row: ObservationRow) -> bool:
    return actor.id in (row["observer_id"], row["assessor_id"])


def is_side(actor: Actor, row: ObservationRow) -> bool:
    return is_teacher(actor, row) or is_observer(actor, row)


def steps_of(actor: Actor, row: ObservationRow) -> list[str]:
    """List what this reader may do now."""
    teachers, observers = STEPS[row["stage"]]
    if not is_side(actor, row):
        return []
    may = list(teachers if is_teacher(actor, row) else observers)
    if row["stage"] is ObservationStage.PRA_OBSERVASI and _has_to_agree(actor, row):
        may.append("agree")
    if row["corrected_by_id"] is not None and "correct" in may:
        may.remove("correct")
    return may


def _has_to_agree(actor: Actor, row: ObservationRow) -> bool:
    """Say whether the other side proposed it, or changed it last."""
    agreed = row["agreed_by_teacher_at"] if is_teacher(actor, row) else row["agreed_by_observer_at"]
    return agreed is None
