"""Has everybody agree on a plan: drafted, submitted, returned or agreed, leaders first."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from api.demo.drafts import GoalDraft, IndicatorDraft, Writer, approach_of, form_of
from api.demo.keys import NEW_YEAR, TODAY, YEAR, Keys, dice, moment
from api.demo.parts import Casting, Part
from api.demo.people import LEFT_ON, Person
from api.demo.places import Place
from api.demo.sources import texts
from api.goals.models import Approach, Cascade, GoalKind, PlanForm, PlanState
from api.organization.models import EmployeeState

YEAR_END = date(YEAR, 12, 31)


@dataclass(eq=False)
class SkpDraft:
    """One person's plan in one post."""

    id: UUID
    person: Person
    assignment_id: UUID
    place: Place
    assessor: Person
    form: PlanForm
    approach: Approach
    state: PlanState
    goals: list[GoalDraft]
    part: Part
    starts_on: date
    ends_on: date
    drafted_at: datetime
    submitted_at: datetime | None
    settled_at: datetime | None
    """When it was agreed or returned."""
    return_note: str | None
    expectations: dict[int, str] = field(default_factory=dict)
    supports: dict[str, list[str]] = field(default_factory=dict)

    @property
    def agency_id(self) -> int:
        return self.place.agency_id

    @property
    def is_agreed(self) -> bool:
        return self.state is PlanState.AGREED

    @property
    def indicators(self) -> list[IndicatorDraft]:
        return [one for goal in self.goals for one in goal.indicators]

    def assessor_on(self, day: date) -> Person:
        """Tell who assessed on a day: the head before he retired, then who acts for him."""
        former = self.person.former_assessor
        return former if former and day < LEFT_ON else self.assessor


class Planning:
    """Makes the plans of a year."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.chance: Random = dice("plans")
        self.writer = Writer(self.chance)
        self.casting = Casting(dice("parts"))
        self.by_person: dict[UUID, SkpDraft] = {}

    def plan_all(self, people: list[Person]) -> list[SkpDraft]:
        """Make everybody's plan; a leader's before those that serve it (R19)."""
        plans: list[SkpDraft] = []
        for person in sorted(people, key=_depth):
            if _owes_plan(person):
                plans += self._plans_of(person)
        return plans

    def _plans_of(self, person: Person) -> list[SkpDraft]:
        part = self.casting.part_of(person)
        if part.plan is None:
            return []
        made = [self._plan(person, part, person.place)]
        if person.acts_at:
            made.append(self._plan(person, part, person.acts_at))
        return made

    def _plan(self, person: Person, part: Part, place: Place) -> SkpDraft:
        assert person.assessor  # noqa: S101 - see _owes_plan
        assert part.plan  # noqa: S101 - see _plans_of
        acting = place is not person.place
        form = form_of(person, place)
        approach = approach_of(person, form, self.chance)
        times = self._times(person, part.plan, acting)
        plan = SkpDraft(
            id=self.keys.at(times[0], place.agency_id),
            person=person,
            assignment_id=(person.acting_id if acting else None) or person.assignment_id,
            place=place,
            assessor=person.assessor,
            form=form,
            approach=approach,
            state=part.plan,
            goals=self.writer.goals_of(person, place, approach),
            part=part,
            starts_on=LEFT_ON if acting else NEW_YEAR,
            ends_on=person.left_on - timedelta(days=1) if person.left_on else YEAR_END,
            drafted_at=times[0],
            submitted_at=None if part.plan is PlanState.DRAFT else times[1],
            settled_at=times[2] if part.plan in _SETTLED else None,
            return_note=_note(part.plan, self.chance),
        )
        self._finish(plan)
        return plan

    def _finish(self, plan: SkpDraft) -> None:
        leader = self.by_person.get(plan.assessor.id)
        serve(plan, leader)
        for goal in plan.goals:
            goal.id = self.keys.at(plan.drafted_at, plan.agency_id)
            for one in goal.indicators:
                one.id = self.keys.at(plan.drafted_at, plan.agency_id)
        said = texts()
        for value in sorted(self.chance.sample(range(1, 8), 2)):
            plan.expectations[value] = self.chance.choice(said["expectations"][str(value)])
        for kind, lines in said["supports"].items():
            plan.supports[kind] = self.chance.sample(lines, self.chance.choice((1, 1, 2)))
        self.by_person.setdefault(plan.person.id, plan)

    def _times(self, person: Person, state: PlanState, acting: bool) -> tuple[datetime, ...]:
        """Tell when it was drafted, submitted, settled: in January, leaders first; late ones lately."""
        roll = self.chance.randint
        if acting:
            begun = LEFT_ON + timedelta(days=1)
        elif state is PlanState.AGREED:
            begun = NEW_YEAR + timedelta(days=4 + 3 * min(_depth(person), 4) + roll(0, 2))
        else:
            begun = TODAY - timedelta(days=roll(9, 16))
        steps = (begun, begun + timedelta(days=roll(1, 3)), begun + timedelta(days=roll(4, 6)))
        return tuple(moment(day, roll(8, 15), roll(0, 59)) for day in steps)


_SETTLED = (PlanState.AGREED, PlanState.RETURNED)


def _note(state: PlanState, chance: Random) -> str | None:
    return chance.choice(texts()["return_notes"]) if state is PlanState.RETURNED else None


def _owes_plan(person: Person) -> bool:
    """R24: who rests from duty owes none; the retired had one until they left."""
    works = person.state is EmployeeState.AKTIF or person.left_on is not None
    return works and person.assessor is not None


def _depth(person: Person) -> int:
    steps, above = 0, person.assessor
    while above is not None:
        steps, above = steps + 1, above.assessor
    return steps


def serve(plan: SkpDraft, leader: SkpDraft | None) -> None:
    """Tie main goals to the leader's: in the same agency by key, across agencies by text."""
    if leader is None or not leader.is_agreed:
        return
    served = [goal for goal in leader.goals if goal.kind is GoalKind.UTAMA]
    for place, goal in enumerate(plan.goals):
        if goal.kind is GoalKind.TAMBAHAN:
            goal.assigned_by = f"Penugasan dari {leader.person.title}"
        elif leader.agency_id == plan.agency_id and not goal.code:
            goal.parent = served[place % len(served)]
            goal.cascade = Cascade.DIRECT if place == 0 else Cascade.INDIRECT
        elif not goal.code:
            goal.outside = served[place % len(served)]
            goal.cascade = Cascade.INDIRECT
