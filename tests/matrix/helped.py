"""Coaching of Wayan's and an improvement that has begun, for the requests of the table."""

from typing import Any

from sqlalchemy.orm import Session

from tests.conftest import Db
from tests.development.helping import BEGIN, FORM, OPINIONS, both_weak, made
from tests.http import Client
from tests.matrix.others import second_post
from tests.people import Town

STATED = {"statements": OPINIONS}
OTHER_SESSIONS = {
    "give_statements": {"guidance_id": "signed_guidance"},
    "read_statements": {"guidance_id": "stated_guidance"},
}
VERSIONS = {"give_statements": 3, "read_statements": 4}


def make_help(db: Db, town: Town, oneself: Client, superior: Client) -> dict[str, Any]:
    """Let three sessions be held, two signed and one stated about, and an improvement begin."""

    def weaken(session: Session) -> None:
        post = second_post(session, town.wayan, town.chief)
        both_weak(session, post, town.chief)

    db.write(weaken)
    draft = {"employee_id": str(town.wayan.id), "kind": "bimbingan", **FORM}
    waiting, signed, stated = (
        made(superior.post("/guidance-sessions", draft))["id"] for _ in range(3)
    )
    for key in (signed, stated):
        for version, who in ((1, superior), (2, oneself)):
            made(who.post(f"/guidance-sessions/{key}/signature", version=version))
    made(oneself.post(f"/guidance-sessions/{stated}/statements", STATED, version=3))
    begun = made(superior.post(f"/employees/{town.wayan.id}/improvements", BEGIN))["items"][0]
    return {
        "guidance_id": waiting,
        "signed_guidance": signed,
        "stated_guidance": stated,
        "improvement_id": begun["id"],
        "step_id": begun["steps"][0]["id"],
    }


def bodies_of(town: Town) -> dict[str, Any]:
    """Write the requests on them."""
    return {
        "begin_guidance": {"employee_id": str(town.wayan.id), "kind": "bimbingan", **FORM},
        "change_guidance": FORM,
        "give_statements": STATED,
        "begin_improvement": BEGIN,
        "take_improvement_step": {
            "kind": "bicara",
            "happened_on": "2026-10-08",
            "text": "Rekap pekan ini lengkap.",
        },
        "read_improvement_step": {"own_word": "Terima kasih."},
    }
