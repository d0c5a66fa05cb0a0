"""Finds the needs of many people from the facts of a year, and writes what differs.

Derived, so doing it again does no harm: origins follow the facts, and a need that nobody has decided on
goes with them. What people have agreed, rejected or answered stays as they left it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence import facts
from api.development.competence.catalogue import Catalogue, Post, catalogue
from api.development.competence.finding import (
    Origin,
    Rule,
    needs_from,
    of_advice,
    of_feedback,
    of_indicator,
    of_levels,
)
from api.development.competence.levels import latest, levels_of, posts_of
from api.development.competence.models import OriginKind
from api.development.competence.records import OriginRow
from api.development.competence.writing import write_needs, write_origins
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.daily import Days
from api.foundation.upsert import chunks
from api.organization.models import ENDED, Employee
from api.rules.queries import setting, table

AT_ONCE = 500
"""People whose facts are held at once."""
OLD_YEAR_UNTIL = 3
"""The month up to which facts of the year before still come in: its last evaluations."""
SERVING = (
    select(Employee.id)
    .where(*(Employee.state != one for one in sorted(ENDED)))
    .order_by(Employee.id)
)


def find_needs(session: Session, _days: Days) -> int:
    """Look at everybody's facts, once a day; say how many rows changed."""
    return recount_everybody(session)


def recount_everybody(session: Session) -> int:
    """Look at the facts of all who serve."""
    return recount(session, [row["id"] for row in rows.fetch(session, SERVING)])


def recount(session: Session, people: Sequence[UUID]) -> int:
    """Look at some people's facts; say how many rows changed."""
    finder, years = Finder(session), open_years()
    return sum(finder.recount(part, year) for part in chunks(people, AT_ONCE) for year in years)


def open_years() -> tuple[int, ...]:
    """Name the years whose facts still change."""
    day = today()
    return (day.year, day.year - 1) if day.month <= OLD_YEAR_UNTIL else (day.year,)


def _wish(row: OriginRow) -> Origin:
    return Origin(row["competence_code"], row["kind"], row["source"], row["since"], row["facts"])


class Finder:
    """Finds by the model and the rules as they hold today."""

    def __init__(self, session: Session) -> None:
        day = today()
        self.session = session
        self.model: Catalogue = catalogue(session)
        self.rule = Rule(**setting(session, "need_rule", day))
        self.small_group: int = setting(session, "small_group", day)
        meant = table(session, "value_competences", day)
        self.meant = {int(key): row["competence"] for key, row in meant.items()}

    def recount(self, people: Sequence[UUID], year: int) -> int:
        """Find the needs of people in a year and write what differs; say how many rows did."""
        posts = posts_of(self.session, people)
        kept: dict[UUID, list[OriginRow]] = defaultdict(list)
        wishes: dict[UUID, list[Origin]] = defaultdict(list)
        for who, every in facts.origins_of(self.session, people, year).items():
            kept[who] = [one for one in every if one["kind"] is not OriginKind.WISH]
            wishes[who] = [_wish(one) for one in every if one["kind"] is OriginKind.WISH]
        found = self._origins(posts, people, year)
        needs = {who: needs_from([*found[who], *wishes[who]], self.rule) for who in posts}
        changed = write_origins(self.session, posts, kept, found, year)
        return changed + write_needs(self.session, posts, needs, year)

    def _origins(
        self, posts: Mapping[UUID, Post], people: Sequence[UUID], year: int
    ) -> dict[UUID, list[Origin]]:
        found: dict[UUID, list[Origin]] = defaultdict(list)
        self._add_indicators(found, people, year)
        for who, said in facts.feedback_of(self.session, people, year).items():
            found[who] += of_feedback(said, self.meant, self.rule, self.small_group)
        self._add_advice(found, people, year)
        for who, levels in levels_of(self.session, people).items():
            found[who] += of_levels(latest(levels), self.model.required(posts[who]))
        answered = facts.answered_before(self.session, people, year)
        speaking = defaultdict[UUID, list[Origin]](list)
        for who, every in found.items():
            for one in every:
                since = answered.get((who, one.competence_code), date.min)
                if since < one.since and self.model.holds(
                    one.competence_code, posts[who].agency_id
                ):
                    speaking[who].append(one)
        return speaking

    def _add_indicators(
        self, found: dict[UUID, list[Origin]], people: Sequence[UUID], year: int
    ) -> None:
        told = [
            (one, codes)
            for one in facts.indicators_of(self.session, people, year)
            if (codes := self.model.told_by(f"{one['text']} | {one['goal_text']}"))
        ]
        plans = list({one["plan_id"] for one, _ in told})
        reported = facts.reported_of(self.session, plans)
        for one, codes in told:
            mine = reported.get(one["id"], [])
            found[one["employee_id"]] += of_indicator(one, sorted(codes), mine, self.rule)

    def _add_advice(
        self, found: dict[UUID, list[Origin]], people: Sequence[UUID], year: int
    ) -> None:
        given = facts.advice_of(self.session, people, year)
        keys = [one["id"] for every in given.values() for one in every]
        advised = facts.advised_in(self.session, keys)
        for who, every in given.items():
            for one in every:
                said = [row["competence_code"] for row in advised.get(one["id"], [])]
                codes = said or sorted(self.model.told_by(one["recommendation"] or ""))
                found[who] += of_advice(one, codes)
