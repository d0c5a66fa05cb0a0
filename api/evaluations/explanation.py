"""Writes down what a predikat follows from, so that the person can be told in any language."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from api.evaluations.context_records import RuleOfQuadrant
from api.evaluations.models import Predikat, Rating
from api.evaluations.records import GivenRatings, Sentence
from api.evaluations.scoring import OtherCell, Table, neighbours
from api.evaluations.unit_achievements.models import UnitGrade

UNIT_RULE = "R35"


class UnitBehind(TypedDict):
    """The organization's achievement that a predikat rests on."""

    unit_id: UUID
    unit_name: str
    period_id: int
    grade: UnitGrade
    stands_in: bool


class UnitReason(UnitBehind):
    rule: str


class RatingReason(TypedDict):
    rating: Rating
    reason: str | None


class Reasons(TypedDict):
    """What a predikat follows from, and what would have changed it."""

    unit: UnitReason
    results: RatingReason
    behaviour: RatingReason
    predikat: Predikat
    sentences: list[Sentence]
    change: list[OtherCell]
    notes: list[str]


class Grounds(TypedDict):
    """What the facts say: what contradicts the rating of results, and what stands behind both."""

    notes: list[str]
    said: list[Sentence]


class Decider(TypedDict):
    """Who decided, in which post and when."""

    id: UUID
    name: str
    position: str | None
    at: datetime


class Why(Reasons):
    """All that is kept beside a predikat."""

    rule: RuleOfQuadrant | None
    decided: Decider


def reasons(
    predikat: Predikat, cells: Table, unit: UnitBehind, ratings: GivenRatings, grounds: Grounds
) -> Reasons:
    """Put rule, inputs and what would change it side by side."""
    results, behaviour = ratings["results_rating"], ratings["behaviour_rating"]
    return {
        "unit": {
            "rule": UNIT_RULE,
            "unit_id": unit["unit_id"],
            "unit_name": unit["unit_name"],
            "period_id": unit["period_id"],
            "grade": unit["grade"],
            "stands_in": unit["stands_in"],
        },
        "results": {"rating": results, "reason": ratings["results_reason"]},
        "behaviour": {"rating": behaviour, "reason": ratings["behaviour_reason"]},
        "predikat": predikat,
        "sentences": sentences(predikat, unit, results, behaviour, grounds["said"]),
        "change": neighbours(cells, results, behaviour),
        "notes": grounds["notes"],
    }


def sentences(
    predikat: Predikat,
    unit: UnitBehind,
    results: Rating,
    behaviour: Rating,
    said_of_facts: list[Sentence],
) -> list[Sentence]:
    """Name the sentences that explain a predikat, in the order of the law (R35)."""
    said = [
        say("unit_grade", unit=unit["unit_name"], grade=unit["grade"]),
        say("results_rating", rating=results),
        say("behaviour_rating", rating=behaviour),
        *said_of_facts,
        say("quadrant_cell", results=results, behaviour=behaviour, predikat=predikat),
    ]
    if unit["stands_in"]:
        said.insert(1, say("unit_grade_of_last_year", period=str(unit["period_id"])))
    if behaviour is Rating.DI_BAWAH_EKSPEKTASI and results is not Rating.DI_BAWAH_EKSPEKTASI:
        said.append(say("misconduct", predikat=predikat))
    return said


def say(code: str, **facts: str) -> Sentence:
    """Make a sentence."""
    return {"code": code, "facts": facts}
