"""Fills the posts of the demo city: heads, named people, staff, and who assesses whom."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from uuid import UUID

from api.demo.keys import YEAR, Keys, dice
from api.demo.names import MAN, WOMAN, Name, Numbers, draw
from api.demo.personas import NAMED, Named
from api.demo.places import ACTING, VACANT, Place
from api.demo.sources import Line, grouped
from api.organization.models import EmployeeKind, EmployeeState

LEFT_ON = date(YEAR, 7, 1)
"""When the head of VACANT retired and his neighbour began to act."""
_BORN = {
    "jpt_pratama": (1967, 1976), "administrator": (1969, 1981), "pengawas": (1971, 1986),
    "ahli_madya": (1968, 1980), "ahli_muda": (1972, 1988), "ahli_pertama": (1984, 1999),
    "penyelia": (1970, 1982), "mahir": (1975, 1990), "terampil": (1985, 2001),
    "pelaksana": (1972, 2000), "pemula": (1995, 2003),
}  # fmt: skip
_HEADS = {
    "jpt_pratama": (("S.Sos., M.Si.", "S.STP., M.Si.", "S.E., M.M.", "S.H., M.H."), ("IV/b", "IV/c")),
    "administrator": (("S.STP., M.AP.", "S.Sos., M.Si.", "S.E., M.Si.", "S.T., M.T."), ("IV/a", "IV/b")),
    "pengawas": (("S.Sos.", "S.E.", "S.IP.", "S.H., M.H."), ("III/c", "III/d")),
    "sekolah": (("S.Pd., M.Pd.", "S.Pd."), ("IV/a", "IV/b")),
    "puskesmas": (("M.Kes.", "M.M.", ""), ("IV/a", "IV/b")),
}  # fmt: skip
_PPPK = frozenset({"ahli_pertama", "terampil", "pelaksana", "pemula"})
_SHARE_OF_PPPK = 0.42
_REST = {11: EmployeeState.CLTN, 61: EmployeeState.TUGAS_BELAJAR, 900: EmployeeState.MPP}
"""Which of the staff rest from duty (R24)."""


@dataclass(eq=False)
class Person:
    """Somebody of the demo city."""

    id: UUID
    assignment_id: UUID
    place: Place
    title: str
    kind: str
    work: str
    sex: str
    front: str
    name: str
    nickname: str
    back: str
    grade: str
    number: str
    is_head: bool
    part: str = ""
    login: str = ""
    role: str = ""
    born: date = date(1990, 1, 1)
    employee_kind: EmployeeKind = EmployeeKind.PNS
    state: EmployeeState = EmployeeState.AKTIF
    position_id: UUID | None = None
    assessor: "Person | None" = None
    former_assessor: "Person | None" = None
    acts_at: Place | None = None
    """Where the person also serves as Plt."""
    acting_id: UUID | None = None
    also_at: Place | None = None
    """Where the person also serves (rangkap)."""
    left_on: date | None = None
    plans: list["object"] = field(default_factory=list)

    @property
    def agency_id(self) -> int:
        return self.place.agency_id

    @property
    def shown(self) -> str:
        """Write the name with its degrees."""
        named = f"{self.front} {self.name}".strip()
        return f"{named}, {self.back}" if self.back else named


class Crowd:
    """Makes people one after the other, from the head of the city down."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.chance = dice("people")
        self.numbers = Numbers(tuple(named.number for named in NAMED if named.number))
        self.people: list[Person] = []
        self.staff = 0

    def fill(self, places: list[Place]) -> list[Person]:
        """Fill every place: its head, its named people, its staff."""
        named: dict[str, list[Named]] = {}
        for one in NAMED:
            named.setdefault(one.unit, []).append(one)
        for place in places:
            self._head(place, named.get(place.code, []))
        for place in places:
            for one in named.get(place.code, []):
                if one.title:
                    self._keep(self._from_table(place, one))
            self._staff(place)
        self._act(places)
        _find_assessors(self.people)
        return self.people

    def _head(self, place: Place, named: list[Named]) -> None:
        if not place.head_title:
            return
        known = next((one for one in named if not one.title), None)
        if known:
            place.head = self._keep(self._from_table(place, known))
        else:
            place.head = self._keep(self._made_up(place, _head_line(place, self.chance), True))

    def _from_table(self, place: Place, one: Named) -> Person:
        number = one.number
        return Person(
            id=self.keys.registry(),
            assignment_id=self.keys.registry(),
            place=place,
            title=one.title or place.head_title,
            is_head=not one.title,
            kind=one.kind,
            work=one.work,
            sex=one.sex,
            front=one.front,
            name=one.name,
            nickname=one.nickname,
            back=one.back,
            grade=one.grade,
            number=number,
            born=_born(number) if number else date(1970, 8, 17),
            employee_kind=_kind_of(number),
            login=one.login,
            role=one.role,
            part=one.part,
        )

    def _staff(self, place: Place) -> None:
        posts = grouped("posts", "team").get(place.team, [])
        weights = [int(post["share"]) for post in posts]
        for post in self.chance.choices(posts, weights, k=place.staff) if posts else ():
            person = self._keep(self._made_up(place, post, False))
            self.staff += 1
            person.state = _REST.get(self.staff, EmployeeState.AKTIF)

    def _made_up(self, place: Place, post: Line, is_head: bool) -> Person:
        sex = _sex(self.chance, post["sex"])
        name: Name = draw(self.chance, sex)
        back = self.chance.choice(post["back"].split(";")).strip()
        born = _birthday(self.chance, post["kind"])
        pppk = not is_head and self._is_pppk(post["kind"])
        return Person(
            id=self.keys.registry(),
            assignment_id=self.keys.registry(),
            place=place,
            title=post["title"],
            is_head=is_head,
            kind=post["kind"],
            work=post["work"],
            sex=sex,
            front=post["front"],
            name=name.full,
            nickname=name.nickname,
            back=back,
            grade=_grade_of_pppk(back) if pppk else self.chance.choice(post["grades"].split()),
            number=self._number(born, sex, pppk),
            born=born,
            employee_kind=EmployeeKind.PPPK if pppk else EmployeeKind.PNS,
        )

    def _is_pppk(self, kind: str) -> bool:
        return kind in _PPPK and self.chance.random() < _SHARE_OF_PPPK

    def _number(self, born: date, sex: str, pppk: bool) -> str:
        if pppk:
            return self.numbers.ni_pppk(born, self.chance.randint(2021, 2025), sex)
        year = min(born.year + self.chance.randint(22, 29), 2024)
        month = self.chance.choice((1, 3, 4, 12))
        return self.numbers.nip(born, date(year, month, 1), sex)

    def _keep(self, person: Person) -> Person:
        self.people.append(person)
        return person

    def _act(self, places: list[Place]) -> None:
        """Let the head of VACANT retire, and a neighbour act; let a teacher serve at two schools."""
        known = {place.code: place for place in places}
        vacant, deputy = known[VACANT], known[ACTING].head
        former = vacant.head
        former.state, former.left_on = EmployeeState.PENSIUN, LEFT_ON
        for person in self.people:
            if person.place is vacant and person is not former:
                person.former_assessor = former
        deputy.acts_at, deputy.acting_id = vacant, self.keys.registry()
        vacant.head = None
        teacher = next(p for p in self.people if p.place.code == "SMP-01" and not p.is_head)
        teacher.also_at = known["SMP-07"]


