"""Who sees an improvement, and who puts which step on record; pure."""

from datetime import date

from api.development.guidance.circle import Circle, Side, side_of
from api.development.improvement.models import OPEN, STEPS, ImprovementStepKind
from api.development.improvement.records import ImprovementRow
from api.identity.actor import Actor

BEGINS = frozenset({Side.ASSESSOR, Side.HR})


def sees(actor: Actor, circle: Circle) -> bool:
    """The person, the assessor, the assessor's superior, HR; no leader above, no auditor, no other system."""
    return bool(side_of(actor, circle))


def may_take(actor: Actor, circle: Circle, kind: ImprovementStepKind) -> bool:
    return kind in STEPS and bool(STEPS[kind].by & side_of(actor, circle))


def steps_of(
    actor: Actor, circle: Circle, row: ImprovementRow, day: date
) -> list[ImprovementStepKind]:
    """List what this reader may put on record now."""
    if row["state"] not in OPEN:
        return []
    return [
        kind
        for kind, step in STEPS.items()
        if row["state"] in step.before
        and may_take(actor, circle, kind)
        and not (step.after_due and row["due_on"] is not None and day <= row["due_on"])
    ]
