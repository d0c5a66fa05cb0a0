"""Column types that mean the same on PostgreSQL and SQLite.

What PostgreSQL's driver gives is what we mean, so values are turned on SQLite only, by a plain
function: lists have thousands of them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID, SafeUUID

import orjson
from sqlalchemy import BigInteger, DateTime, Enum, LargeBinary, Numeric, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

RowT = TypeVar("RowT")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACES = 4
SCALE = 10**PLACES
MICROSECOND = timedelta(microseconds=1)


_set = object.__setattr__


def _key(value: bytes | None) -> UUID | None:
    """Make a UUID of the 16 bytes that are stored, past a constructor that weighs six forms of it."""
    if value is None:
        return None
    key = UUID.__new__(UUID)
    _set(key, "int", int.from_bytes(value, "big"))
    _set(key, "is_safe", SafeUUID.unknown)
    return key


def _moment(value: int | None) -> datetime | None:
    return None if value is None else EPOCH + timedelta(microseconds=value)


def _amount(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-PLACES)


class Key(TypeDecorator[UUID]):
    """UUID: native on PostgreSQL, 16 bytes on SQLite, so that both sort by time."""

    impl = Uuid
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _key if dialect.name == "sqlite" else None


class Instant(TypeDecorator[datetime]):
    """A moment in UTC: `timestamptz` on PostgreSQL, microseconds since 1970 on SQLite."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(BigInteger() if sqlite else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone is not stored")
        return (value - EPOCH) // MICROSECOND if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _moment if dialect.name == "sqlite" else None


class Exact(TypeDecorator[Decimal]):
    """A decimal with four places: `numeric(18,4)` on PostgreSQL, an integer × 10⁴ on SQLite.

    More than four places are refused, never rounded.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(BigInteger() if sqlite else Numeric(18, PLACES))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        scaled = value * SCALE
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than {PLACES} places")
        return int(scaled) if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        return _amount if dialect.name == "sqlite" else None


class Json(TypeDecorator[Any]):
    """Structured facts that are shown and compared, never filtered or sorted by."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else JSONB())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return plain(value)
        return canonical(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return orjson.loads(value) if isinstance(value, str) and dialect.name == "sqlite" else value


def plain(value: Any) -> Any:
    """Turn dates, decimals, keys and dataclasses into what JSON knows."""
    return None if value is None else orjson.loads(canonical(value))


class Written(NamedTuple, Generic[RowT]):
    """Rows that the database wrote as JSON (`foundation/nested`): sent as they are, read by who looks."""

    json: str

    def rows(self) -> list[RowT]:
        found: list[RowT] = orjson.loads(self.json)
        return found


def canonical(value: Any) -> bytes:
    """Serialise to the one form that is hashed: sorted keys, UTC, decimals as text."""
    return orjson.dumps(value, default=_read, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z)


def _read(value: Any) -> Any:
    """Read what is written already, so that its keys are sorted too."""
    return value.rows() if isinstance(value, Written) else wire_default(value)


def wire_default(value: Any) -> Any:
    """Say what orjson does not know by itself."""
    if isinstance(value, Written):
        return orjson.Fragment(value.json)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "_asdict"):
        return value._asdict()
    raise TypeError(f"{type(value).__name__} has no form on the wire")


def decimal_text(value: Decimal) -> str:
    """Write a decimal without exponent and without idle zeros: 70.0000 → 70, -0 → 0."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def text_enum(kind: type[StrEnum], rule: str | None = None) -> Enum:
    """Keep an enumeration as text with a CHECK; native enums cannot drop a word.

    `rule` names the CHECK where a table has two columns of the same kind.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=rule or _snake(kind.__name__),
        values_callable=_values,
    )


def _values(kind: type[StrEnum]) -> Sequence[str]:
    return [word.value for word in kind]


def _snake(name: str) -> str:
    return "".join("_" + sign.lower() if sign.isupper() else sign for sign in name).lstrip("_")


class ByteText(TypeDecorator[str]):
    """Text that is compared byte by byte on both engines."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Text(collation="C"))
