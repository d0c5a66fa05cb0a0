"""What the facts say for a rating, counted, so that it can be offered and kept as a sentence. Pure.

Of feedback only what stands in the document: what is for the receiver alone is counted nowhere.
"""

from collections.abc import Sequence
from typing import TypedDict

from api.cycles.models import PeriodKind
from api.evaluations.context_records import JudgedEvidence, JudgedGoal, JudgedValue
from api.evaluations.explanation import say
from api.evaluations.records import EvaluationHead, Sentence


class Judged(TypedDict):
    """What a document says of somebody's period."""

    goals: list[JudgedGoal]
    behaviour: list[JudgedValue]
    evidence: list[JudgedEvidence]


def grounds_of(judged: Judged, head: EvaluationHead, border_bp: int) -> list[Sentence]:
    """Say in two sentences what stands behind results and behaviour; `border_bp` as in `Line.is_behind`."""
    return [_results(judged, head, border_bp), _behaviour(judged["behaviour"])]


def _results(judged: Judged, head: EvaluationHead, border_bp: int) -> Sentence:
    indicators = [one for goal in judged["goals"] for one in goal["indicators"]]
    gaps = [
        (one["progress_bp"] - one["expected_bp"], one["text"])
        for one in indicators
        if one["progress_bp"] is not None and one["expected_bp"] is not None
    ]
    behind = sorted(gap for gap in gaps if gap[0] < border_bp)
    year = head["period_kind"] is PeriodKind.TAHUNAN
    reported = sum(
        any(year or value["period_id"] == head["period_id"] for value in one["values"])
        for one in indicators
    )
    accepted = sum(piece["verdict"] == "accepted" for piece in judged["evidence"])
    return say(
        "results_facts",
        indicators=str(len(indicators)),
        reported=str(reported),
        measured=str(len(gaps)),
        behind=str(len(behind)),
        farthest=behind[0][1] if behind else "",
        evidence=str(accepted),
    )


def _behaviour(values: Sequence[JudgedValue]) -> Sentence:
    spoken = [value for value in values if value["feedback"]]
    return say(
        "behaviour_facts",
        feedback=str(sum(value["feedback_total"] for value in spoken)),
        values=", ".join(value["name"] for value in spoken),
    )
