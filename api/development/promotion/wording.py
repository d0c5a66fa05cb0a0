"""Conditions and evidence in the form in which they are kept and sent, without what is empty. Pure."""

from datetime import date
from typing import Any
from uuid import UUID

from api.development.promotion.condition_schemas import (
    ConditionCode,
    ConditionState,
    ConditionView,
    FactKind,
    FactSource,
    FactView,
)
from api.development.promotion.facts import OnRecord

Kept = dict[str, Any]
BITS: dict[str, int] = {code: 1 << place for place, code in enumerate(ConditionCode)}
_FACT: Kept = dict.fromkeys(FactView.model_fields)
_CONDITION: Kept = dict.fromkeys(ConditionView.model_fields)


def fact(
    kind: FactKind, source: FactSource | None = None, source_id: UUID | None = None, **more: Any
) -> Kept:
    """Write a piece of evidence."""
    found: Kept = {"kind": kind}
    if source_id is not None and source is not None:
        found |= {"source": source, "source_id": str(source_id)}
    _add(found, more)
    return found


def on_record(kind: FactKind, record: OnRecord, **more: Any) -> Kept:
    """Write what a career record says as evidence."""
    return fact(
        kind,
        FactSource.CAREER_RECORD,
        record.id,
        value=record.value,
        year=record.year,
        from_on=record.from_on,
        until_on=record.until_on,
        document_no=record.document_no,
        **more,
    )


def condition(
    code: ConditionCode, rule_id: str, state: ConditionState, facts: list[Kept], **more: Any
) -> Kept:
    """Write a condition."""
    found: Kept = {"code": code, "rule_id": rule_id, "state": state, "facts": facts}
    _add(found, more)
    return found


def _add(found: Kept, more: Kept) -> None:
    """Add what is not empty, days as text: what is kept is compared with what is judged anew."""
    for key, value in more.items():
        if value is not None:
            found[key] = value.isoformat() if isinstance(value, date) else value


def shown(kept: list[Kept]) -> list[Kept]:
    """Fill in what is empty, as the contract has it."""
    return [
        {**_CONDITION, **one, "facts": [{**_FACT, **each} for each in one["facts"]]} for one in kept
    ]


def codes_of(bits: int) -> list[str]:
    """Name the conditions of which the bits are set."""
    return [code for code, bit in BITS.items() if bits & bit]
