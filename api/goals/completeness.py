"""What a plan still lacks before it can be submitted, and what is worth a second look. Pure."""

from typing import Any

from api.goals.models import Approach, Direction, GoalKind, PlanForm

Finding = dict[str, str]


def missing(head: Any, goals: list[dict[str, Any]]) -> list[Finding]:
    """List what forbids submission; pointers lead into the plan as it is shown."""
    found = []
    if not any(goal["kind"] == GoalKind.UTAMA for goal in goals):
        found.append({"pointer": "/goals", "code": "no_main_goal"})
    for number, goal in enumerate(goals):
        where = f"/goals/{number}"
        if not goal["indicators"]:
            found.append({"pointer": f"{where}/indicators", "code": "no_indicator"})
        if head["approach"] == Approach.KUANTITATIF:
            found += _without_target(where, goal["indicators"])
    return found


def _without_target(where: str, indicators: list[dict[str, Any]]) -> list[Finding]:
    """R12: the quantitative approach has a figure and its unit, words alone belong to the other."""
    found = []
    for number, indicator in enumerate(indicators):
        place = f"{where}/indicators/{number}"
        ranged = indicator["direction"] == Direction.RANGE
        if indicator["target_low" if ranged else "target"] is None:
            found.append({"pointer": f"{place}/target", "code": "no_target"})
        elif not indicator["unit_of_measure"]:
            found.append({"pointer": f"{place}/unit_of_measure", "code": "no_unit"})
    return found


def hints(head: Any, goals: list[dict[str, Any]]) -> list[Finding]:
    """List what is allowed but unusual: R13's column left empty, R18's parent missing."""
    found = []
    for number, goal in enumerate(goals):
        where = f"/goals/{number}"
        serves = any(
            goal[name]
            for name in ("parent_id", "outside_parent_id", "agreement_indicator_id", "parent_text")
        )
        if goal["kind"] == GoalKind.UTAMA and not serves:
            found.append({"pointer": f"{where}/parent_id", "code": "serves_nothing"})
        found += _unclassified(head, where, goal["indicators"])
    return found


def _unclassified(head: Any, where: str, indicators: list[dict[str, Any]]) -> list[Finding]:
    if head["approach"] != Approach.KUANTITATIF and head["form"] != PlanForm.JPT:
        return []
    column = "perspective" if head["form"] == PlanForm.JPT else "aspect"
    return [
        {"pointer": f"{where}/indicators/{number}/{column}", "code": f"no_{column}"}
        for number, indicator in enumerate(indicators)
        if indicator[column] is None
    ]
