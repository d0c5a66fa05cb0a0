"""What can be asked about contests: one's own, those one may answer, those of plans that one sees."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from api.foundation import rows
from api.foundation.clock import today
from api.foundation.errors import NotFound
from api.foundation.ids import agency_of
from api.foundation.paging import Slice
from api.goals.models import Indicator, Plan
from api.identity.actor import Actor
from api.identity.models import Role, RoleGrant, User, UserState
from api.measurements.figures.models import Contest, ContestState, MetricMapping
from api.measurements.figures.permissions import answers, sees_contest
from api.measurements.figures.queries import seen_by
from api.measurements.figures.records import Answerer, ContestRow
from api.measurements.figures.schemas import ContestFilter
from api.organization.models import Employee, Unit

_raiser, _asked, _answered = aliased(Employee), aliased(Employee), aliased(Employee)
_asked_user, _answered_user = aliased(User), aliased(User)
CONTESTS = (
    select(
        Contest.id,
        Contest.agency_id,
        Contest.mapping_id,
        Contest.plan_id,
        Contest.indicator_id,
        Indicator.text.label("indicator_text"),
        Contest.period_id,
        Contest.case_id,
        Contest.raised_by,
        _raiser.name.label("raiser_name"),
        Contest.reason,
        Contest.created_at,
        Contest.due_on,
        Contest.answerer_id,
        func.coalesce(_asked.name, _asked_user.login_key).label("answerer_name"),
        Contest.state,
        Contest.answer,
        Contest.answered_by,
        func.coalesce(_answered.name, _answered_user.login_key).label("answered_name"),
        Contest.settled_at,
        Contest.version,
        Plan.employee_id,
        Plan.assessor_id,
        Unit.path.label("unit_path"),
        MetricMapping.mapped_by,
    )
    .join(
        MetricMapping,
        and_(MetricMapping.id == Contest.mapping_id, MetricMapping.agency_id == Contest.agency_id),
    )
    .join(
        Indicator,
        and_(Indicator.id == Contest.indicator_id, Indicator.agency_id == Contest.agency_id),
    )
    .join(Plan, and_(Plan.id == Contest.plan_id, Plan.agency_id == Contest.agency_id))
    .join(Unit, Unit.id == Plan.unit_id)
    .join(_raiser, _raiser.id == Contest.raised_by)
    .join(_asked_user, _asked_user.id == Contest.answerer_id)
    .outerjoin(_asked, _asked.id == Contest.answerer_id)
    .outerjoin(_answered_user, _answered_user.id == Contest.answered_by)
    .outerjoin(_answered, _answered.id == Contest.answered_by)
)
_ALL = rows.TypedSelect(ContestRow, CONTESTS)
ONE = _ALL.where(Contest.id == bindparam("contest_id"), Contest.agency_id == bindparam("agency_id"))
OF_PERIOD = _ALL.where(
    Contest.plan_id == bindparam("plan_id"),
    Contest.agency_id == bindparam("agency_id"),
    Contest.period_id == bindparam("period_id"),
)
ACTIVE = rows.TypedSelect(
    Answerer,
    select(User.id).where(User.id == bindparam("user_id"), User.state == UserState.ACTIVE),
)
HR = rows.TypedSelect(
    Answerer,
    select(User.id)
    .join(RoleGrant, RoleGrant.user_id == User.id)
    .where(
        User.state == UserState.ACTIVE,
        or_(
            and_(RoleGrant.role == Role.HR_AGENCY, RoleGrant.for_agency_id == bindparam("agency")),
            RoleGrant.role == Role.HR_CITY,
        ),
        RoleGrant.valid_from <= bindparam("day"),
        RoleGrant.valid_until > bindparam("day"),
    )
    .order_by(RoleGrant.for_agency_id.is_(None), RoleGrant.id),
)
"""HR of the agency before that of the city."""


def find_contest(session: Session, actor: Actor, contest_id: UUID) -> ContestRow:
    """Read a contest that somebody sees, or refuse."""
    given = {"contest_id": contest_id, "agency_id": agency_of(contest_id)}
    found = rows.fetch_one(session, ONE, **given)
    if found is None or not sees_contest(actor, found):
        raise NotFound(contest_id=contest_id)
    return found


def get_contest(session: Session, actor: Actor, contest_id: UUID) -> dict[str, Any]:
    """Show a contest."""
    return shown(actor, find_contest(session, actor, contest_id))


def list_contests(session: Session, actor: Actor, wanted: ContestFilter) -> Slice:
    """List contests, the newest first."""
    asked = or_(Contest.answerer_id == actor.id, MetricMapping.mapped_by == actor.id)
    found = CONTESTS.where(or_(asked, seen_by(actor)))
    if wanted.state is not None:
        found = found.where(Contest.state == wanted.state)
    total = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    page = found.order_by(Contest.id.desc()).limit(wanted.size).offset(wanted.offset)
    items = rows.read(session, rows.TypedSelect(ContestRow, page))
    return Slice([shown(actor, row) for row in items], total, wanted.page, wanted.size)


def contests_of(session: Session, plan_id: UUID, period_id: int) -> dict[UUID, ContestRow]:
    """Read the newest contest of each indicator of a plan in a period."""
    given = {"plan_id": plan_id, "agency_id": agency_of(plan_id), "period_id": period_id}
    found = sorted(rows.fetch(session, OF_PERIOD, **given), key=lambda row: row["id"])
    return {row["indicator_id"]: row for row in found}


_SHOWN = (
    *("id", "plan_id", "period_id", "indicator_id", "indicator_text", "case_id", "reason"),
    *("due_on", "state", "answer", "settled_at", "version"),
)


def shown(actor: Actor, row: ContestRow) -> dict[str, Any]:
    """Show a contest to one of its sides."""
    answered = {"id": row["answered_by"], "name": row["answered_name"]}
    return {
        **rows.pick(row, _SHOWN),
        "raised_by": {"id": row["raised_by"], "name": row["raiser_name"]},
        "raised_at": row["created_at"],
        "answerer": {"id": row["answerer_id"], "name": row["answerer_name"]},
        "answered_by": answered if row["answered_by"] else None,
        "may": _allowed(actor, row),
    }


def _allowed(actor: Actor, row: ContestRow) -> list[str]:
    if row["state"] is not ContestState.OPEN:
        return []
    if actor.id == row["raised_by"]:
        return ["withdraw"]
    return ["answer"] if answers(actor, row) else []


def load_contest(session: Session, contest_id: UUID) -> Contest:
    """Load a contest in order to settle it."""
    wanted = select(Contest).where(Contest.at(contest_id))
    return session.scalars(wanted.with_for_update()).one()


def asked_of(session: Session, person_id: UUID) -> list[Contest]:
    """Load the open contests that somebody is asked about."""
    wanted = select(Contest).where(
        Contest.answerer_id == person_id, Contest.state == ContestState.OPEN
    )
    return list(session.scalars(wanted.order_by(Contest.id).with_for_update()))


def open_contests(session: Session, mapping: MetricMapping) -> list[Contest]:
    """Load the contests of a mapping's figures that are open."""
    wanted = select(Contest).where(
        Contest.mapping_id == mapping.id,
        Contest.agency_id == mapping.agency_id,
        Contest.state == ContestState.OPEN,
    )
    return list(session.scalars(wanted.order_by(Contest.id).with_for_update()))


def who_answers(session: Session, mapping: MetricMapping, owner_id: UUID) -> UUID:
    """Say who is asked about a figure: who mapped it; where they have left, HR, but never the owner."""
    asked = rows.fetch(session, ACTIVE, user_id=mapping.mapped_by)
    asked += rows.fetch(session, HR, agency=mapping.agency_id, day=today())
    for one in asked:
        if one["id"] != owner_id:
            return one["id"]
    return mapping.mapped_by
