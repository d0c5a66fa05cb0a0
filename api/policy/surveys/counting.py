"""Counts answers to short questions; pure."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from api.policy.consultation.grouping import grouped
from api.policy.surveys.models import QuestionKind
from api.policy.surveys.records import AnswerRow

SCALE = range(1, 6)
YES_NO = range(2)


def lawful(question: dict[str, Any]) -> range:
    """Say which numbers answer a question."""
    if question["kind"] == QuestionKind.SCALE:
        return SCALE
    if question["kind"] == QuestionKind.YES_NO:
        return YES_NO
    return range(len(question["choices"]))


def results(
    questions: Sequence[dict[str, Any]], answers: Sequence[AnswerRow], least: int
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """Give the result of all, and of groups of agencies in which at least so many have answered.

    `answers` in the order of agencies. Every group and the whole are sums of whole groups.
    """
    agencies = [list(found) for _, found in groupby(answers, key=lambda row: row["agency_id"])]
    groups = grouped(agencies, len, least)
    if not groups:
        return None, []
    shown = [
        _result(
            questions, [one[0]["agency"] for one in group], [row for one in group for row in one]
        )
        for group in groups
    ]
    return _result(questions, [], answers), shown if len(shown) > 1 else []


def _result(
    questions: Sequence[dict[str, Any]], names: list[str], answers: Sequence[AnswerRow]
) -> dict[str, Any]:
    return {
        "names": names,
        "people": len(answers),
        "counts": [
            [sum(row["answers"][at] == number for row in answers) for number in lawful(question)]
            for at, question in enumerate(questions)
        ],
    }
