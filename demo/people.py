"""Casts the city: who serves where, and who assesses whom; no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from demo.days import LEFT_ON, dice
from demo.names import MAN, WOMAN, Numbers, draw
from demo.places import Place, work_of_head
from demo.sources import Line, grouped, lines

VACANT, ACTING = "DPMPTSP-B4", "DPMPTSP-B3"
"""The bidang whose head retires on LEFT_ON, and the one whose head acts for him (Plt)."""
RESTING = {11: "CLTN", 61: "Tugas belajar", 73: "MPP"}
"""Which of the staff rest from duty (R24), as a file of people says it."""
ALSO = ("SMP-01", "SMP-07")
"""A teacher of the first serves at the second too."""
_SHARE_OF_PPPK = 0.42
_WOMEN = {"l": 0.08, "p": 0.82, "a": 0.5}


@dataclass(eq=False)
class Person:
    """Somebody with a post; what the database knows them by comes when they have been entered."""

    place: Place
    title: str
    kind: str
    work: str
    sex: str
    front: str
    name: str
    back: str
    grade: str
    number: str
    is_head: bool
    nickname: str = ""
    login: str = ""
    role: str = ""
    part: str = ""
    state: str = "Aktif"
    assessor: "Person | None" = None
    former_assessor: "Person | None" = None
    acts_at: Place | None = None
    """Where the person acts as head too (Plt)."""
    also_at: Place | None = None
    """Where the person serves too (rangkap)."""
    left_on: date | None = None
    id: UUID | None = None
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
    def owes_plan(self) -> bool:
        """R24: who rests from duty owes none; the retired had one until they left."""
        return self.state == "Aktif" and self.assessor is not None

    def assessor_on(self, day: date) -> "Person":
        """Tell who assesses on a day: the head before he retired, then who acts for him."""
        found = self.former_assessor if day < LEFT_ON else None
        found = found or self.assessor
        if found is None:
            raise LookupError(f"nobody assesses {self.name}")
        return found


class Cast:
    """Makes people one after the other, from the head of the city down."""

    def __init__(self, places: list[Place]) -> None:
        self.places = {place.code: place for place in places}
        self.chance = dice("people")
        self.numbers = Numbers(line["number"] for line in lines("people") if line["number"])
        self.people: list[Person] = []
        for place in places:
            if place.seats is not None:
                self._fill(place, place.seats)
        self._begin_to_act()
        self._find_assessors()

    def of_login(self, login: str) -> Person:
        return next(person for person in self.people if person.login == login)

    def of_role(self, role: str) -> Person:
        return next(person for person in self.people if person.role == role)

    def _fill(self, place: Place, seats: int) -> None:
        named = grouped("people", "unit").get(place.code, [])
        chief = [line for line in named if not line["title"]]
        if chief:
            place.head = self._keep(_named(place, chief[0]))
        elif place.head_title:
            place.head = self._keep(made_up(self.chance, self.numbers, place, None))
        for line in named:
            if line["title"]:
                self._keep(_named(place, line))
        for post in posts_of(self.chance, place.team, seats):
            self._keep(made_up(self.chance, self.numbers, place, post))

    def _keep(self, person: Person) -> Person:
        self.people.append(person)
        staff = sum(not (one.is_head or one.is_referenced) for one in self.people)
        if not (person.is_head or person.is_referenced):
            person.state = RESTING.get(staff, person.state)
        return person

    def _begin_to_act(self) -> None:
        """Let the head of VACANT retire and a neighbour act for him; let somebody serve twice."""
        vacant, deputy = self.places[VACANT], self.places[ACTING].head
        former = vacant.head
        if former is None or deputy is None:
            raise LookupError("the units of the acting head are missing")
        former.left_on, deputy.acts_at = LEFT_ON, vacant
        first, second = (self.places[code] for code in ALSO)
        next(p for p in self.people if p.place is first and not p.is_head).also_at = second
        for person in self.people:
            if person.place is vacant and person is not former:
                person.former_assessor, person.assessor = former, deputy

    def _find_assessors(self) -> None:
        """R4: the head of one's unit, or of the unit above one's own."""
        for person in self.people:
            place = person.place.parent if person.is_head else person.place
            if person.assessor is None and place is not None:
                person.assessor = place.leader()


def posts_of(chance: Random, team: str, many: int) -> list[Line]:
    """Choose posts of a team by their shares; none twice before each was chosen."""
    posts = grouped("posts", "team").get(team, [])
    if not posts:
        return []
    shares = [int(post["share"]) for post in posts]
    first = sorted(posts, key=lambda post: -(chance.random() ** (1 / int(post["share"]))))[:many]
    return [*first, *chance.choices(posts, shares, k=max(0, many - len(first)))]


def made_up(chance: Random, numbers: Numbers, place: Place, post: Line | None) -> Person:
    """Make up somebody for a post of a unit; for its head where no post is given."""
    line = post or _head_line(place)
    sex = MAN if chance.random() >= _WOMEN[line["sex"]] else WOMAN
    back = chance.choice(line["back"].split(";")).strip()
    [ages] = grouped("kinds", "kind")[line["kind"]]
    pppk = post is not None and bool(ages["may_be_pppk"]) and chance.random() < _SHARE_OF_PPPK
    return Person(
        place=place,
        title=line["title"],
        kind=line["kind"],
        work=line["work"],
        sex=sex,
        front=chance.choice(line["front"].split(";")),
        name=draw(chance, sex),
        back=back,
        grade=_grade_of_pppk(back) if pppk else chance.choice(line["grades"].split()),
        number=_number(chance, numbers, ages, (sex, pppk)),
        is_head=post is None,
    )


def alike(chance: Random, numbers: Numbers, model: Person, place: Place) -> Person:
    """Make up somebody for another unit with the post, sex, grade and degrees of a model."""
    [ages] = grouped("kinds", "kind")[model.kind]
    return Person(
        place=place,
        title=place.head_title if model.is_head else model.title,
        kind=model.kind,
        work=model.work,
        sex=model.sex,
        front=model.front,
        name=draw(chance, model.sex),
        back=model.back,
        grade=model.grade,
        number=_number(chance, numbers, ages, (model.sex, model.is_pppk)),
        is_head=model.is_head,
        assessor=place.parent.leader() if model.is_head and place.parent else place.leader(),
    )


def _head_line(place: Place) -> Line:
    by_kind = grouped("posts", "team")
    [line] = by_kind.get(f"@{place.kind}") or by_kind.get(
        f"@{place.head_kind}", by_kind["@administrator"]
    )
    work = work_of_head(place.kind, place.head_title, place.head_kind)
    return {**line, "title": place.head_title, "kind": place.head_kind, "work": work}


def _number(chance: Random, numbers: Numbers, ages: Line, drawn: tuple[str, bool]) -> str:
    sex, pppk = drawn
    year = chance.randint(int(ages["born_from"]), int(ages["born_until"]))
    born = date(year, 1, 1) + timedelta(days=chance.randint(0, 364))
    if pppk:
        return numbers.ni_pppk(born, chance.randint(2021, 2025), sex)
    begun = min(year + chance.randint(22, 29), 2024)
    return numbers.nip(born, date(begun, chance.choice((1, 3, 4, 12)), 1), sex)


def _grade_of_pppk(degrees: str) -> str:
    """R121: by education: school, diploma, bachelor."""
    if not degrees:
        return "V"
    return "VII" if degrees.startswith("A.Md") else "IX"


def _named(place: Place, line: Line) -> Person:
    return Person(
        place=place,
        title=line["title"] or place.head_title,
        kind=line["kind"],
        work=line["work"],
        sex=line["sex"],
        front=line["front"],
        name=line["name"],
        back=line["back"],
        grade=line["grade"],
        number=line["number"],
        is_head=not line["title"],
        nickname=line["nickname"],
        login=line["login"],
        role=line["role"],
        part=line["part"],
    )
