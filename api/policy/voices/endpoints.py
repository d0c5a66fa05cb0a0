"""How an unnamed voice is given; nothing here leaves an event, a repeated answer or a time."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from api.foundation.errors import NotFound, problems
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.policy.errors import ConsultationClosed, NoPlaceToSpeak, NotAsked, VoicesNotAllowed
from api.policy.voices import speaking
from api.policy.voices.keys import VoiceKeys
from api.policy.voices.schemas import OwnVoice, VoiceDraft, VoicesView

router = APIRouter(prefix="/policies", tags=["policy"])

Reader = Annotated[Caller, requires(Scope.POLICY_READ, session_only=True)]
Writer = Annotated[Caller, requires(Scope.POLICY_WRITE, session_only=True)]


def _keys(request: Request) -> VoiceKeys:
    keys: VoiceKeys = request.app.state.voice_keys
    return keys


Keys = Annotated[VoiceKeys, Depends(_keys)]


@router.get("/{policy_id}/voice", response_model=VoicesView, responses=problems(NotFound))
async def get_own_voice(policy_id: UUID, keys: Keys, caller: Reader, work: Work) -> Response:
    """Show what one has said without a name and what is not shown yet."""
    return await work.read(speaking.get_own, caller, policy_id, keys)


@router.put(
    "/{policy_id}/voice",
    response_model=OwnVoice,
    responses=problems(NotFound, ConsultationClosed, NotAsked, VoicesNotAllowed, NoPlaceToSpeak),
)
async def speak_without_name(
    policy_id: UUID, draft: VoiceDraft, keys: Keys, caller: Writer, work: Work
) -> Response:
    """Say something without a name; it is shown with others, never alone."""
    return await work.write(speaking.speak, caller, policy_id, draft, keys)
