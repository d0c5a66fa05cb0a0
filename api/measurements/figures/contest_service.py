"""What can be done with contests: raise, answer, withdraw. As long as one is open the line is frozen."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.measured_service import hold_line, release_line
from api.achievements.models import MEASURED, AchievementState
from api.achievements.queries import lines_to_report, period_of
from api.achievements.records import LineToReport
from api.achievements.service import open_period
from api.foundation.clock import today
from api.foundation.errors import AlreadyThere, EditedMeanwhile, Invalid, NotFound
from api.foundation.events import publish
from api.foundation.ids import new_id
from api.goals.permissions import is_owner
from api.goals.queries import lock_plan, lock_seen_plan
from api.identity.actor import Actor, permit
from api.measurements.figures import contests, events
from api.measurements.figures.errors import NotMeasured
from api.measurements.figures.models import (
    CaseScope,
    Contest,
    ContestState,
    MetricMapping,
)
from api.measurements.figures.permissions import answers
from api.measurements.figures.queries import find_measuring
from api.measurements.figures.schemas import ContestAnswer, ContestDraft
from api.measurements.services.models import ServiceCase
from api.rules.queries import add_working_days, setting

ANSWER_DAYS = "contest_within_days"


@dataclass(frozen=True)
class Place:
    """One line: an indicator of a plan in a period."""

    plan_id: UUID
    period_id: int
    indicator_id: UUID


def contest_figure(
    session: Session, actor: Actor, place: Place, draft: ContestDraft
) -> dict[str, Any]:
    """Contest a measured figure of one's own: the line is frozen until the other side answers."""
    plan = lock_seen_plan(session, actor, place.plan_id)
    permit(is_owner(actor, plan), "Only its owner contests a figure")
    open_period(session, plan, place.period_id)
    line = lines_to_report(session, plan["id"], place.period_id).get(place.indicator_id)
    if line is None:
        raise NotFound(indicator_id=place.indicator_id)
    contest = _raise(session, actor, place, draft, _measuring(session, place, line))
    hold_line(session, place.plan_id, place.period_id, place.indicator_id)
    publish(
        session,
        events.ContestRaised(
            **_about(actor, contest),
            reason=draft.reason,
            case_id=draft.case_id,
            due_on=contest.due_on,
        ),
    )
    return contests.get_contest(session, actor, contest.id)


def _measuring(session: Session, place: Place, line: LineToReport) -> MetricMapping:
    """Give the mapping of a line whose figure may be contested now, or refuse."""
    if line["mapping_id"] is None or line["source"] not in MEASURED:
        raise NotMeasured(indicator_id=place.indicator_id)
    if line["state"] is AchievementState.CONTESTED:
        raise AlreadyThere(indicator_id=place.indicator_id)
    return find_measuring(session, line["mapping_id"])


def _raise(
    session: Session, actor: Actor, place: Place, draft: ContestDraft, mapping: MetricMapping
) -> Contest:
    if draft.case_id is not None:
        _check_case(session, actor, draft.case_id, mapping)
    days = setting(session, ANSWER_DAYS, today())
    contest = Contest(
        id=new_id(mapping.agency_id),
        agency_id=mapping.agency_id,
        mapping_id=mapping.id,
        plan_id=place.plan_id,
        indicator_id=place.indicator_id,
        period_id=place.period_id,
        case_id=draft.case_id,
        raised_by=actor.id,
        answerer_id=contests.who_answers(session, mapping, actor.id),
        reason=draft.reason,
        due_on=add_working_days(session, today(), days),
    )
    session.add(contest)
    session.flush()
    return contest


def _check_case(session: Session, actor: Actor, case_id: UUID, mapping: MetricMapping) -> None:
    """Refuse a case that is not among those of the figure."""
    case = session.get(ServiceCase, (case_id, mapping.agency_id))
    found = case is not None and case.service_id == mapping.service_id
    own = mapping.scope != CaseScope.PERSON or (case is not None and case.officer_id == actor.id)
    if not (found and own):
        raise Invalid(("/case_id", "not_of_figure", "not a case of this figure"))


def answer_contest(
    session: Session, actor: Actor, contest_id: UUID, draft: ContestAnswer, version: int
) -> dict[str, Any]:
    """Answer a contest for the side that mapped the figure; it is measured again from then on."""
    row = contests.find_contest(session, actor, contest_id)
    permit(answers(actor, row), "Who mapped the figure answers, or HR; nobody their own contest")
    contest = _load(session, contest_id, version)
    _answer(session, actor, contest, draft.verdict, draft.answer)
    return contests.get_contest(session, actor, contest_id)


def uphold_contests(session: Session, actor: Actor, mapping: MetricMapping, answer: str) -> None:
    """Uphold what is contested of a mapping that is undone: its figures go."""
    for contest in contests.open_contests(session, mapping):
        _answer(session, actor, contest, ContestState.UPHELD, answer)


def _answer(
    session: Session, actor: Actor, contest: Contest, verdict: ContestState, answer: str
) -> None:
    contest.settle(verdict)
    contest.answer, contest.answered_by = answer, actor.id
    _release(session, contest)
    said = events.ContestAnswered(**_about(actor, contest), reason=answer, verdict=verdict.value)
    publish(session, said)


def withdraw_contest(
    session: Session, actor: Actor, contest_id: UUID, version: int
) -> dict[str, Any]:
    """Let a figure stand that one has contested."""
    row = contests.find_contest(session, actor, contest_id)
    permit(actor.id == row["raised_by"], "Only who contests a figure withdraws")
    contest = _load(session, contest_id, version)
    contest.settle(ContestState.WITHDRAWN)
    _release(session, contest)
    publish(session, events.ContestWithdrawn(**_about(actor, contest)))
    return contests.get_contest(session, actor, contest_id)


def pass_on_contests(session: Session, person_id: UUID) -> dict[UUID, UUID]:
    """Ask somebody else about what somebody was asked who has left; say who is asked about which contest."""
    found = contests.asked_of(session, person_id)
    for contest in found:
        mapping = find_measuring(session, contest.mapping_id)
        contest.answerer_id = contests.who_answers(session, mapping, contest.raised_by)
    session.flush()
    return {contest.id: contest.answerer_id for contest in found}


def read_answer(session: Session, actor: Actor, contest_id: UUID) -> None:
    """Note that the answer to one's contest is read; as often as one likes."""
    row = contests.find_contest(session, actor, contest_id)
    permit(actor.id == row["raised_by"], "The answer is for who contested the figure")
    contest = contests.load_contest(session, contest_id)
    publish(session, events.ContestAnswerRead(**_about(actor, contest)))


def _load(session: Session, contest_id: UUID, version: int) -> Contest:
    contest = contests.load_contest(session, contest_id)
    if contest.state is ContestState.OPEN and contest.version != version:
        raise EditedMeanwhile(version=contest.version)
    return contest


def _release(session: Session, contest: Contest) -> None:
    """Let the line go on; in a period that was signed meanwhile it is frozen as the others."""
    session.flush()
    plan = lock_plan(session, contest.plan_id)
    period = period_of(session, plan.id, plan.cycle_id, contest.period_id)
    line = (contest.plan_id, contest.period_id, contest.indicator_id)
    release_line(session, *line, is_frozen=period["frozen_at"] is not None)


def _about(actor: Actor, contest: Contest) -> dict[str, Any]:
    return {
        "actor": actor,
        "subject_id": contest.id,
        "about_id": contest.raised_by,
        "counterpart_id": contest.answerer_id,
        "plan_id": contest.plan_id,
        "period_id": contest.period_id,
        "indicator_id": contest.indicator_id,
    }
