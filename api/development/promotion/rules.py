"""The tables by which promotions are judged, read once for many people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.development.credit.conversion import Level, levels_of
from api.development.promotion.calendar import WindowPlan, plans_of
from api.development.promotion.models import Path
from api.foundation.clock import today
from api.organization.people.grades import PANGKAT
from api.rules.queries import setting, table

STEPS = {grade: place for place, grade in enumerate(PANGKAT)}
"""Golongan of PNS in their order (R120)."""
_GRADES = tuple(PANGKAT)
TABLES = (
    "promotion_windows",
    "promotion_paths",
    "promotion_below_entry",
    "promotion_posts",
    "promotion_education",
    "promotion_exams",
    "promotion_misfit",
    "credit_levels",
    "credit_shares",
    "predikat",
)


@dataclass(frozen=True)
class PathRule:
    """What a path asks for."""

    path: Path
    rule_id: str
    posts: frozenset[str]
    years_in_rank: int
    predikat: str
    predikat_years: int
    exam: bool


@dataclass(frozen=True)
class PromotionRules:
    """All of them, as they hold on a day."""

    today: date
    plans: tuple[WindowPlan, ...]
    paths: Mapping[Path, PathRule]
    below_entry: Mapping[str, int]
    posts: Mapping[str, Mapping[str, str]]
    education: Mapping[str, str]
    """The highest golongan of a degree; degrees from the lowest to the highest."""
    exams: Mapping[str, Mapping[str, list[str]]]
    years_in_misfit_level: int
    levels: Mapping[str, Level]
    shares: Mapping[str, int]
    predikat_ranks: Mapping[str, int]
    due: tuple[int, int]
    """Month and day on which the predikat of the year before is due (R33)."""
    places: int
    of_posts: Mapping[str, Path]
    """The path in rank of a kind of post."""

    def post_path(self, position_kind: str) -> Path:
        """Name the path of who holds a kind of post; of others it is the regular one (R90b)."""
        return self.of_posts.get(position_kind, Path.REGULER)

    def level_below(self, level: Level) -> Level | None:
        """Give the jenjang from which one rises into this one."""
        return next((one for one in self.levels.values() if one.next == level.code), None)


def next_step(grade: str) -> str | None:
    """Name the golongan after one, whatever the post (R120)."""
    place = STEPS[grade] + 1
    return _GRADES[place] if place < len(_GRADES) else None


def load_rules(session: Session) -> PromotionRules:
    """Read the rules as they hold today."""
    day = today()
    due = setting(session, "evaluate_year_due", day)
    return rules_of(
        {name: table(session, name, day) for name in TABLES},
        day,
        (due["month"], due["day"]),
        setting(session, "credit_decimals", day),
    )


def rules_of(
    tables: Mapping[str, Mapping[str, Any]], day: date, due: tuple[int, int], places: int
) -> PromotionRules:
    """Make the rules of their tables."""
    below_entry = tables["promotion_below_entry"][Path.PILIHAN_STRUKTURAL]
    misfit = tables["promotion_misfit"][Path.JENJANG]
    education = tables["promotion_education"]
    paths = {Path(key): _path(key, row) for key, row in tables["promotion_paths"].items()}
    return PromotionRules(
        today=day,
        plans=plans_of(tables["promotion_windows"]),
        paths=paths,
        of_posts={kind: path for path, rule in paths.items() for kind in rule.posts},
        below_entry=below_entry,
        posts=tables["promotion_posts"],
        education={key: row["highest"] for key, row in education.items()},
        exams=tables["promotion_exams"],
        years_in_misfit_level=misfit["years_in_level"],
        levels=levels_of(tables["credit_levels"]),
        shares={key: row["percent"] for key, row in tables["credit_shares"].items()},
        predikat_ranks={key: row["rank"] for key, row in tables["predikat"].items()},
        due=due,
        places=places,
    )


def _path(key: str, row: Mapping[str, Any]) -> PathRule:
    return PathRule(
        path=Path(key),
        rule_id=row["rule_id"],
        posts=frozenset(row["posts"]),
        years_in_rank=row["years_in_rank"],
        predikat=row["predikat"],
        predikat_years=row["predikat_years"],
        exam=row["exam"],
    )
