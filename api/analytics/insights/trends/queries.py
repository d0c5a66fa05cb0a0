"""What can be asked about units: where one may look, how a unit stood over periods, and its parts in one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.analytics import places
from api.analytics.insights.integrity.pattern import Pattern, patterns_of
from api.analytics.insights.trends import reading
from api.analytics.insights.trends.outliers import Strip, outliers
from api.analytics.insights.trends.records import UnitRow
from api.analytics.insights.trends.relation import findings
from api.analytics.insights.trends.schemas import UnitChoice, UnitPeriodChoice
from api.analytics.insights.trends.standings import Measure, Standings
from api.cycles.models import PeriodKind
from api.evaluations.unit_achievements.models import UnitGrade
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.rows import pick
from api.foundation.work import snapshot
from api.identity.actor import Actor
from api.organization.models import UnitKind
from api.rules.queries import setting, table

NAMED = ("id", "name")


def get_place(session: Session, actor: Actor, wanted: UnitChoice) -> dict[str, Any]:
    """Show a unit with the one above and those right below, to go there."""
    place = places.find_unit(session, actor, wanted.unit_id)
    known = {unit["id"]: unit for unit in reading.units(session)}
    above = known[place["parent_id"]] if place["parent_id"] else None
    tops = places.tops_of(session, actor)
    may_rise = above is not None and any(above["path"].startswith(top["path"]) for top in tops)
    return {
        "unit": pick(place, NAMED),
        "kind": place["kind"],
        "above": pick(above, NAMED) if above and may_rise else None,
        "below": [pick(unit, NAMED) for unit in known.values() if unit["parent_id"] == place["id"]],
    }


@snapshot
def get_trends(session: Session, actor: Actor, wanted: UnitChoice) -> dict[str, Any]:
    """Show a unit over periods, beside the unit above and others of its kind."""
    place, day = places.find_unit(session, actor, wanted.unit_id), today()
    least, units = setting(session, "small_group", day), reading.units(session)
    above = next((unit for unit in units if unit["id"] == place["parent_id"]), None)
    course = []
    for period in reading.periods(session, day):
        if period["kind"] is not PeriodKind.TAHUNAN:
            own, is_due = reading.figures_of(session, period["id"]), period["report_due_on"] < day
            city = Standings(units, own, least, is_due=is_due)
            course.append(_period(actor, period, city, place))
    return {
        "unit": pick(place, NAMED),
        "kind": place["kind"],
        "above": pick(above, NAMED) if above else None,
        "small_group": least,
        "periods": course,
    }


def _period(
    actor: Actor, period: reading.CountedPeriod, city: Standings, place: places.Place
) -> dict[str, Any]:
    return {
        "period_id": period["id"],
        **pick(period, ("kind", "report_due_on", "counted_at")),
        "own": city.figures(place["id"], own=leads(actor, place["path"])),
        "above": _above(actor, city, place),
        "alike": city.median_alike(place["id"]),
    }


def _above(actor: Actor, city: Standings, place: places.Place) -> dict[str, Any] | None:
    """Show the unit above, so that nobody learns of the few who are not below the unit that they know."""
    parent = place["parent_id"]
    if parent is None:
        return None
    if leads(actor, city.units[parent]["path"]):
        return city.figures(parent, own=True)
    return city.figures_beside(parent, place["id"])


def leads(actor: Actor, path: str) -> bool:
    return any(path.startswith(led) for led in actor.leads)


@snapshot
def get_parts(session: Session, actor: Actor, wanted: UnitPeriodChoice) -> dict[str, Any]:
    """Show a unit and those right below it in one period, beside what they achieved."""
    place, day = places.find_unit(session, actor, wanted.unit_id), today()
    counted = reading.periods(session, day)
    period = _chosen(counted, wanted.period_id, day)
    least = setting(session, "small_group", day)
    shown: dict[str, Any] = {"whole": None, "parts": [], "strips": []}
    if period is not None:
        own = reading.figures_of(session, period["id"])
        is_due = period["report_due_on"] < day
        city = Standings(reading.units(session), own, least, is_due=is_due)
        grades = reading.grades_of(session, period["id"])
        patterns = patterns_of(table(session, "distribution", day))
        sight = Sight(actor, city, grades, patterns)
        shown = sight.parts_of(place["id"])
    return {
        "unit": pick(place, NAMED),
        "period_id": period["id"] if period else None,
        "periods": [one["id"] for one in counted],
        "counted_at": period["counted_at"] if period else None,
        "small_group": least,
        **shown,
    }


def _chosen(
    counted: Sequence[reading.CountedPeriod], period_id: int | None, day: date
) -> reading.CountedPeriod | None:
    """Choose a period: the one that is asked for, else the last one whose reports are all due."""
    if period_id is not None:
        found = [one for one in counted if one["id"] == period_id]
        if not found:
            raise NotFound(period_id=period_id)
        return found[0]
    due = [one for one in counted if one["report_due_on"] < day]
    return next(iter(reversed(due or counted)), None)


class Sight:
    """What somebody may see of one period."""

    def __init__(
        self,
        actor: Actor,
        city: Standings,
        grades: Mapping[UUID, UnitGrade],
        patterns: Mapping[UnitGrade, Pattern],
    ) -> None:
        self.actor, self.city, self.grades, self.patterns = actor, city, grades, patterns

    def parts_of(self, unit: UUID) -> dict[str, Any]:
        below = [self.city.units[key] for key in self.city.tree.below[unit]]
        return {
            "whole": self._part(self.city.units[unit]),
            "parts": [self._part(one) for one in below],
            "strips": [
                strip for measure in self.city.measures for strip in self._strips(below, measure)
            ],
        }

    def _part(self, unit: UnitRow) -> dict[str, Any]:
        figures = self.city.figures(unit["id"], own=leads(self.actor, unit["path"]))
        grade = self.grades.get(unit["id"])
        good, on_track = (figures[measure] for measure in (Measure.GOOD, Measure.ON_TRACK))
        return {
            "unit": pick(unit, NAMED),
            "kind": unit["kind"],
            "figures": figures,
            "grade": grade,
            "guides": self._guides(grade),
            "findings": findings(grade, _pair(good), _pair(on_track)),
        }

    def _guides(self, grade: UnitGrade | None) -> list[dict[str, Any]]:
        if grade is None:
            return []
        pattern = self.patterns[grade]
        return [
            {"predikat": word, "kind": kind, "percent": percent}
            for kind, limits in (("most", pattern["most"]), ("least", pattern["least"]))
            for word, percent in limits.items()
            if "+" not in word
        ]

    def _strips(self, below: Sequence[UnitRow], measure: Measure) -> Iterator[dict[str, Any]]:
        """Compare the units of each kind that may be shown."""
        kinds: dict[UnitKind, dict[UUID, tuple[int, int]]] = defaultdict(dict)
        for unit in below:
            may = leads(self.actor, unit["path"]) or unit["id"] in self.city.visible[measure]
            share = self.city.share(unit["id"], measure)
            if may and share[1] >= self.city.least:
                kinds[unit["kind"]][unit["id"]] = share
        for kind, groups in kinds.items():
            strip = outliers(groups)
            if strip is not None:
                yield {"measure": measure, "kind": kind, "units": len(groups), **self._said(strip)}

    def _said(self, strip: Strip[UUID]) -> dict[str, Any]:
        outside = [
            {"unit": pick(self.city.units[key], NAMED), "side": side}
            for key, side in strip.outside.items()
        ]
        return {"middle": strip.middle, "low": strip.low, "high": strip.high, "outside": outside}


def _pair(said: Mapping[str, int] | None) -> tuple[int, int] | None:
    return (said["count"], said["total"]) if said else None
