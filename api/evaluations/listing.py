"""Lists of evaluations: one statement per kind of viewer, chosen here and kept compiled."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from api.evaluations.models import Evaluation, EvaluationState
from api.evaluations.schemas import EvaluationFilter
from api.foundation import rows
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.models import Employee, Unit

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


def _shown(column: Any, label: str) -> Any:
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
    _shown(Evaluation.results_rating, "results_rating"),
    _shown(Evaluation.behaviour_rating, "behaviour_rating"),
    _shown(Evaluation.predikat, "predikat"),
    Employee.id.label("employee_id"),
    Employee.name.label("employee_name"),
    Employee.nip.label("employee_nip"),
    _assessor.id.label("assessor_id"),
    _assessor.name.label("assessor_name"),
    Unit.id.label("unit_id_of"),
    Unit.name.label("unit_name"),
)


def list_evaluations(session: Session, actor: Actor, wanted: EvaluationFilter) -> Slice:
    """List the evaluations that the caller may see, judgements only where they are open."""
    viewer, places, given = _viewer(actor, wanted)
    filters = {name: getattr(wanted, name) for name in _FILTERS}
    given |= {name: value for name, value in filters.items() if value is not None}
    named = tuple(name for name, value in filters.items() if value is not None)
    chosen = (viewer, places, named)
    total = rows.fetch(session, _statement(chosen, None), **given)[0]["total"]
    given |= {"me": actor.id, "size": wanted.size, "skipped": wanted.offset}
    found = rows.fetch(session, _statement(chosen, wanted.sort), **given)
    return Slice([_item(row) for row in found], total, wanted.page, wanted.size)


@cache
def _statement(chosen: tuple[str, int, tuple[str, ...]], sort: str | None) -> Any:
    viewer, places, named = chosen
    listed = and_(_of(viewer, places), *(_FILTERS[name] for name in named))
    if sort is None:
        counted = select(func.count().label("total")).select_from(Evaluation)
        if viewer == "leader":
            counted = counted.join(Unit, Unit.id == Evaluation.unit_id)
        return counted.where(listed)
    return (
        select(*_COLUMNS)
        .join(Employee, Employee.id == Evaluation.employee_id)
        .join(_assessor, _assessor.id == Evaluation.assessor_id)
        .join(Unit, Unit.id == Evaluation.unit_id)
        .where(listed)
        .order_by(*_SORTS[sort])
        .limit(bindparam("size"))
        .offset(bindparam("skipped"))
    )


def _of(viewer: str, places: int) -> ColumnElement[bool]:
    if viewer == "agency":
        return or_(*(Evaluation.agency_id == bindparam(f"a{n}") for n in range(places)))
    if viewer == "leader":
        return or_(_SIMPLE["person"], *map(_within, range(places)))
    return _SIMPLE[viewer]


def _within(n: int) -> ColumnElement[bool]:
    return and_(Unit.path >= bindparam(f"p{n}"), Unit.path < bindparam(f"e{n}"))


_SIMPLE: dict[str, ColumnElement[bool]] = {
    "everything": true(),
    "assessor": Evaluation.assessor_id == bindparam("viewer"),
    "employee": Evaluation.employee_id == bindparam("viewer"),
    "person": or_(
        Evaluation.employee_id == bindparam("viewer"),
        Evaluation.assessor_id == bindparam("viewer"),
    ),
}


def _viewer(actor: Actor, wanted: EvaluationFilter) -> tuple[str, int, dict[str, Any]]:
    if wanted.mine:
        return wanted.mine, 0, {"viewer": actor.id}
    if actor.sees_everything:
        return "everything", 0, {}
    agencies = sorted(actor.hr_agencies)
    if actor.kind == "service_account":
        agencies = [actor.agency_id]
    if agencies:
        return "agency", len(agencies), {f"a{n}": key for n, key in enumerate(agencies)}
    if actor.leads:
        begins = {f"p{n}": path for n, path in enumerate(actor.leads)}
        ends = {f"e{n}": path + "~" for n, path in enumerate(actor.leads)}
        return "leader", len(actor.leads), {"viewer": actor.id, **begins, **ends}
    return "person", 0, {"viewer": actor.id}


def _item(row: rows.Row) -> dict[str, Any]:
    row["employee"] = {
        "id": row.pop("employee_id"),
        "name": row.pop("employee_name"),
        "nip": row.pop("employee_nip"),
    }
    row["assessor"] = {"id": row.pop("assessor_id"), "name": row.pop("assessor_name")}
    row["unit"] = {"id": row.pop("unit_id_of"), "name": row.pop("unit_name")}
    return row
