"""The parts of the cockpit that follow from figures alone: the guideline, the forecast, what to decide."""

import json
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import rules
from api.achievements.progress import Track
from api.analytics import tallies
from api.analytics.cockpit.decisions import Standing, decisions_of
from api.analytics.cockpit.figures import NOTHING, shown
from api.analytics.cockpit.forecasting import forecast
from api.analytics.records import PeriodShown
from api.cycles.models import PeriodKind, PeriodState
from api.evaluations.guideline import guideline_of
from api.evaluations.models import Predikat
from api.evaluations.unit_achievements.models import UnitGrade

TABLES = Path(rules.__file__).parent / "data" / "tables.json"
CELLS = json.loads(TABLES.read_text())["distribution"]["rows"]
DAY = date(2026, 10, 8)
PERIOD: PeriodShown = {
    "id": 20260709,
    "cycle_id": 20261,
    "starts_on": date(2026, 7, 1),
    "population": "semua",
    "is_reported": True,
    "kind": PeriodKind.TRIWULANAN,
    "state": PeriodState.OPEN,
    "report_due_on": date(2026, 10, 9),
    "evaluate_due_on": date(2026, 10, 20),
    "planning_due_on": date(2026, 1, 31),
}


def _spread(*counts: int) -> dict[str, int]:
    return {**NOTHING, **dict(zip(Predikat, counts, strict=True))}


SPREADS: list[tuple[str, str, tuple[int, ...], bool | None]] = [
    ("W40", "istimewa", (14, 6, 0, 0, 0), True),
    ("W41", "istimewa", (15, 5, 0, 0, 0), False),
    ("W42", "baik", (5, 14, 1, 0, 0), True),
    ("W43", "baik", (6, 14, 0, 0, 0), False),
    ("W45", "butuh_perbaikan", (2, 6, 12, 0, 0), True),
    ("too many at the top", "butuh_perbaikan", (3, 5, 12, 0, 0), False),
    ("W47", "kurang", (0, 6, 2, 12, 0), True),
    ("too few in need", "kurang", (0, 7, 1, 12, 0), False),
    ("W49", "sangat_kurang", (0, 6, 1, 1, 12), True),
    ("nobody at the top", "sangat_kurang", (1, 5, 1, 1, 12), False),
    ("nobody yet", "baik", (0, 0, 0, 0, 0), None),
]


@pytest.mark.parametrize(("name", "grade", "counts", "fits"), SPREADS, ids=[s[0] for s in SPREADS])
def test_the_guideline_of_each_grade(
    name: str, grade: str, counts: tuple[int, ...], fits: bool | None
) -> None:
    """R42, with the worked examples that are constructed from it."""
    found = guideline_of(UnitGrade(grade), CELLS[grade], _spread(*counts))

    assert found["fits"] is fits, name
    assert found["grade"] == grade


def _stood(on_track: int, behind: int, on_duty: int | None = None) -> dict[str, int]:
    whole = on_track + behind if on_duty is None else on_duty
    return {**NOTHING, "on_track": on_track, "far_behind": behind, "on_duty": whole}


def test_what_is_reported_stands_and_the_rest_changes_as_others_changed() -> None:
    """Half has reported and all of it is on track; the rest was at 50 % and others gained 10 points."""
    changes = [(_stood(5, 5), _stood(6, 4))] * 6

    found = forecast(_stood(10, 0, on_duty=20), _stood(10, 10), changes)

    assert found == {"low": 8000, "likely": 8000, "high": 8000, "units": 6}


@pytest.mark.parametrize(
    ("now", "last", "changes"),
    [
        (_stood(1, 1, 10), None, 9),
        (_stood(1, 1, 10), _stood(2, 2), 9),
        (_stood(1, 1, 10), _stood(5, 5), 4),
        (_stood(0, 0, 0), _stood(5, 5), 9),
    ],
)
def test_too_little_to_compare_with_is_no_forecast(now: Any, last: Any, changes: int) -> None:
    assert forecast(now, last, [(_stood(5, 5), _stood(6, 4))] * changes) is None


def _year(chance: random.Random, size: int, level: float) -> Sequence[dict[str, int]]:
    """Draw three periods of a unit whose share wanders."""
    found = []
    for _ in range(3):
        level = min(max(level + chance.gauss(0.02, 0.08), 0.05), 0.95)
        good = sum(chance.random() < level for _ in range(size))
        found.append(_stood(good, size - good))
    return found


def test_eight_of_ten_units_end_where_the_forecast_says() -> None:
    """The range keeps its word: on drawn units whose shares wander alike it holds about eight times of ten."""
    chance = random.Random(7)  # noqa: S311 - a test's dice
    city = [_year(chance, chance.randrange(20, 60), chance.uniform(0.4, 0.8)) for _ in range(400)]
    changes = [(one[0], one[1]) for one in city]
    held = 0
    for unit in city:
        size = unit[1]["on_duty"]
        found = forecast(_stood(0, 0, on_duty=size), unit[1], changes)
        assert found is not None
        share = unit[2]["on_track"] * 10_000 / size
        held += found["low"] <= share <= found["high"]

    assert 0.72 <= held / len(city) <= 0.88


