"""Plans of the year: drafted, submitted, returned or agreed; leaders first, so that others serve them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.goals import editing_service as editing
from api.goals import service
from api.goals.models import Approach, GoalKind, PlanState, SupportKind
from api.goals.schemas import CommentDraft, Expectation, Note, PlanDraft, SupportLines
from api.identity.actor import Actor
from api.organization.models import AssignmentKind
from api.organization.people.queries import get_employee
from demo.acts import Diary, Do
from demo.days import CYCLE, LEFT_ON, TODAY, YEAR, WorkingDays, at_work, dice
from demo.parts import Casting, Part
from demo.people import Person
from demo.places import Place, known
from demo.sources import texts
from demo.year.agreements import Lines
from demo.year.drafts import OneGoal, OneIndicator, Writer

FIRST_DAY = date(YEAR, 1, 5)
WAVE = 4
"""Working days in which the leaders of one level come to an agreement."""
_RETURNED_ONCE = 15
"""One plan of so many is returned before it is agreed."""


@dataclass(eq=False)
class Skp:
    """One person's plan in one post."""

    person: Person
    place: Place
    part: Part
    approach: Approach
    goals: list[OneGoal]
    starts_on: date
    ends_on: date
    id: UUID | None = None
    version: int = 0
    is_back: bool = False
    """Whether the assessor has returned it."""

    @property
    def is_agreed(self) -> bool:
        return self.part.plan is PlanState.AGREED

    @property
    def indicators(self) -> list[OneIndicator]:
        return [one for goal in self.goals for one in goal.indicators]

    def reaches(self, first: date, last: date) -> bool:
        """Say whether it holds on any of some days."""
        return self.is_agreed and self.starts_on <= last and self.ends_on >= first


class Planning:
    """Notes who plans what, and when."""

    def __init__(self, diary: Diary, days: WorkingDays, lines: Lines) -> None:
        self.diary, self.days, self.lines = diary, days, lines
        self.chance = dice("plans")
        self.writer = Writer(self.chance)
        self.casting = Casting(dice("parts"))
        self.plans: list[Skp] = []

    def plan_all(self, people: list[Person]) -> list[Skp]:
        for person in sorted(people, key=_depth):
            part = self.casting.part_of(person) if person.owes_plan else None
            if part and part.plan:
                self._begin(person, person.place, part)
                if person.acts_at:
                    self._begin(person, person.acts_at, part)
        return self.plans

    def _begin(self, person: Person, place: Place, part: Part) -> None:
        acting = place is not person.place
        approach = self.writer.approach_of(person)
        skp = Skp(
            person=person,
            place=place,
            part=part,
            approach=approach,
            goals=self.writer.goals_of(person, place, approach),
            starts_on=LEFT_ON if acting else date(YEAR, 1, 1),
            ends_on=person.left_on - timedelta(days=1) if person.left_on else date(YEAR, 12, 31),
        )
        person.plans.append(skp)
        self.plans.append(skp)
        self._note(skp, self._times(skp))

    def _times(self, skp: Skp) -> list[datetime]:
        """Tell when it is drafted, submitted, settled: in January, leaders first; late ones lately."""
        if skp.starts_on == LEFT_ON:
            begun = self.days.step(LEFT_ON)
        elif skp.part.plan in (PlanState.AGREED, PlanState.CANCELLED):
            begun = self.days.step(FIRST_DAY, WAVE * (_depth(skp.person) - 1))
        else:
            begun = self.days.step(TODAY - timedelta(days=self.chance.randint(9, 16)))
        plan = ((0, (8, 12)), (self.chance.randint(0, 2), (13, 15)), (3, (8, 15)))
        return [at_work(self.chance, self.days.step(begun, n), hours) for n, hours in plan]

    def _note(self, skp: Skp, times: list[datetime]) -> None:
        drafted, submitted, settled = times
        me, chief = skp.person, skp.person.assessor_on(settled.date())
        steps = Steps(skp, drafted.date(), self.lines, self._supports(), self._hopes())
        self.diary.note(drafted, me, steps.draft)
        if skp.part.plan is PlanState.CANCELLED:
            self.diary.note(submitted, me, steps.cancel)
        if skp.part.plan not in (PlanState.SUBMITTED, PlanState.RETURNED, PlanState.AGREED):
            return
        self.diary.note(submitted, me, steps.submit)
        if me.part or self.chance.random() < 0.1:
            self.diary.note(submitted, me, steps.say(self._choose("comments")))
        if skp.part.plan is PlanState.RETURNED or (skp.is_agreed and self._is_returned(me)):
            note = steps.give_back(self._choose("return_notes"))
            self.diary.note(settled - timedelta(hours=1), chief, note)
        if skp.is_agreed:
            self.diary.note(settled - timedelta(minutes=20), me, steps.submit_again)
            self.diary.note(settled, chief, steps.agree)

    def _choose(self, kind: str) -> str:
        chosen: str = self.chance.choice(texts()[kind])
        return chosen

    def _is_returned(self, person: Person) -> bool:
        """Say whether a plan comes back once before it is agreed."""
        return not person.is_referenced and self.chance.randrange(_RETURNED_ONCE) == 0

    def _hopes(self) -> list[tuple[int, str]]:
        said = texts()["expectations"]
        values = sorted(self.chance.sample(range(1, 8), 2))
        return [(value, self.chance.choice(said[str(value)])) for value in values]

    def _supports(self) -> list[tuple[SupportKind, list[str]]]:
        said = texts()["supports"]
        wanted = [kind for kind in SupportKind if self.chance.random() < 0.4]
        many = self.chance.choice((1, 1, 2))
        return [(kind, self.chance.sample(said[kind.value], many)) for kind in wanted]


