"""Careers of before the year: what HR has on record of everybody when the system is introduced."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.career.models import RecordKind
from api.development.career.schemas import Degree, Exam, Merit, Severity
from api.development.credit.models import CreditEntry
from api.evaluations.models import Predikat
from api.foundation import rows
from api.foundation.clock import now
from api.foundation.ids import new_id
from api.organization.people.grades import PANGKAT
from api.rules.queries import table
from demo.career_content import CAREERS, Told
from demo.days import ENTERED, YEAR, dice
from demo.people import NEW, Cast, Person, weighed
from demo.places import known

YEARS = (YEAR - 2, YEAR - 1)
GRADES = list(PANGKAT)
EXAMS = {"II/d": Exam.TINGKAT_1, "III/d": Exam.TINGKAT_2}
STEP = 4
"""Years from one golongan to the next, before."""
AGES = {Degree.SMA: 18, Degree.D3: 21, Degree.D4: 22, Degree.S1: 22, Degree.PROFESI: 24}
OLDER = 30
"""Of a second degree."""
Known = Mapping[tuple[UUID, int], str]
"""The predikat that ledgers know, by person and year."""
Facts = dict[str, Any]


def earlier_records(session: Session, cast: Cast) -> list[rows.Row]:
    """Write what is on record of everybody who is a PNS or becomes one."""
    chance, in_ledgers = dice("careers"), _in_ledgers(session)
    levels = table(session, "credit_levels", ENTERED)
    told = {one.who: one for one in CAREERS.told}
    people = [person for person in cast.people if person.number and not person.is_pppk]
    return [
        _line(person, number, facts)
        for number, person in enumerate(people, 1)
        for facts in _Career(person, number, chance, told.get(person.name)).facts(
            in_ledgers, levels
        )
    ]


def _in_ledgers(session: Session) -> Known:
    wanted = select(CreditEntry.employee_id, CreditEntry.last_month, CreditEntry.predikat).where(
        CreditEntry.predikat.is_not(None), CreditEntry.last_month.is_not(None)
    )
    return {
        (row.employee_id, row.last_month // 100): row.predikat for row in session.execute(wanted)
    }


def _line(person: Person, number: int, facts: Facts) -> rows.Row:
    agency_id = person.place.agency_id
    return {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "created_at": now(),
        "employee_id": known(person.id),
        "year": None,
        "until_on": None,
        "document_no": f"800/{number:04}/BKPSDM/{facts['from_on'].year}",
        "reason": None,
        "reverses_id": None,
        "entered_by": None,
        **facts,
    }


class _Career:
    """What one person brings."""

    def __init__(self, person: Person, number: int, chance: Random, told: Told | None) -> None:
        self.person, self.number, self.chance, self.told = person, number, chance, told
        self.begun = date(int(person.number[8:12]), int(person.number[12:14]), 1)
        self.born = int(person.number[:4])

    def facts(self, in_ledgers: Known, levels: Mapping[str, Any]) -> Iterator[Facts]:
        if self.told or self.number % CAREERS.without_degree:
            yield from self._degrees()
        if self.person.service == NEW:
            return
        if self.told or self.number % CAREERS.without_since:
            yield from self._ranks()
        yield from self._predikat(in_ledgers)
        yield from self._rare()
        yield from self._passed(levels)

    def _degrees(self) -> Iterator[Facts]:
        found = degrees_of(self.person.front, self.person.back)
        for place, degree in enumerate(found):
            age = OLDER if place else AGES.get(degree, OLDER)
            kind = RecordKind.PENDIDIKAN
            yield {"kind": kind, "value": degree.value, "from_on": date(self.born + age, 8, 1)}

    def _ranks(self) -> Iterator[Facts]:
        """Give the present golongan with its TMT, and the one before it."""
        drawn = date(int(weighed(self.chance, CAREERS.since)), self.chance.choice((4, 10)), 1)
        since = self.told.since if self.told else max(drawn, self.begun)
        grade, before = self.person.grade, since.replace(year=since.year - STEP)
        if grade != GRADES[0] and before >= self.begun:
            earlier = GRADES[GRADES.index(grade) - 1]
            yield {"kind": RecordKind.PANGKAT, "value": earlier, "from_on": before}
        yield {"kind": RecordKind.PANGKAT, "value": grade, "from_on": since}

    def _predikat(self, in_ledgers: Known) -> Iterator[Facts]:
        for place, year in enumerate(YEARS):
            if self.begun.year > year:
                continue
            drawn = list(Predikat)[int(weighed(self.chance, CAREERS.predikat))]
            said = self.told.predikat[place] if self.told else drawn
            value = in_ledgers.get((known(self.person.id), year), said.value)
            is_missing = not self.told and self.number % CAREERS.without_predikat == 0
            if place or not is_missing:
                day = date(year, 12, 31)
                yield {
                    "kind": RecordKind.PREDIKAT, "value": value, "year": year, "from_on": day,
                }  # fmt: skip

    def _rare(self) -> Iterator[Facts]:
        if self.person.name in CAREERS.merits:
            merit, day = Merit.PRESTASI_LUAR_BIASA, date(YEAR - 1, 11, 10)
            yield {"kind": RecordKind.PRESTASI, "value": merit.value, "from_on": day}
        if self.told is None and self.number % CAREERS.sanctioned == 0:
            severity = list(Severity)[self.number // CAREERS.sanctioned % len(Severity)]
            begun = date(YEAR - 1, self.chance.randint(1, 12), 10)
            until = begun.replace(year=begun.year + 1 + self.chance.randint(0, 1))
            yield {
                "kind": RecordKind.HUKUMAN, "value": severity.value, "from_on": begun,
                "until_on": until,
            }  # fmt: skip

    def _passed(self, levels: Mapping[str, Any]) -> Iterator[Facts]:
        """Give the exam of a crossing, and the test of the next jenjang, to some who stand before them."""
        day = date(YEAR - 1, self.chance.randint(2, 11), 15)
        exam, level = EXAMS.get(self.person.grade), levels.get(self.person.kind)
        if exam and self.chance.randint(1, 100) <= CAREERS.passed_exam:
            yield {"kind": RecordKind.UJIAN_DINAS, "value": exam.value, "from_on": day}
        at_top = level and level["next"] and self.person.grade == level["grades"][-1]
        if level and at_top and self.chance.randint(1, 100) <= CAREERS.passed_test:
            yield {"kind": RecordKind.UJI_KOMPETENSI, "value": level["next"], "from_on": day}


def degrees_of(front: str, back: str) -> list[Degree]:
    """Read degrees from titles, the lowest first; who has none went to school until SMA."""
    titles = [one.strip() for one in f"{front},{back}".replace(";", ",").split(",")]
    found = {degree for title in titles for degree in _degree(title)}
    order = list(Degree)
    return sorted(found or {Degree.SMA}, key=order.index)


def _degree(title: str) -> Iterator[Degree]:
    begins = {
        "A.Md": Degree.D3,
        "S.Tr": Degree.D4,
        "S.ST": Degree.D4,
        "M.": Degree.S2,
        "S.": Degree.S1,
        "Dra.": Degree.S1,
        "Drs.": Degree.S1,
        "dr.": Degree.PROFESI,
        "drg.": Degree.PROFESI,
        "apt.": Degree.PROFESI,
        "Ners": Degree.PROFESI,
        "Dr.": Degree.S3,
    }
    for beginning, degree in begins.items():
        if title.startswith(beginning):
            yield degree
            return
