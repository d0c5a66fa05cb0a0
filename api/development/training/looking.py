"""Shows programmes: the catalogue for everybody, proposals for those who make and decide them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from api.development.training import queries, seat_queries
from api.development.training.models import TrainingProgramme
from api.development.training.permissions import OPEN
from api.development.training.records import ProgrammeRow
from api.development.training.rules import training_rules
from api.development.training.schemas import ProgrammeFilter
from api.development.training.showing import shown_answers, shown_programme
from api.foundation import rows
from api.foundation.clock import today
from api.foundation.paging import Slice
from api.identity.actor import Actor
from api.organization.models import Unit
from api.organization.units.paths import above, end_of
from api.organization.units.queries import get_unit_row
from api.rules.queries import setting


def list_programmes(session: Session, actor: Actor, wanted: ProgrammeFilter) -> Slice:
    """List the catalogue, and the proposals that somebody may see."""
    found = queries.PROGRAMMES.where(*_wanted(session, wanted))
    if not actor.sees_everything:
        mine = [
            TrainingProgramme.state.in_(sorted(OPEN)),
            TrainingProgramme.agency_id.in_(sorted(actor.hr_agencies)),
            queries.ROOT.in_(actor.leads),
        ]
        found = found.where(or_(*mine))
    total = session.scalar(select(func.count()).select_from(found.order_by(None).subquery()))
    page = found.limit(wanted.size).offset(wanted.offset)
    programmes = rows.read(session, rows.TypedSelect(ProgrammeRow, page))
    return Slice(_shown(session, actor, programmes), total or 0, wanted.page, wanted.size)


_CONDITIONS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "year": queries.begins_in,
    "state": lambda state: TrainingProgramme.state == state,
    "from_on": lambda day: TrainingProgramme.until_on >= day,
    "until_on": lambda day: TrainingProgramme.from_on <= day,
}


def _wanted(session: Session, wanted: ProgrammeFilter) -> Iterable[ColumnElement[bool]]:
    for name, condition in _CONDITIONS.items():
        value = getattr(wanted, name)
        if value is not None:
            yield condition(value)
    if wanted.competence is not None:
        yield TrainingProgramme.id.in_(queries.answering(session, wanted.competence))
    if wanted.unit_id is not None:
        path = get_unit_row(session, wanted.unit_id)["path"]
        below = (Unit.path >= path) & (Unit.path < end_of(path))
        yield or_(below, Unit.path.in_(above(path)))


def get_programme(session: Session, actor: Actor, programme_id: UUID) -> dict[str, Any]:
    """Show a programme."""
    [shown] = _shown(session, actor, [queries.find_programme(session, actor, programme_id)])
    return shown


def _shown(session: Session, actor: Actor, programmes: list[ProgrammeRow]) -> list[dict[str, Any]]:
    counts = seat_queries.count_seats(session, [one["id"] for one in programmes])
    return [
        shown_programme(actor, one, counts[one["id"]], _answers(session, one), today())
        for one in programmes
    ]


def _answers(session: Session, programme: ProgrammeRow) -> Mapping[str, Any] | None:
    """Give the answers once nobody can answer any more, so that none is read out of two sums."""
    if programme["asked_on"] is None:
        return None
    if (today() - programme["asked_on"]).days <= training_rules(session).ask_lapses_days:
        return None
    least = setting(session, "small_group", today())
    return shown_answers(queries.answers_of(session, programme["id"]), least)