@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=4),
    st.lists(st.integers(0, 40), min_size=2, max_size=2),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=10, max_size=20),
)
def test_a_forecast_is_a_share_in_order(now: list[int], last: list[int], others: Any) -> None:
    given_now = {**NOTHING, **dict(zip(("ahead", "on_track", "far_behind"), now, strict=False))}
    given_now["on_duty"] = sum(now)
    changes = [(_stood(a, b), _stood(b, a)) for a, b in others]

    found = forecast(given_now, _stood(*last), changes)

    if found is not None:
        assert 0 <= found["low"] <= found["likely"] <= found["high"] <= 10_000


def _line(name: str, gap: int, **counts: int) -> dict[str, Any]:
    kept = {**NOTHING, "posts": 20, "on_duty": 20, "measured": 10, "reported": 10, **counts}
    kept |= {"progress_sum": 10 * (7500 + gap), "expected_sum": 75_000}
    unit = {"id": name, "name": name, "kind": "bidang"}
    return {"unit": unit, "figures": shown(kept, None), "grade": "baik"}


def _standing(below: list[dict[str, Any]], guideline: Any = None, **counts: int) -> Standing:
    figures = shown({**NOTHING, "posts": 60, "on_duty": 60, **counts}, None)
    behind = {line["unit"]["id"]: 2 for line in below}
    return Standing({"id": "u"}, figures, below, behind, guideline)


FAR = _line("Bidang P2P", -1500, far_behind=6, slightly_behind=2)
FINE = _line("Bidang SDK", 0)
EVALUATING: PeriodShown = {**PERIOD, "state": PeriodState.EVALUATING}
EARLY = date(2026, 8, 3)
DECISIONS: list[tuple[str, Standing, PeriodShown, date, list[tuple[str, int, int]]]] = [
    ("nothing", _standing([FINE]), PERIOD, DAY, []),
    ("a unit behind", _standing([FAR, FINE]), PERIOD, DAY, [("unit_behind", 8, 20)]),
    ("reports", _standing([], unreported=9), PERIOD, DAY, [("reports_missing", 9, 60)]),
    ("reports, not yet", _standing([], unreported=9), PERIOD, EARLY, []),
    ("plans", _standing([], plan_missing=3), PERIOD, EARLY, [("plans_missing", 3, 60)]),
    ("evaluations", _standing([], unsigned=7), EVALUATING, DAY, [("evaluations_due", 7, 60)]),
    ("evaluations, not yet", _standing([], unsigned=7), PERIOD, DAY, []),
    (
        "no grade",
        _standing([{**FINE, "grade": None}, FINE]),
        EVALUATING,
        DAY,
        [("achievement_missing", 1, 2)],
    ),
    (
        "the pattern",
        _standing([], {"fits": False}, baik=20),
        PERIOD,
        DAY,
        [("pattern_differs", 20, 60)],
    ),
    ("a pattern that fits", _standing([], {"fits": True}, baik=20), PERIOD, DAY, []),
    ("evidence", _standing([], evidence_waiting=4), PERIOD, DAY, [("evidence_waiting", 4, 60)]),
]


@pytest.mark.parametrize(
    ("name", "stands", "period", "day", "wanted"), DECISIONS, ids=[d[0] for d in DECISIONS]
)
def test_what_waits_for_a_decision(
    name: str, stands: Standing, period: PeriodShown, day: date, wanted: list[tuple[str, int, int]]
) -> None:
    found = decisions_of(stands, period, day)

    assert [(one["kind"], one["count"], one["of"]) for one in found] == wanted, name


def test_there_are_never_more_than_five_and_the_weightiest_stand_first() -> None:
    everything = dict.fromkeys(
        ("plan_missing", "unreported", "unsigned", "evidence_waiting", "baik"), 5
    )
    below = [_line(f"Bidang {n}", -1500 + n, far_behind=3) for n in range(4)]
    stands = _standing([{**line, "grade": None} for line in below], {"fits": False}, **everything)

    found = decisions_of(stands, EVALUATING, DAY)

    assert [one["kind"] for one in found] == [
        "unit_behind", "unit_behind", "evaluations_due", "pattern_differs", "achievement_missing",
    ]  # fmt: skip
    assert [one["unit"]["name"] for one in found[:2]] == ["Bidang 0", "Bidang 1"]


def test_figures_without_anything_measured_have_no_means() -> None:
    found = shown(None, None)

    assert (found["progress_bp"], found["expected_bp"]) == (None, None)
    assert found["track"] is Track.NOT_REPORTED
    assert set(found) >= {str(tally) for tally in tallies.Tally}
