"""Needs and development plans on the wire; hours (JP) are decimal text with one place."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from api.development.competence.models import (
    ActionKind,
    ActionState,
    DevelopmentState,
    NeedState,
    OriginKind,
)
from api.development.competence.schemas import Code, NamedCompetence, Reason, Text
from api.development.seats import SeatState
from api.foundation.schema import Amount, Day, Line, Named, Schema, View

MOST_HOURS = 1000


def _in_reach(hours: Decimal) -> Decimal:
    if not 0 <= hours <= MOST_HOURS or hours * 10 != int(hours * 10):
        raise PydanticCustomError("out_of_range", f"from 0 to {MOST_HOURS}, in tenths")
    return hours


Hours = Annotated[Amount, AfterValidator(_in_reach)]


class NeedOriginView(View):
    """A fact that speaks for a need. What a kind has no use for is empty.

    `text`: the indicator, the advice or the wish in its own words. `givers`: how many different people
    said something about the value, empty below the setting `small_group`; nobody is ever named.
    """

    kind: OriginKind
    since: date
    text: str | None
    value: str | None
    target: str | None
    unit_of_measure: str | None
    period_ids: list[int]
    evaluation_id: UUID | None
    author: str | None
    value_code: int | None
    givers: int | None
    level: int | None
    required_level: int | None


class NeedSeatView(View):
    """A seat in a programme; `competences`: what the programme answers."""

    id: UUID
    programme_id: UUID
    title: str
    state: SeatState
    hours: Amount
    from_on: date
    until_on: date
    competences: list[str]


class DevelopmentNeedView(View):
    """A need with all that speaks for it. `answered_by`: the action that did. `may`: "agree", "reject"."""

    id: UUID
    competence: NamedCompetence
    state: NeedState
    strength: int
    since: date
    own_level: int | None
    assessor_level: int | None
    post_level: int | None
    origins: list[NeedOriginView]
    reason: str | None
    decided_on: date | None
    answered_on: date | None
    answered_by: UUID | None
    version: int
    may: list[str]


class WishView(View):
    """A wish of one's own, for which nothing else speaks yet."""

    competence: NamedCompetence
    text: str
    since: date


class HoursView(View):
    """Hours (JP) of a year: `target` is the setting; `done` is accepted, `agreed` waits to be done or
    accepted, with the seats that were taken; `offered` seats wait for an answer, `planned` is not agreed yet.
    """

    target: Amount
    done: Amount
    agreed: Amount
    offered: Amount
    planned: Amount


class DevelopmentActionView(View):
    """`seat_id`: the seat that shows it was done. `may`: "change", "done", "accept", "return", "drop"."""

    id: UUID
    kind: ActionKind
    text: str
    competence_code: str | None
    hours: Amount
    from_on: date
    until_on: date
    state: ActionState
    evidence_url: str | None
    evidence_note: str | None
    reason: str | None
    seat_id: UUID | None
    version: int
    may: list[str]


class DevelopmentPlanView(View):
    """`may`: "propose", "agree"."""

    id: UUID
    state: DevelopmentState
    agreed_on: date | None
    agreed_with: Named | None
    version: int
    may: list[str]


class DevelopmentView(View):
    """What somebody needs to learn in a year, what is agreed, what is done; `plan` is empty before the
    first action; `seats` are those of the year's programmes. `may`: "wish", "add_action".
    """

    employee: Named
    year: int
    plan: DevelopmentPlanView | None
    hours: HoursView
    needs: list[DevelopmentNeedView]
    wishes: list[WishView]
    actions: list[DevelopmentActionView]
    seats: list[NeedSeatView]
    may: list[str]


class WishDraft(Schema):
    text: Text


class AdviceDraft(Schema):
    """Of which competences the advice of the evaluation speaks; none: what its words say."""

    competence_codes: Annotated[list[Code], Field(max_length=5)]


class AdviceView(View):
    evaluation_id: UUID
    competences: list[NamedCompetence]


class GivenAdvice(View):
    """The advice of a signed evaluation, and of which competences it speaks: by its words, or as
    `assigned`. `may`: "assign".
    """

    evaluation_id: UUID
    period_id: int
    text: str
    author: str
    competences: list[NamedCompetence]
    assigned: bool
    may: list[str]


class AdviceList(View):
    items: list[GivenAdvice]


class RejectionDraft(Schema):
    """Why it is none: "Keliru? Beri tahu"."""

    reason: Reason


class ActionDraft(Schema):
    """Something to do for learning, in the year of its first day."""

    kind: ActionKind
    text: Text
    competence_code: Code | None = None
    hours: Hours
    from_on: Day
    until_on: Day


class ActionChange(Schema):
    text: Text | None = None
    hours: Hours | None = None
    from_on: Day | None = None
    until_on: Day | None = None


class DoneDraft(Schema):
    """That it was done; `url` and `note` show it."""

    step: Literal["done"]
    url: Annotated[Line, Field(pattern=r"^https?://")] | None = None
    note: Text | None = None


class AcceptDraft(Schema):
    step: Literal["accept"]


class BackDraft(Schema):
    """Back to whoever did it, or dropped; why."""

    step: Literal["return", "drop"]
    reason: Reason


ActionStep = Annotated[DoneDraft | AcceptDraft | BackDraft, Field(discriminator="step")]
