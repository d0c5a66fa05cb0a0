"""How the decision on a policy looks on the wire."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.foundation.schema import Day, Line, Paragraph, Schema, View
from api.policy.drafting.models import PolicyState
from api.policy.drafting.schemas import Population

Text = Annotated[Line, Field(min_length=1, max_length=200)]


class AdoptionDraft(Schema):
    """The decision: number, who signed it, when, from which day, and when it is looked at again."""

    decision_no: Text
    signer: Text
    decided_on: Day
    effective_from: Day
    review_on: Day | None = None


class Withdrawal(Schema):
    reason: Annotated[Paragraph, Field(min_length=3, max_length=1000)]


class InForceChoice(Schema):
    """On which day, today unless said, and for whom: everybody, unless said."""

    day: Day | None = None
    population: Population = "semua"


class RuleToCome(View):
    """What adoption writes. `people`: whom it concerns today; `periods_gone`, `periods_come`: of years made."""

    anchor: str
    key: str
    population: str
    value_before: Any
    value: Any
    effective_from: date
    people: int
    units: int
    periods_gone: list[int]
    periods_come: list[int]


class MinutesView(View):
    """How many minutes a month the busiest are asked for, before and after, beside the city's ceiling."""

    role: str
    before: float
    after: float
    ceiling: int
    fits: bool


class AdoptionPreview(View):
    """What adopting would do, and to how many; `unanswered` has to be 0."""

    state: PolicyState
    unanswered: int
    rules: list[RuleToCome]
    minutes: list[MinutesView]
    ready: bool


class RuleInForce(View):
    key: str
    population: str
    value: Any
    effective_from: date
    effective_until: date | None
    paragraph_id: UUID


class PolicyInForce(View):
    """A policy of which rules hold on the day."""

    id: UUID
    title: str
    state: PolicyState
    decision_no: str | None
    decided_on: date | None
    effective_from: date | None
    rules: list[RuleInForce]


class InForceList(View):
    day: date
    items: list[PolicyInForce]
