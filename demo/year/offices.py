"""What offices do in the year: agreements, the steps of the quarters, changes of posts and assessors."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.cycles import service as cycles
from api.cycles.models import Cycle, CyclePeriod
from api.cycles.queries import load_cycle_period
from api.cycles.schemas import Closing, StepBack
from api.evaluations.stepping_back import step_period_back
from api.goals.agreements import service as agreements
from api.goals.agreements.schemas import (
    AgreementDraft,
    AgreementIndicatorDraft,
    AgreementProgrammeDraft,
)
from api.identity import service as identity
from api.identity.actor import Actor
from api.identity.models import Language
from api.identity.schemas import LanguageChoice, TokenDraft
from api.identity.scopes import Scope
from api.organization.models import AssessorKind, AssignmentKind, EmployeeState
from api.organization.people import service as people
from api.organization.people.codes import issue_activation_codes, issue_reset_code
from api.organization.people.queries import get_employee
from api.organization.people.schemas import EndOfService
from api.organization.posts.schemas import AssessorDraft, AssignmentDraft, DelegationDraft
from demo.acts import CODE_SECRET, Diary, Do
from demo.content import PROGRAMMES, SHARES, STORY, Stand, as_draft
from demo.days import (
    BEGINS,
    CYCLE,
    CYCLES,
    ENTERED,
    LEFT_ON,
    Q1,
    Q2,
    Q3,
    Q4,
    TEACHERS,
    WHOLE_YEAR,
    YEAR,
    at_work,
    dice,
    moment,
)
from demo.people import LEAVING, NEW, Cast, Person
from demo.places import Place, known
from demo.year.drafts import lines_of
from demo.year.plans import Lines

MISTAKEN = date(YEAR, 10, 1)
"""When the fourth quarter is opened by mistake."""
Step = Callable[[Session, Actor, tuple[int, int]], Any]


def _close(session: Session, actor: Actor, place: tuple[int, int]) -> Any:
    return cycles.close_period(session, actor, place, Closing())


STEPS: tuple[tuple[date, Step, int], ...] = (
    (ENTERED, cycles.open_period, WHOLE_YEAR),
    (date(YEAR, 2, 2), cycles.open_period, Q1),
    (BEGINS[Q1], cycles.begin_evaluation, Q1),
    (date(YEAR, 5, 4), _close, Q1),
    (date(YEAR, 5, 4), cycles.open_period, Q2),
    (BEGINS[Q2], cycles.begin_evaluation, Q2),
    (date(YEAR, 8, 3), _close, Q2),
    (date(YEAR, 8, 3), cycles.open_period, Q3),
    (MISTAKEN, cycles.open_period, Q4),
)
_ENDS = dict(zip(LEAVING, (EmployeeState.PENSIUN, EmployeeState.BERHENTI), strict=True))
_POSTED = {AssignmentKind.PLH: STORY.deputies, AssignmentKind.DEFINITIF: STORY.posts_until}
_WHY = dict(zip(LEAVING, ("Mencapai batas usia pensiun", "Pindah ke luar daerah"), strict=True))


def begin_year(session: Session) -> None:
    """Set the year back to its eve: a database that is made later in the year has moved it on."""
    session.execute(delete(CyclePeriod).where(CyclePeriod.cycle_id.in_(CYCLES.values())))
    session.execute(delete(Cycle).where(Cycle.id.in_(CYCLES.values())))
    cycles.make_year(session, YEAR)


def agree_all(diary: Diary, cast: Cast) -> Lines:
    """Note the agreement of every agency."""
    lines: Lines = {}
    chance = dice("agreements")
    for place in cast.places.values():
        if place.kind == "opd":
            when = at_work(chance, ENTERED, (13, 16))
            diary.note(when, cast.of_role("hr_city"), _entering(place, lines))
    return lines


def _entering(place: Place, lines: Lines) -> Do:
    budget = 6_250_000_000 + 485_000_000 * place.agency_id
    mine = [one for one in PROGRAMMES if one.agency == place.code]
    support = AgreementProgrammeDraft(name=SHARES.support, budget=Decimal(budget))

    def enter(session: Session, actor: Actor) -> None:
        draft = AgreementDraft(unit_id=place.id, year=YEAR, document_no=f"PK/{place.code}/{YEAR}")
        key = agreements.set_agreement(session, actor, draft)["id"]
        for line in lines_of(place.code):
            view = agreements.add_agreement_indicator(
                session, actor, key, as_draft(AgreementIndicatorDraft, line)
            )
            lines.update({(place.code, one["code"]): one["id"] for one in view["indicators"]})
        for one in (*mine, support):
            programme = as_draft(AgreementProgrammeDraft, one)
            agreements.add_agreement_programme(session, actor, key, programme)

    return enter


def move_on(diary: Diary, cast: Cast) -> None:
    """Note the steps of the quarters, and what changes among people."""
    hr = cast.of_role("hr_city")
    for day, step, period_id in STEPS:
        diary.note(moment(day, 7, 45), hr, _moving(step, period_id))
    for changes in (_changes_of_service, _changes_of_posts, _changes_of_access):
        for when, do in changes(cast):
            diary.note(when, hr, do)
    for one in STORY.delegations:
        superior = cast.named(one.who).assessor_on(one.begins)
        diary.note(moment(one.begins, 7, 55), superior, _delegating(cast, one))
    diary.note(moment(MISTAKEN, 7, 55), hr, _step_back)
    diary.note(moment(date(YEAR, 7, 20), 9), cast.of_role("admin"), _make_token)
    diary.note(moment(ENTERED, 14), cast.named(STORY.reads_english), _choose_english)


def _changes_of_service(cast: Cast) -> Iterator[tuple[datetime, Do]]:
    for person in cast.people:
        if person.left_on:
            yield moment(LEFT_ON, 7, 40), _leaving(person)
        if person.acts_at:
            chief, at = person.assessor_on(LEFT_ON), moment(LEFT_ON, 7, 50)
            yield at, _posting(person, _Post(AssignmentKind.PLT, person.acts_at, LEFT_ON), chief)


def _changes_of_posts(cast: Cast) -> Iterator[tuple[datetime, Do]]:
    for kind, stands in _POSTED.items():
        for one in stands:
            post = _Post(kind, cast.places[one.at], one.begins, one.until)
            yield moment(one.begins, 7, 50), _posting(cast.named(one.who), post, None)


def _changes_of_access(cast: Cast) -> Iterator[tuple[datetime, Do]]:
    """Somebody new gets the first code; somebody who forgot the password gets another."""
    forgetful = cast.named(STORY.forgets_password)
    newest = next(person for person in cast.people if person.service == NEW)
    when = moment(date(YEAR, 10, 7), 10)
    yield when, lambda s, a: issue_reset_code(s, a, known(forgetful.id), CODE_SECRET)
    yield when, lambda s, a: issue_activation_codes(s, a, known(newest.place.id), CODE_SECRET)


def _moving(step: Step, period_id: int) -> Do:
    """Quarters are everybody's; the year that runs is the teachers'."""
    cycle = CYCLES[TEACHERS] if period_id == WHOLE_YEAR else CYCLE
    return lambda session, actor: step(session, actor, (cycle, period_id))


def _leaving(person: Person) -> Do:
    service = person.service
    end = EndOfService(state=_ENDS[service], on=LEFT_ON, reason=_WHY[service])
    return lambda session, actor: people.end_service(session, actor, known(person.id), end)


class _Post(NamedTuple):
    """A further post of somebody, as head or in what they do already."""

    kind: AssignmentKind
    place: Place
    begins: date
    until: date | None = None


def _posting(person: Person, post: _Post, chief: Person | None) -> Do:
    """Post somebody; whoever has a plan for it has somebody who assesses it."""
    leads = post.kind in (AssignmentKind.PLT, AssignmentKind.PLH)
    title = f"{post.kind.capitalize()}. {post.place.head}" if leads else person.title

    def act(session: Session, actor: Actor) -> None:
        draft = AssignmentDraft(
            unit_id=known(post.place.id),
            title=title,
            position_kind=post.place.head_kind if leads else person.kind,
            kind=post.kind,
            is_head=leads,
            valid_from=post.begins,
            valid_until=post.until,
        )
        view = people.begin_assignment(session, actor, known(person.id), draft)
        if chief:
            acting = next(one for one in view["assignments"] if one["kind"] is post.kind)
            begins, kind = post.begins, AssessorKind.DEFINITIF
            assessor = AssessorDraft(
                assignment_id=acting["id"],
                assessor_id=known(chief.id),
                kind=kind,
                valid_from=begins,
            )
            people.name_assessor(session, actor, known(person.id), assessor)

    return act


def _delegating(cast: Cast, stand: Stand) -> Do:
    """A superior lets somebody else assess for some days (art. 1 no. 9)."""
    who, by = cast.named(stand.who), cast.named(stand.by)

    def delegate(session: Session, actor: Actor) -> None:
        held = get_employee(session, actor, known(who.id))["assignments"]
        draft = DelegationDraft(
            assignment_id=held[0]["id"],
            assessor_id=known(by.id),
            valid_from=stand.begins,
            valid_until=stand.until,
            reason=stand.reason,
        )
        people.delegate_assessing(session, actor, known(who.id), draft)

    return delegate


def _step_back(session: Session, actor: Actor) -> None:
    """The fourth quarter was opened before the third was reported: the step is taken back."""
    version = load_cycle_period(session, CYCLE, Q4).version
    draft = StepBack(reason="Dibuka sebelum laporan Triwulan III selesai")
    step_period_back(session, actor, (CYCLE, Q4), draft, version)


def _make_token(session: Session, actor: Actor) -> None:
    """A token that ends soon: its owner has been warned."""
    scopes, ends = [Scope.ANALYTICS_READ], date(YEAR, 10, 15)
    wanted = TokenDraft(name="Ekspor mingguan ke dasbor kota", scopes=scopes, expires_on=ends)
    identity.make_token(session, actor, wanted)


def _choose_english(session: Session, actor: Actor) -> None:
    identity.choose_language(session, actor, LanguageChoice(language=Language.ENGLISH))
