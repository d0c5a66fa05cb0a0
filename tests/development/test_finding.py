"""Facts that were planted give needs; chance gives none; one fact alone is not enough."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.development.competence.finding import (
    Found,
    Origin,
    Rule,
    behind_for_long,
    needs_from,
    of_advice,
    of_feedback,
    of_indicator,
    of_levels,
)
from api.development.competence.models import OriginKind, Viewpoint
from api.development.competence.records import (
    AdviceRow,
    FeedbackRow,
    IndicatorRow,
    LevelRow,
    ReportedRow,
)
from api.feedback.models import FeedbackSymbol
from api.goals.models import Accumulation, Direction

RULE = Rule(origins=2, periods=2, behind=1000, givers=3)
SMALL = 5
QUARTERS = [
    (20260103, date(2026, 1, 1), date(2026, 3, 31)),
    (20260406, date(2026, 4, 1), date(2026, 6, 30)),
    (20260709, date(2026, 7, 1), date(2026, 9, 30)),
    (20261012, date(2026, 10, 1), date(2026, 12, 31)),
]
MEANT = {1: "pelayanan_publik", 4: "komunikasi", 7: "kerja_sama"}


def _indicator(target: int = 85, **more: Any) -> IndicatorRow:
    row: dict[str, Any] = {
        "employee_id": uuid4(),
        "plan_id": uuid4(),
        "plan_starts_on": date(2026, 1, 1),
        "id": uuid4(),
        "text": "Murid mencapai tujuan pembelajaran",
        "goal_text": "Pembelajaran",
        "unit_of_measure": "%",
        "direction": Direction.HIGHER,
        "accumulation": Accumulation.LATEST,
        "target": Decimal(target),
        "target_low": None,
        "target_high": None,
    }
    return IndicatorRow(**{**row, **more})  # type: ignore[typeddict-item]  # the same keys, some changed


def _reports(
    indicator: IndicatorRow, values: list[int | float | None], skip: tuple[int, ...] = ()
) -> list[ReportedRow]:
    return [
        ReportedRow(
            indicator_id=indicator["id"],
            period_id=key,
            value=None if value is None else Decimal(str(value)),
            nothing_happened=False,
            starts_on=first,
            ends_on=last,
        )
        for at, ((key, first, last), value) in enumerate(zip(QUARTERS, values, strict=False))
        if at not in skip
    ]


@pytest.mark.parametrize(
    ("values", "skip", "periods"),
    [
        ([84, 71, 71], (), [20260406, 20260709]),
        ([71, 71, 71], (), [20260103, 20260406, 20260709]),
        ([71], (), []),
        ([71, 84, 71], (), []),
        ([71, 71, 84], (), []),
        ([71, None, 71], (), []),
        ([71, 71, 71], (1,), []),
        ([77, 77, 77], (), []),
        ([76, 76], (), [20260103, 20260406]),
    ],
)
def test_an_indicator_is_behind_for_long_or_not(
    values: list[int | float | None], skip: tuple[int, ...], periods: list[int]
) -> None:
    """Two quarters running, up to the last figure, by ten per cent of the target or more."""
    indicator = _indicator()
    run = behind_for_long(indicator, _reports(indicator, values, skip), RULE)
    assert [row["period_id"] for row in run] == periods


def test_a_sum_is_held_against_the_part_of_the_year_that_is_over() -> None:
    indicator = _indicator(100, accumulation=Accumulation.SUM)
    on_pace, late = _reports(indicator, [25, 25, 25]), _reports(indicator, [25, 10, 10])

    assert behind_for_long(indicator, on_pace, RULE) == []
    [origin] = of_indicator(indicator, ["komunikasi"], late, RULE)
    assert origin.facts["value"] == "45"
    assert (origin.since, origin.facts["target"]) == (date(2026, 6, 30), "100")


def _said(value: int, givers: int, symbol: FeedbackSymbol | None = None) -> list[FeedbackRow]:
    moment = datetime(2026, 8, 1, tzinfo=UTC)
    return [
        FeedbackRow(
            employee_id=uuid4(), giver_id=uuid4(), value_code=value, symbol=symbol, given_at=moment
        )
        for _ in range(givers)
    ]


def test_words_of_several_people_about_a_value_speak_without_naming_anybody() -> None:
    few, many = _said(4, 3), _said(4, 5)
    [one] = of_feedback(few, MEANT, RULE, SMALL)
    [other] = of_feedback(many, MEANT, RULE, SMALL)

    assert (one.competence_code, one.facts) == ("komunikasi", {"value_code": 4, "givers": None})
    assert other.facts == {"value_code": 4, "givers": 5}
    same_person = [{**row, "giver_id": few[0]["giver_id"]} for row in few]
    assert of_feedback(same_person, MEANT, RULE, SMALL) == []  # type: ignore[arg-type]  # the same rows
    assert of_feedback(_said(4, 2), MEANT, RULE, SMALL) == []
    assert of_feedback(few + _said(4, 3, FeedbackSymbol.JEMPOL), MEANT, RULE, SMALL) == []


def _level(level: int, viewpoint: Viewpoint) -> dict[tuple[str, Viewpoint], LevelRow]:
    row = LevelRow(
        employee_id=uuid4(),
        competence_code="komunikasi",
        viewpoint=viewpoint,
        level=level,
        reason="-",
        given_on=date(2026, 5, 1),
        document_no=None,
        giver_name=None,
    )
    return {("komunikasi", viewpoint): row}


def test_a_gap_is_the_assessor_s_view_below_the_post() -> None:
    required = {"komunikasi": 3}
    [gap] = of_levels(_level(2, Viewpoint.ASSESSOR), required)

    assert gap.facts == {"level": 2, "required_level": 3}
    assert of_levels(_level(3, Viewpoint.ASSESSOR), required) == []
    assert of_levels(_level(1, Viewpoint.OWN), required) == []
    assert of_levels(_level(1, Viewpoint.ASSESSOR), {}) == []


def _origin(kind: OriginKind, day: int = 1, source: str = "") -> Origin:
    return Origin("komunikasi", kind, source, date(2026, 5, day), {})


@pytest.mark.parametrize(
    ("kinds", "strength"),
    [
        ((OriginKind.INDICATOR,), 2),
        ((OriginKind.INDICATOR, OriginKind.GAP), 3),
        ((OriginKind.ADVICE, OriginKind.WISH), 2),
        ((OriginKind.ADVICE,), None),
        ((OriginKind.ADVICE, OriginKind.ADVICE), None),
        ((), None),
    ],
)
def test_two_kinds_of_facts_or_one_indicator_make_a_need(
    kinds: tuple[OriginKind, ...], strength: int | None
) -> None:
    origins = [_origin(kind, 9 - at, str(at)) for at, kind in enumerate(kinds)]
    wanted = {}
    if strength is not None:
        wanted = {"komunikasi": Found(strength, date(2026, 5, 10 - len(kinds)))}
    assert needs_from(origins, RULE) == wanted


def _person(dice: random.Random, planted: str | None, *, advised: bool) -> list[Origin]:
    """Make a person's year: chance in everything, and one weakness where it was planted.

    `advised`: every fifth also gets advice about whatever comes, as no assessor would give it.
    """
    origins: list[Origin] = []
    for code in MEANT.values():
        indicator = _indicator()
        level = 0.8 if code == planted else 1.0
        values = [round(85 * dice.gauss(level, 0.02), 1) for _ in range(3)]
        origins += of_indicator(indicator, [code], _reports(indicator, list(values)), RULE)
    said: list[FeedbackRow] = []
    for value in MEANT:
        for one in _said(value, dice.randrange(4)):
            praise = dice.random() < 0.7
            said.append({**one, "symbol": FeedbackSymbol.SENYUM if praise else None})
    origins += of_feedback(said, MEANT, RULE, SMALL)
    if advised and dice.random() < 0.2:
        advice = AdviceRow(
            id=UUID(int=dice.getrandbits(128)),
            employee_id=uuid4(),
            period_id=20260406,
            recommendation="Terus belajar",
            signed_at=datetime(2026, 7, 15, tzinfo=UTC),
            assessor_id=uuid4(),
            author="I Made Wirawan",
        )
        origins += of_advice(advice, [dice.choice(sorted(MEANT.values()))])
    return origins


@pytest.mark.parametrize(("advised", "by_chance"), [(False, 0), (True, 5)])
def test_chance_finds_nobody_and_what_was_planted_is_found(advised: bool, by_chance: int) -> None:
    """2,000 people: each of 200 whose weakness was planted is found with it; of the others nobody.

    Only where advice is drawn by lot too, do two kinds of chance meet: no more than 5 of 1,800 times.
    """
    dice = random.Random(20261008)  # noqa: S311 - a simulation, the same each time
    codes = sorted(MEANT.values())
    planted = [dice.choice(codes) if at % 10 == 0 else None for at in range(2000)]
    found = [set(needs_from(_person(dice, code, advised=advised), RULE)) for code in planted]

    assert all(code in every for code, every in zip(planted, found, strict=True) if code)
    more = [every - {code} for code, every in zip(planted, found, strict=True)]
    assert len(more) == 2000
    assert sum(len(one) for one in more) <= by_chance
