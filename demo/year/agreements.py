"""Performance agreements of the agencies, entered by the city's HR before anybody plans."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.goals.agreements import service as agreements
from api.goals.agreements.schemas import (
    AgreementDraft,
    AgreementIndicatorDraft,
    AgreementProgrammeDraft,
)
from api.goals.models import Direction
from api.identity.actor import Actor
from demo.acts import Diary
from demo.days import ENTERED, YEAR, at_work, dice
from demo.people import Cast
from demo.places import Place
from demo.sources import Line, grouped
from demo.year.drafts import number

Lines = dict[tuple[str, str], UUID]
"""Lines of performance agreements, by agency and code; known once they have been entered."""
SUPPORT = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"
"""The programme that every agency has."""


def agree_all(diary: Diary, cast: Cast) -> Lines:
    """Note the agreement of every agency."""
    lines: Lines = {}
    chance = dice("agreements")
    for place in cast.places.values():
        if place.kind == "opd":
            when = at_work(chance, ENTERED, (13, 16))
            diary.note(when, cast.of_role("hr_city"), _entering(place, lines))
    return lines


def _entering(place: Place, lines: Lines) -> Any:
    def enter(session: Session, actor: Actor) -> None:
        draft = AgreementDraft(unit_id=place.id, year=YEAR, document_no=f"PK/{place.code}/{YEAR}")
        key = agreements.set_agreement(session, actor, draft)["id"]
        for line in grouped("indicators", "agency")[place.code]:
            view = agreements.add_agreement_indicator(session, actor, key, _line(line))
            lines.update({(place.code, one["code"]): one["id"] for one in view["indicators"]})
        for line in (*grouped("programmes", "agency").get(place.code, ()), _of_all(place)):
            programme = AgreementProgrammeDraft(name=line["name"], budget=number(line["budget"]))
            agreements.add_agreement_programme(session, actor, key, programme)

    return enter


def _of_all(place: Place) -> Line:
    return {"name": SUPPORT, "budget": str(6_250_000_000 + 485_000_000 * place.agency_id)}


def _line(line: Line) -> AgreementIndicatorDraft:
    target = number(line["target"])
    return AgreementIndicatorDraft(
        code=line["code"],
        objective=line["objective"],
        text=line["indicator"],
        unit_of_measure=line["unit"],
        direction=Direction(line["direction"]),
        target=target,
        target_text=line["target"] if target is None else None,
    )
