"""What services the city has, who works on them and how their cases go: `content/services.toml`."""

from datetime import date

from api.measurements.figures.models import ContestState, ServiceMetric
from api.measurements.services.schemas import StandardDraft
from demo.content import UNITS, WORK, Texts
from demo.reading import Shape, document, refuse_unknown


class StepLine(Shape):
    """A step of a service: who holds it where it is not the officer, and how many working days it takes."""

    code: str
    name: str
    unit: str = ""
    days: list[tuple[int, int]]


class Contested(Shape):
    """An officer's doubt about a late case, and how it ended."""

    raised: date
    reason: str
    end: ContestState = ContestState.OPEN
    settled: date | None = None
    answer: str = ""


class ServiceLine(Shape):
    """A service, which indicators it measures by which metric, and how many cases an officer gets."""

    agency: str
    unit: str
    code: str
    name: str
    noun: str
    source_name: str
    case_url: str | None = None
    standard: StandardDraft
    kinds: Texts
    cases_a_month: int
    metrics: dict[str, ServiceMetric]
    steps: list[StepLine]
    contests: list[Contested] = []


class Services(Shape):
    services: list[ServiceLine]


SERVICES = document("services", Services).services


def _check() -> None:
    """Refuse what names something that is not there."""
    units = {line.code for line in UNITS}
    holders = (step.unit for one in SERVICES for step in one.steps)
    refuse_unknown(
        "services.toml, unit",
        (*(name for one in SERVICES for name in (one.agency, one.unit)), *holders),
        units,
    )
    measured = (text for one in SERVICES for text in one.metrics)
    refuse_unknown("services.toml, metrics", measured, {line.text for line in WORK})


_check()
