"""A competence, a need, a wish and a plan of Wayan's, for the requests of the table."""

from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from api.evaluations.models import Evaluation
from tests.conftest import Db
from tests.http import Client

BECAUSE = "Terlihat saat bimbingan kinerja."
COMPETENCE = {"code": "gizi", "group": "teknis", "agency_id": 1, "name": "Asesmen gizi"}
FILE = b"kode;kelompok;nama\nposyandu;teknis;Posyandu\n"
WORDS = {"words": "gizi buruk", "competence_code": "gizi"}
LEVEL = {"competence_code": "komunikasi", "level": 2, "reason": BECAUSE}
WISH = {"text": "Berbicara di depan umum"}
ACTION = {
    "kind": "mandiri",
    "text": "Belajar mandiri",
    "hours": "2",
    "from_on": "2026-10-12",
    "until_on": "2026-10-12",
}
BODIES: dict[str, Any] = {
    "add_competence": {**COMPETENCE, "code": "imunisasi"},
    "change_competence": {"name": "Asesmen gizi balita"},
    "set_requirement": {
        "position_kind": "pelaksana",
        "title": "*",
        "competence_code": "gizi",
        "level": 3,
    },
    "add_competence_words": {**WORDS, "words": "gizi kurang"},
    "give_level": LEVEL,
    "set_wish": WISH,
    "record_talent_assessment": {
        "potential": "high",
        "reason": BECAUSE,
        "assessed_on": "2026-09-01",
    },
    "reject_need": {"reason": BECAUSE},
    "assign_advice": {"competence_codes": ["komunikasi"]},
    "add_development_action": ACTION,
    "change_development_action": {"text": "Belajar berdua"},
    "step_development_action": {"step": "done", "note": "Ringkasan dibagikan."},
}


def make_learned(
    db: Db, hr: Client, oneself: Client, superior: Client, keys: dict[str, Any]
) -> dict[str, Any]:
    """Let HR keep a competence, the superior see a gap, and Wayan wish and plan to learn."""
    person = f"/employees/{keys['employee_id']}"
    competence = _made(hr.post("/competences", COMPETENCE))["id"]
    [word] = _made(hr.post("/competence-words", WORDS))["items"]
    _made(superior.post(f"{person}/competence-levels", LEVEL))
    _made(oneself.put(f"{person}/wishes/komunikasi", WISH))
    shown = _made(oneself.post(f"{person}/development-actions", ACTION))
    db.write(_advise, keys["signed"])
    sent = {"content": FILE, "params": {"kind": "kompetensi"}}
    file = _made(hr.request("POST", "/competences/file", **sent))
    return {
        "competence_id": competence,
        "competence_code": "komunikasi",
        "model_file_id": file["id"],
        "word_id": word["id"],
        "need_id": shown["needs"][0]["id"],
        "action_id": shown["actions"][0]["id"],
        "development_plan_id": shown["plan"]["id"],
    }


def _advise(session: Session, evaluation_id: UUID) -> None:
    """Let a signed evaluation hold an advice."""
    session.execute(
        update(Evaluation)
        .where(Evaluation.id == evaluation_id)
        .values(recommendation="Perbanyak latihan berbicara.")
    )


def _made(answer: Any) -> Any:
    assert answer.status_code < 300, answer.text
    return answer.json()
