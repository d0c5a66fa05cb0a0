"""Casts the city: who serves where, who assesses whom, and whose year goes how; no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from api.organization.posts.populations import EVERYBODY
from demo.content import KINDS, PEOPLE, POSTS, SHARES, Part, PersonLine, PostLine, Weights
from demo.days import LEFT_ON, dice
from demo.names import MAN, WOMAN, Numbers, draw
from demo.places import Place

VACANT, ACTING = "DPMPTSP-B4", "DPMPTSP-B3"
"""The bidang whose head retires on LEFT_ON, and the one whose head acts for him (Plt)."""
ALSO = ("SMP-01", "SMP-07")
"""A teacher of the first serves at the second too."""
ON_DUTY, STUDYING, NEW = "Aktif", "Tugas belajar", "CPNS"
LEAVING = ("Pensiun", "Berhenti")
"""States of service in which somebody leaves on LEFT_ON."""


@dataclass(eq=False, kw_only=True)
class Person(PersonLine):
    """Somebody with a post; what the database knows them by comes when they have been entered."""

    place: Place
    is_head: bool
    service: str = ON_DUTY
    assessor: "Person | None" = None
    former_assessor: "Person | None" = None
    acts_at: Place | None = None
    """Where the person acts as head too (Plt)."""
    also_at: Place | None = None
    """Where the person serves too (rangkap)."""
    id: UUID | None = None
    population: str = EVERYBODY
    """Whose year the main post is in; known, too, once they have been entered."""
    plans: list[Any] = field(default_factory=list)
    """The main one first."""

    @property
    def is_referenced(self) -> bool:
        return bool(self.login or self.part)

    @property
    def is_pppk(self) -> bool:
        """R121: their grades have no letter."""
        return "/" not in self.grade

    @property
    def left_on(self) -> date | None:
        return LEFT_ON if self.service in LEAVING else None

    @property
    def state(self) -> str:
        """The state of service with which somebody is entered."""
        return ON_DUTY if self.service in (NEW, *LEAVING) else self.service

    @property
    def owes_plan(self) -> bool:
        """II.C.8: who rests from duty owes none, who studies does; who leaves had one until then."""
        return self.state in (ON_DUTY, STUDYING) and self.assessor is not None

    def assessor_on(self, day: date) -> "Person":
        """Tell who assesses on a day: the head before he retired, then who acts for him."""
        found = (self.former_assessor if day < LEFT_ON else None) or self.assessor
        if found is None:
            raise LookupError(f"nobody assesses {self.name}")
        return found


class Cast:
    """Makes people one after the other, from the head of the city down."""

    def __init__(self, places: list[Place]) -> None:
        self.places = {place.code: place for place in places}
        self.numbers = Numbers(line.number for line in PEOPLE if line.number)
        self.people: list[Person] = []
        self._staff = 0
        for place in places:
            if place.seats is not None:
                self._fill(place, place.seats)
        self._begin_to_act()
        self._find_assessors()

    def named(self, name: str) -> Person:
        """Find somebody by name, or the head of a unit by its code."""
        if name in self.places:
            return next(one for one in self.people if one.is_head and one.place.code == name)
        return next(one for one in self.people if one.name == name)

    def of_role(self, role: str) -> Person:
        return next(person for person in self.people if person.role == role)

    def _fill(self, place: Place, seats: int) -> None:
        """With dice of its own, so that a change in one unit leaves the people of the others alone."""
        chance = dice(f"people/{place.code}")
        named = sorted(
            (line for line in PEOPLE if line.unit == place.code), key=lambda one: one.title
        )
        if named and not named[0].title:
            place.leads = self._keep(_named(place, named.pop(0)))
        elif place.head:
            place.leads = self._keep(made_up(chance, self.numbers, place, None))
        for line in named:
            self._keep(_named(place, line))
        for post in posts_of(chance, place.team, seats):
            self._keep(made_up(chance, self.numbers, place, post))

    def _keep(self, person: Person) -> Person:
        self.people.append(person)
        if not (person.is_head or person.is_referenced):
            self._staff += 1
            person.service = SHARES.service.get(self._staff, ON_DUTY)
        return person

    def _begin_to_act(self) -> None:
        """Let the head of VACANT retire and a neighbour act for him; let somebody serve twice."""
        former, deputy = self.named(VACANT), self.named(ACTING)
        former.service, deputy.acts_at = LEAVING[0], former.place
        first, second = (self.places[code] for code in ALSO)
        next(p for p in self.people if p.place is first and not p.is_head).also_at = second
        for person in self.people:
            if person.place is former.place and person is not former:
                person.former_assessor, person.assessor = former, deputy

    def _find_assessors(self) -> None:
        """R4: the head of one's unit, or of the unit above one's own."""
        for person in self.people:
            place = person.place.above if person.is_head else person.place
            if person.assessor is None and place is not None:
                person.assessor = place.leader()


class Casting:
    """Gives parts: the named people theirs, every so many others a rare one, the rest by dice."""

    def __init__(self) -> None:
        self._seen = 0

    def part_of(self, person: Person) -> Part:
        if person.part or person.service == NEW:
            named = SHARES.parts[person.part or "no_plan"]
            return named.model_copy(update={"is_prompt": True})
        if person.service == STUDYING:
            return Part(is_prompt=True)
        part = _by_dice(dice(f"parts/{person.number}"))
        if not person.is_head:
            return self._made_rare(part)
        is_chief = person.work == "kepala"
        part = Part(is_prompt=True, quality=part.quality) if is_chief else part
        least = max(part.quality, 0.94 if is_chief else 0.76)
        return part.model_copy(update={"quality": least})

    def _made_rare(self, part: Part) -> Part:
        self._seen += 1
        for rare in SHARES.rare:
            if self._seen % rare.of == rare.nth:
                said = SHARES.parts[rare.part].model_dump(exclude_unset=True)
                part = part.model_copy(update=said)
        return part


def _by_dice(chance: Random) -> Part:
    roll = chance.random
    return Part(
        quality=weighed(chance, SHARES.quality),
        still_open=int(weighed(chance, SHARES.still_open)),
        judged="signed" if roll() < SHARES.signed else "acknowledged",
        disagrees=roll() < SHARES.disagrees,
        is_late=roll() < SHARES.late,
    )


def weighed(chance: Random, table: Weights) -> float:
    """Draw one of the first by the weights that stand second."""
    return chance.choices([one for one, _ in table], [weight for _, weight in table])[0]


def posts_of(chance: Random, team: str, many: int) -> list[PostLine]:
    """Choose posts of a team by their shares; none twice before each was chosen."""
    posts = _posts(team) if team and many else []
    first = sorted(posts, key=lambda post: -(chance.random() ** (1 / post.share)))[:many]
    more = max(0, many - len(first))
    return [
        *first,
        *(chance.choices(posts, [post.share for post in posts], k=more) if more else ()),
    ]


def made_up(chance: Random, numbers: Numbers, place: Place, post: PostLine | None) -> Person:
    """Make up somebody for a post of a unit; for its head where no post is given."""
    line = post or (_posts(f"@{place.kind}") or _posts(f"@{place.head_kind}"))[0]
    kind = line.kind if post else place.head_kind
    sex = MAN if chance.random() >= SHARES.women[line.sex] else WOMAN
    back = chance.choice(line.back.split(";")).strip()
    pppk = bool(post and KINDS[kind].may_be_pppk) and chance.random() < SHARES.pppk
    grade = _grade_of_pppk(back) if pppk else chance.choice(line.grades.split())
    return _person(
        (chance, numbers),
        place,
        title=line.title if post else place.head,
        kind=kind,
        work=line.work if post else place.head_work,
        sex=sex,
        front=chance.choice(line.front.split(";")),
        back=back,
        grade=grade,
        is_head=post is None,
    )


def alike(chance: Random, numbers: Numbers, model: Person, place: Place) -> Person:
    """Make up somebody for another unit with the post, sex, grade and degrees of a model."""
    same = {
        word: getattr(model, word) for word in ("kind", "work", "sex", "front", "back", "grade")
    }
    title, leader = model.title, place.leader()
    if model.is_head:
        title, leader = place.head, place.above.leader() if place.above else None
    made = {"title": title, "is_head": model.is_head, "assessor": leader}
    return _person((chance, numbers), place, **same, **made)


def _person(drawn_from: tuple[Random, Numbers], place: Place, **known: Any) -> Person:
    """Make somebody with a name and a number of their own."""
    chance, numbers = drawn_from
    sex, ages = known["sex"], KINDS[known["kind"]]
    name = draw(chance, sex)
    year = chance.randint(ages.born_from, ages.born_until)
    born = date(year, 1, 1) + timedelta(days=chance.randint(0, 364))
    if "/" not in known["grade"]:
        number = numbers.ni_pppk(born, chance.randint(2021, 2025), sex)
    else:
        begun = date(min(year + chance.randint(22, 29), 2024), chance.choice((1, 3, 4, 12)), 1)
        number = numbers.nip(born, begun, sex)
    return Person(unit=place.code, place=place, name=name, number=number, **known)


def _grade_of_pppk(degrees: str) -> str:
    """R121: by education: school, diploma, bachelor."""
    if not degrees:
        return "V"
    return "VII" if degrees.startswith("A.Md") else "IX"


def _named(place: Place, line: PersonLine) -> Person:
    head = {"title": place.head} if not line.title else {}
    return Person(**{**vars(line), **head}, place=place, is_head=bool(head))


@cache
def _posts(team: str) -> list[PostLine]:
    return [post for post in POSTS if post.team == team]
