"""Casts the city: which units it has, who serves in them, and who assesses whom; no database."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from demo.days import LEFT_ON, dice
from demo.names import MAN, WOMAN, Numbers, draw
from demo.sources import Line, grouped, lines

VACANT, ACTING = "DPMPTSP-B4", "DPMPTSP-B3"
"""The bidang whose head retires on LEFT_ON, and the one whose head acts for him (Plt)."""
RESTING = {11: "CLTN", 61: "Tugas belajar", 73: "MPP"}
"""Which of the staff rest from duty (R24), as a file of people says it."""
INDEPENDENT = frozenset({"opd", "puskesmas", "sekolah"})
"""Units whose heads use the form of a JPT (R12: pimpinan unit kerja mandiri)."""
ALSO = ("SMP-01", "SMP-07")
"""A teacher of the first serves at the second too."""
_SHARE_OF_PPPK = 0.42
_WOMEN = {"l": 0.08, "p": 0.82, "a": 0.5}
_HEADS_WORK = {
    "opd": "kepala", "kelurahan": "lurah", "sekolah": "kepala_sekolah", "puskesmas": "kepala_puskesmas",
}  # fmt: skip
_MODELS = 5
"""Staff of a unit whose people are copied for other units with the same kind of work."""


def known(key: UUID | None) -> UUID:
    """Give a key that is there once the act before has been done."""
    if key is None:
        raise LookupError("an act comes before what it builds on")
    return key


@dataclass(eq=False)
class Place:
    """A unit kerja; which key it has is known once it has been entered."""

    code: str
    agency: str
    kind: str
    name: str
    head_title: str
    head_kind: str
    team: str
    parent: "Place | None"
    seats: int | None
    """How many are entered besides the head; None where all of them are copies."""
    whole: int
    """How many serve here in a city of its real size, besides the head."""
    head: "Person | None" = None
    id: UUID | None = None
    agency_id: int = 0
    path: str = ""

    def leader(self) -> "Person | None":
        """Find who leads the people of this unit: its head, or the next above."""
        place: Place | None = self
        while place is not None and place.head is None:
            place = place.parent
        return place.head if place else None


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
    def is_named(self) -> bool:
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


def work_of_head(kind: str, title: str, level: str) -> str:
    """Say what the head of a unit agrees on, by `data/work.csv`."""
    if kind in _HEADS_WORK:
        return _HEADS_WORK[kind]
    if title.startswith("Sekretaris") and level == "administrator":
        return "sekretaris"
    return "kasubag" if level == "pengawas" else "kabid"


def lay_out(rounds: int, *, whole: bool) -> list[Place]:
    """Choose the units: those of the small city or all that the city has; from a second round on again,
    numbered, but for the agencies themselves."""
    kept = [line for line in lines("units") if whole or line["small"]]
    found: dict[str, Place] = {}
    for line in kept:
        found[line["code"]] = _place(line, found.get(line["parent"]), _seats(line))
    for number in range(2, rounds + 1):
        for line in kept:
            if line["kind"] not in ("kota", "opd"):
                parent = found.get(f"{line['parent']}-{number}") or found[line["parent"]]
                twin = {**line, "code": f"{line['code']}-{number}", "name": f"{line['name']} {number}"}
                twin["head"] = f"{line['head']} {number}"
                found[twin["code"]] = _place(twin, parent, None)
    return list(found.values())


def _seats(line: Line) -> int | None:
    """Say how many people of a unit are entered besides its head; None where all of them are copies."""
    if line["small"]:
        return int(line["small"])
    if line["code"] in _models():
        return _MODELS if line["team"] else 0
    return 0 if line["kind"] == "opd" or line["head_kind"].startswith("jpt") else None


def _place(line: Line, parent: Place | None, seats: int | None) -> Place:
    same = {name: line[name] for name in ("code", "agency", "kind", "name", "head_kind", "team")}
    whole = int(line["staff"])
    return Place(**same, head_title=line["head"], parent=parent, seats=seats, whole=whole)


@cache
def _models() -> frozenset[str]:
    """Name the first unit of each kind of work that the small city lacks, and those above it."""
    known = {line["team"] for line in lines("units") if line["small"]}
    above = {line["code"]: line["parent"] for line in lines("units")}
    chosen: set[str] = set()
    for line in sorted(lines("units"), key=lambda one: one["kind"] != "kelurahan"):
        if line["team"] not in known:
            known.add(line["team"])
            code = line["code"]
            while code:
                chosen.add(code)
                code = above[code]
    return frozenset(chosen)


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
        staff = sum(not (one.is_head or one.is_named) for one in self.people)
        if not (person.is_head or person.is_named):
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
    same = ("kind", "work", "sex", "front", "name", "back", "grade", "number", "nickname", "login")
    return Person(
        place=place,
        title=line["title"] or place.head_title,
        is_head=not line["title"],
        role=line["role"],
        part=line["part"],
        **{name: line[name] for name in same},
    )
