"""Whose turn it is: whoever has the task; without one the person, or their assessor of today (R6)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from api.achievements.models import Evidence
from api.analytics.nudges.records import Asked, Graded, Leads, Listed
from api.analytics.records import PeriodShown
from api.cycles.calendar import LAST_MONTH, period_id
from api.cycles.models import PeriodKind
from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation import rows
from api.foundation.clock import today
from api.identity.models import User
from api.notifications.models import Task
from api.notifications.nudges.limits import SENT, Foreseen, Outcome, What
from api.notifications.nudges.models import OF_YEAR, TASKS, NudgeSubject
from api.organization.models import Unit
from api.organization.posts.queries import effective_of

OF_EVIDENCE = frozenset({NudgeSubject.EVIDENCE_WAITING, NudgeSubject.EVIDENCE_RETURNED})


@dataclass(frozen=True)
class Turns:
    """Who has to act for each post that is listed."""

    of_post: Mapping[UUID, Sequence[UUID]]
    unit_first: frozenset[UUID]
    """Posts whose evaluation cannot be signed yet, because the organization's achievement is not set."""

    def about(self, listed: Iterable[Listed]) -> dict[UUID, int]:
        """Say for whoever has to act about how many people that is."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        employee = {row["assignment_id"]: row["employee_id"] for row in listed}
        for post in self._able():
            for key in self.of_post[post]:
                found[key].add(employee[post])
        return {key: len(people) for key, people in found.items()}

    def outcome(
        self, row: Listed, foreseen: Mapping[UUID, Foreseen]
    ) -> tuple[Outcome, Foreseen | None]:
        """Say what becomes of a reminder about somebody, and to whom it goes; sent wins over skipped."""
        post = row["assignment_id"]
        known = [foreseen[key] for key in self.of_post.get(post, ()) if key in foreseen]
        known.sort(key=lambda one: one.outcome not in SENT)
        if post in self.unit_first:
            return Outcome.UNIT_FIRST, None
        return (known[0].outcome, known[0]) if known else (Outcome.NO_TURN, None)

    def _able(self) -> list[UUID]:
        return [post for post in self.of_post if post not in self.unit_first]


def what_of(tally: NudgeSubject, period: PeriodShown) -> What:
    """Say what somebody is reminded of: a plan is of the whole year."""
    year = period["id"] // 10_000
    return What(tally, period_id(year, 1, LAST_MONTH) if tally in OF_YEAR else period["id"])


def turns_of(session: Session, what: What, period: PeriodShown, listed: Sequence[Listed]) -> Turns:
    """Find who has to act for each of some posts."""
    if what.subject is NudgeSubject.PLAN_MISSING:
        return Turns({row["assignment_id"]: [row["employee_id"]] for row in listed}, frozenset())
    if what.subject is NudgeSubject.FEEDBACK_MISSING:
        found = effective_of(session, [row["assignment_id"] for row in listed], today())
        return Turns({post: [assessor] for post, assessor in found.items()}, frozenset())
    turns = _tasks_of(session, what, listed)
    if what.subject is not NudgeSubject.UNSIGNED or period["kind"] is PeriodKind.TAHUNAN:
        return Turns(turns, frozenset())
    return Turns(turns, _unit_first(session, period["id"], listed, turns))


def _tasks_of(session: Session, what: What, listed: Sequence[Listed]) -> dict[UUID, list[UUID]]:
    by_evaluation = what.subject is NudgeSubject.UNSIGNED
    keys = {
        row["assignment_id"]: key
        for row in listed
        if (key := row["evaluation_id"] if by_evaluation else row["plan_id"])
    }
    found: dict[UUID, list[UUID]] = defaultdict(list)
    asked = rows.fetch_among(
        session,
        _about_evidence if what.subject in OF_EVIDENCE else _about,
        list(dict.fromkeys(keys.values())),
        kind=TASKS[what.subject],
        period_id=0 if what.subject in OF_YEAR else what.period_id,
    )
    for row in asked:
        found[row["key"]].append(row["assignee_id"])
    return {post: found[key] for post, key in keys.items() if key in found}


_ASKED = select(Task.assignee_id).where(
    Task.kind == bindparam("kind"),
    Task.period_id == bindparam("period_id"),
    Task.closed_at.is_(None),
)


@cache
def _about(size: int) -> rows.TypedSelect[Asked]:
    asked = _ASKED.add_columns(Task.subject_id.label("key"))
    return rows.TypedSelect(Asked, asked.where(rows.among(Task.subject_id, size)))


@cache
def _about_evidence(size: int) -> rows.TypedSelect[Asked]:
    asked = _ASKED.add_columns(Evidence.plan_id.label("key")).join(
        Evidence, Evidence.id == Task.subject_id
    )
    of_plans = asked.where(
        rows.among(Evidence.plan_id, size), Evidence.period_id == bindparam("period_id")
    )
    return rows.TypedSelect(Asked, of_plans.distinct())


def _unit_first(
    session: Session,
    period_id: int,
    listed: Sequence[Listed],
    turns: Mapping[UUID, Sequence[UUID]],
) -> frozenset[UUID]:
    """List the posts whose organization has no achievement: the unit that the rater leads, else their own."""
    raters = list({key for keys in turns.values() for key in keys})
    leads = {row["id"]: row["leads"] for row in rows.fetch_among(session, _leads, raters)}
    graded = {row["path"] for row in rows.fetch(session, GRADED, period_id=period_id)}
    return frozenset(
        row["assignment_id"]
        for row in listed
        for rater in turns.get(row["assignment_id"], ())
        if _rests_on(row["unit_path"], leads.get(rater, ())) not in graded
    )


def _rests_on(unit_path: str, leads: Iterable[str]) -> str:
    return max((path for path in leads if unit_path.startswith(path)), key=len, default=unit_path)


GRADED = rows.TypedSelect(
    Graded,
    select(Unit.path)
    .join(UnitAchievement, UnitAchievement.unit_id == Unit.id)
    .where(UnitAchievement.period_id == bindparam("period_id")),
)


@cache
def _leads(size: int) -> rows.TypedSelect[Leads]:
    return rows.TypedSelect(Leads, select(User.id, User.leads).where(rows.among(User.id, size)))
