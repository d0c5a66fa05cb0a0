"""Plans of the year: drafted, submitted, returned or agreed; leaders first, so that others serve them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
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
from api.organization.posts.populations import EVERYBODY
from demo.acts import Diary, Do, Scribe
from demo.content import Part, words
from demo.days import (
    CYCLES,
    LEFT_ON,
    TEACHERS,
    TODAY,
    WHOLE_YEAR,
    YEAR,
    WorkingDays,
    at_work,
)
from demo.people import Casting, Person
from demo.places import Place, known
from demo.year.drafts import OneGoal, OneIndicator, approach_of, goals_of

FIRST_DAY = date(YEAR, 1, 5)
WAVE = 4
"""Working days in which the leaders of one level come to an agreement."""
_RETURNED_ONCE = 15
"""One plan of so many is returned before it is agreed."""
Lines = dict[tuple[str, str], UUID]
"""Lines of performance agreements, by agency and code; known once they have been entered."""


@dataclass(eq=False)
class Skp:
    """One person's plan in one post, and what the two sides do with it."""

    person: Person
    place: Place
    part: Part
    approach: Approach
    goals: list[OneGoal]
    lines: Lines
    id: UUID | None = None
    version: int = 0
    is_back: bool = False
    """Whether the assessor has returned it."""
    indicators: list[OneIndicator] = field(init=False)

    def __post_init__(self) -> None:
        acting = self.place is not self.person.place
        self.starts_on = LEFT_ON if acting else date(YEAR, 1, 1)
        left_on = self.person.left_on
        self.ends_on = left_on - timedelta(days=1) if left_on else date(YEAR, 12, 31)
        self.indicators = [one for goal in self.goals for one in goal.indicators]

    @property
    def key(self) -> UUID:
        return known(self.id)

    @property
    def population(self) -> str:
        """Whose year it is of: that of the post."""
        return self.person.population if self.place is self.person.place else EVERYBODY

    @property
    def teaches(self) -> bool:
        """Whether the year is what is reported, and no quarter (R101)."""
        return self.population == TEACHERS

    def period(self, quarter: int) -> int:
        """Name the period that something said in a quarter belongs to."""
        return WHOLE_YEAR if self.teaches else quarter

    @property
    def is_agreed(self) -> bool:
        return self.part.plan is PlanState.AGREED

    def reaches(self, first: date, last: date) -> bool:
        """Say whether it holds on any of some days."""
        return self.is_agreed and self.starts_on <= last and self.ends_on >= first

    def write(self, begun: date, chance: Random) -> Do:
        """Draft it: the goals, and what supports it; all of that where it is submitted (R10)."""
        is_draft = self.part.plan is PlanState.DRAFT and not self.part.withdraws
        wanted = [kind for kind in SupportKind if chance.random() < 0.4 or not is_draft]
        many = chance.choice((1, 1, 2))
        supports = [(kind, chance.sample(words("supports", kind), many)) for kind in wanted]

        def write(session: Session, actor: Actor) -> None:
            post = self._post(session, actor)
            draft = PlanDraft(
                cycle_id=CYCLES[self.population], approach=self.approach, assignment_id=post
            )
            view = service.draft_plan(session, actor, draft)
            self.id = key = view["id"]
            for position, goal in enumerate(self.goals):
                served = goal.draft.model_copy(update=self._served(begun, goal, position))
                view = editing.add_goal(session, actor, key, served)
                goal.id = goal_id = UUID(view["goals"].rows()[-1]["id"])
                for one in goal.indicators:
                    view = editing.add_indicator(session, actor, goal_id, one.draft)
                    one.id = UUID(view["goals"].rows()[-1]["indicators"][-1]["id"])
            for kind, texts in supports:
                view = editing.set_supports(
                    session, actor, (key, kind), SupportLines(lines=texts), 0
                )
            self.version = view["version"]

        return write

    def expect(self, chance: Random) -> Do:
        """Write what the leader expects of two values (R27)."""
        values = sorted(chance.sample(range(1, 8), 2))
        hopes = [(value, chance.choice(words("expectations", str(value)))) for value in values]

        def write(session: Session, actor: Actor) -> None:
            for value, text in hopes:
                place, hope = (self.key, value), Expectation(text=text)
                view = editing.set_expectation(session, actor, place, hope, 0)
                self.version = view["version"]

        return write

    def _post(self, session: Session, actor: Actor) -> UUID | None:
        """Find the post in which somebody acts; their own need not be named."""
        if self.place is self.person.place:
            return None
        held = get_employee(session, actor, actor.id)["assignments"]
        found: UUID = next(post["id"] for post in held if post["kind"] is AssignmentKind.PLT)
        return found

    def _served(self, begun: date, goal: OneGoal, position: int) -> dict[str, Any]:
        """Tie a goal to what it serves: a line of the agreement, or a goal of the leader's."""
        leader = self.person.assessor_on(begun)
        if goal.draft.kind is GoalKind.TAMBAHAN:
            return {"assigned_by": f"Penugasan dari {leader.title}"}
        if goal.code:
            return {"agreement_indicator_id": self.lines[self.place.agency, goal.code]}
        if not leader.plans:
            return {}
        plan = next((one for one in leader.plans if one.place is self.place), leader.plans[0])
        above = [one for one in plan.goals if one.draft.kind is GoalKind.UTAMA]
        return {"parent_id": above[position % len(above)].id}

    def step(self, take: Any, *given: Any) -> Do:
        """Take a step of the office, as the one who has seen the plan as it stands."""

        def taking(session: Session, actor: Actor) -> None:
            view = take(session, actor, self.key, *given, self.version)
            self.version = view["version"] if view else 0
            self.is_back = take is service.return_plan

        return taking

    def submit_again(self, session: Session, actor: Actor) -> None:
        """What came back is sent once more."""
        if self.is_back:
            self.step(service.submit_plan)(session, actor)

    def say(self, text: str) -> Do:
        wanted = CommentDraft(text=text)
        return lambda session, actor: service.comment_plan(session, actor, self.key, wanted)


