"""What can be asked about signals: by those who lead, administer or inspect, never about one's own rater."""

from typing import Any, TypedDict
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from api.analytics import places
from api.analytics.insights.integrity.models import RatingSignal, SignalSearch
from api.analytics.insights.integrity.records import SignalKind
from api.analytics.insights.integrity.schemas import SignalFilter
from api.evaluations.models import Evaluation
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.rows import pick
from api.identity.actor import Actor, permit
from api.organization.models import Assessor, Employee, Position, Unit
from api.organization.units.paths import end_of
from api.rules.queries import setting


class SignalRow(TypedDict):
    """A signal with whom it is about."""

    kind: str
    numbers: dict[str, Any]
    rater_id: UUID | None
    rater_name: str | None
    rater_nip: str | None
    rater_position: str | None
    unit_id: UUID
    unit_name: str
    unit_path: str


_rates_me = or_(
    exists(
        select(Evaluation.id).where(
            Evaluation.employee_id == bindparam("me"),
            Evaluation.assessor_id == RatingSignal.rater_id,
        )
    ),
    exists(
        select(Assessor.id).where(
            Assessor.employee_id == bindparam("me"),
            Assessor.assessor_id == RatingSignal.rater_id,
        )
    ),
)
_SIGNALS = rows.TypedSelect(
    SignalRow,
    select(
        RatingSignal.kind,
        RatingSignal.numbers,
        Employee.id.label("rater_id"),
        Employee.name.label("rater_name"),
        Employee.nip.label("rater_nip"),
        Position.title.label("rater_position"),
        Unit.id.label("unit_id"),
        Unit.name.label("unit_name"),
        Unit.path.label("unit_path"),
    )
    .join(Unit, Unit.id == RatingSignal.unit_id)
    .outerjoin(Employee, Employee.id == RatingSignal.rater_id)
    .outerjoin(Position, Position.id == Employee.position_id)
    .where(
        RatingSignal.period_id == bindparam("period_id"),
        Unit.path >= bindparam("begin"),
        Unit.path < bindparam("end"),
        or_(
            RatingSignal.rater_id.is_(None),
            and_(RatingSignal.rater_id != bindparam("me"), ~_rates_me),
        ),
    )
    .order_by(Unit.path, Employee.sort_name, RatingSignal.id),
)
_SEARCHES = select(
    SignalSearch.period_id,
    SignalSearch.searched_at,
    SignalSearch.evaluations,
    SignalSearch.raters,
).order_by(SignalSearch.period_id)
KINDS = list(SignalKind)


def list_signals(session: Session, actor: Actor, wanted: SignalFilter) -> dict[str, Any]:
    """List what there is to ask the raters below a unit about, by kind and then by unit."""
    permit(actor.kind == "person", "What there is to ask a rater about is for people")
    place = places.find_unit(session, actor, wanted.unit_id)
    searches = rows.fetch(session, _SEARCHES)
    searched = _chosen(searches, wanted.period_id)
    borders = setting(session, "rating_signals", today())
    found = _found(session, actor, place, searched["period_id"]) if searched else []
    return {
        "unit": pick(place, ("id", "name")),
        "searched": searched,
        "periods": [row["period_id"] for row in searches],
        "fewest_people": borders["people"],
        "largest_chance": borders["chance"],
        "items": sorted(map(_shown, found), key=lambda one: KINDS.index(one["kind"])),
    }


def _chosen(searches: list[rows.Row], period_id: int | None) -> rows.Row | None:
    if period_id is None:
        return searches[-1] if searches else None
    for search in searches:
        if search["period_id"] == period_id:
            return search
    raise NotFound(period_id=period_id)


def _found(session: Session, actor: Actor, place: places.Place, period_id: int) -> list[SignalRow]:
    """Read signals; what is about a unit is for those above its leader."""
    begin = place["path"]
    found = rows.fetch(
        session, _SIGNALS, me=actor.id, period_id=period_id, begin=begin, end=end_of(begin)
    )
    return [row for row in found if row["rater_id"] or row["unit_path"] not in actor.leads]


def _shown(row: SignalRow) -> dict[str, Any]:
    rater = {name: row[f"rater_{name}"] for name in ("id", "name", "nip", "position")}  # type: ignore[literal-required]  # names of this very row
    return {
        "kind": SignalKind(row["kind"]),
        "rater": rater if row["rater_id"] else None,
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        **row["numbers"],
    }
