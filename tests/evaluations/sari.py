"""Sari of the annex (IV.A.13a): she moved in August, her second quarter was signed at the puskesmas."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from tests.conftest import Db
from tests.evaluations.factories import (
    ABOVE,
    CYCLE,
    Q1,
    Q2,
    Q3,
    make_evaluation,
    make_plan,
    set_unit,
)
from tests.evaluations.year_of_moves import As, done, on, submitted_plan
from tests.http import Client
from tests.organization.factories import post
from tests.people import Town


@dataclass
class Sari:
    """Moved in August; her second quarter was signed at the puskesmas, the third waits."""

    town: Town
    as_: As
    db: Db
    earlier: UUID
    evaluation: UUID

    @property
    def path(self) -> str:
        return f"/evaluations/{self.evaluation}/carry-over"

    @property
    def me(self) -> Client:
        return self.as_(self.town.wayan.id)

    @property
    def rater(self) -> Client:
        return self.as_(self.town.head.id)

    def kinds(self, who: Client) -> list[str]:
        """List what waits for somebody about evaluations."""
        tasks = who.get("/tasks").json()["items"]
        return [task["kind"] for task in tasks if task["subject_kind"] == "evaluation"]


def make_sari(town: Town, as_: As, db: Db) -> Sari:
    """Sign her second quarter, move her, and open the third."""
    earlier = db.write(earlier_evaluation, town)
    chief = as_(town.chief.id)
    done(chief.put(f"/evaluations/{earlier}/ratings", ABOVE, version=1))
    done(chief.post(f"/evaluations/{earlier}/signature", version=2))
    return moved(town, as_, db, earlier)


def earlier_evaluation(session: Session, town: Town) -> UUID:
    work = make_plan(session, town.wayan, town.chief)
    set_unit(session, town, town.puskesmas, period_id=Q2)
    make_evaluation(session, town.wayan, town.chief, work, Q1)
    return make_evaluation(session, town.wayan, town.chief, work, Q2)


def moved(town: Town, as_: As, db: Db, earlier: UUID) -> Sari:
    with on("2026-08-10"):
        moves = post(town.dinkes, valid_from="2026-08-10")
        done(as_(town.hr_city.id).post(f"/employees/{town.wayan.id}/assignments", moves))
        plan_id, _ = db.write(submitted_plan, town.wayan)
        done(as_(town.head.id).post(f"/plans/{plan_id}/agreement", version=1))
    done(as_(town.hr_city.id).post(f"/cycles/{CYCLE}/periods/{Q3}/evaluation"))
    listed = as_(town.head.id).get("/evaluations", mine="assessor", period_id=Q3).json()["items"]
    return Sari(town, as_, db, earlier, UUID(listed[0]["id"]))
