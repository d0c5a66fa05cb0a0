"""`python -m bench.needs`: what a whole city needs to learn, found anew and counted.

The demo city with words that tell of competences in half of its indicators, and a gap and a wish in two
competences of everybody: two needs a person at least. What is slower than it should be ends it with 1.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.development.competence.heat import get_heat
from api.development.competence.heat_people import list_needy
from api.development.competence.heat_schemas import HeatFilter, NeedPeopleFilter
from api.development.competence.models import (
    Competence,
    CompetenceLevel,
    CompetenceWord,
    DevelopmentNeed,
    NeedOrigin,
    OriginKind,
    Viewpoint,
)
from api.development.competence.reaching import needs_of
from api.development.competence.recounting import SERVING, recount, recount_everybody
from api.development.talent.schemas import TalentFilter
from api.development.talent.service import get_talent
from api.development.training.models import (
    Mode,
    ProgrammeState,
    SeatState,
    TrainingProgramme,
    TrainingSeat,
)
from api.development.training.plan_page import get_plan
from api.development.training.plan_schemas import PlanChoice
from api.foundation.bulk import insert_many
from api.foundation.ids import new_id
from api.foundation.work import Database
from api.goals.models import Indicator
from api.identity.actor import Actor
from api.identity.models import Role
from api.organization.models import Employee, Unit
from api.organization.names import name_key
from bench.__main__ import ENGINES, database, tell
from bench.city import TODAY, City

YEAR = TODAY.year
BOTH = ("komunikasi", "kerja_sama")
"""Competences of which everybody has a gap and a wish."""
PROGRAMMES, SEATS = 200, 20
COUNTED, AGAIN = 2.0, 10.0
"""Seconds: how long counting a city's needs may take, and looking at everybody's facts anew."""


def plant(session: Session) -> int:
    """Write words, gaps and wishes in place of the demo's; say for how many people."""
    texts = select(Indicator.text).group_by(Indicator.text).order_by(func.count().desc())
    codes = list(session.scalars(select(Competence.code).order_by(Competence.code)))
    words = {
        name_key(text): codes[at % len(codes)]
        for at, text in enumerate(session.scalars(texts).all())
        if at % 2 == 0
    }
    insert_many(
        session,
        CompetenceWord,
        [{"id": new_id(), "words": one, "competence_code": code} for one, code in words.items()],
    )
    people = session.execute(select(Employee.id, Employee.agency_id)).all()
    insert_many(session, CompetenceLevel, [_level(*who, code) for who in people for code in BOTH])
    wished = (NeedOrigin.kind == OriginKind.WISH, NeedOrigin.competence_code.in_(BOTH))
    session.execute(delete(NeedOrigin).where(NeedOrigin.year == YEAR, *wished))
    insert_many(session, NeedOrigin, [_wish(*who, code) for who in people for code in BOTH])
    return len(people)


def _level(employee_id: UUID, agency_id: int, code: str) -> dict[str, object]:
    return {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "employee_id": employee_id,
        "competence_code": code,
        "viewpoint": Viewpoint.ASSESSOR,
        "level": 2,
        "reason": "bench",
        "given_on": TODAY,
        "document_no": None,
        "given_by": employee_id,
    }


def _wish(employee_id: UUID, agency_id: int, code: str) -> dict[str, object]:
    return {
        "employee_id": employee_id,
        "year": YEAR,
        "competence_code": code,
        "kind": OriginKind.WISH,
        "source": "",
        "agency_id": agency_id,
        "since": TODAY,
        "facts": {"text": "bench"},
    }


def programmes(session: Session) -> int:
    """Let agencies have programmes by turns, half of them with a queue of people who need them."""
    roots = list(session.execute(ROOTS))
    codes = list(session.scalars(select(Competence.code).order_by(Competence.code)))
    people: dict[int, list[tuple[UUID, UUID]]] = defaultdict(list)
    for key, unit_id, agency_id in session.execute(
        select(Employee.id, Employee.unit_id, Employee.agency_id).order_by(Employee.id)
    ):
        people[agency_id].append((key, unit_id))
    made, seats = [], []
    for at in range(PROGRAMMES):
        unit_id, agency_id = roots[at % len(roots)]
        key = new_id(agency_id)
        answers = sorted({BOTH[at % 2], codes[at % len(codes)]})
        made.append(_programme(key, agency_id, unit_id, answers))
        for place, who in enumerate(people[agency_id][: 2 * SEATS], 1) if at % 2 else ():
            seats.append(_seat(key, agency_id, who, place))
    insert_many(session, TrainingProgramme, made)
    insert_many(session, TrainingSeat, seats)
    return len(seats)


def _programme(key: UUID, agency_id: int, unit_id: UUID, codes: list[str]) -> dict[str, object]:
    return {
        "id": key,
        "agency_id": agency_id,
        "unit_id": unit_id,
        "title": "bench",
        "description": None,
        "provider": "bench",
        "place": None,
        "mode": Mode.DARING,
        "competences": codes,
        "sessions": [{"on": f"{YEAR}-11-02", "starts": "08:00", "ends": "12:00"}],
        "hours_tenths": 40,
        "seats": SEATS,
        "budget": Decimal(10_000_000),
        "from_on": date(YEAR, 11, 2),
        "until_on": date(YEAR, 11, 2),
        "state": ProgrammeState.APPROVED,
        "proposed_by": key,
        "decided_by": key,
        "decided_on": TODAY,
        "decision_reason": None,
        "code_seed": b"bench",
        "asked_on": None,
    }


