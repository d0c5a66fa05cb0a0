"""The base of everything on the wire."""

import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
)
from pydantic_core import PydanticCustomError

from api.foundation.types import decimal_text


class Schema(BaseModel):
    """Refuses fields that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class View(BaseModel):
    """What is answered: built by the server, so every field is always there."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Named(View):
    id: UUID
    name: str


def _tidy(text: str) -> str:
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds half of a sign (a lone surrogate)")
    return unicodedata.normalize("NFC", text).replace("\x00", "").strip()


_INDONESIAN = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+),\d+")


def _decimal(value: Any) -> Any:
    """Take a decimal as text, with a point or as Indonesians write it: "64.8", "64,8", "1.250,5"."""
    if isinstance(value, float | bool):
        raise ValueError('write the decimal as text, for example "64.8"')
    if isinstance(value, str) and _INDONESIAN.fullmatch(value.strip()):
        return value.strip().replace(".", "").replace(",", ".")
    return value


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("lies outside the years 1 to 9999 in UTC") from error


EARLIEST, LATEST = date(1945, 1, 1), date(2100, 12, 31)
"""What a day of the civil service can be; further off lies a slip of the pen, and PostgreSQL's infinity."""


def _in_our_time(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError("out_of_range", f"from {EARLIEST} to {LATEST}")
    return day


Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A whole number as both engines keep it: a period, a cycle, an agency, a version."""
Day = Annotated[date, AfterValidator(_in_our_time)]
"""A day that somebody gives."""
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment with its time zone; without one nobody knows which moment is meant."""
Line = Annotated[str, AfterValidator(_tidy), Field(max_length=500)]
"""One line of text, at most 500 signs."""
Paragraph = Annotated[str, AfterValidator(_tidy), Field(max_length=4000)]
"""Text of at most 4,000 signs."""
Amount = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    Field(max_digits=18, decimal_places=4, allow_inf_nan=False),
    PlainSerializer(decimal_text, return_type=str, when_used="json"),
]
"""A decimal with at most four places, as text on the wire; taken with a comma too."""
