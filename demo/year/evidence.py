"""Evidence: files and links that were accepted, wait, or came back with a reason and were replaced."""

import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from struct import pack
from uuid import UUID

from sqlalchemy.orm import Session

from api.achievements.evidence_service import judge_evidence, keep_file, submit_evidence
from api.achievements.models import EvidenceKind, Verdict
from api.achievements.schemas import EvidenceDraft, VerdictDraft
from api.foundation.clock import WITA
from api.foundation.storage import Storage
from api.foundation.uploads import written
from api.identity.actor import Actor
from demo.acts import Diary, Do, Scribe
from demo.content import STORY, words
from demo.days import Q3, TODAY, WorkingDays, at_work, moment, quarter_of
from demo.people import Cast
from demo.places import known
from demo.year.drafts import OneIndicator
from demo.year.plans import Skp

_QUARTERS = ("", "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV")


@dataclass
class Piece:
    """One piece of evidence, from its owner's hand to the assessor's word."""

    skp: Skp
    period_id: int
    one: OneIndicator
    title: str
    url: str | None
    file: tuple[Storage, bytes] | None = None
    replaces: "Piece | None" = None
    id: UUID | None = None

    def submit(self, session: Session, actor: Actor) -> None:
        draft = EvidenceDraft(
            period_id=self.period_id,
            kind=EvidenceKind.FILE if self.file else EvidenceKind.LINK,
            title=self.title,
            url=self.url,
            file_id=self._upload(session, actor, *self.file) if self.file else None,
            indicator_ids=[known(self.one.id)],
            replaces_id=self.replaces.id if self.replaces else None,
        )
        self.id = submit_evidence(session, actor, self.skp.key, draft)["id"]

    def _upload(self, session: Session, actor: Actor, storage: Storage, content: bytes) -> UUID:
        is_pdf = content.startswith(b"%PDF")
        media_type, ending = ("application/pdf", "pdf") if is_pdf else ("image/png", "png")
        part = written(storage.folder, content)
        received = storage.known(actor.agency_id, part, (media_type, f"{self.title}.{ending}"))
        key: UUID = keep_file(session, actor, received)["id"]
        return key

    def judge(self, reason: str | None) -> Do:
        """Return it for a reason, or accept it."""
        verdict = Verdict.RETURNED if reason else Verdict.ACCEPTED
        draft = VerdictDraft(verdict=verdict, reason=reason)
        return lambda session, actor: judge_evidence(session, actor, known(self.id), draft, 1)


class Proving(Scribe):
    """Notes the evidence of one plan after the other."""

    def __init__(self, diary: Diary, days: WorkingDays, storage: Storage) -> None:
        super().__init__(diary, days)
        self.storage = storage

    def prove(self, skp: Skp, period_id: int, when: datetime, done: list[OneIndicator]) -> None:
        """Note evidence for what was reported at a moment."""
        proven = [one for one in done if period_id in one.values]
        if not skp.person.part:
            proven = self.chance.sample(proven, min(len(proven), self.chance.choice((0, 0, 1, 1))))
        for one in proven:
            self._prove(self._piece(skp, period_id, one), when + timedelta(minutes=3))

    def _piece(self, skp: Skp, period_id: int, one: OneIndicator) -> Piece:
        source = one.draft.data_source or ""
        sources = [other.draft.data_source for other in skp.indicators]
        about = f" ({one.draft.text})" if sources.count(source) > 1 else ""
        link = f"{self.chance.choice(words('evidence', 'links'))}{self.chance.getrandbits(32):08x}"
        title = f"{source}{about} {_QUARTERS[quarter_of(period_id)]}"
        if skp.part.gives_files:
            made = picture() if self.chance.random() < 0.3 else page(title)
            return Piece(skp, period_id, one, title, None, (self.storage, made))
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
        elif self._judge(piece, judged, self.chance.choice(words("evidence", "returned"))):
            title, url = f"{piece.title} (perbaikan)", f"{piece.url}-2"
            self._replace(replace(piece, title=title, url=url, replaces=piece), judged)

    def _replace(self, again: Piece, judged: datetime) -> None:
        """Of the running quarter not everybody has replaced what came back."""
        when = self._judged(judged, 1)
        late = when > moment(TODAY)
        if not late and (again.period_id != Q3 or self.chance.random() < 0.6):
            self.diary.note(when, again.skp.person, again.submit)
            self._judge(again, self._judged(when, 1), None)

    def _judged(self, when: datetime, days: int) -> datetime:
        day = self.days.step(when.astimezone(WITA).date() + timedelta(days=1), days - 1)
        return at_work(self.chance, day, (8, 12))

    def _judge(self, piece: Piece, when: datetime, reason: str | None) -> bool:
        """Note the assessor's word, unless it is still to come; say whether it is noted."""
        if when > moment(TODAY):
            return False
        chief = piece.skp.person.assessor_on(when.astimezone(WITA).date())
        self.diary.note(when, chief, piece.judge(reason))
        return True

    def give_back(self, cast: Cast) -> None:
        """The evidence of the pictures: a list of attendance without a signature."""
        said, owner = STORY.returned, cast.named(STORY.returned.owner)
        [skp] = owner.plans
        one = next(one for one in skp.indicators if one.draft.text == said.indicator)
        piece = Piece(skp, Q3, one, said.title, f"{words('evidence', 'links')[0]}{said.link}")
        self.diary.note(moment(said.given, 10, 20), owner, piece.submit)
        self._judge(piece, moment(said.judged, 9, 10), said.reason)


def page(title: str) -> bytes:
    """Make a PDF of one page with a line of text."""
    line = title.encode("latin-1", "replace").replace(b"(", b"\\(").replace(b")", b"\\)")
    text = b"BT /F1 14 Tf 60 760 Td (%s) Tj ET" % line
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
    )
    file, places = b"%PDF-1.4\n", b""
    for number, part in enumerate(parts, 1):
        places += b"%010d 00000 n \n" % len(file)
        file += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\n" % places
    return b"%s%sstartxref\n%d\n%%%%EOF\n" % (file, table, len(file))


def picture() -> bytes:
    """Make a PNG: a sheet of paper with grey lines, as a photograph of a list shows it."""
    wide, high = 240, 320
    rows = b"".join(b"\0" + (b"\x99" if at % 16 == 0 else b"\xf4") * wide for at in range(high))
    head = pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = (pack(">I", len(d)) + k + d + pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)
