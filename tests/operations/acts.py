"""What people do, by HTTP, that leaves records behind."""

from typing import Any
from uuid import UUID

from tests.evaluations.factories import ABOVE, EARLY
from tests.goals.factories import Q3, take_step, write_plan
from tests.http import Client
from tests.identity.factories import PASSWORD
from tests.people import Town

ROLE = {"role": "auditor", "valid_from": "2026-10-01", "reason": "Surat tugas"}


def ok(response: Any) -> Any:
    assert response.status_code in (200, 201), response.text
    return response.json()


def agree_and_report(wayan: Client, chief: Client) -> str:
    """Agree on a plan, report, correct the report and prove it."""
    plan = write_plan(wayan)
    key: str = plan["id"]
    ok(chief.put(f"/plans/{key}/behaviour/1", {"text": "Menyapa lebih dulu"}, version=0))
    ok(take_step(wayan, key, "submission"))
    ok(take_step(chief, key, "agreement"))
    line = {"indicator_id": plan["goals"][0]["indicators"][0]["id"], "value": "80.50"}
    path = f"/plans/{key}/periods/{Q3}/report"
    ok(wayan.post(path, {"lines": [line]}, key="pertama"))
    corrected = {**line, "value": "-0", "narrative": "Salah ketik", "version": 1}
    ok(wayan.post(path, {"lines": [corrected]}, key="kedua"))
    _prove(wayan, chief, key, line["indicator_id"])
    return key


def sign(wayan: Client, chief: Client, evaluation: UUID) -> None:
    """Rate, sign and acknowledge."""
    path = f"/evaluations/{evaluation}"
    ok(chief.put(f"{path}/ratings", ABOVE, version=1))
    ok(chief.post(f"{path}/signature", EARLY, version=2))
    agreed = {"receipt": "agree", "note": "Terima kasih"}
    ok(wayan.post(f"{path}/acknowledgement", agreed))


def _prove(owner: Client, assessor: Client, plan_id: str, indicator: str) -> None:
    """Give two pieces of evidence: one is accepted, one taken back."""
    draft = {"period_id": Q3, "kind": "link", "url": "https://contoh.go.id/1", "title": "Rekap"}
    path, lines = f"/plans/{plan_id}/evidence", [indicator]
    kept, gone = (ok(owner.post(path, {**draft, "indicator_ids": lines})) for _ in range(2))
    ok(assessor.post(f"/evidence/{kept['id']}/verdict", {"verdict": "accepted"}, version=1))
    assert owner.delete(f"/evidence/{gone['id']}").status_code == 204


def empower(admin: Client, hr: Client, nobody: Client, town: Town) -> None:
    """Give somebody a role and end it, and set a password by a code."""
    grant = ok(admin.post("/role-grants", {**ROLE, "user_id": str(town.wayan.id)}))
    assert admin.delete(f"/role-grants/{grant['id']}").status_code == 204
    issued = ok(hr.post(f"/users/{town.wayan.id}/reset-code"))
    opened = {"login": issued["login"], "code": issued["code"], "new_password": PASSWORD}
    ok(nobody.post("/session/activation", opened))