class Planning(Scribe):
    """Notes who plans what, and when."""

    def __init__(self, diary: Diary, days: WorkingDays, lines: Lines) -> None:
        super().__init__(diary, days)
        self.lines, self.casting = lines, Casting()
        self.plans: list[Skp] = []

    def plan_all(self, people: list[Person]) -> list[Skp]:
        for person in sorted(people, key=_depth):
            part = self.casting.part_of(person) if person.owes_plan else None
            if part and part.has_plan:
                for place in (person.place, person.acts_at):
                    if place:
                        self._begin(person, place, part)
        return self.plans

    def _begin(self, person: Person, place: Place, part: Part) -> None:
        approach = approach_of(self.chance, person)
        goals = goals_of(self.chance, person, place, approach)
        skp = Skp(person, place, part, approach, goals, self.lines)
        person.plans.append(skp)
        self.plans.append(skp)
        self._note(skp, *self._times(skp))

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

    def _note(self, skp: Skp, drafted: datetime, submitted: datetime, settled: datetime) -> None:
        me, note = skp.person, self.diary.note
        note(drafted, me, skp.write(drafted.date(), self.chance))
        if skp.part.plan is PlanState.CANCELLED:
            note(submitted, me, skp.step(service.cancel_plan))
        elif skp.part.plan is not PlanState.DRAFT or skp.part.withdraws:
            note(submitted, me, skp.step(service.submit_plan))
        if skp.part.withdraws:
            note(submitted + timedelta(hours=1), me, skp.step(service.withdraw_plan))
        if skp.part.plan not in (PlanState.CANCELLED, PlanState.DRAFT):
            self._discuss(skp, submitted, settled)

    def _discuss(self, skp: Skp, submitted: datetime, settled: datetime) -> None:
        me, chief, note = skp.person, skp.person.assessor_on(settled.date()), self.diary.note
        if me.part or self.chance.random() < 0.1:
            note(submitted, me, skp.say(self.chance.choice(words("plan", "comment"))))
        returned_once = skp.is_agreed and self.chance.randrange(_RETURNED_ONCE) == 0
        if skp.part.plan is PlanState.RETURNED or (returned_once and not me.is_referenced):
            why = Note(note=self.chance.choice(words("plan", "returned")))
            note(settled - timedelta(hours=1), chief, skp.step(service.return_plan, why))
        note(settled - timedelta(minutes=40), chief, skp.expect(self.chance))
        if skp.is_agreed:
            note(settled - timedelta(minutes=20), me, skp.submit_again)
            note(settled, chief, skp.step(service.agree_plan))


def _depth(person: Person) -> int:
    steps, above = 0, person.assessor
    while above is not None:
        steps, above = steps + 1, above.assessor
    return steps
