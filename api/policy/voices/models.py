"""Sealed rows, one for everybody who may speak without a name (docs/anonymity.md)."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from api.foundation.database import Model, foreign_key
from api.foundation.types import Key


class PolicyVoiceRound(Model):
    """By which key a policy's voices are sealed now; the key itself lies outside the database."""

    __tablename__ = "policy_voice_rounds"
    citus = "local"

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"), primary_key=True)
    key_check: Mapped[bytes]
    is_over: Mapped[bool] = mapped_column(default=False)
    dropped: Mapped[bool] = mapped_column(default=False)
    """Whether a few were too few to be shown."""


class PolicySealedVoice(Model):
    """A place to speak: whose it is and what is in it, nobody can say without the key. No other column."""

    __tablename__ = "policy_sealed_voices"
    __table_args__ = ({"sqlite_with_rowid": False},)
    citus = "local"

    policy_id: Mapped[UUID] = mapped_column(Key, foreign_key("policies"), primary_key=True)
    voice_key: Mapped[bytes] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]