def _seat(key: UUID, agency_id: int, who: tuple[UUID, UUID], place: int) -> dict[str, object]:
    return {
        "id": new_id(agency_id),
        "agency_id": agency_id,
        "programme_id": key,
        "employee_id": who[0],
        "unit_id": who[1],
        "state": SeatState.APPROVED if place <= SEATS else SeatState.WAITING,
        "place": place,
        "passed": 0,
        "reasons": {},
        "answer_until": None,
        "approver_id": None,
        "refusal": None,
        "passed_over_reason": None,
        "answered_on": None,
    }


def found(session: Session) -> tuple[int, int]:
    """Count needs, and the facts that speak for them."""
    needs = session.scalar(select(func.count()).select_from(DevelopmentNeed)) or 0
    return needs, session.scalar(select(func.count()).select_from(NeedOrigin)) or 0


def some(session: Session) -> list[UUID]:
    """Name a hundred people, as many as follow an event at once."""
    return list(session.scalars(SERVING.limit(100)))


def root(session: Session) -> UUID:
    return session.scalars(select(Unit.id).order_by(Unit.path).limit(1)).one()


ROOTS = (
    select(Unit.id, Unit.agency_id)
    .where(
        Unit.path.in_(
            select(func.min(Unit.path)).where(Unit.agency_id > 0).group_by(Unit.agency_id)
        )
    )
    .order_by(Unit.path)
)


class Needs:
    """One engine's city."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.too_slow: list[str] = []

    async def run(self) -> None:
        self.store = Database(self.url, size=2)
        try:
            people = await self.store.write(plant)
            await self._timed("everybody looked at for the first time", self._everybody)
            needs, origins = await self.store.read(found)
            tell(f"  {people} people, {needs} needs, {origins} facts that speak for them")
            await self._timed("everybody again, nothing differs", self._everybody, most=AGAIN)
            hundred = await self.store.read(some)
            await self._timed("a hundred people", self.store.write, recount, hundred)
            await self._counted()
        finally:
            await self.store.close()

    async def _everybody(self) -> int:
        return await self.store.write(recount_everybody)

    async def _counted(self) -> None:
        unit = await self.store.read(root)
        who = Actor(
            "person", new_id(), 0, "session", new_id(), roles=frozenset({(Role.HR_CITY, None)})
        )
        for by in ("unit", "position", "competence"):
            wanted = HeatFilter.model_validate({"unit_id": unit, "by": by})
            what = f"needs of the city by {by}"
            await self._timed(what, self.store.read, get_heat, who, wanted, most=COUNTED)
        page = NeedPeopleFilter(unit_id=unit, competence_code=BOTH[0], size=200)
        what = "who needs one competence, 200 of them"
        await self._timed(what, self.store.read, list_needy, who, page, most=COUNTED)
        await self.store.write(programmes)
        choice = PlanChoice(unit_id=unit, year=YEAR)
        what = f"the city's training plan with {PROGRAMMES} programmes"
        await self._timed(what, self.store.read, get_plan, who, choice, most=COUNTED)
        talent = TalentFilter(unit_id=unit, year=YEAR)
        what = "where everybody stands in performance and potential"
        await self._timed(what, self.store.read, get_talent, who, talent, most=COUNTED)
        codes = list(BOTH)
        what = "everybody whom two competences reach"
        await self._timed(what, self.store.read, needs_of, codes, None, None, YEAR, most=COUNTED)

    async def _timed(
        self, what: str, act: Callable[..., object], *given: object, most: float = 0
    ) -> None:
        began, cpu = time.perf_counter(), time.process_time()
        done = act(*given)
        if asyncio.iscoroutine(done):
            await done
        took, used = time.perf_counter() - began, time.process_time() - cpu
        tell(f"  {what}: {took:.2f} s (CPU here {used:.2f} s)")
        if most and took > most:
            self.too_slow.append(what)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.needs", description=__doc__)
    asked.add_argument("--engine", choices=ENGINES, action="append")
    asked.add_argument("--people", type=int, default=11_000)
    given = asked.parse_args()
    too_slow: list[str] = []
    for engine in given.engine or ENGINES:
        tell(f"{ENGINES[engine]}, {given.people} people")
        with (
            tempfile.TemporaryDirectory(prefix="simkinerja-needs-") as place,
            database(engine, Path(place)) as url,
        ):
            City(url, Path(place) / "data").load(given.people)
            needs = Needs(url)
            asyncio.run(needs.run())
        too_slow += [f"{engine}: {what}" for what in needs.too_slow]
    if too_slow:
        sys.exit(f"slower than it should be: {', '.join(too_slow)}")


if __name__ == "__main__":
    main()
