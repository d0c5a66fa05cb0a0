"""Evidence: links that were accepted, wait, or came back with a reason and were replaced."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.evidence_service import judge_evidence, submit_evidence
from api.achievements.models import EvidenceKind, Verdict
from api.achievements.schemas import EvidenceDraft, VerdictDraft
from api.foundation.clock import WITA
from api.identity.actor import Actor
from demo.acts import Diary, Do
from demo.days import Q3, TODAY, WorkingDays, at_work, dice, moment
from demo.places import known
from demo.sources import texts
from demo.year.drafts import OneIndicator
from demo.year.plans import Skp
from demo.year.reports import quarter_of

_QUARTERS = ("", "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")


@dataclass
class Piece:
    """One piece of evidence, from its owner's hand to the assessor's word."""

    skp: Skp
    period_id: int
    one: OneIndicator
    title: str
    url: str
    replaces: "Piece | None" = None
    id: UUID | None = None

    def submit(self, session: Session, actor: Actor) -> None:
        draft = EvidenceDraft(
            period_id=self.period_id,
            kind=EvidenceKind.LINK,
            title=self.title,
            url=self.url,
            indicator_ids=[known(self.one.id)],
            replaces_id=self.replaces.id if self.replaces else None,
        )
        self.id = submit_evidence(session, actor, known(self.skp.id), draft)["id"]

    def judge(self, reason: str | None) -> Do:
        """Return it for a reason, or accept it."""
        verdict = Verdict.RETURNED if reason else Verdict.ACCEPTED
        draft = VerdictDraft(verdict=verdict, reason=reason)
        return lambda session, actor: judge_evidence(session, actor, known(self.id), draft, 1)


class Proving:
    """Notes the evidence of one plan after the other."""

    def __init__(self, diary: Diary, days: WorkingDays) -> None:
        self.diary, self.days, self.chance = diary, days, dice("evidence")

    def prove(self, skp: Skp, period_id: int, when: datetime, done: list[OneIndicator]) -> None:
        """Note evidence for what was reported at a moment."""
        proven = [one for one in done if period_id in one.values]
        if not skp.person.part:
            proven = self.chance.sample(proven, min(len(proven), self.chance.choice((0, 0, 1, 1))))
        for one in proven:
            self._prove(self._piece(skp, period_id, one), when + timedelta(minutes=3))
        if skp.person.work == "kadek_ayu" and period_id == Q3:
            self._returned_to_her(skp)

    def _piece(self, skp: Skp, period_id: int, one: OneIndicator) -> Piece:
        source = one.draft.data_source or ""
        sources = [other.draft.data_source for other in skp.indicators]
        about = f" ({one.draft.text})" if sources.count(source) > 1 else ""
        link = f"{self.chance.choice(texts()['links'])}{self.chance.getrandbits(32):08x}"
        title = f"{source}{about} {_QUARTERS[quarter_of(period_id)]}"
        return Piece(skp, period_id, one, title, link)

    def _prove(self, piece: Piece, when: datetime) -> None:
        skp = piece.skp
        quick = skp.part.is_prompt or skp.part.is_late
        self.diary.note(when, skp.person, piece.submit)
        judged = self._judged(when, 1 if quick else self.chance.randint(1, 2))
        if skp.part.is_unseen and piece.period_id == Q3:
            return
        if quick or self.chance.random() < 0.92:
            self._judge(piece, judged, None)
        elif self._judge(piece, judged, self.chance.choice(texts()["evidence_reasons"])):
            again = Piece(
                skp,
                piece.period_id,
                piece.one,
                f"{piece.title} (perbaikan)",
                f"{piece.url}-2",
                piece,
            )
            self._replace(again, self._judged(judged, 1))

    def _replace(self, again: Piece, when: datetime) -> None:
        """Of the running quarter not everybody has replaced what came back."""
        late = when > moment(TODAY, 9)
        if not late and (again.period_id != Q3 or self.chance.random() < 0.6):
            self.diary.note(when, again.skp.person, again.submit)
            self._judge(again, self._judged(when, 1), None)

    def _judged(self, when: datetime, days: int) -> datetime:
        day = self.days.step(when.astimezone(WITA).date() + timedelta(days=1), days - 1)
        return at_work(self.chance, day, (8, 12))

    def _judge(self, piece: Piece, when: datetime, reason: str | None) -> bool:
        """Note the assessor's word, unless it is still to come; say whether it is noted."""
        if when > moment(TODAY, 9):
            return False
        chief = piece.skp.person.assessor_on(when.astimezone(WITA).date())
        self.diary.note(when, chief, piece.judge(reason))
        return True

    def _returned_to_her(self, skp: Skp) -> None:
        """The evidence of the pictures: a list of attendance without a signature."""
        said = texts()["returned_to_kadek_ayu"]
        one = next(one for one in skp.indicators if one.draft.text == said["indicator"])
        piece = Piece(skp, Q3, one, said["title"], f"{texts()['links'][0]}posbindu-september")
        self.diary.note(moment(date(2026, 10, 2), 10, 20), skp.person, piece.submit)
        self._judge(piece, moment(date(2026, 10, 5), 9, 10), said["reason"])
