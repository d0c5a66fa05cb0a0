"""What HR does with talent: compare people below a unit, look at who stands where, record assessments.

Nobody's box is kept: it is counted from facts whenever somebody asks, and who asked is kept instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.competence.catalogue import Catalogue, Post, catalogue
from api.development.talent import queries
from api.development.talent.events import TalentAssessed, TalentLookedAt
from api.development.talent.models import Band, TalentAssessment
from api.development.talent.permissions import ONLY_HR, may_assess, may_compare, may_read
from api.development.talent.placing import (
    Basis,
    Place,
    Standing,
    TalentRule,
    performance_of,
    potential_of,
    standing_of,
)
from api.development.talent.records import PersonRow
from api.development.talent.schemas import AssessmentDraft, TalentFilter, TalentPeopleFilter
from api.evaluations.models import Predikat
from api.foundation import rows
from api.foundation.clock import now, today
from api.foundation.errors import Invalid
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.foundation.paging import Slice
from api.identity.actor import Actor, permit
from api.organization.people.queries import get_employee
from api.organization.units.queries import get_unit_row
from api.rules.queries import setting

STEPS = (
    *("last_predikat", "high_needs_steady", "recorded_first"),
    *("levels_of_post", "levels_of_next_post"),
)
LIMITS = ("no_verdict", "assessors_differ", "levels_are_views")
_ASSESSMENT = ("id", "potential", "reason", "document_no", "assessed_on")


@dataclass(frozen=True)
class Placed:
    """Somebody with where they stand and what from."""

    person: PersonRow
    predikats: dict[int, Predikat]
    standing: Standing
    place: Place
    assessed_on: Any


def get_talent(session: Session, actor: Actor, wanted: TalentFilter) -> dict[str, Any]:
    """Count who stands where below a unit, with the method and its limits; without names."""
    unit = _unit(session, actor, wanted.unit_id)
    year = _year(wanted.year)
    found = _placed(session, unit["path"], year)
    placed = [one for one in found if one.place.is_placed]
    least: int = setting(session, "small_group", today())
    one_year = sum(len(one.predikats) == 1 for one in placed)
    conditions = {
        "one_year_only": one_year > 0,
        "unknown_left_out": len(placed) < len(found),
        "too_few": len(placed) < least,
    }
    return {
        "unit": rows.pick(unit, ("id", "name")),
        "year": year,
        "small_group": least,
        "people": len(found),
        "placed": len(placed),
        "unknown_performance": sum(one.place.performance is None for one in found),
        "unknown_potential": sum(one.place.potential is None for one in found),
        "by_assessment": sum(one.place.basis is Basis.ASSESSMENT for one in placed),
        "by_levels": sum(one.place.basis is Basis.LEVELS for one in placed),
        "one_year": one_year,
        "boxes": _boxes(placed, least),
        "method": {"steps": list(STEPS), **setting(session, "talent", today())},
        "limits": [*LIMITS, *(word for word, holds in conditions.items() if holds)],
        "may": ["assess"],
    }


def _boxes(placed: Sequence[Placed], least: int) -> list[dict[str, Any]]:
    return [
        {
            "performance": performance,
            "potential": potential,
            "people": None
            if len(placed) < least
            else sum(
                (one.place.performance, one.place.potential) == (performance, potential)
                for one in placed
            ),
        }
        for performance, potential in product(Band, Band)
    ]


def list_talent(session: Session, actor: Actor, wanted: TalentPeopleFilter) -> Slice:
    """List people with where they stand and what from; that somebody looked is kept."""
    unit = _unit(session, actor, wanted.unit_id)
    year = _year(wanted.year)
    found = [one for one in _placed(session, unit["path"], year) if _is_wanted(one.place, wanted)]
    page = found[wanted.offset : wanted.offset + wanted.size]
    publish(session, TalentLookedAt(actor=actor, subject_id=unit["id"], people=len(page)))
    return Slice([_shown(one) for one in page], len(found), wanted.page, wanted.size)


def _is_wanted(place: Place, wanted: TalentPeopleFilter) -> bool:
    return (
        wanted.performance in (None, place.performance)
        and wanted.potential in (None, place.potential)
        and wanted.placed in (None, place.is_placed)
    )


def _unit(session: Session, actor: Actor, unit_id: UUID) -> rows.Row:
    unit = get_unit_row(session, unit_id)
    permit(may_compare(actor, unit["agency_id"]), ONLY_HR)
    return unit


def _year(year: int | None) -> int:
    """The year before is the last that is evaluated as a whole."""
    return year or today().year - 1


def _placed(session: Session, path: str, year: int) -> list[Placed]:
    model = catalogue(session)
    rule = TalentRule(**setting(session, "talent", today()))
    predikats = queries.predikats_below(session, path, year)
    levels = queries.levels_below(session, path)
    assessed = queries.assessed_below(session, path)
    found = []
    for person in queries.people_below(session, path):
        key = person["id"]
        standing = _standing(model, person, levels[key])
        potential, basis = potential_of(assessed.get(key), standing, rule, today())
        years = predikats[key]
        performance = performance_of(years.get(year), years.get(year - 1))
        when = assessed[key].assessed_on if key in assessed else None
        place = Place(performance, potential, basis)
        found.append(Placed(person, years, standing, place, when))
    return found


def _standing(model: Catalogue, person: PersonRow, levels: dict[str, int]) -> Standing:
    return standing_of(model, Post(person["agency_id"], person["kind"], person["title"]), levels)


def _shown(one: Placed) -> dict[str, Any]:
    years = sorted(one.predikats.items(), reverse=True)
    return {
        "employee": rows.pick(one.person, ("id", "name")),
        "position": one.person["title"],
        "unit_name": one.person["unit_name"],
        "performance": one.place.performance,
        "potential": one.place.potential,
        "basis": one.place.basis,
        "predikats": [{"year": year, "predikat": predikat} for year, predikat in years],
        "assessed_on": one.assessed_on,
        "required": one.standing.required,
        "known": one.standing.known,
        "meets": one.standing.meets,
        "meets_next": one.standing.meets_next,
    }


def list_assessments(session: Session, actor: Actor, employee_id: UUID) -> dict[str, Any]:
    """Show what is recorded of somebody's potential to the person, and to HR, whose look is kept."""
    person = get_employee(session, actor, employee_id)
    permit(
        may_read(actor, employee_id, person["agency_id"]),
        "The person and their HR read what is recorded of potential",
    )
    if actor.id != employee_id:
        looked = TalentLookedAt(actor=actor, subject_id=employee_id, about_id=employee_id, people=1)
        publish(session, looked)
    return _recorded(session, actor, person)