def _head_line(place: Place, chance: Random) -> Line:
    backs, grades = _HEADS.get(place.kind, _HEADS[_echelon(place)])
    return {
        "title": place.head_title,
        "kind": place.head_kind,
        "work": _work_of_head(place),
        "sex": "a",
        "front": chance.choice(("dr.", "drg.")) if place.kind == "puskesmas" else "",
        "back": ";".join(backs),
        "grades": " ".join(grades),
    }


def _echelon(place: Place) -> str:
    return place.head_kind if place.head_kind in _HEADS else "administrator"


def _work_of_head(place: Place) -> str:
    by_kind = {
        "opd": "kepala",
        "puskesmas": "kepala_puskesmas",
        "sekolah": "kepala_sekolah",
        "kelurahan": "lurah",
    }
    if place.kind in by_kind:
        return by_kind[place.kind]
    if place.head_title.startswith("Sekretaris") and place.head_kind == "administrator":
        return "sekretaris"
    return "kasubag" if place.head_kind == "pengawas" else "kabid"


def _grade_of_pppk(degrees: str) -> str:
    """R121: by education: school, diploma, bachelor."""
    if not degrees:
        return "V"
    return "VII" if degrees.startswith("A.Md") else "IX"


def _sex(chance: Random, wanted: str) -> str:
    share_of_women = {"l": 0.08, "p": 0.82, "a": 0.5}[wanted]
    return WOMAN if chance.random() < share_of_women else MAN


def _birthday(chance: Random, kind: str) -> date:
    first, last = _BORN[kind]
    return date(chance.randint(first, last), 1, 1) + timedelta(days=chance.randint(0, 364))


def _born(number: str) -> date:
    return date(int(number[:4]), int(number[4:6]), int(number[6:8]))


def _kind_of(number: str) -> EmployeeKind:
    if not number:
        return EmployeeKind.PEJABAT_NEGARA
    return EmployeeKind.PPPK if number[12] == "2" else EmployeeKind.PNS


def _find_assessors(people: list[Person]) -> None:
    """R4: the head of one's unit, or of the unit above one's own; whoever acts, where vacant."""
    acting = {person.acts_at: person for person in people if person.acts_at}
    for person in people:
        place: Place | None = person.place.parent if person.is_head else person.place
        if place in acting and acting[place] is not person:
            person.assessor = acting[place]
        elif place is not None:
            person.assessor = place.leader()
