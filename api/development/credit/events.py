"""What happens to angka kredit."""

from dataclasses import dataclass
from typing import ClassVar

from api.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class CreditCounted(Event):
    """Lines came into somebody's ledger; about the employee, who is the subject too.

    `units`: what they add together, in 1/120,000 points; `reversed`: how many lines they take back.
    """

    subject_kind: ClassVar[str] = "credit"
    kind: str
    lines: int
    reversed: int
    units: int
    level: str
