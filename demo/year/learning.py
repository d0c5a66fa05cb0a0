"""What people need to learn: the model of HR, levels with reasons, wishes, plans of development (R31)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.competence import assessing, deciding, keeping, planning
from api.development.competence.models import (
    CompetenceGroup,
    DevelopmentAction,
    DevelopmentNeed,
    DevelopmentPlan,
)
from api.development.competence.need_schemas import (
    AcceptDraft,
    ActionDraft,
    BackDraft,
    DoneDraft,
    RejectionDraft,
    WishDraft,
)
from api.development.competence.schemas import (
    CompetenceDraft,
    LevelDraft,
    RequirementDraft,
    WordDraft,
)
from api.identity.actor import Actor
from demo.acts import Do, Scribe
from demo.days import YEAR, moment
from demo.learning_content import LEARNING, SAID, ActionLine, Decided, Group, PlanLine
from demo.people import ON_DUTY, Cast, Person
from demo.places import known

BELOW, OWN = 2, 3
"""The level of who is below what the post asks for, in the assessor's view and in their own."""


def found(cast: Cast, who: str) -> Person:
    """Find somebody by unit and name."""
    unit, _, name = who.partition("/")
    for one in cast.people:
        if (one.place.code, one.name) == (unit, name):
            return one
    raise LookupError(who)


def on_duty(cast: Cast, people: Iterable[str]) -> list[Person]:
    """Find those who serve: in the whole city others study or have left than in the small one."""
    return [one for who in people if (one := found(cast, who)).service == ON_DUTY]


class Learning(Scribe):
    """Notes what is said of competences, and what is planned."""

    def learn(self, cast: Cast) -> None:
        self.diary.note(moment(LEARNING.model_on, 9), cast.of_role("hr_city"), _keeping(cast))
        for group in LEARNING.needs:
            for person in on_duty(cast, group.people):
                self._need(person, group)
        for decision in LEARNING.decided:
            for person in on_duty(cast, [decision.who]):
                by = person if decision.reason else person.assessor_on(decision.day)
                self.diary.note(moment(decision.day, 11), by, _deciding(person, decision))
        for plan in LEARNING.plans:
            self._plan(found(cast, plan.who), plan)

    def _need(self, person: Person, group: Group) -> None:
        """The assessor says how somebody stands, in the days after that the person what they wish."""
        day = self.days.step(group.begins, self.chance.randint(0, 3))
        wished = self.days.step(day, self.chance.randint(1, 3))
        own = self.chance.random() < 1 / 3
        for code in group.codes:
            below = LevelDraft(competence_code=code, level=BELOW, reason=SAID[code].reason)
            self.diary.note(moment(day, 10), person.assessor_on(day), _giving(person, below))
            self.diary.note(moment(wished, 13), person, _wishing(person, code))
            if own:
                mine = LevelDraft(competence_code=code, level=OWN)
                self.diary.note(moment(wished, 14), person, _giving(person, mine))

    def _plan(self, person: Person, plan: PlanLine) -> None:
        for line in plan.actions:
            self.diary.note(moment(plan.written, 9), person, _adding(person, line))
            self._carry_out(person, line)
        if plan.proposed:
            step = _moving(person, planning.propose_plan)
            self.diary.note(moment(plan.proposed, 10), person, step)
        if plan.agreed:
            step = _moving(person, planning.agree_plan)
            self.diary.note(moment(plan.agreed, 14), person.assessor_on(plan.agreed), step)

    def _carry_out(self, person: Person, line: ActionLine) -> None:
        steps: tuple[tuple[date | None, bool, Callable[[], Any]], ...] = (
            (line.done, True, lambda: DoneDraft(step="done", note=line.note)),
            (line.accepted, False, lambda: AcceptDraft(step="accept")),
            (line.dropped, True, lambda: BackDraft(step="drop", reason=line.reason)),
        )
        for day, own, made in steps:
            if day is not None:
                by = person if own else person.assessor_on(day)
                self.diary.note(moment(day, 15), by, _stepping(person, line, made()))


def _keeping(cast: Cast) -> Do:
    """HR of the city writes down what there is, what posts require, which words tell of it."""

    def keep(session: Session, actor: Actor) -> None:
        for one in LEARNING.competences:
            draft = CompetenceDraft(
                code=one.code,
                group=CompetenceGroup.TEKNIS,
                agency_id=cast.places[one.agency].agency_id if one.agency else None,
                name=one.name,
                description=one.description,
            )
            keeping.add_competence(session, actor, draft)
        for wanted in _requirements():
            keeping.set_requirement(session, actor, wanted)
        for words, code in LEARNING.words.items():
            keeping.add_words(session, actor, WordDraft(words=words, competence_code=code))

    return keep


def _requirements() -> Iterator[RequirementDraft]:
    for post in LEARNING.requires:
        for title, kind, code in product(post.titles, post.kinds, post.codes):
            yield RequirementDraft(
                position_kind=kind, title=title, competence_code=code, level=post.level
            )


def _giving(person: Person, draft: LevelDraft) -> Do:
    return lambda session, actor: assessing.give_level(session, actor, known(person.id), draft)


def _wishing(person: Person, code: str) -> Do:
    draft = WishDraft(text=SAID[code].wish)
    return lambda session, actor: deciding.set_wish(session, actor, known(person.id), code, draft)


def _deciding(person: Person, decision: Decided) -> Do:
    def decide(session: Session, actor: Actor) -> None:
        need = session.scalars(
            select(DevelopmentNeed).where(
                DevelopmentNeed.employee_id == person.id,
                DevelopmentNeed.competence_code == decision.code,
            )
        ).one()
        if decision.reason:
            draft = RejectionDraft(reason=decision.reason)
            deciding.reject_need(session, actor, need.id, draft, need.version)
        else:
            deciding.agree_need(session, actor, need.id, need.version)

    return decide


def _adding(person: Person, line: ActionLine) -> Do:
    draft = ActionDraft(
        kind=line.kind,
        text=line.text,
        competence_code=line.code,
        hours=Decimal(line.hours),
        from_on=line.begins,
        until_on=line.until,
    )
    return lambda session, actor: planning.add_action(session, actor, known(person.id), draft)


def _plan_of(session: Session, person: Person) -> DevelopmentPlan:
    mine = (DevelopmentPlan.employee_id == person.id, DevelopmentPlan.year == YEAR)
    return session.scalars(select(DevelopmentPlan).where(*mine)).one()


def _moving(person: Person, move: Callable[[Session, Actor, UUID, int], Any]) -> Do:
    def step(session: Session, actor: Actor) -> None:
        plan = _plan_of(session, person)
        move(session, actor, plan.id, plan.version)

    return step


def _stepping(person: Person, line: ActionLine, given: Any) -> Do:
    def step(session: Session, actor: Actor) -> None:
        plan = _plan_of(session, person)
        mine = (DevelopmentAction.plan_id == plan.id, DevelopmentAction.text == line.text)
        action = session.scalars(select(DevelopmentAction).where(*mine)).one()
        planning.step_action(session, actor, action.id, given, action.version)

    return step
