"""Programmes with seats of Wayan's, for the requests of the table."""

from typing import Any

from tests.conftest import Db
from tests.development.training import ASESMEN, BECAUSE, drafted, make_competences, make_need
from tests.http import Client
from tests.people import Town

LATER = [{"on": "2026-10-20", "starts": "08:00", "ends": "12:00"}]
NOW = [{"on": "2026-10-08", "starts": "08:00", "ends": "12:00"}, {**LATER[0], "on": "2026-11-02"}]


def make_training(db: Db, hr: Client, head: Client, town: Town) -> dict[str, str]:
    """Let HR draft one programme, propose one, make the queue of one and offer the seats of another."""
    db.write(make_competences)
    db.write(make_need, town.wayan)
    draft, proposed, queued, offered = (
        _draft(hr, town, sessions) for sessions in ({}, {}, {"sessions": LATER}, {"sessions": NOW})
    )
    for key in (proposed, queued, offered):
        hr.post(f"/training-programmes/{key}/proposal", version=1)
    for key in (queued, offered):
        head.post(f"/training-programmes/{key}/decision", {"approves": True}, version=2)
    found = {
        key: hr.post(f"/training-programmes/{key}/queue").json()["items"][0]["id"]
        for key in (queued, offered)
    }
    hr.post(f"/training-programmes/{offered}/offers")
    return {
        "programme_id": offered,
        "seat_id": found[offered],
        "drafted_programme": draft,
        "proposed_programme": proposed,
        "queued_programme": queued,
        "suggested_seat": found[queued],
    }


def _draft(hr: Client, town: Town, changes: dict[str, Any]) -> str:
    made = hr.post("/training-programmes", drafted(town.dinkes, **changes))
    assert made.status_code == 201, made.text
    key: str = made.json()["id"]
    return key


OTHER_PROGRAMMES = {
    "change_programme": {"programme_id": "drafted_programme"},
    "propose_programme": {"programme_id": "drafted_programme"},
    "decide_programme": {"programme_id": "proposed_programme"},
    "queue_seats": {"programme_id": "queued_programme"},
    "offer_seats": {"programme_id": "queued_programme"},
    "pass_over_seat": {"seat_id": "suggested_seat"},
}
"""Operations on another programme than the one whose seats are offered."""
OWN_KEYS: dict[str, dict[str, Any]] = {
    "get_session_code": {"number": 1},
    "set_training_ceiling": {"agency_id": 1, "year": 2026},
}
QUERIES: dict[str, dict[str, Any]] = {
    "get_training_plan": {"year": 2026},
    "foresee_reach": {"year": 2026, "competences": ASESMEN, "seats": 2},
    "download_training_plan": {"year": 2026},
}
VERSIONS = {"set_training_ceiling": 0, "decide_programme": 2, "cancel_programme": 3}


def bodies_of(town: Town) -> dict[str, Any]:
    """Write the requests on them."""
    draft = drafted(town.dinkes)
    return {
        "draft_programme": draft,
        "change_programme": draft,
        "decide_programme": {"approves": True},
        "cancel_programme": {"reason": BECAUSE},
        "set_training_ceiling": {"amount": "120000000"},
        "pass_over_seat": {"reason": BECAUSE},
        "answer_seat": {"accepts": True},
        "approve_seat": {"approves": True},
        "note_attendance": {"session": 1, "present": []},
        "attend_session": {"code": "ABCDEFGH"},
        "correct_attendance": {"attended": False, "reason": BECAUSE},
        "say_what_came_of_it": {"used": "often", "worth": 4},
    }
