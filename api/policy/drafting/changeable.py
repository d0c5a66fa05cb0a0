"""Which rules a policy may change, between which bounds, and whose law sets the bound.

Every key of the settings stands here or is named as fixed, with the rule that fixes it; a test counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from api.policy.drafting.models import ChangeTarget


class Begins(StrEnum):
    """From which days a rule may hold: any, the first of a quarter, or of a year."""

    DAY = "day"
    PERIOD = "period"
    YEAR = "year"


class Form(StrEnum):
    """What a value looks like."""

    NUMBER = "number"
    CHOICE = "choice"
    NUMBERS = "numbers"
    """Named numbers, each with bounds of its own."""
    DAY_OF_YEAR = "day_of_year"
    PATTERN = "pattern"
    """A row of the distribution's table (R42): shares in per cent."""
    POPULATION = "population"
    """A row of the table `populations`: whose posts have a year of their own."""


@dataclass(frozen=True)
class Bounds:
    """From the least to the most, both lawful; the rule of whoever set the end, empty: the city itself."""

    least: float
    most: float
    rule_id: str | None = None


@dataclass(frozen=True)
class Changeable:
    """A rule that a policy may change."""

    form: Form
    begins: Begins
    target: ChangeTarget = ChangeTarget.SETTING
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    """By the part of the value; "" is the value itself."""
    choices: tuple[str, ...] = ()
    rule_id: str | None = None
    """The rule that gives the choices, or the form."""
    own_for_populations: bool = False
    """Whether a population may have a value of its own."""


def _number(
    least: int, most: int, rule_id: str | None = None, *, begins: Begins = Begins.DAY
) -> Changeable:
    return Changeable(Form.NUMBER, begins, bounds={"": Bounds(least, most, rule_id)})


def _numbers(bounds: Mapping[str, tuple[float, float]], begins: Begins = Begins.DAY) -> Changeable:
    named = {name: Bounds(*ends) for name, ends in bounds.items()}
    return Changeable(Form.NUMBERS, begins, bounds=named)


def _of_period(least: int, most: int, rule_id: str | None = None) -> Changeable:
    """A deadline of periods, which a population may have for itself."""
    bounds = {"": Bounds(least, most, rule_id)}
    return Changeable(Form.NUMBER, Begins.PERIOD, bounds=bounds, own_for_populations=True)


PERIOD_KIND = "period_kind"
DISTRIBUTION, POPULATIONS = "distribution", "populations"
CEILING = "time_ceiling_minutes"
CHANGEABLE: Mapping[str, Changeable] = {
    PERIOD_KIND: Changeable(
        Form.CHOICE,
        Begins.PERIOD,
        ChangeTarget.CYCLE,
        choices=("bulanan", "triwulanan"),
        rule_id="R34",
        own_for_populations=True,
    ),
    "planning_due": Changeable(
        Form.DAY_OF_YEAR,
        Begins.YEAR,
        bounds={"": Bounds(101, 131, "R20")},
        own_for_populations=True,
    ),
    "report_due_days": _of_period(1, 20),
    "evaluate_due_days": _of_period(5, 60),
    "evaluate_window_days": _number(5, 30, "R45", begins=Begins.PERIOD),
    "next_year_from": Changeable(Form.DAY_OF_YEAR, Begins.DAY, bounds={"": Bounds(1001, 1231)}),
    "agree_within_days": _number(1, 20),
    "judge_evidence_within_days": _number(1, 20),
    "acknowledge_within_days": _number(1, 14, "R47"),
    "take_over_within_days": _number(1, 14, "IV.A.11"),
    "acknowledge_final_within_days": _number(1, 7, "IV.A.11"),
    "answer_within_days": _number(1, 13, "U2"),
    "reflect_within_days": _number(1, 10),
    "contest_within_days": _number(1, 20),
    "feedback_within_days": _number(1, 30),
    "nudge_per_week": _number(1, 7),
    "quiet_hours": _numbers({"from": (12, 23), "until": (0, 11)}),
    "objection_within_days": _number(14, 60, "U2"),
    "objection_decided_within_days": _number(1, 7, "U2"),
    "track_borders": _numbers(
        {"ahead": (0, 5000), "slightly_behind": (-5000, 0), "far_behind": (-10_000, 0)},
        Begins.PERIOD,
    ),
    "rating_reason_letters": _number(1, 500),
    "largest_evidence_megabytes": _number(1, 100),
    "small_group": _number(5, 50),
    "rating_signals": _numbers(
        {
            "people": (5, 100),
            "chance": (0.0001, 0.05),
            "minutes": (1, 60),
            "days_before_due": (0, 10),
            "copies": (3, 50),
            "letters": (10, 200),
            "stock_raters": (2, 20),
        }
    ),
    CEILING: _numbers({"staff": (10, 600), "leader": (10, 2400), "hr": (10, 6000)}),
    "promotion_propose_days_before": _number(1, 90),
    "competence_adequate": _number(3, 5, "R31"),
    "development_hours": _number(20, 200),
    "need_rule": _numbers(
        {"origins": (1, 5), "periods": (1, 4), "behind": (100, 5000), "givers": (3, 20)}
    ),
    "talent": _numbers(
        {"known_percent": (30, 100), "meets_percent": (50, 100), "valid_years": (1, 5)}
    ),
    "training": _numbers(
        {
            "decide_days": (1, 30),
            "answer_days": (1, 20),
            "approve_days": (1, 10),
            "away_percent": (5, 100),
            "passes": (1, 3),
            "attended_percent": (50, 100),
            "ask_after_days": (7, 120),
            "ask_lapses_days": (7, 60),
            "least_pairs": (10, 100),
            "untrained_years": (1, 10),
        }
    ),
    "coaching_days": _numbers({"sign": (1, 20), "state": (1, 20), "read": (1, 20)}),
    "improvement_days": _numbers(
        {
            "talk_ahead": (1, 28),
            "placement_ahead": (7, 90),
            "decide": (1, 30),
            "test": (1, 90),
            "place": (1, 90),
            "read": (1, 20),
        }
    ),
    "promotion_windows_ahead": _number(1, 12),
    DISTRIBUTION: Changeable(
        Form.PATTERN, Begins.PERIOD, ChangeTarget.TABLE, bounds={"": Bounds(0, 100)}, rule_id="R42"
    ),
    POPULATIONS: Changeable(Form.POPULATION, Begins.YEAR, ChangeTarget.TABLE, rule_id="R34"),
}
FIXED_BY_LAW: Mapping[str, str] = {
    "evaluate_year_from": "R33",
    "evaluate_year_due": "R33",
    "credit_decimals": "R75",
    "improvement_grounds": "R51",
    "improvement_months": "R64",
    "temporary_placement_months": "R64",
}
"""Settings that no policy changes, each with the rule that fixes it."""
LAW_OF_POPULATION: Mapping[str, str] = {"guru": "R101"}
"""Populations whose periods the law itself gives, with the rule."""


def rule_of(key: str) -> Changeable | None:
    """Find what a key may become; a table's row is `table/row`."""
    name, _, row = key.partition("/")
    found = CHANGEABLE.get(name)
    if found is None or (found.target is ChangeTarget.TABLE) != bool(row):
        return None
    return found
