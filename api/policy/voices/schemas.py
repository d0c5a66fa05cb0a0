"""How an unnamed voice looks on the wire, to the one who speaks."""

from typing import Annotated

from pydantic import Field

from api.foundation.schema import Paragraph, Schema, View
from api.policy.consultation.models import VoiceKind
from api.policy.drafting.schemas import Anchor

LONGEST = 1200
"""Signs; what is sealed always has the same size."""


class VoiceDraft(Schema):
    """What one says; an empty text takes back what has not been shown yet."""

    anchor: Anchor
    kind: VoiceKind = VoiceKind.COMMENT
    text: Annotated[Paragraph, Field(max_length=LONGEST)]


class OwnVoice(View):
    """What one has written and what is not shown yet; empty when there is nothing."""

    anchor: str | None
    kind: VoiceKind | None
    text: str


class VoicesView(View):
    """`dropped`: a few were too few to be shown without telling who they are from."""

    allowed: bool
    open: bool
    least: int
    """How many are shown together at least."""
    dropped: bool
    mine: OwnVoice
