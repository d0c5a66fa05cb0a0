"""Which facts speak for which needs, and when they are enough. Pure.

A need is one competence of one person in one year. It exists when facts of two kinds speak for it, or
one indicator has been far behind in two periods running: the rule setting `need_rule` says how much.
Whatever happens once, or in one way only, is no need; so chance finds next to none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from api.achievements.progress import standing
from api.development.competence.models import OriginKind, Viewpoint
from api.development.competence.records import (
    AdviceRow,
    FeedbackRow,
    IndicatorRow,
    LevelRow,
    ReportedRow,
)
from api.foundation.clock import WITA
from api.foundation.types import decimal_text
from api.goals.models import Accumulation


@dataclass(frozen=True)
class Rule:
    """The setting `need_rule`; `behind` in basis points of a target."""

    origins: int
    periods: int
    behind: int
    givers: int


@dataclass(frozen=True)
class Origin:
    """A fact that speaks for a competence; `source` tells it from others of its kind."""

    competence_code: str
    kind: OriginKind
    source: str
    since: date
    facts: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """How much speaks for a need, and since when."""

    strength: int
    since: date


def behind_for_long(
    indicator: IndicatorRow, mine: Sequence[ReportedRow], rule: Rule
) -> list[ReportedRow]:
    """Give the periods running up to the last figure in which an indicator was far behind, if enough."""
    run: list[ReportedRow] = []
    for at in reversed(range(len(mine))):
        row = mine[at]
        if not _has_figure(indicator, row):
            continue
        if run and row["ends_on"] + timedelta(days=1) != run[0]["starts_on"]:
            break
        stands = standing(indicator, mine[: at + 1], indicator["plan_starts_on"], row["ends_on"])
        known = stands.progress_bp
        if known is None or known - stands.expected_bp > -rule.behind:
            break
        run.insert(0, row)
    return run if len(run) >= rule.periods else []


def _has_figure(indicator: IndicatorRow, row: ReportedRow) -> bool:
    is_sum = indicator["accumulation"] is Accumulation.SUM
    return row["value"] is not None or (row["nothing_happened"] and is_sum)


def of_indicator(
    indicator: IndicatorRow, codes: Iterable[str], mine: Sequence[ReportedRow], rule: Rule
) -> list[Origin]:
    """Let an indicator that has been behind for long speak for the competences that its words tell of."""
    run = behind_for_long(indicator, mine, rule)
    if not run:
        return []
    stands = standing(indicator, mine, indicator["plan_starts_on"], run[-1]["ends_on"])
    facts = {
        "text": indicator["text"],
        "value": None if stands.year_value is None else decimal_text(stands.year_value),
        "target": _target(indicator),
        "unit_of_measure": indicator["unit_of_measure"],
        "period_ids": [row["period_id"] for row in run],
    }
    key, since = str(indicator["id"]), run[0]["ends_on"]
    return [Origin(code, OriginKind.INDICATOR, key, since, facts) for code in codes]


def _target(indicator: IndicatorRow) -> str | None:
    low, high, target = indicator["target_low"], indicator["target_high"], indicator["target"]
    if low is not None and high is not None:
        return f"{decimal_text(low)}-{decimal_text(high)}"
    return None if target is None else decimal_text(target)


def of_feedback(
    said: Iterable[FeedbackRow], meant: Mapping[int, str], rule: Rule, small_group: int
) -> list[Origin]:
    """Let words about a value without any praise speak, where more people said them than praised it.

    Nobody is named, and how many they were is told only where they are no small group.
    """
    wishing: dict[int, dict[UUID, date]] = defaultdict(dict)
    praising: dict[int, set[UUID]] = defaultdict(set)
    for one in said:
        value = one["value_code"]
        if value is None:
            continue
        if one["symbol"] is None:
            wishing[value].setdefault(one["giver_id"], one["given_at"].astimezone(WITA).date())
        else:
            praising[value].add(one["giver_id"])
    found = []
    for value, givers in sorted(wishing.items()):
        if value in meant and len(givers) >= rule.givers and len(givers) > len(praising[value]):
            many = len(givers) if len(givers) >= small_group else None
            facts = {"value_code": value, "givers": many}
            since = min(givers.values())
            found.append(Origin(meant[value], OriginKind.FEEDBACK, str(value), since, facts))
    return found


def of_advice(advice: AdviceRow, codes: Iterable[str]) -> list[Origin]:
    """Let an assessor's advice speak for what the assessor or its words say it is about."""
    signed = advice["signed_at"]
    if signed is None:
        return []
    facts = {
        "text": advice["recommendation"],
        "author": advice["author"],
        "evaluation_id": str(advice["id"]),
        "period_ids": [advice["period_id"]],
    }
    key, since = str(advice["id"]), signed.astimezone(WITA).date()
    return [Origin(code, OriginKind.ADVICE, key, since, facts) for code in codes]


def of_levels(
    known: Mapping[tuple[str, Viewpoint], LevelRow], required: Mapping[str, int]
) -> list[Origin]:
    """Let a level speak that is, in the assessor's view, below what the post requires."""
    return [
        Origin(
            code,
            OriginKind.GAP,
            "",
            row["given_on"],
            {"level": row["level"], "required_level": required[code]},
        )
        for (code, viewpoint), row in known.items()
        if viewpoint is Viewpoint.ASSESSOR and code in required and row["level"] < required[code]
    ]


def needs_from(origins: Iterable[Origin], rule: Rule) -> dict[str, Found]:
    """Say for which competences enough speaks; an indicator behind for long is enough by itself."""
    kinds: dict[str, set[OriginKind]] = defaultdict(set)
    since: dict[str, list[date]] = defaultdict(list)
    for one in origins:
        kinds[one.competence_code].add(one.kind)
        since[one.competence_code].append(one.since)
    strengths = {
        code: sum(rule.origins if kind is OriginKind.INDICATOR else 1 for kind in found)
        for code, found in kinds.items()
    }
    return {
        code: Found(strength, min(since[code]))
        for code, strength in strengths.items()
        if strength >= rule.origins
    }
