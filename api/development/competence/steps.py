"""Which steps needs, plans and actions take, and whose they are. Pure."""

from collections.abc import Iterable

from api.development.competence.models import (
    ActionState,
    DevelopmentState,
    NeedState,
    Viewpoint,
)

OPEN_ACTIONS = frozenset({ActionState.PLANNED, ActionState.AGREED})
BOTH = frozenset(Viewpoint)
ASSESSOR = frozenset({Viewpoint.ASSESSOR})
OWN = frozenset({Viewpoint.OWN})
NEED_STEPS = {
    "agree": (ASSESSOR, {NeedState.PROPOSED}, NeedState.AGREED),
    "reject": (BOTH, {NeedState.PROPOSED, NeedState.AGREED}, NeedState.REJECTED),
}
"""Step: whose it is, from which states, to which."""
ACTION_STEPS = {
    "done": (BOTH, OPEN_ACTIONS, ActionState.DONE),
    "accept": (ASSESSOR, {ActionState.DONE}, ActionState.ACCEPTED),
    "return": (ASSESSOR, {ActionState.DONE}, ActionState.AGREED),
    "drop": (BOTH, OPEN_ACTIONS, ActionState.DROPPED),
}
PLAN_STEPS = {
    "propose": (OWN, {DevelopmentState.DRAFT, DevelopmentState.AGREED}, DevelopmentState.PROPOSED),
    "agree": (ASSESSOR, set(DevelopmentState), DevelopmentState.AGREED),
}
"""Both need an action that is not agreed yet: so what came later is agreed in the same way."""


def need_steps(state: NeedState, mine: Iterable[Viewpoint]) -> list[str]:
    """List what the asker may do with a need, as the person or as the assessor."""
    return [
        step
        for step, (whose, states, _) in NEED_STEPS.items()
        if state in states and whose.intersection(mine)
    ]


def action_steps(state: ActionState, mine: Iterable[Viewpoint]) -> list[str]:
    """List what the asker may do with an action."""
    steps = [
        step
        for step, (whose, states, _) in ACTION_STEPS.items()
        if state in states and whose.intersection(mine)
    ]
    changed = state is ActionState.PLANNED and BOTH.intersection(mine)
    return ["change", *steps] if changed else steps


def plan_steps(
    state: DevelopmentState, actions: Iterable[ActionState], mine: Iterable[Viewpoint]
) -> list[str]:
    """List what the asker may do with a plan."""
    if ActionState.PLANNED not in set(actions):
        return []
    return [
        step
        for step, (whose, states, _) in PLAN_STEPS.items()
        if state in states and whose.intersection(mine)
    ]
