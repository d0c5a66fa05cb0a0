"""Careers and promotions in the year: what HR brings in, needed posts, who is proposed and decided."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.development.career import needs
from api.development.career import service as careers
from api.development.career.families import family_key
from api.development.career.models import PositionNeed
from api.development.career.queries import FILLED_OF_AGENCY
from api.development.career.schemas import NeedDraft
from api.development.promotion import deciding, proposing
from api.development.promotion.checks import everybody
from api.development.promotion.models import (
    DecisionOutcome,
    Path,
    PromotionOutcome,
    PromotionProposal,
    ProposalState,
)
from api.development.promotion.paths import Checked, check
from api.development.promotion.proposal_schemas import Accepted, ProposalsDraft, Refused, Returned
from api.development.promotion.reading import read_people
from api.development.promotion.rules import load_rules
from api.foundation import rows
from api.identity.actor import Actor
from api.organization.models import Employee
from demo.acts import Diary, Do
from demo.career_content import CAREERS, Need, Round
from demo.careers import earlier_records
from demo.days import ENTERED, moment
from demo.people import Cast

NUMBER = "823.{place}/{turn:03}/BKPSDM/2026"
WHY = {
    "refused": "Ijazah terakhir belum diakui",
    "returned": "SK pangkat terakhir belum dilampirkan",
}


def note_promotions(diary: Diary, cast: Cast) -> None:
    """Note what HR of the city and of an agency does about careers and promotions."""
    city = cast.of_role("hr_city")
    diary.note(moment(ENTERED, 9), city, _bringing(cast))
    diary.note(moment(ENTERED, 10), city, _say_needs(cast))
    for place, one in enumerate(CAREERS.rounds, 1):
        diary.note(moment(one.proposed_on, 10), city, _proposing(one))
        diary.note(moment(one.decided_on, 15), city, _deciding(one, place))


def _bringing(cast: Cast) -> Do:
    def bring(session: Session, actor: Actor) -> None:
        lines = earlier_records(session, cast)
        careers.keep(session, actor, [{**line, "entered_by": actor.id} for line in lines])

    return bring


def _say_needs(cast: Cast) -> Do:
    def say(session: Session, actor: Actor) -> None:
        for one in CAREERS.needs:
            agency_id = cast.places[one.agency].agency_id
            set_need(session, actor, agency_id, one)

    return say


def set_need(session: Session, actor: Actor, agency_id: int, one: Need) -> None:
    """Say that an agency needs so many more posts than are filled."""
    filled = rows.fetch(session, FILLED_OF_AGENCY, agency_id=agency_id)
    seats = one.spare + sum(
        row["people"]
        for row in filled
        if row["kind"] is one.level and family_key(row["title"]) == family_key(one.family)
    )
    draft = NeedDraft(
        agency_id=agency_id,
        family=one.family,
        level=one.level,
        valid_from=ENTERED,
        seats=seats,
        document_no="Anjab-ABK 2026",
    )
    needs.set_need(session, actor, draft)


def say_needs_anew(session: Session, actor: Actor) -> None:
    """After the city has grown: let each agency need as many more posts than are filled as before."""
    spare = {(family_key(one.family), one.level): one for one in CAREERS.needs}
    for need in session.scalars(select(PositionNeed).order_by(PositionNeed.id)).all():
        set_need(session, actor, need.agency_id, spare[need.family_key, need.level])


def _proposing(one: Round) -> Do:
    """Propose some of those who are ready on each path."""

    def propose(session: Session, actor: Actor) -> None:
        ready: dict[Path, list[Any]] = {}
        for path, key in _ready(session, one):
            ready.setdefault(path, []).append(key)
        for path, keys in ready.items():
            draft = ProposalsDraft(window_on=one.window, path=path, employee_ids=keys[: one.most])
            proposing.propose(session, actor, draft)

    return propose


def _ready(session: Session, one: Round) -> Iterator[tuple[Path, Any]]:
    rules = load_rules(session)
    turn = {row.id: row.nip for row in session.execute(select(Employee.id, Employee.nip))}
    people = read_people(session, everybody(session))
    for person in sorted(people, key=lambda one: str(turn[one.id])):
        for found in check(person, rules, one.window):
            if isinstance(found, Checked) and found.outcome is PromotionOutcome.READY:
                yield found.path, person.id


def _deciding(one: Round, place: int) -> Do:
    """Decide the proposals of a round in turn, on each path; what is left over waits."""

    def decide(session: Session, actor: Actor) -> None:
        wanted = (
            select(PromotionProposal)
            .join(Employee, Employee.id == PromotionProposal.employee_id)
            .where(
                PromotionProposal.window_on == one.window,
                PromotionProposal.state == ProposalState.PROPOSED,
            )
        )
        waiting: dict[Path, list[PromotionProposal]] = {}
        for found in session.scalars(wanted.order_by(Employee.nip)).all():
            waiting.setdefault(found.path, []).append(found)
        for path in waiting:
            turns = zip(waiting[path], one.decided, strict=False)
            for turn, (proposal, outcome) in enumerate(turns, 1):
                _decide(
                    session, actor, proposal, (one, outcome, NUMBER.format(place=place, turn=turn))
                )

    return decide


def _decide(
    session: Session, actor: Actor, proposal: PromotionProposal, said: tuple[Round, str, str]
) -> None:
    one, outcome, number = said
    if outcome == "returned":
        because = Returned(reason=WHY[outcome])
        deciding.give_back(session, actor, proposal.id, because, proposal.version)
        return
    given: Accepted | Refused = Accepted(
        outcome=DecisionOutcome.ACCEPTED,
        number=number,
        decided_on=one.decided_on,
        effective_on=one.window,
    )
    if outcome == "refused":
        given = Refused(
            outcome=DecisionOutcome.REFUSED,
            number=number,
            decided_on=one.decided_on,
            reason=WHY[outcome],
        )
    deciding.decide(session, actor, proposal.id, given, proposal.version)