def _recorded(session: Session, actor: Actor, person: rows.Row) -> dict[str, Any]:
    found = queries.assessments_of(session, person["id"])
    may = may_assess(actor, person["id"], person["agency_id"])
    return {
        "employee": rows.pick(person, ("id", "name")),
        "items": [{**rows.pick(one, _ASSESSMENT), "given_by": one["giver_name"]} for one in found],
        "may": ["assess"] if may else [],
    }


def record_assessment(
    session: Session, actor: Actor, employee_id: UUID, draft: AssessmentDraft
) -> dict[str, Any]:
    """Record what an assessment found; what was recorded before stays."""
    person = get_employee(session, actor, employee_id)
    agency_id = person["agency_id"]
    permit(may_assess(actor, employee_id, agency_id), "HR records it, of others than themselves")
    if draft.assessed_on > today():
        raise Invalid(("/assessed_on", "in_future", "an assessment is of a day that has come"))
    row = {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "created_at": now(),
        "employee_id": employee_id,
        "potential": draft.potential,
        "reason": draft.reason,
        "document_no": draft.document_no,
        "assessed_on": draft.assessed_on,
        "given_by": actor.id,
    }
    rows.add(session, TalentAssessment, [row])
    publish(session, TalentAssessed(actor=actor, subject_id=row["id"], about_id=employee_id))
    return _recorded(session, actor, person)
