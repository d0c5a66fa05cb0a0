"""Observations of Wayan's lessons, for the requests of the table: to agree on, to make, to finish."""

from typing import Any

from sqlalchemy.orm import Session

from tests.conftest import Db
from tests.development.observing import (
    APPOINTMENT,
    FOLLOW_UP,
    NOTES,
    SAID,
    make_teacher,
    name_practice,
)
from tests.goals.factories import MadePlan
from tests.http import Client
from tests.matrix.others import second_post
from tests.people import Town

BODIES: dict[str, Any] = {
    "move_observation": APPOINTMENT,
    "note_observation": NOTES,
    "make_observation": NOTES,
    "reflect_on_observation": SAID,
    "finish_observation": FOLLOW_UP,
    "cancel_observation": {"reason": "Kelas ikut upacara."},
}
OTHERS = {
    "make_observation": "agreed_observation",
    "reflect_on_observation": "reflected_observation",
    "finish_observation": "reflected_observation",
}
"""Which observation a step is tried on, where it is not the one that waits for an agreement."""
VERSIONS = {
    "note_observation": 0,
    "make_observation": 0,
    "reflect_on_observation": 5,
    "finish_observation": 5,
}


def make_observations(
    db: Db, town: Town, superior: Client, oneself: Client, plan_id: Any, goal_id: Any
) -> dict[str, Any]:
    """Let the superior observe Wayan by three plans; a fourth waits to be planned by."""
    first = MadePlan(plan_id, [goal_id], [])

    def make(session: Session) -> list[MadePlan]:
        name_practice(session, first)
        return [
            make_teacher(session, second_post(session, town.wayan, town.chief), town.chief)
            for _ in range(3)
        ]

    second, third, fourth = db.write(make)
    keys = [
        superior.post("/observations", {"plan_id": str(one.id), **APPOINTMENT}).json()["id"]
        for one in (first, second, third)
    ]
    waiting, agreed, reflected = keys
    for key in (agreed, reflected):
        oneself.post(f"/observations/{key}/agreement", version=1)
    superior.post(f"/observations/{reflected}/observe", NOTES, version=0)
    for number, who in ((3, oneself), (4, superior)):
        who.post(f"/observations/{reflected}/reflect", SAID, version=number)
    return {
        "observation_id": waiting,
        "agreed_observation": agreed,
        "reflected_observation": reflected,
        "observable": fourth.id,
    }
