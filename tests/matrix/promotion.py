"""Gives Wayan a career that is enough for the next golongan, and a proposal of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.http import Client
from tests.matrix.credit import ENTERED

WINDOW = "2026-12-01"
RECORD: dict[str, Any] = {
    "kind": "ujian_dinas",
    "value": "tingkat_2",
    "from_on": "2026-02-01",
    "document_no": "800/9",
}
"""A record as HR enters it."""
NEED: dict[str, Any] = {
    "agency_id": 1,
    "family": "Perawat",
    "level": "ahli_muda",
    "valid_from": "2026-01-01",
    "seats": 2,
}
DECISION: dict[str, Any] = {
    "outcome": "refused",
    "number": "823/1",
    "decided_on": "2026-10-08",
    "reason": "Berkas tidak sah",
}
PROMOTION_QUERIES: dict[str, dict[str, Any]] = {
    "list_position_needs": {"agency_id": 1},
    "list_promotion_candidates": {"agency_id": 1},
    "download_promotion_candidates": {"agency_id": 1},
}
PROMOTION_HELD = {"list_promotion_proposals": "proposal_id", "propose_promotions": "proposal_id"}
_MERITS = (
    {"kind": "pangkat", "value": "III/c", "from_on": "2020-04-01"},
    {"kind": "pendidikan", "value": "s1", "from_on": "2010-08-01"},
    {"kind": "predikat", "value": "baik", "year": 2024, "from_on": "2025-01-10"},
    {"kind": "predikat", "value": "baik", "year": 2025, "from_on": "2026-01-10"},
)


def draft_of(employee_id: UUID | str) -> dict[str, Any]:
    """Write the proposal of somebody as HR sends it."""
    return {"window_on": WINDOW, "path": "reguler", "employee_ids": [str(employee_id)]}


def development_bodies(keys: Mapping[str, str]) -> dict[str, Any]:
    """Write what is sent about ledgers, careers and promotions."""
    return {
        "enter_credit": ENTERED,
        "enter_career_record": RECORD,
        "set_position_need": NEED,
        "propose_promotions": draft_of(keys["employee_id"]),
        "decide_promotion_proposal": DECISION,
        "decide_promotions": {"proposal_ids": [keys["proposal_id"]], "decision": DECISION},
    }


def make_promotion(hr: Client, employee_id: UUID) -> dict[str, str]:
    """Enter what is needed and propose; give the keys."""
    for one in _MERITS:
        place = f"/employees/{employee_id}/career-records"
        made = hr.post(place, {**one, "document_no": "800/1"})
        assert made.status_code == 201, made.text
    proposed = hr.post("/promotion/proposals", draft_of(employee_id))
    assert proposed.status_code == 201, proposed.text
    return {
        "record_id": made.json()["items"][0]["id"],
        "proposal_id": proposed.json()["items"][0]["proposal"]["id"],
    }
