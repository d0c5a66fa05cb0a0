"""Puts Wayan's evaluations where the table needs them: rated, signed, and not agreed with."""

from typing import Any
from uuid import UUID

from tests.http import Client

RATINGS = {"results_rating": "sesuai_ekspektasi", "behaviour_rating": "sesuai_ekspektasi"}
DISAGREE = {"receipt": "disagree", "note": "Kunjungan Agustus belum dihitung."}
ANSWER = {"text": "Daftar hadirnya belum ditandatangani kader."}
CORRECTION = {**RATINGS, "note": "Kunjungan Agustus kini dihitung."}

OTHER_EVALUATIONS = {
    "sign_evaluation": "rated",
    "take_over_evaluation": "rated",
    "acknowledge_evaluation": "signed",
    "reopen_evaluation": "signed",
    "assign_advice": "signed",
    "answer_disagreement": "disagreed",
    "correct_evaluation": "disagreed",
}


def judge(superior: Client, oneself: Client, made: dict[str, Any]) -> None:
    """Take three evaluations to the step that their name says."""
    for name in ("rated", "signed", "disagreed"):
        _done(superior.put(f"/evaluations/{made[name]}/ratings", RATINGS, version=1))
    for name in ("signed", "disagreed"):
        _done(superior.post(f"/evaluations/{made[name]}/signature", version=2))
    key: UUID = made["disagreed"]
    _done(oneself.post(f"/evaluations/{key}/acknowledgement", DISAGREE))


def _done(answer: Any) -> None:
    assert answer.is_success, answer.text
