"""What a plan still lacks before it can be submitted, and what is worth a second look. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

from api.goals.models import Approach, Direction, GoalKind, PlanForm
from api.goals.records import Finding, FormOfPlan, GoalRow, IndicatorRow


def missing(
    head: FormOfPlan, goals: Sequence[GoalRow], supports: Mapping[str, Sequence[str]]
) -> list[Finding]:
    """List what forbids submission; pointers lead into the plan as it is shown."""
    found: list[Finding] = []
    if not any(goal["kind"] == GoalKind.UTAMA for goal in goals):
        found.append({"pointer": "/goals", "code": "no_main_goal"})
    for number, goal in enumerate(goals):
        where = f"/goals/{number}"
        if not goal["indicators"]:
            found.append({"pointer": f"{where}/indicators", "code": "no_indicator"})
        if head["approach"] == Approach.KUANTITATIF:
            found += _without_target(where, goal["indicators"])
    return found + _without_annex(supports)


def _without_annex(supports: Mapping[str, Sequence[str]]) -> list[Finding]:
    """R10: the Lampiran SKP with its three lists is an inseparable part of every plan (II.A.8.e)."""
    return [
        {"pointer": f"/supports/{kind}", "code": f"no_{kind}"}
        for kind, lines in supports.items()
        if not lines
    ]


def _without_target(where: str, indicators: Sequence[IndicatorRow]) -> list[Finding]:
    """R12: the quantitative approach has a figure and its unit, words alone belong to the other."""
    found: list[Finding] = []
    for number, indicator in enumerate(indicators):
        place = f"{where}/indicators/{number}"
        ranged = indicator["direction"] == Direction.RANGE
        if (indicator["target_low"] if ranged else indicator["target"]) is None:
            found.append({"pointer": f"{place}/target", "code": "no_target"})
        elif not indicator["unit_of_measure"]:
            found.append({"pointer": f"{place}/unit_of_measure", "code": "no_unit"})
    return found


def hints(head: FormOfPlan, goals: Sequence[GoalRow]) -> list[Finding]:
    """List what is allowed but unusual: R13's column left empty, R18's parent missing."""
    found: list[Finding] = []
    for number, goal in enumerate(goals):
        where = f"/goals/{number}"
        if goal["kind"] == GoalKind.UTAMA and not _serves(goal):
            found.append({"pointer": f"{where}/parent_id", "code": "serves_nothing"})
        found += _unclassified(head, where, goal["indicators"])
    return found


def _serves(goal: GoalRow) -> bool:
    linked = goal["parent_id"] or goal["outside_parent_id"] or goal["agreement_indicator_id"]
    return bool(linked or goal["parent_text"])


def _unclassified(
    head: FormOfPlan, where: str, indicators: Sequence[IndicatorRow]
) -> list[Finding]:
    if head["approach"] != Approach.KUANTITATIF and head["form"] != PlanForm.JPT:
        return []
    column: Literal["perspective", "aspect"]
    column = "perspective" if head["form"] == PlanForm.JPT else "aspect"
    return [
        {"pointer": f"{where}/indicators/{number}/{column}", "code": f"no_{column}"}
        for number, indicator in enumerate(indicators)
        if indicator[column] is None
    ]
