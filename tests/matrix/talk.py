"""What is said about the open policy, for the requests of the table: by Wayan, without a name, by city HR."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.foundation.ids import random_id
from api.policy.consultation.models import PolicyVoice, VoiceKind
from api.policy.voices.keeping import look_after_all
from tests.conftest import Db
from tests.http import Client
from tests.policy.surveys import SURVEY
from tests.policy.talking import COMMENT, NO

TALK_BODIES: dict[str, Any] = {
    "comment_on_policy": COMMENT,
    "hide_policy_comment": {"reason": "Menyebut nama."},
    "hide_policy_voice": {"reason": "Menyebut nama."},
    "answer_policy_comment": NO,
    "answer_policy_voice": NO,
    "make_policy_cluster": {"name": "Beban"},
    "change_policy_cluster": {"name": "Beban kerja"},
    "answer_policy_cluster": NO,
    "speak_without_name": {"anchor": "periode", "text": "Saya khawatir."},
    "ask_survey": SURVEY,
    "answer_survey": {"answers": [3, 1, 0]},
}


def make_talk(db: Db, oneself: Client, hr: Client, policy_id: str) -> dict[str, Any]:
    """Let Wayan comment twice, somebody speak without a name, city HR group and ask."""
    place = f"/policies/{policy_id}"
    first, second = (
        oneself.post(f"{place}/paragraphs/periode/comments", COMMENT).json()["id"] for _ in range(2)
    )
    group = {"name": "Beban", "comment_ids": [second]}
    cluster = hr.post(f"{place}/clusters", group).json()
    survey = hr.post(f"{place}/surveys", SURVEY).json()
    voice = db.write(_voice, UUID(policy_id))
    db.runner.run(look_after_all(db.database, hr.app.state.voice_keys, shows=False))
    return {
        "comment_id": first,
        "cluster_id": cluster["id"],
        "survey_id": survey["id"],
        "voice_id": voice,
    }


def _voice(session: Session, policy_id: UUID) -> UUID:
    key = random_id()
    session.add(
        PolicyVoice(
            id=key, policy_id=policy_id, anchor="periode", kind=VoiceKind.COMMENT, text="Beban."
        )
    )
    return key
