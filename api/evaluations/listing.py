"""Lists of evaluations: one statement per kind of viewer, chosen here and kept compiled."""

from datetime import date, datetime
from functools import cache
from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, Label, Select, and_, bindparam, case, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from api.evaluations.models import (
    Evaluation,
    EvaluationKind,
    EvaluationState,
    Predikat,
    Rating,
    Receipt,
)
from api.evaluations.schemas import EvaluationFilter
from api.evaluations.unit_achievements.records import NamedRow
from api.foundation import rows
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.models import Employee, Unit
from api.organization.units import viewers

Chosen = tuple[str, int, tuple[str, ...]]
"""The kind of viewer, how many places they see, which filters are set."""


class ItemFields(TypedDict):
    """A line of a list, but for whom it names."""

    id: UUID
    plan_id: UUID
    period_id: int
    kind: EvaluationKind
    state: EvaluationState
    due_on: date
    receipt: Receipt | None
    signed_at: datetime | None
    version: int
    updated_at: datetime
    voided_at: datetime | None
    results_rating: Rating | None
    behaviour_rating: Rating | None
    predikat: Predikat | None


class ItemRow(ItemFields):
    employee_id: UUID
    employee_name: str
    employee_nip: str | None
    assessor_id: UUID
    assessor_name: str
    unit_id: UUID
    unit_name: str


class PersonOfItem(NamedRow):
    nip: str | None


class Item(ItemFields):
    """A line of a list."""

    employee: PersonOfItem
    assessor: NamedRow
    unit: NamedRow


_assessor = aliased(Employee)
_FILTERS: dict[str, ColumnElement[bool]] = {
    "period_id": Evaluation.period_id == bindparam("period_id"),
    "state": Evaluation.state == bindparam("state"),
    "unit_id": Evaluation.unit_id == bindparam("unit_id"),
    "updated_since": Evaluation.updated_at >= bindparam("updated_since"),
}
_SORTS: dict[str, tuple[Any, ...]] = {
    "name": (Employee.sort_name, Evaluation.period_id.desc(), Evaluation.id),
    "due_on": (Evaluation.due_on, Employee.sort_name, Evaluation.id),
    "-period_id": (Evaluation.period_id.desc(), Employee.sort_name, Evaluation.id),
}
_open_to_all = or_(
    Evaluation.state == EvaluationState.SIGNED, Evaluation.state == EvaluationState.ACKNOWLEDGED
)


def _shown(column: InstrumentedAttribute[Any], label: str) -> Label[Any]:
    """Give a judgement to its assessor, or to whoever sees the row once it is signed."""
    open_to_me = or_(Evaluation.assessor_id == bindparam("me"), _open_to_all)
    return case((open_to_me, column)).label(label)


_COLUMNS = (
    Evaluation.id,
    Evaluation.plan_id,
    Evaluation.period_id,
    Evaluation.kind,
    Evaluation.state,
    Evaluation.due_on,
    Evaluation.receipt,
    Evaluation.signed_at,
    Evaluation.version,
    Evaluation.updated_at,
    Evaluation.voided_at,
    _shown(Evaluation.results_rating, "results_rating"),
    _shown(Evaluation.behaviour_rating, "behaviour_rating"),
    _shown(Evaluation.predikat, "predikat"),
    Employee.id.label("employee_id"),
    Employee.name.label("employee_name"),
    Employee.nip.label("employee_nip"),
    _assessor.id.label("assessor_id"),
    _assessor.name.label("assessor_name"),
    Unit.id.label("unit_id"),
    Unit.name.label("unit_name"),
)


def list_evaluations(session: Session, actor: Actor, wanted: EvaluationFilter) -> Slice:
    """List the evaluations that the caller may see, judgements only where they are open."""
    viewer, places, given = _viewer(actor, wanted)
    filters = {name: getattr(wanted, name) for name in _FILTERS}
    given |= {name: value for name, value in filters.items() if value is not None}
    named = tuple(name for name, value in filters.items() if value is not None)
    chosen = (viewer, places, named)
    total = rows.fetch(session, _count(chosen), **given)[0]["total"]
    given |= {"me": actor.id, "size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _page(chosen, wanted.sort), **given)
    return Slice([_item(row) for row in found], total, wanted.page, wanted.size)


@cache
def _count(chosen: Chosen) -> Select[int]:
    counted = select(func.count().label("total")).select_from(Evaluation)
    if chosen[0] == viewers.LED:
        counted = counted.join(Unit, Unit.id == Evaluation.unit_id)
    return counted.where(_listed(chosen))


@cache
def _page(chosen: Chosen, sort: str) -> rows.TypedSelect[ItemRow]:
    return rows.TypedSelect(
        ItemRow,
        select(*_COLUMNS)
        .join(Employee, Employee.id == Evaluation.employee_id)
        .join(_assessor, _assessor.id == Evaluation.assessor_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(_listed(chosen))
        .order_by(*_SORTS[sort])
        .limit(bindparam("size"))
        .offset(bindparam("skipped")),
    )


def _listed(chosen: Chosen) -> ColumnElement[bool]:
    """What is void is only for whoever asks what has changed."""
    viewer, places, named = chosen
    stands = true() if "updated_since" in named else Evaluation.voided_at.is_(None)
    return and_(_of(viewer, places), stands, *(_FILTERS[name] for name in named))


def _of(viewer: str, places: int) -> ColumnElement[bool]:
    if viewer == viewers.AGENCIES:
        return viewers.in_agencies(Evaluation.agency_id, places)
    if viewer == viewers.LED:
        return or_(_SIMPLE[viewers.OWN], viewers.below_led(places))
    return _SIMPLE[viewer]


_SIMPLE: dict[str, ColumnElement[bool]] = {
    viewers.EVERYTHING: true(),
    "assessor": Evaluation.assessor_id == bindparam("viewer"),
    "employee": Evaluation.employee_id == bindparam("viewer"),
    viewers.OWN: or_(
        Evaluation.employee_id == bindparam("viewer"),
        Evaluation.assessor_id == bindparam("viewer"),
    ),
}


def _viewer(actor: Actor, wanted: EvaluationFilter) -> viewers.Viewer:
    if wanted.mine:
        return wanted.mine, 0, {"viewer": actor.id}
    kind, places, given = viewers.viewer_of(actor)
    return kind, places, {"viewer": actor.id, **given}


def _item(row: ItemRow) -> Item:
    return {
        "id": row["id"],
        "plan_id": row["plan_id"],
        "period_id": row["period_id"],
        "kind": row["kind"],
        "state": row["state"],
        "employee": {
            "id": row["employee_id"],
            "name": row["employee_name"],
            "nip": row["employee_nip"],
        },
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "assessor": {"id": row["assessor_id"], "name": row["assessor_name"]},
        "due_on": row["due_on"],
        "results_rating": row["results_rating"],
        "behaviour_rating": row["behaviour_rating"],
        "predikat": row["predikat"],
        "receipt": row["receipt"],
        "signed_at": row["signed_at"],
        "version": row["version"],
        "updated_at": row["updated_at"],
        "voided_at": row["voided_at"],
    }
