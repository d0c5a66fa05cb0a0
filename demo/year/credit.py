"""What becomes of angka kredit in the year: degrees, a transfer, a mistake taken back, periods converted."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import entering
from api.development.credit.looking import get_credit
from api.development.credit.models import CreditKind
from api.development.credit.schemas import DegreeDraft, PointsDraft, Reversal, TransferDraft
from api.evaluations import service
from api.evaluations.models import Predikat, Rating, Receipt
from api.evaluations.reopening import reopen
from api.evaluations.schemas import Acknowledgement, RatingsDraft, Reopening, Signature
from api.identity.actor import Actor
from demo.acts import Diary, Do
from demo.content import words
from demo.credit_content import CREDIT, CreditAct
from demo.days import Q1, moment
from demo.people import Cast, Person
from demo.places import known
from demo.year.hearings import of_evaluation
from demo.year.plans import Skp

Enter = Callable[[Session, Actor, UUID, CreditAct], Any]


def note_credit(diary: Diary, cast: Cast, plans: Iterable[Skp]) -> None:
    """Note what HR of the city enters into ledgers and takes back; and a result that is judged again."""
    hr = cast.of_role("hr_city")
    for one in CREDIT.acts:
        who = cast.named(one.who)
        if one.act == "judged_again":
            [skp] = (skp for skp in plans if skp.person is who)
            _judge_again(diary, skp, one)
        else:
            diary.note(moment(one.day, 10), hr, _entering(who, one))


def _judge_again(diary: Diary, skp: Skp, one: CreditAct) -> None:
    """Convert the first quarter; then the superior lets it be judged again, and it comes out better."""
    judge = skp.person.assessor_on(one.day)
    superior = judge.assessor or judge
    above = Rating.DI_ATAS_EKSPEKTASI
    ratings = RatingsDraft(
        results_rating=above,
        results_reason=words("results", above)[0],
        behaviour_rating=above,
        behaviour_reason=words("behaviour", above)[0],
        recommendation=None,
    )
    agreed, again = Acknowledgement(receipt=Receipt.AGREE), Reopening(reason=one.reason)
    steps: tuple[tuple[Person, Any], ...] = (
        (judge, lambda s, a, o: entering.convert_period(s, a, o.id)),
        (superior, lambda s, a, o: reopen(s, a, o.id, again, o.version)),
        (judge, lambda s, a, o: service.rate(s, a, o.id, ratings, o.version)),
        (judge, lambda s, a, o: service.sign(s, a, o.id, Signature(), o.version)),
        (skp.person, lambda s, a, o: service.acknowledge(s, a, o.id, agreed)),
    )
    for number, (who, do) in enumerate(steps):
        when = moment(one.day + timedelta(days=number // 2), 10 + number % 2)
        diary.note(when, who, of_evaluation(skp, Q1, do))


def _entering(who: Person, one: CreditAct) -> Do:
    return lambda session, actor: ACTS[one.act](session, actor, known(who.id), one)


def _degree(session: Session, actor: Actor, who: UUID, one: CreditAct) -> None:
    level = get_credit(session, actor, who)["level"]
    draft = DegreeDraft(kind=CreditKind.PENDIDIKAN, level=level, **_decided(one))
    entering.enter(session, actor, who, draft)


def _transfer(session: Session, actor: Actor, who: UUID, one: CreditAct) -> None:
    shown = get_credit(session, actor, who)
    draft = TransferDraft(
        kind=CreditKind.PERPINDAHAN,
        level=shown["level"],
        grade=shown["grade"],
        predikat=Predikat.BAIK,
        months_in_rank=one.months,
        **_decided(one),
    )
    entering.enter(session, actor, who, draft)


def _mistake(session: Session, actor: Actor, who: UUID, one: CreditAct) -> None:
    """Enter points with a wrong figure, take them back, enter them as the document has them."""
    level = get_credit(session, actor, who)["level"]
    for points in (one.mistaken, one.points):
        draft = PointsDraft(
            kind=CreditKind.PENYESUAIAN, level=level, points=points, **_decided(one)
        )
        lines = entering.enter(session, actor, who, draft)["lines"]
        if points == one.mistaken:
            [wrong] = (
                line["id"]
                for line in lines
                if line["document_no"] == one.document_no and not line["reversed_by"]
            )
            entering.reverse(session, actor, wrong, Reversal(reason="Salah ketik: angka tertukar"))


ACTS: dict[str, Enter] = {"degree": _degree, "transfer": _transfer, "mistake": _mistake}


def _decided(one: CreditAct) -> dict[str, Any]:
    return {"document_no": one.document_no, "decided_on": one.day, "reason": one.reason}
