"""What people of the demo city say fits what their figures say, and when it was said."""

from collections import Counter
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.achievements.models import Achievement, Evidence
from api.achievements.progress import progress_bp, year_value
from api.evaluations.models import Evaluation, Rating
from api.feedback.models import Feedback
from api.foundation.clock import WITA
from api.foundation.event_tables import EventRecord
from api.foundation.types import Instant
from api.goals.models import Indicator, Plan, PlanVersion
from api.rules.queries import days_off, is_working
from demo.content import words
from demo.days import TODAY as DAY
from demo.days import YEAR
from demo.multiply.models import copied_tables
from demo.year.drafts import expected_of
from tests.demo.town import Loaded
from tests.found import found

FAR_AHEAD, FAR_BEHIND = 200, -1000
"""Borders of `track_borders`, in basis points."""
OFFICE = (time(7, 30), time(18, 0))
MEASURES = ("direction", "target", "target_low", "target_high")
ACTS = (
    Plan.submitted_at,
    Plan.agreed_at,
    PlanVersion.created_at,
    Achievement.reported_at,
    Evidence.created_at,
    Evidence.verdict_at,
    Feedback.given_at,
    Evaluation.signed_at,
    Evaluation.received_at,
)


def _distances(session: Session) -> list[tuple[str, int]]:
    """Give each remark about a figure, with how far the year's figure was from where it should be."""
    wanted = (
        select(Achievement.period_id, Achievement.value, Achievement.narrative, Indicator)
        .join(Indicator, Indicator.id == Achievement.indicator_id)
        .order_by(Achievement.indicator_id, Achievement.period_id)
    )
    values: dict[Any, list[Decimal]] = {}
    found = []
    for period_id, value, narrative, indicator in session.execute(wanted):
        so_far = values.setdefault(indicator.id, [])
        so_far += [] if value is None else [value]
        facts: Any = {name: getattr(indicator, name) for name in MEASURES}
        expected = expected_of(indicator.accumulation, period_id)
        reached = progress_bp(facts, year_value(indicator.accumulation, so_far), expected)
        if narrative and value is not None and reached is not None:
            found.append((narrative, reached - expected))
    return found


def test_no_remark_contradicts_its_figure(city: Loaded) -> None:
    distances = city.read(_distances)
    ahead = [by for narrative, by in distances if narrative in words("report", "ahead")]
    behind = [by for narrative, by in distances if narrative in words("report", "behind")]

    assert len(ahead) > 5
    assert len(behind) > 5
    assert min(ahead) > 0
    assert max(behind) < 0


def test_no_report_explains_two_figures_in_the_same_words(city: Loaded) -> None:
    told = select(Achievement.plan_id, Achievement.period_id, Achievement.narrative).where(
        Achievement.value.is_not(None), Achievement.narrative.is_not(None)
    )
    times = Counter(map(tuple, city.read(lambda session: session.execute(told).all())))

    assert len(times) > 20
    assert max(times.values()) == 1


def test_reasons_of_ratings_are_those_of_the_rating(city: Loaded) -> None:
    rated = select(Evaluation.results_rating, Evaluation.results_reason).where(
        Evaluation.results_rating.is_not(None)
    )
    told = Counter(map(tuple, city.read(lambda session: session.execute(rated).all())))
    said = {rating: words("results", rating) for rating in Rating}
    said[Rating.SESUAI_EKSPEKTASI] = [
        *said[Rating.SESUAI_EKSPEKTASI],
        *words("results", "sebagian"),
    ]

    assert {rating for rating, _ in told} == set(Rating)
    assert all(reason in said[rating] for rating, reason in found(told))


def test_counts_are_whole_numbers(city: Loaded) -> None:
    counted = ("pasien", "laporan", "kunjungan", "dokumen", "dialog", "siswa", "keluarga")
    wanted = select(Achievement.value).join(Indicator, Indicator.id == Achievement.indicator_id)
    of_counts = wanted.where(Indicator.unit_of_measure.in_(counted), Achievement.value.is_not(None))
    values = city.read(lambda session: session.scalars(of_counts).all())

    assert len(values) > 50
    assert all(value == value.to_integral_value() for value in values)


def test_no_two_pieces_of_evidence_of_a_plan_have_one_name(city: Loaded) -> None:
    named = city.read(lambda s: s.execute(select(Evidence.plan_id, Evidence.title)).all())

    assert len(named) > 200
    assert len(set(map(tuple, named))) == len(named)


def test_everything_was_done_at_work(city: Loaded) -> None:
    off = city.read(days_off, date(YEAR, 1, 1), DAY)
    for column in ACTS:
        wanted = select(column).where(column.is_not(None))
        moments = [
            when.astimezone(WITA) for when in city.read(lambda s, w=wanted: s.scalars(w).all())
        ]
        assert len(moments) > 100, column
        for when in moments:
            assert is_working(when.date(), off, six_day=False), (column, when)
            assert OFFICE[0] <= when.time() < OFFICE[1], (column, when)


def test_nothing_has_happened_after_today(city: Loaded) -> None:
    looked_at = 0
    for table in (*copied_tables(), EventRecord.__table__):
        for column in table.columns:
            if isinstance(column.type, Instant):
                moments: list[datetime] = city.read(
                    lambda s, c=column: list(s.scalars(select(c).where(c.is_not(None))))
                )
                looked_at += len(moments)
                assert all(when.astimezone(WITA).date() <= DAY for when in moments), column
    assert looked_at > 10_000
