"""One word for a person: nobody is on plan who is behind on most, and no figure contradicts another."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.achievements.models import AchievementState
from api.achievements.progress import WHOLE, Track
from api.analytics.counting import Material, counts
from api.analytics.pace import is_behind, pace_of
from api.analytics.records import IndicatorCounted, Post, ValueCounted
from api.cycles.models import PeriodKind
from api.foundation.ids import new_id
from api.goals.models import Accumulation, Direction, PlanState
from api.organization.models import EmployeeKind, EmployeeState

BORDERS = {"ahead": 200, "slightly_behind": -200, "far_behind": -1000}
PLAN, OTHER = new_id(), new_id()
Q2, Q3 = 20260406, 20260709
ENDS = {Q2: date(2026, 6, 30), Q3: date(2026, 9, 30)}
POST: Post = {
    "assignment_id": OTHER,
    "agency_id": 1,
    "employee_id": OTHER,
    "unit_id": OTHER,
    "plan_id": PLAN,
    "plan_state": PlanState.AGREED,
    "plan_unit_id": OTHER,
    "plan_starts_on": date(2026, 1, 1),
    "period_id": Q3,
    "period_kind": PeriodKind.TRIWULANAN,
    "is_reported": True,
    "starts_on": date(2026, 7, 1),
    "ends_on": ENDS[Q3],
    "employee_state": EmployeeState.AKTIF,
    "employee_kind": EmployeeKind.PNS,
    "borders": BORDERS,
}
WORDS: list[tuple[list[int], int, Track]] = [
    ([], 0, Track.NOT_REPORTED),
    ([], 2, Track.REPORTED),
    ([-201, -201, 9000], 3, Track.SLIGHTLY_BEHIND),
    ([-5100, 0, 0, 0, 9000], 5, Track.FAR_BEHIND),
    ([-300, 0, 0, 0, 9000], 5, Track.ON_TRACK),
    ([-300, 250], 2, Track.AHEAD),
]


@pytest.mark.parametrize(("gaps", "reported", "word"), WORDS)
def test_a_word_for_a_person(gaps: list[int], reported: int, word: Track) -> None:
    """What is far ahead hides nothing: of a mean it would."""
    assert pace_of(gaps, reported, BORDERS)["track"] is word


@given(gaps=st.lists(st.integers(-10_000, 1_000_000), max_size=9).map(sorted))
def test_nobody_is_on_plan_who_is_behind_on_most(gaps: list[int]) -> None:
    pace = pace_of(gaps, len(gaps), BORDERS)

    if pace["behind"] * 2 > pace["measured"]:
        assert is_behind(pace["track"])
    if is_behind(pace["track"]):
        assert pace["behind"] > 0


def _indicator(place: int, target: int, direction: Direction) -> IndicatorCounted:
    return {
        "id": UUID(int=place),
        "plan_id": PLAN,
        "text": f"Indikator {place}",
        "direction": direction,
        "accumulation": Accumulation.SUM,
        "target": Decimal(target),
        "target_low": None,
        "target_high": None,
    }


def _value(place: int, period_id: int, value: int) -> ValueCounted:
    return {
        "plan_id": PLAN,
        "indicator_id": UUID(int=place),
        "period_id": period_id,
        "value": Decimal(value),
        "nothing_happened": False,
        "state": AchievementState.REPORTED,
        "ends_on": ENDS[period_id],
    }


@st.composite
def _reports(draw: st.DrawFn) -> tuple[Sequence[IndicatorCounted], Sequence[ValueCounted]]:
    size = draw(st.integers(0, 6))
    directions = st.sampled_from([Direction.HIGHER, Direction.LOWER])
    indicators = [
        _indicator(place, draw(st.integers(0, 200)), draw(directions)) for place in range(size)
    ]
    values = [
        _value(place, period_id, draw(st.integers(0, 400)))
        for place in range(size)
        for period_id in (Q2, Q3)
        if draw(st.booleans())
    ]
    return indicators, values


@given(read=_reports())
def test_who_has_reported_nothing_has_no_figures(
    read: tuple[Sequence[IndicatorCounted], Sequence[ValueCounted]],
) -> None:
    """What was reported in earlier periods says nothing beside "0 of 6 reported"."""
    indicators, values = read
    material = Material({PLAN: indicators}, {PLAN: values}, {}, {}, {}, {})

    found = counts(POST, material)

    assert found["gaps"] == sorted(found["gaps"])
    assert found["behind"] <= found["measured"] <= found["reported"] <= found["indicators"]
    assert found["progress_sum"] <= found["measured"] * WHOLE
    assert (found["track"] is Track.NOT_REPORTED) == (found["reported"] == 0)
    assert (found["farthest"] is None) == (found["behind"] == 0)
