"""What tests of competences, needs and development plans share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.development.competence.models import DevelopmentNeed
from api.development.competence.recounting import recount_everybody
from api.evaluations.models import Evaluation, EvaluationState, Predikat, Rating
from api.feedback.models import Audience, Feedback, GiverRole
from api.foundation.clock import now
from api.foundation.ids import new_id
from api.goals.models import Indicator
from tests.conftest import Db
from tests.evaluations.factories import Q3, Work
from tests.http import Client
from tests.people import Person

As = Callable[..., Client]
BECAUSE = "Terlihat saat bimbingan kinerja bulan ini."
TECHNICAL: dict[str, Any] = {
    "code": "gizi",
    "group": "teknis",
    "agency_id": 1,
    "name": "Asesmen gizi",
    "levels": ["Dasar", "Terbimbing", "Mandiri", "Membimbing", "Menyusun pedoman"],
}


def add_technical(keeper: Client, **more: Any) -> dict[str, Any]:
    """Add a technical competence of the first agency."""
    answer = keeper.post("/competences", {**TECHNICAL, **more})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def item_of(shown: dict[str, Any], code: str) -> dict[str, Any] | None:
    """Find what is shown of one competence."""
    for one in shown["items"]:
        if one["competence"]["code"] == code:
            found: dict[str, Any] = one
            return found
    return None


def word(city: Client, words: str, code: str) -> None:
    """Let words tell of a competence."""
    answer = city.post("/competence-words", {"words": words, "competence_code": code})
    assert answer.status_code == 201, answer.text


def name_indicator(session: Session, key: UUID, text: str) -> None:
    """Write what an indicator is about."""
    session.execute(update(Indicator).where(Indicator.id == key).values(text=text))


def say(session: Session, giver: Person, receiver: Person, work: Work, value: int) -> None:
    """Let somebody say something about a value, without any praise."""
    session.add(
        Feedback(
            id=new_id(receiver.agency_id),
            agency_id=receiver.agency_id,
            plan_id=work.plan_id,
            receiver_id=receiver.id,
            giver_id=giver.id,
            giver_role=GiverRole.REKAN_KERJA,
            value_code=value,
            period_id=Q3,
            text="Tugasnya terlalu sama untuk semua.",
            audience=Audience.RECEIVER_AND_LEADERS,
            given_at=now(),
        )
    )
    session.flush()


def advise(session: Session, evaluation_id: UUID, advice: str) -> None:
    """Let an evaluation be signed with an advice, as the service leaves it."""
    session.execute(
        update(Evaluation)
        .where(Evaluation.id == evaluation_id)
        .values(
            state=EvaluationState.SIGNED,
            results_rating=Rating.SESUAI_EKSPEKTASI,
            behaviour_rating=Rating.SESUAI_EKSPEKTASI,
            predikat=Predikat.BAIK,
            content={},
            signed_at=now(),
            recommendation=advice,
        )
    )


Needs = dict[tuple[UUID, str], tuple[str, int]]


def needs_in(session: Session) -> Needs:
    """Give who needs what, in which state, and how strongly."""
    return {
        (one.employee_id, one.competence_code): (one.state.value, one.strength)
        for one in session.scalars(select(DevelopmentNeed))
    }


def look(db: Db) -> Needs:
    """Do the day's work, and give what was found."""
    db.write(recount_everybody)
    found: Needs = db.read(needs_in)
    return found
