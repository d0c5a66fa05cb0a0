"""Writes down what a predikat follows from, so that the person can be told in any language."""

from collections.abc import Mapping
from typing import Any

from api.evaluations.models import Predikat, Rating
from api.evaluations.scoring import Table, neighbours

UNIT_RULE = "R35"


def reasons(
    predikat: Predikat,
    table_rows: Table,
    unit: Mapping[str, Any],
    ratings: Mapping[str, Any],
    notes: list[str],
) -> dict[str, Any]:
    """Put rule, inputs and what would change it side by side; `rule` and `decided` come after."""
    results, behaviour = ratings["results_rating"], ratings["behaviour_rating"]
    kept = ("unit_id", "unit_name", "period_id", "grade", "stands_in")
    return {
        "unit": {"rule": UNIT_RULE, **{name: unit[name] for name in kept}},
        "results": {"rating": results, "reason": ratings["results_reason"]},
        "behaviour": {"rating": behaviour, "reason": ratings["behaviour_reason"]},
        "predikat": predikat,
        "sentences": sentences(predikat, unit, results, behaviour),
        "change": neighbours(table_rows, results, behaviour),
        "notes": notes,
    }


def sentences(
    predikat: Predikat, unit: Mapping[str, Any], results: Rating, behaviour: Rating
) -> list[dict[str, Any]]:
    """Name the sentences that explain a predikat, in the order of the law (R35)."""
    said = [
        _say("unit_grade", unit=unit["unit_name"], grade=unit["grade"]),
        _say("results_rating", rating=results),
        _say("behaviour_rating", rating=behaviour),
        _say("quadrant_cell", results=results, behaviour=behaviour, predikat=predikat),
    ]
    if unit["stands_in"]:
        said.insert(1, _say("unit_grade_of_last_year", period=str(unit["period_id"])))
    if behaviour is Rating.DI_BAWAH_EKSPEKTASI and results is not Rating.DI_BAWAH_EKSPEKTASI:
        said.append(_say("misconduct", predikat=predikat))
    return said


def _say(code: str, **facts: str) -> dict[str, Any]:
    return {"code": code, "facts": facts}
