"""What copies stand on: the leaders whose goals they serve, units' posts and achievements."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.evaluations.unit_achievements.models import UnitAchievement
from api.foundation.ids import new_id
from api.goals.models import Goal, GoalKind, Plan, PlanState
from api.organization.models import Position
from demo.days import TODAY
from demo.multiply.copies import Copy, rows_of
from demo.multiply.cut import Shown
from demo.multiply.models import Model, Row, read_models, twin
from demo.people import Cast, Person
from demo.places import Place, known

Coming = tuple[Person, Model]
"""Somebody who comes, and whom they are a copy of."""


@dataclass
class Batch:
    """Rows of units and people that come together."""

    positions: list[Row]
    figures: list[Row]
    copies: list[Copy]


class Ground:
    """Makes copies unit by unit, each on what stands already."""

    def __init__(self, session: Session, cast: Cast) -> None:
        self.models = read_models(session, cast.people)
        self.positions = {row["id"]: row for row in _rows(session, Position)}
        self._posts = {(row["unit_id"], row["title"]): row["id"] for row in self.positions.values()}
        self._figures: dict[UUID, list[Row]] = {}
        for row in _rows(session, UnitAchievement):
            self._figures.setdefault(row["unit_id"], []).append(row)
        goals = _main_goals(session)
        self._goals = {one: goals.get(known(one.id), []) for one in cast.people}
        """What those whom somebody leads may serve."""
        self._people = {known(person.id): person for person in cast.people}
        self._outside = {model: sorted(set(model.outside())) for model in self.models}
        self._made = 0

    def batch(self, coming: list[list[Coming]]) -> Batch:
        """Make the copies of some units."""
        batch = Batch([], [], [])
        for team in coming:
            place = team[0][0].place
            if place.seats is None:
                batch.figures += self._achieve(place, team[0][1])
            there: list[Person] = []
            for person, model in team:
                copy = self._copy(person, model, self._post(batch, person, model))
                self._know(copy, there)
                batch.copies.append(copy)
                there.append(person)
        return batch

    def _achieve(self, place: Place, model: Model) -> list[Row]:
        """Let a further unit have achieved what its head's model's unit has."""
        leader = place.above.leader() if place.above else None
        unit_id, by = known(place.id), known(leader.id if leader else None)
        same = {"agency_id": place.agency_id, "unit_id": unit_id, "set_by": by}
        found = [
            {**row, **same, "id": twin(row["id"], place.agency_id)}
            for row in self._figures[known(model.person.place.id)]
        ]
        self._figures[unit_id] = found
        return found

    def _post(self, batch: Batch, person: Person, model: Model) -> UUID:
        place = (known(person.place.id), person.title)
        if place not in self._posts:
            [employee] = model.rows["employees"]
            self._posts[place] = new_id()
            like = self.positions[employee["position_id"]]
            unit = {"unit_id": place[0], "title": person.title}
            agency = {"agency_id": person.place.agency_id}
            batch.positions.append({**like, "id": self._posts[place], **unit, **agency})
        key: UUID = self._posts[place]
        return key

    def _copy(self, person: Person, model: Model, position_id: UUID) -> Copy:
        self._made += 1
        agency = person.place.agency_id
        keys = {key: twin(key, agency) for key in model.own}
        person.id = keys[known(model.person.id)]
        return Copy(self._made, model, person, position_id, keys)

    def _know(self, copy: Copy, there: list[Person]) -> None:
        """Let a copy know who and what stands in the place of those whom its model knew."""
        old, new = copy.model.person, copy.person
        before, leader = old.assessor_on(TODAY), new.assessor_on(TODAY)
        copy.keys |= {known(old.place.id): known(new.place.id)}
        copy.cards |= {known(old.id): card(new), known(before.id): card(leader)}
        self._stand_above(copy, before, leader)
        for number, key in enumerate(self._outside[copy.model]):
            self._meet(copy, key, [*there, leader][number % (len(there) + 1)])
        copy.keys |= {known(before.id): known(leader.id)}
        copy.words |= {
            old.place.name: new.place.name,
            old.title: new.title,
            before.place.name: leader.place.name,
            before.title: leader.title,
        }
        self._serve(copy, before, leader)
        self._rest_on(copy, before.place, leader.place)
        copy.said = copy.words | {str(key): str(value) for key, value in copy.keys.items()}
        if new.is_head:
            self._goals[new] = _goals_of_copy(copy)

    def _stand_above(self, copy: Copy, before: Person, leader: Person) -> None:
        """Put the leader's superior, block 3 of form D.1.1, in the place of whom the model's leader has."""
        old, new = before.assessor, leader.assessor
        if old is None or old is leader:
            return
        copy.cards.setdefault(known(old.id), card(new) if new else None)
        if new is not None:
            copy.keys[known(old.id)] = known(new.id)

    def _meet(self, copy: Copy, key: UUID, instead: Person) -> None:
        """Put somebody of the new unit in the place of a colleague, and its post in that of the post."""
        if key in self._people and key not in copy.cards:
            copy.keys[key] = known(instead.id)
            copy.cards[key] = card(instead)
        elif key in self.positions:
            copy.keys[key] = copy.position_id

    def _serve(self, copy: Copy, before: Person, leader: Person) -> None:
        instead = self._goals[leader]
        for number, (key, text) in enumerate(self._goals[before] if instead else ()):
            copy.keys[key], copy.words[text] = instead[number % len(instead)]

    def _rest_on(self, copy: Copy, before: Place, after: Place) -> None:
        """IV.B.1.g: evaluations rest on the achievement of the unit that the leader leads."""
        there = {row["period_id"]: row for row in self._figures[known(after.id)]}
        for row in self._figures[known(before.id)]:
            new = there[row["period_id"]]
            copy.keys[row["id"]] = new["id"]
            shown = {name: new[name] for name in ("unit_id", "grade", "basis")}
            copy.cards[known(before.id), row["period_id"]] = {**shown, "unit_name": after.name}


def _goals_of_copy(copy: Copy) -> list[tuple[UUID, str]]:
    rows = [row for row in rows_of(copy, "goals") if row["kind"] is GoalKind.UTAMA]
    return [(row["id"], row["text"]) for row in sorted(rows, key=lambda row: row["position"])]


def card(person: Person) -> Shown:
    """Show somebody as documents do."""
    return {
        "id": person.id,
        "name": person.name,
        "front_title": person.front or None,
        "back_title": person.back or None,
        "nip": person.number or None,
        "grade": person.grade or None,
        "position": person.title,
        "unit_name": person.place.name,
    }


def _main_goals(session: Session) -> dict[UUID, list[tuple[UUID, str]]]:
    """Read the goals that others serve, by whose they are."""
    found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    wanted = (
        select(Plan.employee_id, Goal.id, Goal.text)
        .join(Goal, (Goal.plan_id == Plan.id) & (Goal.agency_id == Plan.agency_id))
        .where(Plan.state == PlanState.AGREED, Goal.kind == GoalKind.UTAMA)
        .order_by(Plan.id, Goal.position)
    )
    for row in session.execute(wanted):
        found[row.employee_id].append((row.id, row.text))
    return found


def _rows(session: Session, model: Any) -> list[Row]:
    return [dict(row) for row in session.execute(select(model.__table__)).mappings()]
