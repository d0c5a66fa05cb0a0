"""How taking over an earlier result looks on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from api.evaluations.models import EvaluationKind, Predikat
from api.foundation.schema import View


class EarlierResult(View):
    """The result of the period before, signed at the former place."""

    id: UUID
    period_id: int
    kind: EvaluationKind
    predikat: Predikat
    unit_name: str
    assessor_name: str
    signed_at: datetime


class Spoken(View):
    name: str
    at: datetime


class CarryOverView(View):
    """`earlier` null: nothing can be taken over; `agreed`: it stands for the period (IV.A.13a)."""

    evaluation_id: UUID
    earlier: EarlierResult | None
    proposed: Spoken | None
    agreed: Spoken | None
    may: list[Literal["propose", "agree", "end"]]
