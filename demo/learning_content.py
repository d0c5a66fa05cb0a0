"""What stands in `content/learning.toml`: the competence model, needs, plans of development, programmes."""

from datetime import date
from typing import Literal

from api.development.competence.models import ActionKind
from api.development.training.models import Mode, Used
from api.organization.models import PositionKind
from demo.content import UNITS, Texts
from demo.reading import Shape, document, refuse_unknown


class Said(Shape):
    """What an assessor and a person say where somebody is below what the post asks for."""

    code: str
    reason: str
    wish: str


class Technical(Said):
    agency: str = ""
    name: str
    description: str


class Requires(Shape):
    titles: Texts
    kinds: list[PositionKind]
    level: int
    codes: Texts


class Group(Shape):
    """People, as unit/name, who need to learn the same from a day on."""

    codes: Texts
    begins: date
    people: Texts


class Decided(Shape):
    """The assessor agrees to a need, or with a reason the person says that it is none."""

    who: str
    code: str
    day: date
    reason: str = ""


class ActionLine(Shape):
    """Something to do, and how far it is."""

    kind: ActionKind
    text: str
    code: str | None = None
    hours: int
    begins: date
    until: date
    done: date | None = None
    note: str = ""
    accepted: date | None = None
    dropped: date | None = None
    reason: str = ""


class PlanLine(Shape):
    who: str
    written: date
    proposed: date | None = None
    agreed: date | None = None
    actions: list[ActionLine]


class Ceiling(Shape):
    agency: str
    amount: int
    day: date


class Course(Shape):
    """A programme with the days of its steps; a step without a day has not come."""

    agency: str
    title: str
    description: str | None = None
    provider: str
    place: str | None = None
    mode: Mode
    codes: Texts
    sessions: list[date]
    hours: int
    seats: int
    budget: int
    drafted: date
    proposed: date | None = None
    decided: date | None = None
    refused: str = ""
    cancelled: date | None = None
    queued: date | None = None
    passed_over: Texts = []
    because: str = ""
    offered: date | None = None
    answered: date | None = None
    answering: Texts = []
    """Who answers; empty: all."""
    declines: Texts = []
    approved: date | None = None
    approving: Texts = []
    """Whose superior answers; empty: of all who take a seat."""
    absent: list[Texts] = []
    """By session that has a list: who was not there."""
    finished: date | None = None
    said: date | None = None
    used: list[tuple[Used, Literal[1, 2, 3, 4, 5]]] = []


class LearningContent(Shape):
    model_on: date
    competences: list[Technical]
    said: list[Said]
    requires: list[Requires]
    words: dict[str, str]
    needs: list[Group]
    decided: list[Decided]
    plans: list[PlanLine]
    ceilings: list[Ceiling]
    programmes: list[Course]


LEARNING = document("learning", LearningContent)
SAID = {one.code: one for one in (*LEARNING.competences, *LEARNING.said)}


def _check() -> None:
    """Refuse what names something that is not there."""
    units = {line.code for line in UNITS}
    groups = (one for group in LEARNING.needs for one in group.people)
    whose = [one.who for one in LEARNING.decided] + [one.who for one in LEARNING.plans]
    places = (one.partition("/")[0] for one in (*groups, *whose))
    refuse_unknown("learning.toml, people", places, units)
    owners = [one.agency for one in LEARNING.programmes]
    owners += [one.agency for one in LEARNING.ceilings]
    refuse_unknown("learning.toml, agency", owners, units)
    refuse_unknown("learning.toml, codes", (c for one in LEARNING.needs for c in one.codes), SAID)


_check()