@dataclass(frozen=True)
class Steps:
    """What the two sides do with one plan."""

    skp: Skp
    begun: date
    lines: Lines
    supports: list[tuple[SupportKind, list[str]]]
    hopes: list[tuple[int, str]]

    def draft(self, session: Session, actor: Actor) -> None:
        skp = self.skp
        wanted = PlanDraft(
            cycle_id=CYCLE, approach=skp.approach, assignment_id=self._post(session, actor)
        )
        view = service.draft_plan(session, actor, wanted)
        skp.id = key = view["id"]
        for position, goal in enumerate(skp.goals):
            served = goal.draft.model_copy(update=self._served(goal, position))
            view = editing.add_goal(session, actor, key, served)
            goal.id = goal_id = view["goals"][-1]["id"]
            for one in goal.indicators:
                view = editing.add_indicator(session, actor, goal_id, one.draft)
                one.id = view["goals"][-1]["indicators"][-1]["id"]
        for value, text in self.hopes:
            view = editing.set_expectation(session, actor, (key, value), Expectation(text=text), 0)
        for kind, lines in self.supports:
            view = editing.set_supports(session, actor, (key, kind), SupportLines(lines=lines), 0)
        skp.version = view["version"]

    def _post(self, session: Session, actor: Actor) -> UUID | None:
        """Find the post in which somebody acts; their own need not be named."""
        if self.skp.place is self.skp.person.place:
            return None
        held = get_employee(session, actor, actor.id)["assignments"]
        found: UUID = next(post["id"] for post in held if post["kind"] is AssignmentKind.PLT)
        return found

    def _served(self, goal: OneGoal, position: int) -> dict[str, Any]:
        """Tie a goal to what it serves: a line of the agreement, or a goal of the leader's."""
        leader = self.skp.person.assessor_on(self.begun)
        if goal.draft.kind is GoalKind.TAMBAHAN:
            return {"assigned_by": f"Penugasan dari {leader.title}"}
        if goal.code:
            return {"agreement_indicator_id": self.lines[self.skp.place.agency, goal.code]}
        if not leader.plans:
            return {}
        plan = next((one for one in leader.plans if one.place is self.skp.place), leader.plans[0])
        above = [one for one in plan.goals if one.draft.kind is GoalKind.UTAMA]
        return {"parent_id": above[position % len(above)].id}

    def submit(self, session: Session, actor: Actor) -> None:
        self._take(service.submit_plan, session, actor)

    def submit_again(self, session: Session, actor: Actor) -> None:
        """What came back is sent once more."""
        if self.skp.is_back:
            self.submit(session, actor)

    def cancel(self, session: Session, actor: Actor) -> None:
        service.cancel_plan(session, actor, self.key, self.skp.version)

    def agree(self, session: Session, actor: Actor) -> None:
        self._take(service.agree_plan, session, actor)

    def give_back(self, note: str) -> Do:
        wanted = Note(note=note)

        def give_back(session: Session, actor: Actor) -> None:
            self._take(service.return_plan, session, actor, wanted)
            self.skp.is_back = True

        return give_back

    def say(self, text: str) -> Do:
        wanted = CommentDraft(text=text)
        return lambda session, actor: service.comment_plan(session, actor, self.key, wanted)

    def _take(self, step: Any, session: Session, actor: Actor, *given: Any) -> None:
        self.skp.version = step(session, actor, self.key, *given, self.skp.version)["version"]

    @property
    def key(self) -> UUID:
        return known(self.skp.id)


def _depth(person: Person) -> int:
    steps, above = 0, person.assessor
    while above is not None:
        steps, above = steps + 1, above.assessor
    return steps
