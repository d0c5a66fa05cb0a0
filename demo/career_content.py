"""What stands in `content/careers.toml`: careers of before the year, needed posts, rounds of promotion."""

from datetime import date
from typing import Literal

from api.evaluations.models import Predikat
from api.organization.models import PositionKind
from demo.content import PEOPLE, Weights
from demo.reading import Shape, document, refuse_unknown


class Told(Shape):
    """Of whom the story says since when they are in their rank, and the predikat of the last years."""

    who: str
    since: date
    predikat: list[Predikat]


class Need(Shape):
    """How many more posts than are filled an agency needs."""

    agency: str
    family: str
    level: PositionKind
    spare: int


class Round(Shape):
    """A window: when is proposed and decided, how many on each path, and what is decided in turn."""

    window: date
    proposed_on: date
    decided_on: date
    most: int
    decided: list[Literal["accepted", "refused", "returned"]]


class CareerContent(Shape):
    since: Weights
    predikat: Weights
    without_since: int
    without_predikat: int
    without_degree: int
    sanctioned: int
    passed_exam: int
    passed_test: int
    merits: list[str]
    told: list[Told]
    needs: list[Need]
    rounds: list[Round]


CAREERS = document("careers", CareerContent)
refuse_unknown(
    "careers.toml, who",
    [*(one.who for one in CAREERS.told), *CAREERS.merits],
    {line.name for line in PEOPLE},
)
