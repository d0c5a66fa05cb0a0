"""Gives Wayan a line of angka kredit."""

from typing import Any
from uuid import UUID

from tests.http import Client

ENTERED: dict[str, Any] = {
    "kind": "lama",
    "level": "ahli_muda",
    "points": "12,5",
    "document_no": "821/1",
    "decided_on": "2026-01-05",
    "reason": "PAK integrasi",
}
"""A line as HR enters it."""


def enter_credit(hr: Client, employee_id: UUID) -> str:
    """Enter the line; give its key."""
    answer = hr.post(f"/employees/{employee_id}/credit", ENTERED)
    assert answer.status_code == 201, answer.text
    key: str = answer.json()["lines"][0]["id"]
    return key
