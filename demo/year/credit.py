"""What becomes of angka kredit in the year: degrees, a transfer, a mistake taken back, periods converted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api.development.credit import entering
from api.development.credit.looking import get_credit
from api.development.credit.models import CreditKind
from api.development.credit.schemas import DegreeDraft, PointsDraft, Reversal, TransferDraft
from api.evaluations.models import Predikat
from api.identity.actor import Actor
from demo.acts import Diary, Do
from demo.credit_content import CREDIT, CreditAct
from demo.days import moment
from demo.people import Cast, Person
from demo.places import known

Enter = Callable[[Session, Actor, UUID, CreditAct], Any]


def note_credit(diary: Diary, cast: Cast) -> None:
    """Note what HR of the city enters into ledgers and takes back."""
    hr = cast.of_role("hr_city")
    for one in CREDIT.acts:
        diary.note(moment(one.day, 10), hr, _entering(cast.named(one.who), one))


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
