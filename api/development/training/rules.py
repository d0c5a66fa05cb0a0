"""The numbers of the city by which seats are given and effects are told: the setting `training`."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.foundation.clock import today
from api.rules.queries import setting


@dataclass(frozen=True)
class TrainingRules:
    """Days to decide, answer and approve are working days; `passes`: see `turns.turns`."""

    decide_days: int
    answer_days: int
    approve_days: int
    away_percent: int
    passes: int
    attended_percent: int
    ask_after_days: int
    ask_lapses_days: int
    least_pairs: int
    untrained_years: int


def training_rules(session: Session) -> TrainingRules:
    """Read the rules that hold today."""
    return TrainingRules(**setting(session, "training", today()))
