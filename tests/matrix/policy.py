"""Policies in each of their states, for the requests of the table."""

from typing import Any
from uuid import UUID

from tests.http import Client
from tests.matrix.talk import TALK_BODIES
from tests.policy.drafting import DECISION, LAST_DAYS, QUESTION, Drafting

POLICY_BODIES: dict[str, Any] = {
    "draft_policy": QUESTION,
    "change_policy": {"summary": "Singkatnya begini."},
    "set_policy_paragraph": {"position": 1, "text": "Setiap bulan."},
    "open_policy": LAST_DAYS,
    "adopt_policy": {**DECISION, "decided_on": "2026-10-08"},
    "withdraw_policy": {"reason": "Sudah diatur."},
    "simulate_policy": {},
    **TALK_BODIES,
}
OTHER_POLICIES = {
    "open_policy": "draft_policy",
    "adopt_policy": "answered_policy",
    "get_policy_adoption": "answered_policy",
}
"""Which policy a step is tried on, where it is not the one that people talk over."""
POLICY_VERSIONS = {
    "change_policy": 4,
    "set_policy_paragraph": 4,
    "remove_policy_paragraph": 4,
    "open_policy": 2,
    "publish_policy_version": 4,
    "close_policy": 4,
    "adopt_policy": 4,
    "withdraw_policy": 4,
}


def make_policies(hr: Client, hr_id: UUID) -> dict[str, Any]:
    """Write three policies: a draft, one that is open with a later version under way, one to be decided."""
    draft, opened, answered = (Drafting(lambda _who: hr, hr_id).begin() for _ in range(3))
    for one in (draft, opened, answered):
        one.write("periode", text="Setiap triwulan.")
    paragraph = opened.open()["paragraphs"][0]
    opened.write("periode", text="Setiap bulan.")
    answered.open()
    answered.close()
    return {
        "policy_id": opened.id,
        "draft_policy": draft.id,
        "answered_policy": answered.id,
        "paragraph_id": paragraph["id"],
        "anchor": "periode",
    }
