"""What stands in `content/credit.toml`: angka kredit of before the year and of the year."""

from datetime import date
from decimal import Decimal
from typing import Literal

from demo.content import PEOPLE, Weights
from demo.reading import Shape, document, refuse_unknown


class Ledger(Shape):
    """What somebody has collected before the year: older points, and the predikat of each year since."""

    who: str
    older: Decimal
    predikat: list[str]


class CreditAct(Shape):
    """What HR enters into somebody's ledger."""

    who: str
    act: Literal["degree", "transfer", "mistake", "judged_again"]
    day: date
    document_no: str
    reason: str
    points: Decimal = Decimal()
    mistaken: Decimal = Decimal()
    months: int = 0


class CreditContent(Shape):
    predikat: Weights
    ledgers: list[Ledger]
    acts: list[CreditAct]


CREDIT = document("credit", CreditContent)
refuse_unknown(
    "credit.toml, who",
    [one.who for one in (*CREDIT.ledgers, *CREDIT.acts)],
    {line.name for line in PEOPLE},
)
